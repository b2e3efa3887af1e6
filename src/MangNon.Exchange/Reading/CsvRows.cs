using System.Text;

namespace MangNon.Exchange.Reading;

/// <summary>
/// The records of one csv file (RFC 4180: comma, quotes doubled within quotes, any line end). A blank line is a
/// record of one blank cell, so that record numbers are the row numbers a spreadsheet shows. One apostrophe
/// before <c>= + - @</c>, put there on export against formulas, goes (see <see cref="CsvApostrophe"/>).
/// </summary>
internal sealed class CsvRows : IRowReader
{
    private readonly string _sheet;
    private readonly WorkbookLimits _limits;
    private readonly TextReader _text;
    private readonly char[] _buffer = new char[16 * 1024];
    private readonly StringBuilder _cell = new();
    private readonly List<Cell> _cells = [];
    private int _next;
    private int _end;

    public CsvRows(string sheet, Stream utf8, WorkbookLimits limits)
    {
        _sheet = sheet;
        _limits = limits;
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        _text = new StreamReader(utf8, strict, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);
    }

    public int Number { get; private set; }

    public int Count => _cells.Count;

    public Cell this[int column] => column < _cells.Count ? _cells[column] : Cell.Blank;

    public bool Read()
    {
        _cells.Clear();
        var c = Next();
        if (Number == 0 && c == '\uFEFF')
        {
            c = Next();
        }

        if (c < 0)
        {
            return false;
        }

        if (++Number > _limits.Rows)
        {
            throw new WorkbookRefusedException(Refusals.TooManyRows(_sheet));
        }

        while (true)
        {
            c = ReadCell(c);
            if (c != ',')
            {
                break;
            }

            c = Next();
        }

        if (c == '\r' && Peek() == '\n')
        {
            Next();
        }

        if (Number == 1 && _cells.Count == 1 && _cells[0].Text.Contains(';', StringComparison.Ordinal))
        {
            throw new WorkbookRefusedException(Refusals.Semicolons(_sheet));
        }

        return true;
    }

    public void Dispose() => _text.Dispose();

    /// <summary>Reads one cell that begins with <paramref name="c"/>; answers what ended it: a comma, a line end or −1.</summary>
    private int ReadCell(int c)
    {
        _cell.Clear();
        if (c == '"')
        {
            c = ReadQuoted();
        }

        while (c is not (',' or '\r' or '\n' or < 0))
        {
            Append(c);
            c = Next();
        }

        var cell = Cell.OfText(CsvApostrophe.Off(_cell.ToString()));
        if (cell.Kind != CellKind.Blank && _cells.Count >= _limits.Columns)
        {
            throw new WorkbookRefusedException(Refusals.TooManyColumns(_sheet));
        }

        if (_cells.Count < _limits.Columns)
        {
            _cells.Add(cell);
        }

        return c;
    }

    private int ReadQuoted()
    {
        while (true)
        {
            var c = Next();
            if (c < 0)
            {
                throw new WorkbookRefusedException(Refusals.OpenQuote(_sheet));
            }

            if (c == '"')
            {
                c = Next();
                if (c != '"')
                {
                    return c;
                }
            }

            Append(c);
        }
    }

    private void Append(int c)
    {
        if (_cell.Length >= _limits.CellLength)
        {
            throw new WorkbookRefusedException(Refusals.TooLongCell(_sheet));
        }

        _cell.Append((char)c);
    }

    private int Next() => Fill() ? _buffer[_next++] : -1;

    private int Peek() => Fill() ? _buffer[_next] : -1;

    private bool Fill()
    {
        if (_next < _end)
        {
            return true;
        }

        try
        {
            _end = _text.Read(_buffer, 0, _buffer.Length);
        }
        catch (DecoderFallbackException e)
        {
            throw new WorkbookRefusedException(Refusals.NotUtf8(_sheet), e);
        }

        _next = 0;
        return _end > 0;
    }
}
