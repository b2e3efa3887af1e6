using System.Buffers;

namespace MangNon.Web.Site;

/// <summary>Where to go back to: only ever a path of this site.</summary>
internal static class LocalAddress
{
    /// <summary>Characters; longer than any address of ours.</summary>
    public const int MaxLength = 2000;

    /// <summary>What an address may be made of (RFC 3986); all else is percent-encoded, for a header takes nothing more.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;=%"
    );

    /// <summary><paramref name="address"/>, fit for a header, when it is a path of this site, else the front page.</summary>
    public static string Or(string? address, string otherwise = "/") =>
        address is ['/', ..] && address.Length <= MaxLength && IsOwn(address) ? Encode(address) : otherwise;

    /// <summary>
    /// Two slashes at the beginning name another host, a browser reads a backslash as a slash and passes over tabs and
    /// line ends, and dot segments may bring two slashes to the beginning: none of that in a path of ours.
    /// </summary>
    private static bool IsOwn(string address)
    {
        var path = address.AsSpan(0, address.AsSpan().IndexOfAny('?', '#') is >= 0 and var end ? end : address.Length);
        return !address.Any(char.IsControl) && !path.Contains('\\') && !path.Contains("//", StringComparison.Ordinal);
    }

    private static string Encode(string address) =>
        address.AsSpan().IndexOfAnyExcept(Plain) < 0
            ? address
            : string.Concat(
                address
                    .EnumerateRunes()
                    .Select(rune =>
                        rune.IsAscii && Plain.Contains((char)rune.Value)
                            ? rune.ToString()
                            : Uri.EscapeDataString(rune.ToString())
                    )
            );
}
