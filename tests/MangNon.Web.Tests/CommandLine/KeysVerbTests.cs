using System.Text.Json.Nodes;
using MangNon.Testing;

namespace MangNon.Web.Tests.CommandLine;

public sealed class KeysVerbTests
{
    [Theory, OnBothDatabases]
    public async Task Keys_are_changed_and_the_old_ones_removed_and_the_register_is_the_same(DatabaseKind kind)
    {
        await using var mangnon = await Mangnon.OnAsync(kind);
        await mangnon.RunAsync("import", Mangnon.Sample("dirty-2025.xlsx"));
        var (first, second) = (mangnon.File("truoc.zip"), mangnon.File("sau.zip"));
        await mangnon.RunAsync("export", "--out", first);
        var old = (await ListAsync()).Select(key => (string)key!["id"]!).ToList();

        Assert.Equal(2, (await mangnon.RunAsync("keys", "remove", old[0])).ExitCode);
        var rotated = await mangnon.RunAsync("keys", "rotate");
        Assert.Equal((0, true), (rotated.ExitCode, rotated.Errors.Contains("Đã thay khóa", StringComparison.Ordinal)));
        var keys = await ListAsync();
        Assert.Equal(4, keys.Count);
        // The log is append-only: what it sealed with the old key keeps that key.
        var kept = keys.Where(key => !(bool)key!["current"]! && (long)key["values"]! > 0)
            .Select(key => (string)key!["id"]!)
            .ToList();
        Assert.Single(kept);
        foreach (var id in old)
        {
            Assert.Equal(kept.Contains(id) ? 2 : 0, (await mangnon.RunAsync("keys", "remove", id)).ExitCode);
        }

        Assert.Equal(3, (await ListAsync()).Count);
        Assert.Equal(0, (await mangnon.RunAsync("export", "--out", second)).ExitCode);
        var again = await mangnon.RunAsync("import", first, "--json");
        Assert.All(
            again.Json["sheets"]!.AsObject(),
            sheet => Assert.Equal((0, 0), ((int)sheet.Value!["added"]!, (int)sheet.Value!["changed"]!))
        );

        async Task<JsonArray> ListAsync() => (await mangnon.RunAsync("keys", "list", "--json")).Json.AsArray();
    }

    [Theory, OnBothDatabases]
    public async Task A_database_opened_with_another_ring_is_refused(DatabaseKind kind)
    {
        await using var mangnon = await Mangnon.OnAsync(kind);
        await using var other = await Mangnon.OnAsync(DatabaseKind.Sqlite);
        await mangnon.RunAsync("keys", "list");
        await other.RunAsync("keys", "list");
        File.Copy(
            Path.Combine(other.Data, "keys", "ring.json"),
            Path.Combine(mangnon.Data, "keys", "ring.json"),
            overwrite: true
        );

        var run = await mangnon.RunAsync("keys", "list");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("không phải của cơ sở dữ liệu này", run.Errors, StringComparison.Ordinal);
    }
}
