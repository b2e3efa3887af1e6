using System.Diagnostics;
using System.Globalization;
using MangNon.Storage;
using MangNon.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Bench.Storage;

/// <summary>What one commit of one row costs as the product sets SQLite, and with <c>synchronous = NORMAL</c>.</summary>
internal static class CommitBench
{
    private const int Commits = 500;

    /// <param name="folder">On the disk to be measured: a temporary folder may lie in memory.</param>
    /// <param name="output">Gets the figures.</param>
    public static async Task RunAsync(string folder, TextWriter output)
    {
        var file = Path.Combine(Path.GetFullPath(folder), $"commits-{Guid.CreateVersion7():N}.db");
        try
        {
            var full = await MeasureAsync(file, "FULL");
            var normal = await MeasureAsync(file, "NORMAL");
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"one commit, median of {Commits}: FULL {full:0.000} ms, NORMAL {normal:0.000} ms, ratio {full / normal:0.0}"
                )
            );
        }
        finally
        {
            foreach (var end in new[] { "", "-wal", "-shm" })
            {
                File.Delete(file + end);
            }
        }
    }

    private static async Task<double> MeasureAsync(string file, string synchronous)
    {
        var builder = new DbContextOptionsBuilder<MangNonDb>();
        builder.UseMangNonSqlite(file);
        await using var db = new MangNonDb(builder.Options, new FieldSeal(new byte[32]));
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // One of two words of this class.
        command.CommandText =
            $"PRAGMA synchronous = {synchronous}; CREATE TABLE IF NOT EXISTS rows (id INTEGER PRIMARY KEY, text TEXT)";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        command.CommandText = "INSERT INTO rows (text) VALUES ('một dòng ghi, xong là xong')";
        var times = new double[Commits];
        for (var i = 0; i < Commits; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await command.ExecuteNonQueryAsync();
            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[Commits / 2];
    }
}
