using System.Globalization;
using MangNon.Storage;
using MangNon.Testing;
using MangNon.Web.Storage;
using MangNon.Web.Tests.CommandLine;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Storage.Keeping;

/// <summary>
/// The program is killed (SIGKILL) at random moments while people import and change their password; on PostgreSQL every
/// third time the server goes with it. What was acknowledged must be there, and nothing by halves.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [Theory, OnBothDatabases]
    public Task Killed_at_work_nothing_acknowledged_is_lost_and_nothing_is_half_written(DatabaseKind kind) =>
        RunAsync(kind, 3);

    [Theory, OnBothDatabases, Trait("Category", "Long")]
    public Task Killed_hundreds_of_times_nothing_acknowledged_is_lost_and_nothing_is_half_written(DatabaseKind kind) =>
        RunAsync(
            kind,
            int.Parse(Environment.GetEnvironmentVariable("MANGNON_TEST_KILLS") ?? "300", CultureInfo.InvariantCulture)
        );

    private async Task RunAsync(DatabaseKind kind, int kills)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed.ToString(CultureInfo.InvariantCulture)}, {kind}");
        var random = new Random(seed);
        using var server = kind == DatabaseKind.Postgres ? new DurableServer() : null;
        var postgres = server?.ConnectionString ?? "";
        await using var mangnon = await Mangnon.OnAsync(DatabaseKind.Sqlite);
        // Makes the commune, so that the first start does not load the sample.
        using (
            var first = System.Diagnostics.Process.Start(
                RealProgram.StartInfo(mangnon.Data, postgres, ["plan", "use", "binh-luong-2021-2030"])
            )!
        )
        {
            await first.WaitForExitAsync();
        }

        var writers = new Writers(mangnon.Data, postgres);
        var (lost, halves) = (0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            using (var victim = await Victim.StartAsync(mangnon.Data, postgres))
            {
                if (victim.FirstPassword is { } password)
                {
                    writers.Start(password);
                }

                var (client, gone) = await writers.SignInAsync(victim);
                lost += gone;
                if (client is null)
                {
                    break;
                }

                if (victim.FirstPassword is not null)
                {
                    await writers.ChangePasswordAsync(client);
                }

                using var killed = new CancellationTokenSource();
                var work = writers.RunAsync(client, victim.Address, killed.Token);
                await MomentAsync(random, writers, work);
                await killed.CancelAsync();
                if (random.Next(3) == 0)
                {
                    server?.Crash();
                }

                victim.Kill();
                writers.KillVerb();
                await work;
                client.Dispose();
            }

            server?.Crash();
            server?.Start();
            var found = await LookAsync(mangnon.Data, postgres, writers);
            (lost, halves) = (lost + found.Lost, halves + found.Halves);
            // What was sent and not yet written is no write: it would wait for its owner, and three at most may wait.
            if (Directory.Exists(mangnon.File("imports")))
            {
                Directory.Delete(mangnon.File("imports"), recursive: true);
            }
        }

        var result = string.Create(
            CultureInfo.InvariantCulture,
            $"{kills} kills, {writers.Acknowledged} acknowledged, {lost} lost, {halves} halves"
        );
        output.WriteLine(result);
        TestContext.Current.SendDiagnosticMessage($"{kind}: {result}");
        Assert.EndsWith(", 0 lost, 0 halves", result, StringComparison.Ordinal);
        Assert.True(writers.Acknowledged >= kills / 2, $"Too little was written to say anything: {result}");
        await FiguresAreThoseCountedAnewAsync(mangnon.Data, postgres);
    }

    /// <summary>After none to three more acknowledged writes, and some milliseconds into the next: on a slow computer too.</summary>
    private static async Task MomentAsync(Random random, Writers writers, Task work)
    {
        var until = writers.Acknowledged + random.Next(4);
        for (var waited = 0; waited < 30_000 && writers.Acknowledged < until && !work.IsCompleted; waited += 10)
        {
            await Task.Delay(10);
        }

        await Task.Delay(random.Next(500));
    }

    private static async Task<Found> LookAsync(string data, string postgres, Writers writers)
    {
        await using var db = Open(data, postgres);
        if (db.Database.IsSqlite())
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA integrity_check";
            Assert.Equal("ok", await command.ExecuteScalarAsync());
            command.CommandText = "PRAGMA foreign_key_check";
            Assert.Null(await command.ExecuteScalarAsync());
        }

        await LogChain.VerifyAsync(db);
        var (site, verb) = (await writers.BySite.LookAsync(db), await writers.ByVerb.LookAsync(db));
        SqliteConnection.ClearAllPools();
        return new Found(site.Lost + verb.Lost, site.Halves + verb.Halves);
    }

    /// <summary>Kept counts whose version did not go with its rows would show here.</summary>
    private static async Task FiguresAreThoseCountedAnewAsync(string data, string postgres)
    {
        var kept = await FiguresAsync(data, postgres);
        await using (var db = Open(data, postgres))
        {
            await db.StoredCounts.ExecuteDeleteAsync();
        }

        Assert.Equal(await FiguresAsync(data, postgres), kept);
    }

    private static async Task<string> FiguresAsync(string data, string postgres)
    {
        using var process = System.Diagnostics.Process.Start(
            RealProgram.StartInfo(data, postgres, ["figures", "--from", "2025-01-01", "--to", "2025-12-31", "--json"])
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return text;
    }

    private static MangNonDb Open(string data, string postgres)
    {
        Assert.True(DataFolder.TryOpen(data, postgres, out var folder, out var problem), problem);
        return folder.NewContext();
    }
}
