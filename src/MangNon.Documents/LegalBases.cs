using MangNon.Programme;

namespace MangNon.Documents;

/// <summary>Căn cứ: what a report is written by.</summary>
internal static class LegalBases
{
    /// <summary>One act each, in the order given, without the final mark; each once.</summary>
    public static IReadOnlyList<string> Of(params IEnumerable<ActionProgramme?> programmes) =>
        [
            .. programmes
                .OfType<ActionProgramme>()
                .Select(p => p.LegalBasis.Trim().TrimEnd('.', ';'))
                .Distinct(StringComparer.Ordinal)
                .Select(b =>
                    b.StartsWith("Căn cứ", StringComparison.Ordinal)
                    || b.StartsWith("Thực hiện", StringComparison.Ordinal)
                        ? b
                        : $"Căn cứ {b}"
                ),
        ];
}
