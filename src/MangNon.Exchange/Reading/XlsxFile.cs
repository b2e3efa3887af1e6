using System.Text;
using System.Xml;

namespace MangNon.Exchange.Reading;

/// <summary>An .xlsx workbook (ECMA-376, transitional or strict), read straight from its zip.</summary>
internal sealed class XlsxFile : ISheetFile
{
    private const string DefaultWorkbook = "xl/workbook.xml";
    private readonly SafeZip _zip;
    private readonly WorkbookLimits _limits;
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);
    private readonly List<string> _sheets = [];
    private XlsxFormat _format;

    public XlsxFile(SafeZip zip, WorkbookLimits limits)
    {
        _zip = zip;
        _limits = limits;
        _format = SafeXml.Guard(ReadWorkbook);
    }

    public IReadOnlyList<string> Sheets => _sheets;

    public IRowReader Open(string sheet)
    {
        var part = _zip.Open(_parts[sheet]) ?? throw new WorkbookRefusedException(Refusals.Corrupt);
        return new XlsxRows(sheet, part, _format, _limits);
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>The content type of macros, or the part that holds them.</summary>
    public static bool HasMacros(SafeZip zip)
    {
        if (zip.Names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        return SafeXml.Guard(() =>
        {
            using var xml = SafeXml.Read(zip.Open(WorkbookSource.ContentTypes)!);
            while (xml.Read())
            {
                var type = xml.NodeType == XmlNodeType.Element ? xml.GetAttribute("ContentType") : null;
                if (type is not null && type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        });
    }

    private XlsxFormat ReadWorkbook()
    {
        var path = Relations("").FirstOrDefault(r => Is(r.Type, "officeDocument")).Target ?? DefaultWorkbook;
        var relations = Relations(path).ToDictionary(r => r.Id, StringComparer.Ordinal);
        var system1904 = false;
        using (var xml = SafeXml.Read(_zip.Open(path) ?? throw new WorkbookRefusedException(Refusals.NotAWorkbook)))
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (xml.LocalName == "workbookPr")
                {
                    system1904 = xml.GetAttribute("date1904") is "1" or "true";
                }
                else if (xml.LocalName == "sheet")
                {
                    AddSheet(xml, relations);
                }
            }
        }

        string? Part(string type) => relations.Values.FirstOrDefault(r => Is(r.Type, type)).Target;
        var styles = XlsxStyles.Read(Part("styles") is { } s ? _zip.Open(s) : null);
        var strings = ReadStrings(Part("sharedStrings") is { } t ? _zip.Open(t) : null);
        return new XlsxFormat(styles, strings, system1904);
    }

    private void AddSheet(XmlReader xml, Dictionary<string, Relation> relations)
    {
        string? id = null;
        var name = Register.PersonName.Repair(xml.GetAttribute("name") ?? "");
        while (xml.MoveToNextAttribute())
        {
            id = xml.LocalName == "id" ? xml.Value : id;
        }

        xml.MoveToElement();
        if (id is null || !relations.TryGetValue(id, out var part) || !Is(part.Type, "worksheet"))
        {
            return;
        }

        if (!_parts.TryAdd(name, part.Target))
        {
            throw new WorkbookRefusedException(Refusals.Twice(name));
        }

        _sheets.Add(name);
    }

    private List<string> ReadStrings(Stream? part)
    {
        var strings = new List<string>();
        if (part is null)
        {
            return strings;
        }

        using var xml = SafeXml.Read(part);
        var text = new StringBuilder();
        var buffer = new char[4096];
        var phonetic = -1;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement)
            {
                phonetic = xml.Depth == phonetic ? -1 : phonetic;
                if (xml.LocalName == "si")
                {
                    strings.Add(XlsxText.Unescape(text.ToString()));
                }
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                text.Clear();
                if (xml.IsEmptyElement)
                {
                    strings.Add("");
                }
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh" && !xml.IsEmptyElement)
            {
                phonetic = xml.Depth;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t" && phonetic < 0)
            {
                if (!SafeXml.AppendText(xml, text, buffer, _limits.CellLength))
                {
                    throw new WorkbookRefusedException(Refusals.TooLongCell("sharedStrings"));
                }
            }
        }

        return strings;
    }

    private IEnumerable<Relation> Relations(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        using var stream = _zip.Open($"{part[..slash]}_rels/{part[slash..]}.rels");
        if (stream is null)
        {
            yield break;
        }

        using var xml = SafeXml.Read(stream);
        while (xml.Read())
        {
            if (
                xml.NodeType == XmlNodeType.Element
                && xml.LocalName == "Relationship"
                && xml.GetAttribute("TargetMode") != "External"
                && xml.GetAttribute("Target") is { } target
            )
            {
                var full = target.StartsWith('/') ? target[1..] : part[..slash] + target;
                yield return new(xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", Plain(full));
            }
        }
    }

    /// <summary>The path without <c>.</c> and <c>..</c>; one that leads outside simply names no part.</summary>
    private static string Plain(string path)
    {
        var steps = new List<string>();
        foreach (var step in path.Split('/'))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }

    private static bool Is(string? type, string name) =>
        type is not null && type.EndsWith("/" + name, StringComparison.Ordinal);

    private readonly record struct Relation(string Id, string Type, string Target);
}

/// <summary>What the sheets of a workbook share.</summary>
internal sealed record XlsxFormat(XlsxStyles Styles, IReadOnlyList<string> Strings, bool System1904);
