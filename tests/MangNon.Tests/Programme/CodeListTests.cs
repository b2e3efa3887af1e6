using MangNon.Health;
using MangNon.Programme;

namespace MangNon.Tests.Programme;

public sealed class CodeListTests
{
    private static CodeList Read(string name) =>
        CodeList.Load(ProgrammeFolders.Find([], $"codes/{name}.json")).Required();

    [Fact]
    public void The_groups_of_special_circumstances_bear_the_laws_letters()
    {
        var groups = Read("circumstance-groups");

        Assert.Equal("a b c d đ e g h i k l m n o NC", string.Join(' ', groups.Codes.Select(code => code.Value)));
        Assert.Equal("Trẻ em khuyết tật", groups.Find("d")!.Name);
        Assert.Equal("Trẻ em nhiễm HIV/AIDS", groups.Find("đ")!.Name);
        Assert.Null(groups.Find("D"));
    }

    [Fact]
    public void The_groups_hold_since_the_law_came_into_force()
    {
        var groups = Read("circumstance-groups");

        Assert.False(groups.Find("a")!.HoldsOn(new DateOnly(2017, 5, 31)));
        Assert.True(groups.Find("a")!.HoldsOn(new DateOnly(2017, 6, 1)));
        Assert.Equal(15, groups.On(new DateOnly(2026, 1, 1)).Count());
    }

    [Fact]
    public void Injuries_have_the_eleven_causes_of_the_form()
    {
        var causes = Read("injury-causes").Codes;

        Assert.Equal(11, causes.Count);
        Assert.Equal(("08", "Đuối nước"), (causes[7].Value, causes[7].Name));
    }

    [Fact]
    public void The_vaccines_are_those_of_the_schedule() =>
        Assert.Equal(
            ImmunisationSchedule.Shipped.Doses.Select(dose => dose.Vaccine).Distinct(StringComparer.Ordinal),
            Read("vaccines").Codes.Select(code => code.Value)
        );

    [Theory]
    [InlineData(
        """{ "code": "a", "name": "x", "nameEn": "x" }, { "code": "a", "name": "y", "nameEn": "y" }""",
        "đã có ở trên"
    )]
    [InlineData("""{ "code": "a", "name": "x" }""", "thiếu “nameEn”")]
    [InlineData(
        """{ "code": "a", "name": "x", "nameEn": "x", "validFrom": "01/02/2020" }""",
        "cần viết năm-tháng-ngày"
    )]
    [InlineData(
        """{ "code": "a", "name": "x", "nameEn": "x", "validFrom": "2021-01-01", "validTo": "2020-12-31" }""",
        "trước “validFrom”"
    )]
    public void A_mistake_in_a_list_is_a_finding_with_its_line(string codes, string message)
    {
        using var folder = new PlanFolder();
        folder.Write(
            "l.json",
            $$"""
            { "id": "l", "name": "l", "nameEn": "l", "legalBasis": "l", "verified": true,
              "codes": [{{codes}}] }
            """
        );

        var list = CodeList.Load(folder.At("l.json"));

        Assert.Null(list.Value);
        var finding = Assert.Single(list.Findings);
        Assert.Equal(2, finding.Line);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(list.Required);
    }

    [Fact]
    public void A_code_holds_from_its_first_day_to_its_last()
    {
        var code = new Code("a", "", "", new DateOnly(2020, 1, 1), new DateOnly(2020, 12, 31));

        Assert.Equal(
            [false, true, true, false],
            new[] { new DateOnly(2019, 12, 31), new(2020, 1, 1), new(2020, 12, 31), new(2021, 1, 1) }.Select(
                code.HoldsOn
            )
        );
    }

    [Fact]
    public void The_scorecard_has_13_criteria_and_three_thresholds()
    {
        var card = Scorecard.Load(ProgrammeFolders.Find([], "scorecards/child-friendly-commune.json")).Required();

        Assert.Equal(13, card.Criteria.Count);
        Assert.Equal(
            [("city-ward", 900), ("disadvantaged", 800), ("other", 850)],
            card.Thresholds.Select(threshold => (threshold.Class, threshold.Points))
        );
        Assert.Equal(1000, card.TotalPoints);
        Assert.Contains("06/QĐ-TTg ngày 03/01/2019", card.LegalBasis, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_the_communes_folder_is_found_before_the_shipped_one()
    {
        using var folder = new PlanFolder();
        folder.Write("a.json", "{}");

        Assert.Equal(folder.At("a.json"), ProgrammeFolders.Find([ProgrammeFolders.Shipped, folder.Path], "a.json"));
        Assert.StartsWith(
            ProgrammeFolders.Shipped,
            ProgrammeFolders.Find([folder.Path], "codes/vaccines.json"),
            StringComparison.Ordinal
        );
    }
}
