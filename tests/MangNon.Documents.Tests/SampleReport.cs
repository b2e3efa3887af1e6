using System.Text.Json;
using MangNon.Figures;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Reporting;

namespace MangNon.Documents.Tests;

/// <summary>
/// The report of 2025 on the sample commune's figures: this year's are the expected ones that come with the sample, the
/// years before are made from them.
/// </summary>
internal static class SampleReport
{
    public static readonly Period Year2025 = Period.OfYear(2025);

    private static readonly Lazy<AnnualReport> Made = new(() => AnnualReportBuilder.Build(Request()));

    private static readonly Lazy<byte[]> Written = new(() =>
    {
        using var output = new MemoryStream();
        AnnualReportDocument.Write(Report, output);
        return output.ToArray();
    });

    public static AnnualReport Report => Made.Value;

    /// <summary>The document's bytes.</summary>
    public static byte[] Bytes => Written.Value;

    public static AnnualReportRequest Request() =>
        AnnualReportRequest.For("xã Bình Lương", Programmes.BinhLuong, Programmes.National, Board(), Register);

    public static RegisterSummary Register { get; } =
        new()
        {
            Period = Year2025,
            Households = 480,
            HouseholdsWithChildren = 452,
            Children = 760,
            Adolescents = 88,
            Boys = 391,
            Girls = 369,
            AgeBands = [new(0, 2, 165), new(3, 5, 163), new(6, 10, 230), new(11, 15, 202)],
            Kinh = 131,
            EthnicMinority = 629,
            Poor = 205,
            NearPoor = 162,
            Births = 68,
            Deaths = 15,
            MovedIn = 9,
            MovedOut = 7,
            Villages =
            [
                new("Thôn 1", 75, 121, 59, 44, 15),
                new("Thôn 2", 76, 128, 62, 45, 14),
                new("Thôn 3", 75, 127, 60, 46, 15),
                new("Thôn 4", 74, 124, 61, 45, 14),
                new("Thôn 5", 76, 131, 64, 47, 15),
                new("Thôn 6", 76, 129, 63, 46, 15),
            ],
            InSpecialCircumstances = 36,
            SpecialGroups = [new("a", 6), new("d", 14), new("đ", 1), new("l", 2), new("n", 11), new("c", 2)],
            AtRisk = 58,
        };

    public static Board Board() =>
        new(Year2025, [.. Programmes.BinhLuong.Components.Select(c => Row(c.Goal, c.Indicator, c.Component))], 0);

    /// <summary>A row as the board makes it, for a component of any programme.</summary>
    public static BoardRow Row(Component component, Counts? before, Counts now)
    {
        var (goal, indicator, _) = Programmes.BinhLuong.Components.First(c => c.Component.Id == component.Id);
        return Row(goal, indicator, component, before, Figure(component, now));
    }

    private static BoardRow Row(Goal goal, Indicator indicator, Component component)
    {
        using var expected = JsonDocument.Parse(
            typeof(SampleReport).Assembly.GetManifestResourceStream("expected-2025.json")!
        );
        var entry = expected.RootElement.GetProperty(component.Id);
        var figure = Figure(component, CountsOf(entry)) with
        {
            IsReported = entry.GetProperty("reported").GetBoolean(),
            ReportedBeside = entry.TryGetProperty("solieu", out var beside) ? CountsOf(beside) : null,
        };
        var before = component.Id is "6" or "1"
            ? (Counts?)null
            : new Counts(Math.Max(0, figure.Counts.Numerator - 3), figure.Counts.Denominator + 2);
        return Row(goal, indicator, component, before, figure);
    }

    private static BoardRow Row(Goal goal, Indicator indicator, Component component, Counts? before, Figure figure)
    {
        var verdict = Verdicts.Of(component, 2025, figure.Value, null);
        return new BoardRow
        {
            Goal = goal,
            Indicator = indicator,
            Component = component,
            Lead = Programmes.BinhLuong.Units.Single(u => u.Id == indicator.LeadUnit),
            Figure = figure,
            Verdict = verdict,
            Gap = Gaps.Of(component, figure.Counts, verdict.MilestoneYear, verdict.Target),
            Years =
            [
                new YearFigure(2024, Year2025.YearsEarlier(1), Figure(component, before ?? default)),
                new YearFigure(2025, Year2025, figure),
            ],
            PooledOver3Years = figure.Counts.IsSmall ? figure.Counts + (before ?? default) : null,
        };
    }

    public static Figure Figure(Component component, Counts counts) =>
        new()
        {
            ComponentId = component.Id,
            Multiplier = component.Multiplier,
            Counts = counts,
            NoFigure = counts.HasFigure ? NoFigureReason.None : NoFigureReason.NothingToCount,
        };

    private static Counts CountsOf(JsonElement entry) =>
        new(entry.GetProperty("numerator").GetDecimal(), entry.GetProperty("denominator").GetDecimal());
}
