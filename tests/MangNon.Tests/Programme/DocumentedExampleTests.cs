using MangNon.Programme;
using MangNon.Testing;

namespace MangNon.Tests.Programme;

public sealed class DocumentedExampleTests
{
    [Fact]
    public void The_example_of_the_documentation_is_a_plan_that_loads()
    {
        using var folder = new PlanFolder();
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "programme-file.md"));
        var start = document.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        folder.Write(
            "xa-mau-2026-2030.json",
            document[start..document.IndexOf("```", start, StringComparison.Ordinal)]
        );

        var result = folder.Load("xa-mau-2026-2030.json");

        Assert.DoesNotContain(result.Findings, finding => finding.Severity == FindingSeverity.Error);
        var components = result
            .Programme!.Components.Select(item => item.Component)
            .ToDictionary(component => component.Id);
        Assert.Equal(["4b", "14", "X1"], components.Keys);
        Assert.Equal(new TargetValue(Comparator.Below, 14), components["4b"].Targets[2028].Applied);
        Assert.Equal(new TargetValue(Comparator.Below, 15), components["4b"].Targets[2030].National);
        Assert.Equal(new Baseline(2025, 70, "Báo cáo năm 2025"), components["X1"].Baseline);
        Assert.Equal(new DateOnly(2026, 1, 1), components["X1"].Rule.ValidFrom);
        Assert.DoesNotContain(
            result.Findings,
            finding => finding.Message.StartsWith("chưa có quyết định", StringComparison.Ordinal)
        );
    }
}
