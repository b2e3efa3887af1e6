using MangNon.Figures;
using MangNon.Programme;

namespace MangNon.Tests.Figures;

public sealed class VerdictsTests
{
    [Theory]
    [InlineData(2025, 95.0, VerdictKind.Met, null)]
    [InlineData(2025, 94.9, VerdictKind.OffTrack, 95.0)]
    [InlineData(2024, 92.0, VerdictKind.OnTrack, 92.0)]
    [InlineData(2024, 91.9, VerdictKind.OffTrack, 92.0)]
    [InlineData(2024, 95.0, VerdictKind.Met, 92.0)]
    [InlineData(2020, 80.0, VerdictKind.OffTrack, null)] // the base itself: nothing to draw from
    public void Until_2025_the_line_runs_from_the_base_to_2025(int year, double value, VerdictKind kind, double? line)
    {
        var component = Component(Direction.Up, (2025, Comparator.AtLeast, 95m), (2030, Comparator.AtLeast, 100m));

        var verdict = Verdicts.Of(component, year, (decimal)value, new Baseline(2020, 80, null));

        Assert.Equal((kind, 2025), (verdict.Kind, verdict.MilestoneYear));
        Assert.True(line is null || verdict.Line == (decimal)line);
    }

    [Theory]
    [InlineData(2026, 96.0, VerdictKind.OnTrack)]
    [InlineData(2026, 95.9, VerdictKind.OffTrack)]
    [InlineData(2029, 99.0, VerdictKind.OnTrack)]
    [InlineData(2030, 99.9, VerdictKind.OffTrack)]
    [InlineData(2030, 100.0, VerdictKind.Met)]
    [InlineData(2031, 100.0, VerdictKind.Met)]
    public void After_2025_the_line_runs_from_the_2025_target_to_the_2030_target(
        int year,
        double value,
        VerdictKind kind
    )
    {
        var component = Component(Direction.Up, (2025, Comparator.AtLeast, 95m), (2030, Comparator.AtLeast, 100m));

        Assert.Equal(kind, Verdicts.Of(component, year, (decimal)value, null).Kind);
    }

    [Theory]
    [InlineData(Comparator.Below, 4.99, VerdictKind.Met)]
    [InlineData(Comparator.Below, 5.0, VerdictKind.OffTrack)]
    [InlineData(Comparator.AtMost, 5.0, VerdictKind.Met)]
    [InlineData(Comparator.AtMost, 5.01, VerdictKind.OffTrack)]
    public void Under_five_is_not_five(Comparator comparator, double value, VerdictKind kind)
    {
        var component = Component(Direction.Down, (2025, comparator, 5m));

        Assert.Equal(kind, Verdicts.Of(component, 2025, (decimal)value, null).Kind);
    }

    [Fact]
    public void Without_a_figure_there_is_no_verdict_but_the_target_is_named()
    {
        var verdict = Verdicts.Of(Component(Direction.Up, (2025, Comparator.AtLeast, 95m)), 2025, null, null);

        Assert.Equal((VerdictKind.NoFigure, 2025, 95m), (verdict.Kind, verdict.MilestoneYear, verdict.Target!.Value));
    }

    [Fact]
    public void A_target_of_2025_alone_is_kept_up_afterwards()
    {
        var verdict = Verdicts.Of(Component(Direction.Up, (2025, Comparator.AtLeast, 95m)), 2028, 95m, null);

        Assert.Equal((VerdictKind.Met, 2030, true), (verdict.Kind, verdict.MilestoneYear, verdict.Maintained));
    }

    [Theory]
    [InlineData(98.0, null, VerdictKind.Met)]
    [InlineData(90.0, null, VerdictKind.NoTarget)] // no 2025 milestone and nothing to draw a line from
    [InlineData(90.0, 80.0, VerdictKind.OnTrack)] // the line from 80 in 2021 stands at 88 in 2025
    [InlineData(87.0, 80.0, VerdictKind.OffTrack)]
    public void A_target_of_2030_alone_is_approached_on_its_line_from_the_start(
        double value,
        double? start,
        VerdictKind kind
    )
    {
        var component = Component(Direction.Up, (2030, Comparator.AtLeast, 98m));

        var verdict = Verdicts.Of(
            component,
            2025,
            (decimal)value,
            start is { } s ? new Baseline(2021, (decimal)s, null) : null
        );

        Assert.Equal((kind, 2030), (verdict.Kind, verdict.MilestoneYear));
    }

    internal static Component Component(
        Direction direction,
        params (int Year, Comparator Comparator, decimal Value)[] targets
    ) =>
        new()
        {
            Id = "x",
            Name = "x",
            NameEn = "x",
            Unit = MeasureUnit.Percent,
            Direction = direction,
            Rule = new RuleDefinition { Subject = RuleSubject.Reported },
            Targets = targets.ToDictionary(
                t => t.Year,
                t => new Target { Applied = new TargetValue(t.Comparator, t.Value) }
            ),
        };
}
