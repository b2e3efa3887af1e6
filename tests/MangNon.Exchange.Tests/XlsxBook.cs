using System.IO.Compression;
using System.Text;

namespace MangNon.Exchange.Tests;

/// <summary>A workbook written by hand, to hold what no writer would write. Row 1 of a sheet is its header.</summary>
internal sealed class XlsxBook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private readonly List<(string Name, string Xml)> _sheets = [];
    private readonly List<(string Name, byte[] Content)> _extra = [];
    private string _prolog = "";

    public bool System1904 { get; init; }

    public string WorkbookType { get; init; } =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    public static string Text(string reference, string text) =>
        $"""<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>""";

    /// <summary>A number; style 1 shows a date, style 2 a built-in date, style 3 a time.</summary>
    public static string Number(string reference, string number, int style = 0) =>
        $"""<c r="{reference}" s="{style}"><v>{number}</v></c>""";

    public XlsxBook Sheet(string name, string[] header, params string[] rows)
    {
        var cells = string.Concat(header.Select((h, i) => Text($"{(char)('A' + i)}1", h)));
        return Raw(name, $"""<row r="1">{cells}</row>{string.Concat(rows)}""");
    }

    public XlsxBook Raw(string name, string sheetData)
    {
        _sheets.Add((name, sheetData));
        return this;
    }

    public XlsxBook Part(string name, byte[] content)
    {
        _extra.Add((name, content));
        return this;
    }

    public XlsxBook Prolog(string prolog)
    {
        _prolog = prolog;
        return this;
    }

    public MemoryStream Write()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(
                zip,
                "[Content_Types].xml",
                $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="{WorkbookType}"/></Types>"""
            );
            Put(
                zip,
                "_rels/.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            );
            var sheets = string.Concat(
                _sheets.Select((s, i) => $"""<sheet name="{s.Name}" sheetId="{i + 1}" r:id="r{i}"/>""")
            );
            Put(
                zip,
                "xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><workbookPr date1904="{(System1904 ? 1 : 0)}"/><sheets>{sheets}</sheets></workbook>"""
            );
            var relations = string.Concat(
                _sheets.Select(
                    (_, i) => $"""<Relationship Id="r{i}" Type="{Relations}/worksheet" Target="worksheets/s{i}.xml"/>"""
                )
            );
            Put(
                zip,
                "xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}<Relationship Id="st" Type="{Relations}/styles" Target="/xl/styles.xml"/><Relationship Id="ss" Type="{Relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""
            );
            Put(
                zip,
                "xl/styles.xml",
                $"""<styleSheet xmlns="{Main}"><numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd/mm/yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>"""
            );
            Put(
                zip,
                "xl/sharedStrings.xml",
                $"""<sst xmlns="{Main}"><si><t>H1</t></si><si><r><t>Thôn</t></r><r><t xml:space="preserve"> 1</t></r><rPh sb="0" eb="1"><t>bỏ</t></rPh></si><si><t>Khác</t></si></sst>"""
            );
            for (var i = 0; i < _sheets.Count; i++)
            {
                var data = _sheets[i].Xml;
                Put(
                    zip,
                    $"xl/worksheets/s{i}.xml",
                    $"""{_prolog}<worksheet xmlns="{Main}"><sheetData>{data}</sheetData></worksheet>"""
                );
            }

            foreach (var (name, content) in _extra)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return stream;
    }

    private static void Put(ZipArchive zip, string name, string xml)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(xml));
    }
}
