using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using MangNon.Exchange.Reading;

namespace MangNon.Exchange.Writing;

/// <summary>
/// Writes a workbook sheet by sheet and row by row, holding none of it. Text is inline and marked as text
/// (quotePrefix where it begins like a formula), so that no spreadsheet runs it.
/// </summary>
internal sealed class XlsxWriter : ISheetWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int MostDigits = 15;
    private const int MostName = 31;
    private const int HeaderStyle = 1;
    private const int DateStyle = 2;
    private const int QuotedStyle = 3;
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false) };
    private readonly ZipArchive _zip;
    private readonly WorkbookMark? _mark;
    private readonly List<string> _sheets = [];
    private XmlWriter? _sheet;
    private int _row;

    /// <param name="stream">Need not seek; stays the caller's to close.</param>
    /// <param name="mark">Stands on a first sheet of its own, above and below every printed page, and in the properties.</param>
    public XlsxWriter(Stream stream, WorkbookMark? mark = null)
    {
        _zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        _mark = mark;
        if (mark is not null)
        {
            BeginSheet(WorkbookMark.Sheet, WorkbookMark.Columns);
            foreach (var line in mark.Lines)
            {
                WriteRow([line.Label, line.Text]);
            }
        }
    }

    public void BeginSheet(string name, IReadOnlyList<TableColumn> columns)
    {
        EndSheet();
        _sheets.Add(SheetName(name));
        _row = 0;
        _sheet = Part($"xl/worksheets/sheet{Text(_sheets.Count)}.xml");
        _sheet.WriteStartElement("worksheet", Main);
        WriteFrozenHeader(_sheet);
        _sheet.WriteStartElement("cols", Main);
        for (var i = 0; i < columns.Count; i++)
        {
            _sheet.WriteStartElement("col", Main);
            _sheet.WriteAttributeString("min", Text(i + 1));
            _sheet.WriteAttributeString("max", Text(i + 1));
            _sheet.WriteAttributeString("width", columns[i].Width.ToString(CultureInfo.InvariantCulture));
            _sheet.WriteAttributeString("customWidth", "1");
            _sheet.WriteEndElement();
        }

        _sheet.WriteEndElement();
        _sheet.WriteStartElement("sheetData", Main);
        Row(columns.Select(c => (object?)c.Header).ToList(), isHeader: true);
    }

    public void WriteRow(IReadOnlyList<object?> values) => Row(values, isHeader: false);

    public void Dispose()
    {
        EndSheet();
        WriteWorkbook();
        _zip.Dispose();
    }

    private void Row(IReadOnlyList<object?> values, bool isHeader)
    {
        var xml = _sheet!;
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", Text(++_row));
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value and not "")
            {
                xml.WriteStartElement("c", Main);
                xml.WriteAttributeString("r", ColumnName(i) + Text(_row));
                Cell(xml, value, isHeader);
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
    }

    private static void Cell(XmlWriter xml, object value, bool isHeader)
    {
        switch (value)
        {
            case DateOnly date when XlsxDate.Serial(date) is { } serial:
                Number(xml, Text(serial), DateStyle);
                return;
            case DateOnly date:
                Inline(xml, XlsxDate.Text(date), 0);
                return;
            case bool yes:
                Inline(xml, yes ? "Có" : "Không", 0);
                return;
            case int or long or decimal:
                var number = Convert
                    .ToDecimal(value, CultureInfo.InvariantCulture)
                    .ToString("0.############################", CultureInfo.InvariantCulture);
                if (number.Count(char.IsAsciiDigit) <= MostDigits)
                {
                    Number(xml, number, 0);
                }
                else
                {
                    Inline(xml, number, 0);
                }

                return;
            case double number1:
                Number(xml, number1.ToString("R", CultureInfo.InvariantCulture), 0);
                return;
            default:
                var text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
                var plain = isHeader ? HeaderStyle : 0;
                Inline(xml, text, text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? QuotedStyle : plain);
                return;
        }
    }

    private static void Number(XmlWriter xml, string number, int style)
    {
        Style(xml, style);
        xml.WriteElementString("v", Main, number);
    }

    private static void Inline(XmlWriter xml, string text, int style)
    {
        Style(xml, style);
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(XlsxText.Clean(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Style(XmlWriter xml, int style)
    {
        if (style != 0)
        {
            xml.WriteAttributeString("s", Text(style));
        }
    }

    private static void WriteFrozenHeader(XmlWriter xml) =>
        xml.WriteRaw(
            """<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"""
        );

    private void EndSheet()
    {
        if (_sheet is not null)
        {
            _sheet.WriteEndElement();
            if (_mark is not null)
            {
                _sheet.WriteStartElement("headerFooter", Main);
                _sheet.WriteElementString("oddHeader", Main, "&C" + XlsxText.Clean(_mark.Header));
                _sheet.WriteElementString("oddFooter", Main, "&L" + XlsxText.Clean(_mark.Footer) + "&R&P/&N");
                _sheet.WriteEndElement();
            }

            _sheet.WriteEndElement();
            _sheet.Dispose();
            _sheet = null;
        }
    }

    private XmlWriter Part(string name)
    {
        var stream = _zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        var settings = Settings.Clone();
        settings.CloseOutput = true;
        var xml = XmlWriter.Create(stream, settings);
        xml.WriteStartDocument(standalone: true);
        return xml;
    }

    private void WriteWorkbook()
    {
        using (var xml = Part("xl/workbook.xml"))
        {
            xml.WriteStartElement("workbook", Main);
            xml.WriteStartElement("sheets", Main);
            for (var i = 0; i < _sheets.Count; i++)
            {
                xml.WriteStartElement("sheet", Main);
                xml.WriteAttributeString("name", _sheets[i]);
                xml.WriteAttributeString("sheetId", Text(i + 1));
                xml.WriteAttributeString("r", "id", Relations, "rId" + Text(i + 1));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        var sheets = Enumerable.Range(1, _sheets.Count).Select(Text).ToList();
        Raw(
            "xl/_rels/workbook.xml.rels",
            XlsxParts.Relationships(
                sheets
                    .Select(n => ($"rId{n}", $"{Relations}/worksheet", $"worksheets/sheet{n}.xml"))
                    .Append(("rIdStyles", $"{Relations}/styles", "styles.xml"))
            )
        );
        Raw("xl/styles.xml", XlsxParts.Styles);
        var root = new List<(string, string, string)> { ("rId1", $"{Relations}/officeDocument", "xl/workbook.xml") };
        if (_mark is not null)
        {
            root.Add(("rId2", XlsxParts.PropertiesRelation, XlsxParts.Properties));
            using var xml = Part(XlsxParts.Properties);
            XlsxParts.WriteProperties(xml, _mark);
        }

        Raw("_rels/.rels", XlsxParts.Relationships(root));
        Raw("[Content_Types].xml", XlsxParts.ContentTypes(sheets, _mark is not null));
    }

    private void Raw(string name, string content)
    {
        using var stream = _zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string ColumnName(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : ColumnName(index / 26 - 1) + (char)('A' + index % 26);

    /// <summary>A name that spreadsheets allow: at most 31 characters, none of <c>[ ] : * ? / \</c>, not empty.</summary>
    private static string SheetName(string name)
    {
        var allowed = string.Concat(XlsxText.Clean(name).Where(c => !"[]:*?/\\".Contains(c))).Trim('\'', ' ');
        return allowed.Length == 0 ? "Trang" : allowed[..Math.Min(allowed.Length, MostName)];
    }
}
