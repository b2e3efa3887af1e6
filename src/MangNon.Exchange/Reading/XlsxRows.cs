using System.Globalization;
using System.Text;
using System.Xml;

namespace MangNon.Exchange.Reading;

/// <summary>The rows of one worksheet, read forwards from its XML.</summary>
internal sealed class XlsxRows : IRowReader
{
    private readonly string _sheet;
    private readonly XmlReader _xml;
    private readonly XlsxFormat _format;
    private readonly WorkbookLimits _limits;
    private readonly Cell[] _cells;
    private readonly StringBuilder _text = new();
    private readonly char[] _buffer = new char[4096];
    private int _rows;

    public XlsxRows(string sheet, Stream part, XlsxFormat format, WorkbookLimits limits)
    {
        _sheet = sheet;
        _format = format;
        _limits = limits;
        _cells = new Cell[limits.Columns];
        _xml = SafeXml.Guard(() => SafeXml.Read(part));
    }

    public int Number { get; private set; }

    public int Count { get; private set; }

    public Cell this[int column] => column < Count ? _cells[column] : Cell.Blank;

    public bool Read() => SafeXml.Guard(ReadRow);

    public void Dispose() => _xml.Dispose();

    private bool ReadRow()
    {
        Array.Fill(_cells, Cell.Blank, 0, Count);
        Count = 0;
        while (_xml.Read())
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "row")
            {
                Number = Integer("r") ?? Number + 1;
                if (++_rows > _limits.Rows || Number > _limits.Rows)
                {
                    throw new WorkbookRefusedException(Refusals.TooManyRows(_sheet));
                }

                ReadCells();
                return true;
            }
        }

        return false;
    }

    private void ReadCells()
    {
        if (_xml.IsEmptyElement)
        {
            return;
        }

        var depth = _xml.Depth;
        var column = -1;
        while (_xml.Read() && !(_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == depth))
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "c" && _xml.Depth == depth + 1)
            {
                column = Column(_xml.GetAttribute("r")) ?? column + 1;
                var cell = ReadCell();
                if (cell.Kind != CellKind.Blank)
                {
                    Put(column, cell);
                }
            }
        }
    }

    private void Put(int column, Cell cell)
    {
        if (column >= _cells.Length)
        {
            throw new WorkbookRefusedException(Refusals.TooManyColumns(_sheet));
        }

        if (column >= Count)
        {
            Array.Fill(_cells, Cell.Blank, Count, column + 1 - Count);
            Count = column + 1;
        }

        _cells[column] = cell;
    }

    private Cell ReadCell()
    {
        var type = _xml.GetAttribute("t");
        var style = Integer("s") ?? 0;
        if (_xml.IsEmptyElement)
        {
            return Cell.Blank;
        }

        var depth = _xml.Depth;
        var phonetic = -1;
        string? formula = null;
        _text.Clear();
        while (_xml.Read() && !(_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == depth))
        {
            if (_xml.NodeType == XmlNodeType.EndElement)
            {
                phonetic = _xml.Depth == phonetic ? -1 : phonetic;
                continue;
            }

            if (_xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (_xml.LocalName)
            {
                case "f":
                    AppendText();
                    formula = "=" + _text;
                    _text.Clear();
                    break;
                case "v":
                case "t" when phonetic < 0:
                    AppendText();
                    break;
                case "rPh" when !_xml.IsEmptyElement:
                    phonetic = _xml.Depth;
                    break;
            }
        }

        return formula is not null ? new Cell(CellKind.Formula, formula) : Typed(type, style, _text.ToString());
    }

    private Cell Typed(string? type, int style, string text) =>
        type switch
        {
            "s" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            && i < _format.Strings.Count
                ? Cell.OfText(_format.Strings[i])
                : throw new WorkbookRefusedException(Refusals.Corrupt),
            "inlineStr" or "str" => Cell.OfText(XlsxText.Unescape(text)),
            "b" => Cell.OfText(text.Trim() is "1" or "true" ? "Có" : "Không"),
            "e" => new Cell(CellKind.Fault, text),
            "d" => IsoDate(text),
            _ => Numeric(style, text),
        };

    private Cell Numeric(int style, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Cell.Blank;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new Cell(CellKind.Fault, text.Trim());
        }

        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var plain = decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString("0.############################", CultureInfo.InvariantCulture)
            : shortest;
        if (!_format.Styles.IsDate(style))
        {
            return new Cell(CellKind.Number, plain);
        }

        return XlsxDate.TryRead(number, _format.System1904, out var date)
            ? new Cell(CellKind.Date, XlsxDate.Text(date), date)
            : new Cell(CellKind.NoDate, plain);
    }

    private static Cell IsoDate(string text)
    {
        var day = text.Length > 10 ? text[..10] : text;
        return DateOnly.TryParseExact(
            day,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? new Cell(CellKind.Date, XlsxDate.Text(date), date)
            : Cell.OfText(text);
    }

    private void AppendText()
    {
        if (!SafeXml.AppendText(_xml, _text, _buffer, _limits.CellLength))
        {
            throw new WorkbookRefusedException(Refusals.TooLongCell(_sheet));
        }
    }

    private int? Integer(string attribute) =>
        int.TryParse(_xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? n
            : null;

    /// <summary>The column of a reference such as AB12, counted from 0; far beyond any limit where it makes no sense.</summary>
    private static int? Column(string? reference)
    {
        if (reference is null)
        {
            return null;
        }

        var column = 0;
        foreach (var c in reference)
        {
            if (c is < 'A' or > 'Z')
            {
                break;
            }

            column = Math.Min(column * 26 + (c - 'A' + 1), 1_000_000);
        }

        return column == 0 ? null : column - 1;
    }
}
