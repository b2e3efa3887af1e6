using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register.Editing;

/// <summary>The commune's own codes, given one after another. Within a turn of the commune, so that none is given twice.</summary>
public static class NextCode
{
    /// <summary>The code after the highest one of the same shape: TE000930 is followed by TE000931.</summary>
    /// <param name="codes">Codes in use.</param>
    /// <param name="first">The first code where there is none.</param>
    public static string Of(IEnumerable<string> codes, string first)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(first);
        var highest = codes
            .Select(code => (Letters: code.TrimEnd("0123456789".ToCharArray()), Code: code))
            .Where(one => one.Code.Length - one.Letters.Length is > 0 and < 18)
            .Select(one => (one.Letters, one.Code, Digits: one.Code[one.Letters.Length..]))
            .GroupBy(one => one.Letters, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.MaxBy(one => long.Parse(one.Digits, CultureInfo.InvariantCulture));
        if (highest is not { } last)
        {
            return first;
        }

        var next = (long.Parse(last.Digits, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        return last.Letters + next.PadLeft(last.Digits.Length, '0');
    }

    internal static async Task<string> OfAsync(IQueryable<string> codes, string first, CancellationToken cancel) =>
        Of(await codes.ToListAsync(cancel).ConfigureAwait(false), first);
}
