using System.Globalization;
using System.Xml;
using MangNon.Exchange.Reading;

namespace MangNon.Exchange.Writing;

/// <summary>The parts of a workbook beside its sheets.</summary>
internal static class XlsxParts
{
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    public const string Properties = "docProps/core.xml";
    public const string PropertiesRelation = $"{Package}/relationships/metadata/core-properties";
    private const string Dublin = "http://purl.org/dc/elements/1.1/";
    private const string DublinTerms = "http://purl.org/dc/terms/";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Cell styles: 0 plain, 1 header, 2 date, 3 text that begins like a formula.</summary>
    public const string Styles = $"""
        {Head}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" quotePrefix="1" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;

    public static string Relationships(IEnumerable<(string Id, string Type, string Target)> relations) =>
        $"""{Head}<Relationships xmlns="{Package}/relationships">"""
        + string.Concat(relations.Select(r => $"""<Relationship Id="{r.Id}" Type="{r.Type}" Target="{r.Target}"/>"""))
        + "</Relationships>";

    public static void WriteProperties(XmlWriter xml, WorkbookMark mark)
    {
        xml.WriteStartElement("cp", "coreProperties", $"{Package}/metadata/core-properties");
        xml.WriteElementString("dc", "title", Dublin, XlsxText.Clean(mark.Warning));
        xml.WriteElementString("dc", "creator", Dublin, XlsxText.Clean(mark.Author));
        xml.WriteElementString("dc", "description", Dublin, XlsxText.Clean(mark.Summary));
        xml.WriteStartElement("dcterms", "created", DublinTerms);
        xml.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "dcterms:W3CDTF");
        xml.WriteString(mark.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    public static string ContentTypes(IEnumerable<string> sheetNumbers, bool hasProperties) =>
        $"""{Head}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Type}.styles+xml"/>"""
        + string.Concat(
            sheetNumbers.Select(n =>
                $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{Type}.worksheet+xml"/>"""
            )
        )
        + (
            hasProperties
                ? $"""<Override PartName="/{Properties}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"""
                : ""
        )
        + "</Types>";
}
