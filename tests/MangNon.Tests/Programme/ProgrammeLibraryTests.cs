using MangNon.Programme;

namespace MangNon.Tests.Programme;

public sealed class ProgrammeLibraryTests
{
    [Fact]
    public void The_communes_own_file_takes_the_place_of_the_shipped_one()
    {
        using var own = new PlanFolder();
        File.Delete(own.At(PlanFolder.Nation));
        own.Change(PlanFolder.Commune, "\"id\": \"8a\"", "\"<= 3\"", "\"<= 2,5\"");

        var library = ProgrammeLibrary.Load([ProgrammeFolders.Shipped, own.Path]);

        var component = library
            .Programmes["binh-luong-2021-2030"]
            .Components.Single(item => item.Component.Id == "8a")
            .Component;
        Assert.Equal(2.5m, component.Targets[2030].Applied!.Value);
        Assert.Equal(6m, component.Targets[2030].National!.Value);
        Assert.Equal(2, library.Results.Count);
    }

    [Fact]
    public void A_national_programme_of_ones_own_also_serves_the_shipped_plans()
    {
        using var own = new PlanFolder();
        File.Delete(own.At(PlanFolder.Commune));
        own.Change(PlanFolder.Nation, "\"id\": \"8a\"", "\"<= 6\"", "\"<= 5,5\"");

        var library = ProgrammeLibrary.Load([ProgrammeFolders.Shipped, own.Path]);

        var component = library
            .Programmes["binh-luong-2021-2030"]
            .Components.Single(item => item.Component.Id == "8a")
            .Component;
        Assert.Equal(5.5m, component.Targets[2030].National!.Value);
    }

    [Fact]
    public void One_bad_file_does_not_keep_the_others_from_use()
    {
        using var own = new PlanFolder();
        own.Write("hong.json", "{");

        var library = ProgrammeLibrary.Load([own.Path, Path.Combine(own.Path, "khong-co")]);

        Assert.Equal(
            ["binh-luong-2021-2030", "quoc-gia-2021-2030"],
            library.Programmes.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Null(library.Results.Single(result => result.File == "hong.json").Programme);
    }

    [Theory]
    [InlineData("1", "T1", "T1", null)] // into a goal of the plan
    [InlineData("5", "T1", "T1", null)] // as a goal of its own
    [InlineData("1", "14", "T1", "“14” đã có")]
    [InlineData("1", "T1", "5b", "“5b” đã có")]
    public void A_provinces_own_indicators_stand_beside_those_of_the_plan(
        string goal,
        string indicator,
        string component,
        string? problem
    )
    {
        using var own = new PlanFolder();
        own.Write("tinh.json", Supplement("binh-luong-2021-2030", goal, indicator, component));

        var library = ProgrammeLibrary.Load([own.Path]);

        Assert.Equal(
            ["binh-luong-2021-2030", "quoc-gia-2021-2030"],
            library.Programmes.Keys.Order(StringComparer.Ordinal)
        );
        var plan = library.Programmes["binh-luong-2021-2030"];
        var result = library.Results.Single(r => r.File == "tinh.json");
        Assert.Equal(problem is null ? 35 : 34, plan.Components.Count());
        Assert.Equal(goal == "5" ? 5 : 4, plan.Goals.Count);
        Assert.Equal(problem is null, plan.Units.Any(u => u.Id == "so-y-te"));
        Assert.Equal(problem is null, result.Programme is not null);
        Assert.True(problem is null || result.Findings.Any(f => f.Message.Contains(problem, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_supplement_to_nothing_says_so()
    {
        using var own = new PlanFolder();
        own.Write("tinh.json", Supplement("khong-co", "5", "T1", "T1"));

        var result = ProgrammeLibrary.Load([own.Path]).Results.Single(r => r.File == "tinh.json");

        Assert.Contains("không có chương trình “khong-co”", result.Findings[^1].Message, StringComparison.Ordinal);
    }

    private static string Supplement(string to, string goal, string indicator, string component) =>
        $$"""
            {
              "id": "tinh", "supplements": "{{to}}", "name": "Của tỉnh", "nameEn": "The province's",
              "adoptedBy": "UBND tỉnh", "fromYear": 2021, "toYear": 2030, "legalBasis": "Kế hoạch của tỉnh",
              "focalUnit": "so-y-te", "units": [{ "id": "so-y-te", "name": "Sở Y tế", "nameEn": "Health" }],
              "goals": [{ "id": "{{goal}}", "name": "Riêng", "nameEn": "Own", "indicators": [{
                "id": "{{indicator}}", "name": "Bé gái", "nameEn": "Girls", "components": [{
                  "id": "{{component}}", "name": "Bé gái", "nameEn": "Girls", "unit": "percent", "direction": "up",
                  "rule": { "subject": "child", "of": "resident and female", "those": "birthRegistered" },
                  "targets": { "2025": { "applied": ">= 99" } }
                }]
              }]}]
            }
            """;

    [Fact]
    public void A_plan_based_on_a_provinces_keeps_the_nations_figures_beside()
    {
        using var own = new PlanFolder();
        own.Write(
            "xa.json",
            """
            { "id": "xa", "name": "Xã", "nameEn": "Commune", "adoptedBy": "xã", "fromYear": 2021, "toYear": 2030,
              "legalBasis": "Kế hoạch", "basedOn": "binh-luong-2021-2030", "focalUnit": "vp",
              "units": [{ "id": "vp", "name": "Văn phòng", "nameEn": "Office" }],
              "goals": [{ "id": "2", "indicators": [{ "id": "14", "components": [{ "id": "14", "targets": { "2028": { "applied": ">= 99,95" } } }] }] }] }
            """
        );

        var component = ProgrammeLoader.Load(own.At("xa.json")).Programme!.Components.Single().Component;

        Assert.Equal([2025, 2028, 2030], component.Targets.Keys);
        Assert.Equal((null, 98.5m), (component.Targets[2025].Applied, component.Targets[2025].National!.Value));
        Assert.Equal(99.95m, component.Targets[2028].Applied!.Value);
    }

    [Fact]
    public void A_check_says_nothing_found_findings_or_unusable_by_its_exit_code()
    {
        using var own = new PlanFolder();
        own.Write("hong.json", "{");

        Assert.Equal(0, PlanCheck.Run(own.At(PlanFolder.Nation)).ExitCode);
        Assert.Equal(1, PlanCheck.Run(own.At(PlanFolder.Commune)).ExitCode);
        Assert.Equal(2, PlanCheck.Run(own.At("hong.json")).ExitCode);
        Assert.Equal(2, PlanCheck.Run(own.At("khong-co.json")).ExitCode);
    }

    [Fact]
    public void A_plan_checked_alone_finds_the_shipped_national_programme()
    {
        using var own = new PlanFolder();
        File.Delete(own.At(PlanFolder.Nation));

        Assert.Equal(1, PlanCheck.Run(own.At(PlanFolder.Commune)).ExitCode);
    }
}
