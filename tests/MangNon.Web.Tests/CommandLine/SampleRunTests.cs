using MangNon.Figures.Rules;
using MangNon.Testing;

namespace MangNon.Web.Tests.CommandLine;

/// <summary>The other verbs on the sample, one after the other on one data folder.</summary>
public sealed class SampleRunTests
{
    private static readonly string[] Year = ["--from", "2025-01-01", "--to", "2025-12-31"];

    [Fact]
    public async Task From_the_sample_to_a_gap_a_reason_a_report_and_an_empty_register()
    {
        await using var mangnon = await Mangnon.OnAsync(DatabaseKind.Sqlite);
        Assert.Equal(0, (await mangnon.RunAsync("sample")).ExitCode);

        var gap = await mangnon.RunAsync(["gap", "--component", "14", .. Year, "--json"]);
        Assert.Equal((2025, 12), ((int)gap.Json["milestone"]!, (int)gap.Json["missing"]!));
        var between = gap.Json["between"]!.AsArray();
        Assert.Equal(12, between.Count);

        var code = (string)between[0]!["code"]!;
        var why = await mangnon.RunAsync(["why", "--component", "14", "--child", code, .. Year, "--json"]);
        Assert.True((bool)why.Json["inDenominator"]!);
        Assert.False((bool)why.Json["inNumerator"]!);
        var reason = why.Json["rows"]![0]!["numerator"]![0]!;
        Assert.Equal("đã được đăng ký khai sinh", (string)reason["condition"]!);
        Assert.False((bool)reason["holds"]!);

        Assert.Equal(
            2,
            (await mangnon.RunAsync(["why", "--component", "14", "--child", "KHÔNG CÓ", .. Year])).ExitCode
        );
        Assert.Equal(2, (await mangnon.RunAsync(["gap", "--component", "25", .. Year])).ExitCode);

        Assert.Equal(
            0,
            (await mangnon.RunAsync("report", "--year", "2025", "--out", mangnon.File("bao-cao.docx"))).ExitCode
        );
        Assert.True(new FileInfo(mangnon.File("bao-cao.docx")).Length > 20_000);
        Assert.Equal(
            2,
            (await mangnon.RunAsync("report", "--year", "2025", "--out", mangnon.File("không có/x.docx"))).ExitCode
        );

        Assert.Equal(2, (await mangnon.RunAsync("sample")).ExitCode);
        Assert.Equal(0, (await mangnon.RunAsync("sample", "clear")).ExitCode);
        Assert.Equal(2, (await mangnon.RunAsync("sample", "clear")).ExitCode);
        var after = await mangnon.RunAsync(["figures", .. Year, "--json"]);
        Assert.All(
            after.Json.AsObject().Where(p => p.Key != "period"),
            p => Assert.Equal(0, (int)p.Value!["denominator"]!)
        );
    }

    [Fact]
    public async Task A_provinces_own_indicator_is_computed_like_the_others()
    {
        await using var mangnon = await Mangnon.OnAsync(DatabaseKind.Sqlite);
        await mangnon.RunAsync("sample");
        Directory.CreateDirectory(mangnon.File("programmes"));
        await File.WriteAllTextAsync(
            mangnon.File("programmes/thanh-hoa.json"),
            """
            {
              "id": "thanh-hoa",
              "supplements": "binh-luong-2021-2030",
              "name": "Chỉ tiêu riêng của tỉnh",
              "nameEn": "The province's own",
              "adoptedBy": "UBND tỉnh",
              "fromYear": 2021,
              "toYear": 2030,
              "legalBasis": "Kế hoạch thử",
              "focalUnit": "so-y-te",
              "units": [{ "id": "so-y-te", "name": "Sở Y tế", "nameEn": "Department of Health" }],
              "goals": [{
                "id": "5", "name": "Riêng của tỉnh", "nameEn": "Own",
                "indicators": [{
                  "id": "T1", "name": "Bé gái dưới 5 tuổi đã đăng ký khai sinh", "nameEn": "Girls registered",
                  "components": [{
                    "id": "T1", "name": "Bé gái dưới 5 tuổi đã đăng ký khai sinh", "nameEn": "Girls registered",
                    "unit": "percent", "direction": "up",
                    "rule": { "subject": "child", "of": "resident and age < 5 and female", "those": "birthRegistered" },
                    "targets": { "2025": { "applied": ">= 99" }, "2030": { "applied": ">= 100" } }
                  }]
                }]
              }]
            }
            """
        );

        var check = await mangnon.RunAsync("plan", "check", mangnon.File("programmes/thanh-hoa.json"));
        Assert.True(check.ExitCode < 2, check.Output);
        var figures = await mangnon.RunAsync(["figures", .. Year, "--by", "sex", "--json"]);

        var own = figures.Json["T1"]!;
        Assert.Equal(261, (int)figures.Json["14"]!["numerator"]!);
        Assert.InRange((int)own["denominator"]!, 100, 172);
        Assert.Equal(
            own["numerator"]!.ToJsonString(),
            figures.Json["breakdowns"]!["sex"]!["T1"]!["Nữ"]!["numerator"]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData("khong-co.json", 2)]
    [InlineData("programmes/quoc-gia-2021-2030.json", 0)]
    [InlineData("programmes/binh-luong-2021-2030.json", 1)]
    public async Task A_plan_is_checked_by_a_verb(string file, int exitCode)
    {
        await using var mangnon = await Mangnon.OnAsync(DatabaseKind.Sqlite);

        Assert.Equal(exitCode, (await mangnon.RunAsync("plan", "check", Repository.PathOf(file))).ExitCode);
    }

    [Fact]
    public async Task A_rule_that_names_an_unknown_fact_is_refused_with_its_line_and_position()
    {
        await using var mangnon = await Mangnon.OnAsync(DatabaseKind.Sqlite);
        var plan = await File.ReadAllTextAsync(Repository.PathOf("programmes", "quoc-gia-2021-2030.json"));
        var spoilt = mangnon.File("quoc-gia-2021-2030.json");
        await File.WriteAllTextAsync(
            spoilt,
            plan.Replace("\"resident and age < 8\"", "\"resident and tuoi < 8\"", StringComparison.Ordinal)
        );

        var run = await mangnon.RunAsync("plan", "check", spoilt);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("“of”, ký tự thứ 14: “tuoi” không có trong bảng từ", run.Output, StringComparison.Ordinal);
        Assert.Contains("chỉ tiêu 2 › quy tắc, dòng ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_measurements_is_scored()
    {
        await using var mangnon = await Mangnon.OnAsync(DatabaseKind.Sqlite);
        await File.WriteAllTextAsync(
            mangnon.File("in.csv"),
            "sex,age_days,weight_kg,lenhei_cm,measure\nNam,731,12,87,h\n"
        );

        var run = await mangnon.RunAsync("growth", mangnon.File("in.csv"), "--out", mangnon.File("out.csv"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, (await File.ReadAllLinesAsync(mangnon.File("out.csv"))).Length);
        Assert.Equal(
            2,
            (await mangnon.RunAsync("growth", mangnon.File("none.csv"), "--out", mangnon.File("o.csv"))).ExitCode
        );
    }

    [Fact]
    public void The_page_of_facts_is_the_vocabulary()
    {
        Assert.Equal(FactsPage.Text(), File.ReadAllText(Repository.PathOf("docs", "facts.md")));
    }
}
