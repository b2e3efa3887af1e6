using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Testing;
using MangNon.Web.Storage;
using MangNon.Web.Tests.CommandLine;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Storage.Keeping;

/// <summary>Diễn tập khôi phục: the real program backs up and restores, and everything is compared.</summary>
public sealed partial class RestoreDrillTests
{
    private static readonly string[] Year = ["--from", "2025-01-01", "--to", "2025-12-31", "--by", "all", "--json"];

    [Theory, OnBothDatabases]
    public async Task What_is_restored_elsewhere_is_the_same_row_for_row_and_gives_the_same_figures(DatabaseKind kind)
    {
        await using var first = await Mangnon.OnAsync(kind);
        await using var second = await Mangnon.OnAsync(kind, empty: true);
        Assert.Equal(0, (await first.RunAsync("import", Mangnon.Sample("binh-luong-2025.xlsx"))).ExitCode);
        var figures = await first.RunAsync(["figures", .. Year]);
        var file = first.File("sao-luu.mnb");

        var backup = await first.RunAsync("backup", file);
        Assert.True(backup.ExitCode == 0, backup.Errors);
        var code = Code().Match(backup.Errors).Value;
        Assert.NotEmpty(code);
        var restore = await second.RunAsync([("MANGNON_RECOVERY_CODE", code)], "restore", file, "--replace");
        Assert.True(restore.ExitCode == 0, restore.Errors);

        await using (var before = Open(first))
        await using (var after = Open(second))
        {
            Assert.Equal(await TableHashes.OfAsync(before), await TableHashes.OfAsync(after));
            await LogChain.VerifyAsync(after);
        }

        var again = await second.RunAsync(["figures", .. Year]);
        Assert.Equal(figures.Output, again.Output);
        Assert.Contains("\"denominator\": 273", again.Output, StringComparison.Ordinal);

        // The code is told once, and never lies on the disk.
        var next = await first.RunAsync("backup", file);
        Assert.DoesNotMatch(Code(), next.Errors);
        Assert.Equal(0, (await first.RunAsync("backup", "verify", file)).ExitCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_backup_made_while_a_writer_writes_holds_all_that_was_written_before_it_and_no_half_write(
        DatabaseKind kind
    )
    {
        await using var first = await Mangnon.OnAsync(kind);
        await using var second = await Mangnon.OnAsync(kind, empty: true);
        Assert.Equal(0, (await first.RunAsync("import", Mangnon.Sample("binh-luong-2025.xlsx"))).ExitCode);
        var file = first.File("sao-luu.mnb");
        using var stop = new CancellationTokenSource();
        var written = 0;
        var writer = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await WritePairAsync(first, written);
                Interlocked.Increment(ref written);
            }
        });
        while (Volatile.Read(ref written) < 20)
        {
            await Task.Delay(5);
        }

        var before = Volatile.Read(ref written);
        var backup = await first.RunAsync("backup", file);
        var after = Volatile.Read(ref written) + 1;
        await stop.CancelAsync();
        await writer;
        Assert.True(backup.ExitCode == 0, backup.Errors);
        Assert.True(after > before + 1, "Nothing was written meanwhile: the test says nothing.");
        var restore = await second.RunAsync(
            [("MANGNON_RECOVERY_CODE", Code().Match(backup.Errors).Value)],
            "restore",
            file,
            "--replace"
        );
        Assert.True(restore.ExitCode == 0, restore.Errors);

        await using var db = Open(second);
        var names = await db.Villages.Where(v => v.Name.StartsWith("Ghi ")).Select(v => v.Name).ToListAsync();
        var pairs = names.Count / 2;
        Assert.InRange(pairs, before, after);
        Assert.Equal(
            Enumerable.Range(0, pairs).SelectMany(n => new[] { NameOf(n, 'a'), NameOf(n, 'b') }),
            names.Order(StringComparer.Ordinal)
        );
        await LogChain.VerifyAsync(db);
    }

    /// <summary>Two rows in one transaction: one without the other would be half a write.</summary>
    private static async Task WritePairAsync(Mangnon mangnon, int number)
    {
        await using var db = Open(mangnon);
        var commune = await db.Communes.Select(c => c.Id).FirstAsync();
        foreach (var half in "ab")
        {
            db.Add(
                new Village
                {
                    Id = Guid.CreateVersion7(),
                    CommuneId = commune,
                    Name = NameOf(number, half),
                }
            );
        }

        await db.SaveChangesAsync();
    }

    private static string NameOf(int number, char half) =>
        string.Create(CultureInfo.InvariantCulture, $"Ghi {number:000000}{half}");

    private static MangNonDb Open(Mangnon mangnon)
    {
        Assert.True(DataFolder.TryOpen(mangnon.Data, mangnon.Postgres, out var folder, out var problem), problem);
        return folder.NewContext();
    }

    [GeneratedRegex("([2-9A-Z]{5}-){7}[2-9A-Z]{5}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
