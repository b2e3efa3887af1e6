using System.Buffers;
using System.Globalization;

namespace MangNon.Exchange.Growth;

/// <summary>Lines of cells gathered in memory and written out in large pieces; a cell is quoted where it must be.</summary>
internal sealed class CsvLines(TextWriter output, char delimiter)
{
    private const int Piece = 32 * 1024;
    private const int LongestNumber = 32;

    private readonly SearchValues<char> special = SearchValues.Create([delimiter, '"', '\r', '\n']);
    private char[] text = new char[Piece + 4096];
    private int length;
    private bool lineBegun;

    public void Cell(ReadOnlySpan<char> cell)
    {
        Begin(2 + (2 * cell.Length));
        if (!cell.ContainsAny(special))
        {
            cell.CopyTo(text.AsSpan(length));
            length += cell.Length;
            return;
        }

        text[length++] = '"';
        foreach (var letter in cell)
        {
            if (letter == '"')
                text[length++] = '"';
            text[length++] = letter;
        }

        text[length++] = '"';
    }

    /// <summary>The shortest text that reads back as the same number, with a full stop; blank for NaN.</summary>
    public void Number(double number)
    {
        Begin(LongestNumber);
        if (double.IsNaN(number))
            return;

        // + 0.0 makes 0 of −0.
        (number + 0.0).TryFormat(text.AsSpan(length), out var written, "R", CultureInfo.InvariantCulture);
        length += written;
    }

    /// <summary>Ends the line; true when it is time to <see cref="FlushAsync"/>.</summary>
    public bool End()
    {
        Room(1);
        text[length++] = '\n';
        lineBegun = false;
        return length >= Piece;
    }

    public async Task FlushAsync(CancellationToken cancellation)
    {
        await output.WriteAsync(text.AsMemory(0, length), cancellation);
        length = 0;
    }

    private void Begin(int room)
    {
        Room(room + 1);
        if (lineBegun)
            text[length++] = delimiter;
        lineBegun = true;
    }

    private void Room(int room)
    {
        if (text.Length - length < room)
            Array.Resize(ref text, Math.Max(text.Length * 2, length + room));
    }
}
