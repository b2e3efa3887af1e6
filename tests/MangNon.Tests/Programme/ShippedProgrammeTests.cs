using MangNon.Programme;

namespace MangNon.Tests.Programme;

public sealed class ShippedProgrammeTests
{
    private static readonly ProgrammeLibrary Library = ProgrammeLibrary.Load([ProgrammeFolders.Shipped]);
    private static readonly ActionProgramme Commune = Library.Programmes["binh-luong-2021-2030"];
    private static readonly ActionProgramme Nation = Library.Programmes["quoc-gia-2021-2030"];

    private static Component Component(string id) =>
        Commune.Components.Single(item => item.Component.Id == id).Component;

    [Theory]
    [InlineData("binh-luong-2021-2030")]
    [InlineData("quoc-gia-2021-2030")]
    public void A_programme_has_4_goals_24_indicators_and_34_components(string id)
    {
        var programme = Library.Programmes[id];

        Assert.Equal(4, programme.Goals.Count);
        Assert.Equal(
            Enumerable.Range(1, 24).Select(number => $"{number}"),
            programme.Goals.SelectMany(goal => goal.Indicators).Select(indicator => indicator.Id)
        );
        Assert.Equal(
            "1 2 3a 3b 3c 4a 4b 4c 5a 5b 6 7 8a 8b 9 10 11a 11b 12 13 14 15 16 17a 17b 18a 18b 19 20a 20b 21 22 23 24",
            string.Join(' ', programme.Components.Select(item => item.Component.Id))
        );
        Assert.Equal((2021, 2030), (programme.FromYear, programme.ToYear));
    }

    [Fact]
    public void Every_shipped_programme_can_be_used()
    {
        Assert.Equal(2, Library.Results.Count);
        Assert.All(
            Library.Results,
            result => Assert.DoesNotContain(result.Findings, finding => finding.Severity == FindingSeverity.Error)
        );
    }

    [Fact]
    public void Nine_indicators_have_no_lead_and_fall_to_the_focal_office()
    {
        var without = Commune
            .Goals.SelectMany(goal => goal.Indicators)
            .Where(indicator => indicator.LeadIsByDefault)
            .ToList();

        Assert.Equal("1 2 8 10 11 12 22 23 24", string.Join(' ', without.Select(indicator => indicator.Id)));
        Assert.All(without, indicator => Assert.Equal("van-hoa-lao-dong", indicator.LeadUnit));
    }

    [Theory]
    [InlineData("3 4 5 6", "tram-y-te", "V.7")]
    [InlineData("7 15 16 17 18 19 20", "truong-hoc", "V.3")]
    [InlineData("9", "cong-an", "V.8")]
    [InlineData("13 21", "van-hoa-xa-hoi", "V.4")]
    [InlineData("14", "tu-phap", "V.2")]
    public void Section_V_names_the_lead(string indicators, string unit, string section)
    {
        var led = Commune
            .Goals.SelectMany(goal => goal.Indicators)
            .Where(indicator => indicator.LeadUnit == unit && indicator.LeadSection == section)
            .Select(indicator => indicator.Id);

        Assert.Equal(indicators, string.Join(' ', led));
        Assert.Equal(section, Commune.Units.Single(item => item.Id == unit).Section);
    }

    [Fact]
    public void Each_printed_value_stands_in_its_paragraph_and_each_paragraph_in_the_plan()
    {
        var text = PrintedWords.Fold(File.ReadAllText(Path.Combine(ProgrammeFolders.Shipped, Commune.Source!)));
        Assert.DoesNotContain('ƣ', text);

        foreach (var goal in Commune.Goals)
        {
            Assert.Contains(goal.PrintedText!, text, StringComparison.Ordinal);
        }

        foreach (var (_, indicator, component) in Commune.Components)
        {
            var paragraph = PrintedWords.Fold(indicator.PrintedText!);
            Assert.Contains(paragraph, text, StringComparison.Ordinal);
            foreach (var printed in component.Targets.Values.Select(target => target.Printed).OfType<string>())
            {
                Assert.Contains(printed, paragraph, StringComparison.Ordinal);
            }
        }

        foreach (var printed in Commune.DocumentDefects.Select(defect => defect.Printed).OfType<string>())
        {
            Assert.Contains(printed, text, StringComparison.Ordinal);
        }

        foreach (var alias in Commune.Units.SelectMany(unit => unit.Aliases))
        {
            Assert.Contains(alias, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_has_no_defect_is_applied_as_printed()
    {
        foreach (var (_, _, component) in Commune.Components)
        {
            foreach (
                var target in component.Targets.Values.Where(target => target is { Defect: null, Printed: not null })
            )
            {
                Assert.Equal(target.PrintedNumber, target.Applied!.Value);
                var expected =
                    target.Printed!.StartsWith("dưới", StringComparison.Ordinal) ? Comparator.Below
                    : component.Direction == Direction.Up ? Comparator.AtLeast
                    : Comparator.AtMost;
                Assert.Equal(expected, target.Applied.Comparator);
            }
        }
    }

    [Theory]
    [InlineData("1", 2025, "98%", Comparator.AtLeast, "100")]
    [InlineData("1", 2030, "100%", Comparator.AtLeast, "100")]
    [InlineData("3a", 2025, "dưới 5%", Comparator.Below, "5")]
    [InlineData("3a", 2030, "dưới 4,5", Comparator.Below, "4.5")]
    [InlineData("3b", 2025, "dưới 9%", Comparator.Below, "9")]
    [InlineData("3b", 2030, "dưới 7,5%", Comparator.Below, "7.5")]
    [InlineData("3c", 2025, "dưới 9%", Comparator.Below, "9")]
    [InlineData("3c", 2030, "dưới 7%", Comparator.Below, "7")]
    [InlineData("9", 2030, "dưới 1,5%", Comparator.Below, "1")]
    [InlineData("10", 2025, "4,%", Comparator.AtMost, "4")]
    [InlineData("12", 2025, "100%", Comparator.AtLeast, "100")]
    [InlineData("12", 2030, "100%", Comparator.AtLeast, "100")]
    [InlineData("13", 2025, "1,5% đến 1,0%", Comparator.AtLeast, "1")]
    [InlineData("13", 2030, "1,5% đến 1,0%", Comparator.AtLeast, "1")]
    [InlineData("17b", 2025, "dưới 0,1,%", Comparator.Below, "0.1")]
    [InlineData("17b", 2030, "100%", Comparator.Below, "0.1")]
    [InlineData("21", 2025, "30%", Comparator.AtLeast, "30")]
    [InlineData("21", 2030, "40%", Comparator.AtLeast, "40")]
    public void A_defect_is_kept_as_printed_and_says_why_it_is_applied_otherwise(
        string component,
        int year,
        string printed,
        Comparator comparator,
        string applied
    )
    {
        var target = Component(component).Targets[year];

        Assert.Equal(printed, target.Printed);
        Assert.Equal(
            new TargetValue(comparator, decimal.Parse(applied, System.Globalization.CultureInfo.InvariantCulture)),
            target.Applied
        );
        Assert.NotEqual("", target.Defect!.Problem);
        Assert.NotEqual("", target.Defect.Reason);
        Assert.Null(target.Defect.Decision);
    }

    [Fact]
    public void No_other_target_has_a_defect()
    {
        var with = Commune
            .Components.Where(item => item.Component.Targets.Values.Any(target => target.Defect is not null))
            .Select(item => item.Component.Id);

        Assert.Equal("1 3a 3b 3c 9 10 11a 11b 12 13 17b 21", string.Join(' ', with));
        Assert.Null(Component("9").Targets[2025].Defect);
        Assert.Null(Component("10").Targets[2030].Defect);
    }

    [Theory]
    [InlineData("11a", 2025, 10, 930)]
    [InlineData("11a", 2030, 8, 939)]
    [InlineData("11b", 2025, 4, 930)]
    [InlineData("11b", 2030, 2, 939)]
    public void Injury_counts_are_applied_as_the_exact_rates_they_are(
        string component,
        int year,
        int cases,
        int children
    )
    {
        var target = Component(component).Targets[year];
        Assert.Equal($"{cases}/{children}", target.Printed);
        Assert.Null(target.PrintedNumber);

        var exactly = (decimal)cases / children * 100_000;
        Assert.Equal(new TargetValue(Comparator.AtMost, exactly), target.Applied);
        Assert.True(target.Applied!.IsMetBy(exactly));
        Assert.True(target.Applied.IsMetBy((decimal)(cases * 7) / (children * 7) * 100_000));
        Assert.False(target.Applied.IsMetBy((cases + 1m) / children * 100_000));
        Assert.Equal(100_000, Component(component).Multiplier);
    }

    [Theory]
    [InlineData("5b", 2025)]
    [InlineData("6", 2025)]
    [InlineData("19", 2030)]
    public void A_milestone_the_plan_does_not_have_is_not_made_up(string component, int year)
    {
        Assert.False(Component(component).Targets.ContainsKey(year));
        Assert.Equal(1, Component(component).Targets.Values.Count(target => target.Applied is not null));
    }

    [Fact]
    public void The_national_figure_stands_beside_by_inheritance()
    {
        foreach (var (_, _, component) in Nation.Components)
        {
            Assert.All(component.Targets.Values, target => Assert.Null(target.National));
            foreach (var (year, target) in component.Targets)
            {
                Assert.Equal(target.Applied, Component(component.Id).Targets[year].National);
            }
        }

        Assert.Equal(new TargetValue(Comparator.Below, 9.5m), Component("3a").Targets[2025].National);
        Assert.Equal(new TargetValue(Comparator.AtMost, 15m), Component("11b").Targets[2030].National);
    }

    [Fact]
    public void Definitions_are_the_nations_unless_the_plan_says_otherwise()
    {
        foreach (var (_, _, component) in Nation.Components)
        {
            var ours = Component(component.Id);
            Assert.Equal(component.Rule, ours.Rule);
            Assert.Equal((component.Unit, component.Direction), (ours.Unit, ours.Direction));
        }

        Assert.Equal("Cơ sở giáo dục có công trình vệ sinh hợp vệ sinh", Component("7").Name);
    }

    [Theory]
    [InlineData("3a", MeasureUnit.PerMille, Direction.Down)]
    [InlineData("3c", MeasureUnit.PerMille, Direction.Down)]
    [InlineData("11a", MeasureUnit.PerHundredThousand, Direction.Down)]
    [InlineData("13", MeasureUnit.Change, Direction.Up)]
    [InlineData("17b", MeasureUnit.Percent, Direction.Down)]
    [InlineData("14", MeasureUnit.Percent, Direction.Up)]
    public void Unit_and_direction(string component, MeasureUnit unit, Direction direction) =>
        Assert.Equal((unit, direction), (Component(component).Unit, Component(component).Direction));

    [Fact]
    public void The_impossible_order_of_mortality_targets_is_found_and_shown()
    {
        var findings = Library.Results.Single(result => result.Programme == Commune).Findings;

        var finding = Assert.Single(
            findings,
            item =>
                item.Message.Contains("không thể xảy ra", StringComparison.Ordinal)
                && item.Message.StartsWith("mục tiêu 7 ", StringComparison.Ordinal)
        );
        Assert.Equal(FindingSeverity.Remark, finding.Severity);
        Assert.Equal("mục tiêu 1 › chỉ tiêu 3 › thành phần 3c › 2030", finding.Place);
    }
}
