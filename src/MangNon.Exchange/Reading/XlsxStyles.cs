using System.Globalization;
using System.Xml;

namespace MangNon.Exchange.Reading;

/// <summary>Which cell styles of a workbook show a number as a date (ECMA-376 part 1, 18.8.30).</summary>
internal sealed class XlsxStyles
{
    private readonly List<bool> _isDate = [];

    public bool IsDate(int style) => style >= 0 && style < _isDate.Count && _isDate[style];

    public static XlsxStyles Read(Stream? part)
    {
        var styles = new XlsxStyles();
        if (part is null)
        {
            return styles;
        }

        using var xml = SafeXml.Read(part);
        var own = new Dictionary<int, bool>();
        var inCellFormats = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
            {
                inCellFormats = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt")
            {
                own[Number(xml, "numFmtId")] = IsDateFormat(xml.GetAttribute("formatCode") ?? "");
            }
            else if (inCellFormats && xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf")
            {
                var id = Number(xml, "numFmtId");
                styles._isDate.Add(own.TryGetValue(id, out var isDate) ? isDate : IsBuiltInDate(id));
            }
        }

        return styles;
    }

    /// <summary>A format shows a date when it shows a day or a year, or a month without hours and seconds.</summary>
    internal static bool IsDateFormat(string code)
    {
        bool day = false,
            month = false,
            time = false;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = End(code, '"', i);
                    break;
                case '[':
                    i = End(code, ']', i);
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'd' or 'D' or 'y' or 'Y':
                    day = true;
                    break;
                case 'm' or 'M':
                    month = true;
                    break;
                case 'h' or 'H' or 's' or 'S':
                    time = true;
                    break;
            }
        }

        return day || (month && !time);
    }

    private static int End(string code, char end, int from)
    {
        var at = code.IndexOf(end, from + 1);
        return at < 0 ? code.Length : at;
    }

    private static bool IsBuiltInDate(int id) =>
        id is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58);

    private static int Number(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}
