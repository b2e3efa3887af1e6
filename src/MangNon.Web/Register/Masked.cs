namespace MangNon.Web.Register;

/// <summary>Shows of a confidential number enough to compare it with a paper, and no more.</summary>
internal static class Masked
{
    private const int Shown = 4;

    /// <summary>“•••• 4567”; of a number of eight characters or fewer half at most.</summary>
    public static string Of(string? clear)
    {
        if (string.IsNullOrEmpty(clear))
        {
            return Site.Numbers.None;
        }

        var shown = Math.Min(Shown, clear.Length / 2);
        return "•••• " + clear[^shown..];
    }
}
