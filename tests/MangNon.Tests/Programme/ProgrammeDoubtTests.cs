using System.Text;
using CsCheck;
using MangNon.Programme;

namespace MangNon.Tests.Programme;

/// <summary>What is doubtful but stops nothing, what rules say wrongly, and what the programme below brings in.</summary>
public sealed class ProgrammeDoubtTests
{
    private const string Commune = PlanFolder.Commune;
    private const string Nation = PlanFolder.Nation;

    [Theory]
    [InlineData(
        "\"id\": \"8a\"",
        "\"<= 3\"",
        "\"<= 5\"",
        "mục tiêu 2 › chỉ tiêu 8 › thành phần 8a › 2030",
        "chỉ tiêu giảm nhưng mục tiêu áp dụng đi ngược: 4 (2025) rồi 5"
    )]
    [InlineData(
        "\"id\": \"8b\"",
        "\">= 97\"",
        "\">= 94,5\"",
        "mục tiêu 2 › chỉ tiêu 8 › thành phần 8b › 2030",
        "chỉ tiêu tăng nhưng mục tiêu áp dụng đi ngược: 95 (2025) rồi 94,5"
    )]
    [InlineData(
        "\"id\": \"3a\"",
        "\"< 5\"",
        "\"< 9,5\"",
        "mục tiêu 1 › chỉ tiêu 3 › thành phần 3b › 2025",
        "mục tiêu 9 thấp hơn của thành phần 3a (9,5)"
    )]
    [InlineData(
        "\"id\": \"8a\"",
        "\"<= 3\"",
        "\"<= 2\"",
        "mục tiêu 2 › chỉ tiêu 8 › thành phần 8a › 2030",
        "áp dụng 2 khác số in 3"
    )]
    [InlineData(
        "\"id\": \"8a\"",
        "\"<= 3\"",
        "null",
        "mục tiêu 2 › chỉ tiêu 8 › thành phần 8a › 2030",
        "chưa có giá trị áp dụng"
    )]
    [InlineData(
        "\"id\": \"8a\"",
        "\"printed\": \"3%\"",
        "\"printed\": \"3,14%\"",
        "mục tiêu 2 › chỉ tiêu 8 › thành phần 8a › 2030",
        "“printed” không có trong văn bản"
    )]
    public void A_doubtful_target_is_shown_but_does_not_stop_the_programme(
        string after,
        string old,
        string replacement,
        string place,
        string message
    )
    {
        using var folder = new PlanFolder();
        folder.Change(Commune, after, old, replacement);

        var result = folder.Load(Commune);

        Assert.NotNull(result.Programme);
        Assert.Contains(
            result.Findings,
            finding =>
                finding.Severity == FindingSeverity.Remark
                && finding.Line > 0
                && finding.Place == place
                && finding.Message.Contains(message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_mistake_in_a_rule_is_named_with_its_character()
    {
        using var folder = new PlanFolder();
        var line = folder.Change(Nation, "\"id\": \"14\"", "birthRegistered", "birthRegisterd");

        var result = folder.Load(
            Nation,
            rule => rule.Those == "birthRegisterd" ? [new RuleProblem("those", 5, "không có dữ kiện")] : []
        );

        Assert.Null(result.Programme);
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("mục tiêu 2 › chỉ tiêu 14 › quy tắc", line), (finding.Place, finding.Line));
        Assert.Equal("“those”, ký tự thứ 6: không có dữ kiện", finding.Message);
        var text = File.ReadAllLines(folder.At(Nation))[line - 1];
        Assert.Equal("Registerd", text[(finding.Column - 1)..(finding.Column + 8)]);
        Assert.Equal("goals[1].indicators[6].components[0].rule.those", finding.Path);
    }

    [Fact]
    public void Every_rule_is_checked_once()
    {
        using var folder = new PlanFolder();
        var seen = new List<RuleDefinition>();

        folder.Load(
            Commune,
            rule =>
            {
                seen.Add(rule);
                return [];
            }
        );

        Assert.Equal(33, seen.Count); // all but the reported one, checked in the file that holds them
    }

    [Theory]
    [InlineData("khong-co", "không tìm thấy chương trình gốc “khong-co”")]
    [InlineData("../quoc-gia-2021-2030", "không tìm thấy chương trình gốc")]
    [InlineData("binh-luong-2021-2030", "“basedOn” đi vòng")]
    public void A_programme_based_on_none_or_on_itself_is_an_error(string basis, string message)
    {
        using var folder = new PlanFolder();
        var line = folder.Change(Commune, "\"basedOn\":", "quoc-gia-2021-2030", basis);

        var result = folder.Load(Commune);

        Assert.Null(result.Programme);
        Assert.Contains(
            result.Findings,
            finding => finding.Line == line && finding.Message.Contains(message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_mistake_in_the_programme_below_is_told_with_its_own_place()
    {
        using var folder = new PlanFolder();
        var line = folder.Change(Nation, "\"id\": \"14\"", "\"up\"", "\"tăng\"");

        var result = folder.Load(Commune);

        Assert.Null(result.Programme);
        Assert.Contains($"chỉ tiêu 14, dòng {line}", result.Findings.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_indicator_of_the_nation_that_the_plan_leaves_out_is_shown()
    {
        using var folder = new PlanFolder();
        folder.Change(
            Commune,
            "\"id\": \"5b\"",
            "\"id\": \"5b\"",
            "\"id\": \"5c\", \"name\": \"Khác\", \"nameEn\": \"Other\", \"unit\": \"percent\", \"direction\": \"up\", \"rule\": { \"subject\": \"child\", \"of\": \"resident\", \"those\": \"birthRegistered\" }"
        );

        var result = folder.Load(Commune);

        Assert.NotNull(result.Programme);
        Assert.Contains(
            result.Findings,
            finding =>
                finding.Message.StartsWith("không có thành phần 5b của chương trình gốc", StringComparison.Ordinal)
        );
        Assert.Null(
            result.Programme.Components.Single(item => item.Component.Id == "5c").Component.Targets[2030].National
        );
    }

    [Fact]
    public void A_decision_silences_the_finding_on_its_defect()
    {
        using var folder = new PlanFolder();
        folder.Change(
            Commune,
            "\"id\": \"10\"",
            "\"decision\": null",
            "\"decision\": \"Quyết định 12/QĐ-UBND ngày 02/3/2026\""
        );

        var result = folder.Load(Commune);

        Assert.Equal(
            "Quyết định 12/QĐ-UBND ngày 02/3/2026",
            result
                .Programme!.Components.Single(item => item.Component.Id == "10")
                .Component.Targets[2025]
                .Defect!.Decision
        );
        Assert.DoesNotContain(result.Findings, finding => finding.Place == "mục tiêu 2 › chỉ tiêu 10 › 2025");
    }

    [Fact]
    public void A_printed_letter_from_an_old_typing_program_is_mended()
    {
        using var folder = new PlanFolder();
        folder.Change(Commune, "\"units\"", "Trường Mầm non", "Trƣờng Mầm non");

        Assert.StartsWith(
            "Trường",
            folder.Load(Commune).Programme!.Units.Single(unit => unit.Id == "truong-hoc").Name,
            StringComparison.Ordinal
        );
    }
}
