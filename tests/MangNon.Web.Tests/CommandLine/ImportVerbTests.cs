using System.Text.Json.Nodes;
using MangNon.Testing;

namespace MangNon.Web.Tests.CommandLine;

public sealed class ImportVerbTests
{
    [Theory, OnBothDatabases]
    public async Task The_dirty_workbook_gives_exactly_its_errors_and_the_rest_is_taken(DatabaseKind kind)
    {
        await using var mangnon = await Mangnon.OnAsync(kind);
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(Mangnon.Sample("dirty-2025-errors.json")))!;

        var run = await mangnon.RunAsync("import", Mangnon.Sample("dirty-2025.xlsx"), "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(Places(expected.AsArray()), Places(run.Json["errors"]!.AsArray()));
        Assert.All(run.Json["errors"]!.AsArray(), e => Assert.NotEmpty((string)e!["message"]!));
        foreach (var (_, sheet) in run.Json["sheets"]!.AsObject())
        {
            int Of(string name) => (int)sheet![name]!;
            Assert.Equal(Of("read"), Of("added") + Of("changed") + Of("unchanged") + Of("refused"));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_dry_run_tells_the_same_as_the_real_run_and_a_second_import_changes_nothing(DatabaseKind kind)
    {
        await using var mangnon = await Mangnon.OnAsync(kind);
        var file = Mangnon.Sample("dirty-2025.xlsx");

        var dry = await mangnon.RunAsync("import", file, "--dry-run", "--json");
        var real = await mangnon.RunAsync("import", file, "--json");
        var again = await mangnon.RunAsync("import", file, "--json");

        Assert.Equal(dry.Output, real.Output);
        Assert.All(
            again.Json["sheets"]!.AsObject(),
            sheet => Assert.Equal((0, 0), ((int)sheet.Value!["added"]!, (int)sheet.Value!["changed"]!))
        );
    }

    [Theory, OnBothDatabases]
    public async Task An_import_that_is_killed_leaves_nothing(DatabaseKind kind)
    {
        await using var mangnon = await Mangnon.OnAsync(kind);
        var file = Mangnon.Sample("binh-luong-2025.xlsx");
        Assert.Equal(0, (await mangnon.RunAsync("plan", "use", "binh-luong-2021-2030")).ExitCode);
        foreach (var wait in new[] { 300, 700 })
        {
            using var process = mangnon.Start("import", file, "--json");
            await Task.Delay(wait);
            process.Kill();
            await process.WaitForExitAsync();

            var figures = await mangnon.RunAsync("figures", "--from", "2025-01-01", "--to", "2025-12-31", "--json");

            // All of it where the kill came too late, else none of it.
            Assert.Contains((int)figures.Json["14"]!["denominator"]!, new[] { 0, 273 });
        }

        Assert.Equal(0, (await mangnon.RunAsync("import", file)).ExitCode);
    }

    [Fact]
    public async Task A_file_that_is_no_workbook_is_refused_without_output()
    {
        await using var mangnon = await Mangnon.OnAsync(DatabaseKind.Sqlite);
        await File.WriteAllTextAsync(mangnon.File("so.xlsx"), "không phải bảng tính");

        var run = await mangnon.RunAsync("import", mangnon.File("so.xlsx"), "--json");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.NotEmpty(run.Errors);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_exported_imports_into_an_empty_register_and_exports_the_same_again(DatabaseKind kind)
    {
        await using var first = await Mangnon.OnAsync(kind);
        await using var second = await Mangnon.OnAsync(kind);
        await first.RunAsync("import", Mangnon.Sample("binh-luong-2025.zip"));

        Assert.Equal(0, (await first.RunAsync("export", "--out", first.File("so.xlsx"))).ExitCode);
        Assert.Equal(0, (await second.RunAsync("import", first.File("so.xlsx"))).ExitCode);
        await first.RunAsync("export", "--out", first.File("so"));
        await second.RunAsync("export", "--out", second.File("so"));

        var sheets = Directory.GetFiles(first.File("so"));
        Assert.Equal(16, sheets.Length);
        Assert.All(
            sheets,
            sheet =>
                Assert.Equal(
                    File.ReadAllText(sheet),
                    File.ReadAllText(Path.Combine(second.File("so"), Path.GetFileName(sheet)))
                )
        );
    }

    private static List<string> Places(JsonArray errors) =>
        [.. errors.Select(e => $"{e!["sheet"]} {e["row"]} {e["column"]}").Order(StringComparer.Ordinal)];
}
