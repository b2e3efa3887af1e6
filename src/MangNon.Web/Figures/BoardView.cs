using MangNon.Figures;

namespace MangNon.Web.Figures;

/// <summary>Which rows of the board are shown, as asked for in the address.</summary>
/// <param name="LeadUnit">Id of the lead unit; null for all.</param>
/// <param name="Verdict">In the address's words (<see cref="FigureWords.Slug"/>); null for all.</param>
/// <param name="Village">Only this village; null for the whole commune.</param>
internal sealed record BoardView(string? LeadUnit, string? Verdict, Guid? Village)
{
    public const string LeadKey = "don-vi";

    public static BoardView Of(string? unit, string? verdict, string? village) =>
        new(Text(unit), Text(verdict), Guid.TryParseExact(village, "D", out var id) ? id : null);

    public bool IsFiltered => LeadUnit is not null || Verdict is not null || Village is not null;

    public bool Shows(BoardRow row) =>
        (LeadUnit is null || row.Lead.Id == LeadUnit)
        && (Verdict is null || FigureWords.Slug(row.Verdict.Kind) == Verdict);

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
