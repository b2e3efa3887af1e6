using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MangNon.Figures;
using MangNon.Programme;
using MangNon.Reporting.WorkPlans;

namespace MangNon.Reporting.Freezing;

/// <summary>Counts as they are stored with a report.</summary>
public readonly record struct FrozenCounts(decimal Numerator, decimal Denominator)
{
    public static FrozenCounts Of(Counts counts) => new(counts.Numerator, counts.Denominator);

    public Counts ToCounts() => new(Numerator, Denominator);
}

/// <summary>A component's figure as it stood at one moment: later records do not change it.</summary>
/// <param name="Component">Id of the component.</param>
/// <param name="Name">Its name at that moment.</param>
/// <param name="Multiplier">100, 1.000 or 100.000.</param>
/// <param name="Numerator">Of the counts that stood.</param>
/// <param name="Denominator">0 where there was no figure.</param>
/// <param name="IsReported">The counts were reported by units, not computed from records.</param>
/// <param name="NoFigure">Why there was none.</param>
/// <param name="Verdict">Against the milestone.</param>
/// <param name="Milestone">The year of the milestone; null where there was no target.</param>
/// <param name="Target">The applied target; null where there was none.</param>
/// <param name="Before">The counts of the same span a year earlier; null where there was no figure.</param>
/// <param name="Breakdowns">The counts of each group, by dimension; groups withheld from the writer are left out.</param>
public sealed record FrozenFigure(
    string Component,
    string Name,
    int Multiplier,
    decimal Numerator,
    decimal Denominator,
    bool IsReported,
    NoFigureReason NoFigure,
    VerdictKind Verdict,
    int? Milestone,
    TargetValue? Target,
    FrozenCounts? Before,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, FrozenCounts>> Breakdowns
)
{
    [JsonIgnore]
    public Counts Counts => new(Numerator, Denominator);

    [JsonIgnore]
    public decimal? Value => Counts.Value(Multiplier);

    /// <summary>A row of today's board with this figure, its verdict and the year before as they stood then.</summary>
    /// <param name="row">Of the same component; two years or more.</param>
    public BoardRow InPlaceOf(BoardRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var figure = row.Figure with
        {
            Counts = Counts,
            IsReported = IsReported,
            NoFigure = NoFigure,
            ReportedBeside = null,
            Breakdowns = new Dictionary<Dimension, IReadOnlyList<BreakdownGroup>>(),
        };
        var before = row.Figure with
        {
            Counts = Before?.ToCounts() ?? default,
            IsReported = row.Years.Count > 1 && row.Years[^2].Figure.IsReported,
            ReportedBeside = null,
            Breakdowns = figure.Breakdowns,
        };
        return row with
        {
            Figure = figure,
            Verdict = row.Verdict with { Kind = Verdict, Target = Target, MilestoneYear = Milestone },
            Gap = Gaps.Of(row.Component, Counts, Milestone, Target),
            Years =
            [
                .. row.Years.SkipLast(2),
                .. row.Years.Count > 1 ? [row.Years[^2] with { Figure = before }] : Array.Empty<YearFigure>(),
                row.Years[^1] with
                {
                    Figure = figure,
                },
            ],
            PooledOver3Years = null,
        };
    }

    public static FrozenFigure Of(BoardRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var before = row.Years.Count > 1 ? row.Years[^2].Figure.Counts : default;
        return new FrozenFigure(
            row.Component.Id,
            row.Component.Name,
            row.Figure.Multiplier,
            row.Figure.Counts.Numerator,
            row.Figure.Counts.Denominator,
            row.Figure.IsReported,
            row.Figure.NoFigure,
            row.Verdict.Kind,
            row.Verdict.MilestoneYear,
            row.Verdict.Target,
            before.HasFigure ? FrozenCounts.Of(before) : null,
            row.Figure.Breakdowns.ToDictionary(
                one => one.Key.ToString(),
                one =>
                    (IReadOnlyDictionary<string, FrozenCounts>)
                        one
                            .Value.Where(group => !group.Withheld)
                            .ToDictionary(
                                group => group.Key,
                                group => FrozenCounts.Of(group.Counts),
                                StringComparer.Ordinal
                            ),
                StringComparer.Ordinal
            )
        );
    }

    public static string Write(IEnumerable<FrozenFigure> figures) =>
        JsonSerializer.Serialize([.. figures], FrozenJson.Readable.IReadOnlyListFrozenFigure);

    /// <exception cref="JsonException">Not written by <see cref="Write"/>.</exception>
    public static IReadOnlyList<FrozenFigure> Read(string? text) =>
        text is null ? [] : JsonSerializer.Deserialize(text, FrozenJson.Readable.IReadOnlyListFrozenFigure) ?? [];
}

/// <summary>Names written here are stored, and hashed: never rename.</summary>
[JsonSerializable(typeof(IReadOnlyList<FrozenFigure>))]
[JsonSerializable(typeof(IReadOnlyList<FrozenTask>))]
internal sealed partial class FrozenJson : JsonSerializerContext
{
    /// <summary>Frozen reports are written alike.</summary>
    public static JsonSerializerOptions Form =>
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters =
            {
                new JsonStringEnumConverter<NoFigureReason>(),
                new JsonStringEnumConverter<VerdictKind>(),
                new JsonStringEnumConverter<Comparator>(),
                new JsonStringEnumConverter<UnitReports.UnitReportState>(),
                new JsonStringEnumConverter<WorkProgress>(),
            },
        };

    public static FrozenJson Readable { get; } = new(Form);
}
