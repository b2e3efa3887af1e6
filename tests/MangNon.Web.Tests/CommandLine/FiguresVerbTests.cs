using System.Text.Json.Nodes;
using MangNon.Testing;

namespace MangNon.Web.Tests.CommandLine;

public sealed class FiguresVerbTests
{
    [Theory, OnBothDatabases]
    public async Task The_sample_gives_every_expected_count_of_every_breakdown(DatabaseKind kind)
    {
        await using var mangnon = await Mangnon.OnAsync(kind);
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(Mangnon.Sample("expected-2025.json")))!;

        Assert.Equal(0, (await mangnon.RunAsync("import", Mangnon.Sample("binh-luong-2025.xlsx"))).ExitCode);
        var computed = await Figures(mangnon);
        var kept = await Figures(mangnon);

        Assert.Equal([], Differences("", expected, computed.Json));
        Assert.Equal(computed.Output, kept.Output);
    }

    [Fact]
    public async Task Without_a_breakdown_asked_for_none_is_printed()
    {
        await using var mangnon = await Mangnon.OnAsync(DatabaseKind.Sqlite);

        var run = await mangnon.RunAsync("figures", "--from", "2025-01-01", "--to", "2025-12-31", "--json");

        Assert.Null(run.Json["breakdowns"]);
        Assert.Equal(35, run.Json.AsObject().Count);
    }

    [Theory]
    [InlineData("2025-02-30", "2025-12-31", "all", "không phải là ngày")]
    [InlineData("2025-12-31", "2025-01-01", "all", "phải từ ngày đầu kỳ")]
    [InlineData("2025-01-01", "2025-12-31", "village", "--by nhận một trong")]
    public async Task A_period_or_breakdown_that_makes_no_sense_is_refused(
        string from,
        string to,
        string by,
        string message
    )
    {
        await using var mangnon = await Mangnon.OnAsync(DatabaseKind.Sqlite);

        var run = await mangnon.RunAsync("figures", "--from", from, "--to", to, "--by", by, "--json");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    private static Task<Run> Figures(Mangnon mangnon) =>
        mangnon.RunAsync("figures", "--from", "2025-01-01", "--to", "2025-12-31", "--by", "all", "--json");

    private static IEnumerable<string> Differences(string path, JsonNode? expected, JsonNode? got)
    {
        if (expected is JsonObject e && got is JsonObject g)
        {
            return e.Select(p => p.Key)
                .Union(g.Select(p => p.Key), StringComparer.Ordinal)
                .SelectMany(key => Differences($"{path}/{key}", e[key], g[key]));
        }

        var same =
            expected is JsonValue a
            && got is JsonValue b
            && a.TryGetValue<double>(out var x)
            && b.TryGetValue<double>(out var y)
                ? Math.Abs(x - y) <= 1e-9 * Math.Max(1, Math.Abs(x))
                : expected?.ToJsonString() == got?.ToJsonString();
        return same ? [] : [$"{path}: expected {expected?.ToJsonString()}, got {got?.ToJsonString()}"];
    }
}
