using System.Globalization;

namespace MangNon.Web.Shell;

/// <summary>One page of a long list. Numbers from 1; a page that does not exist becomes the nearest that does.</summary>
/// <param name="Number">Which page, from 1.</param>
/// <param name="Total">Rows in the whole list.</param>
/// <param name="Size">Rows on a page.</param>
public sealed record PageOf(int Number, int Total, int Size)
{
    public const string Key = "trang";
    public const int DefaultSize = 50;

    /// <param name="total">Rows in the whole list.</param>
    /// <param name="asked">The page asked for, as it stands in the address.</param>
    /// <param name="size">Rows on a page.</param>
    public static PageOf Of(int total, string? asked, int size = DefaultSize)
    {
        var pages = Math.Max(1, (total + size - 1) / size);
        var number = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;
        return new PageOf(Math.Clamp(number, 1, pages), total, size);
    }

    /// <summary>Pages in all; 1 for an empty list.</summary>
    public int Count => Math.Max(1, (Total + Size - 1) / Size);

    /// <summary>Rows before this page.</summary>
    public int Skip => (Number - 1) * Size;

    /// <summary>Number of the first row shown, from 1; 0 for an empty list.</summary>
    public int First => Total == 0 ? 0 : Skip + 1;

    public int Last => Math.Min(Total, Skip + Size);

    /// <summary>The pages to offer: this one and up to three on either side.</summary>
    public IEnumerable<int> Near
    {
        get
        {
            var from = Math.Max(1, Number - 3);
            return Enumerable.Range(from, Math.Min(Count, Number + 3) - from + 1);
        }
    }
}
