using MangNon.Figures;
using MangNon.Programme;

namespace MangNon.Web.Figures;

/// <summary>The rows behind one figure, in the three parts that can be asked for.</summary>
public sealed record Counted(
    IReadOnlyList<CountedRow> Denominator,
    IReadOnlyList<CountedRow> Numerator,
    IReadOnlyList<CountedRow> Gap
)
{
    public IReadOnlyList<CountedRow> Of(CountedPart part) =>
        part switch
        {
            CountedPart.Denominator => Denominator,
            CountedPart.Numerator => Numerator,
            _ => Gap,
        };

    public static async Task<Counted> ReadAsync(FigureService figures, FigureQuery query, Component component)
    {
        var denominator = await figures.CountedAsync(
            query,
            component.Id,
            CountedPart.Denominator,
            CancellationToken.None
        );
        var numerator = await figures.CountedAsync(query, component.Id, CountedPart.Numerator, CancellationToken.None);
        return new Counted(
            denominator,
            numerator,
            component.Direction == Direction.Up ? [.. denominator.Where(row => !row.InNumerator)] : numerator
        );
    }

    /// <summary>In addresses: <c>?phan=mau</c>.</summary>
    public static string Slug(CountedPart part) =>
        part switch
        {
            CountedPart.Denominator => "mau",
            CountedPart.Numerator => "tu",
            _ => "con-lai",
        };

    /// <summary>What is left to do is shown where nothing else was asked for.</summary>
    public static CountedPart PartOf(string? slug, Direction direction) =>
        slug switch
        {
            "mau" => CountedPart.Denominator,
            "tu" => CountedPart.Numerator,
            _ => direction == Direction.Up ? CountedPart.Gap : CountedPart.Numerator,
        };
}
