using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MangNon.Testing;

/// <summary>
/// What a thief of a database gets, byte for byte: the SQLite file, its log and a backup copy; of PostgreSQL a dump and,
/// where the server's folder can be read, the database's files and the server's log.
/// </summary>
public static class DatabaseBytes
{
    public static Task<Dictionary<string, byte[]>> ReadAsync(TestDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.Kind == DatabaseKind.Sqlite ? OfSqliteAsync(database) : OfPostgresAsync(database);
    }

    /// <summary>The loot in which a text is found in UTF-8, UTF-16, hexadecimal digits or base64 at any alignment.</summary>
    public static IEnumerable<string> Holding(IReadOnlyDictionary<string, byte[]> loot, string text)
    {
        ArgumentNullException.ThrowIfNull(loot);
        var needles = Needles(Encoding.UTF8.GetBytes(text)).Append(Encoding.Unicode.GetBytes(text)).ToList();
        return loot.Where(part => needles.Any(n => part.Value.AsSpan().IndexOf(n) >= 0)).Select(part => part.Key);
    }

    private static IEnumerable<byte[]> Needles(byte[] utf8)
    {
        yield return utf8;
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(utf8));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8));
        for (var before = 0; before < 3; before++)
        {
            // The letters that no neighbouring byte has a part in.
            var text = Convert.ToBase64String([.. new byte[before], .. utf8]);
            var first = (before * 8 + 5) / 6;
            var last = (before + utf8.Length) * 8 / 6;
            yield return Encoding.ASCII.GetBytes(text[first..last]);
        }
    }

    private static async Task<Dictionary<string, byte[]>> OfSqliteAsync(TestDatabase database)
    {
        var backup = database.Place + ".backup";
        await using var db = database.NewContext();
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {backup}");
        var loot = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var end in new[] { "", "-wal", "-shm", ".backup" })
        {
            await using var file = new FileStream(
                database.Place + end,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            loot.Add(end.Length == 0 ? ".db" : end, bytes.ToArray());
        }

        File.Delete(backup);
        return loot;
    }

    private static async Task<Dictionary<string, byte[]>> OfPostgresAsync(TestDatabase database)
    {
        var loot = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["dump"] = await DumpAsync(database.Place),
        };
        await using var db = database.NewContext();
        var folder = (
            await db
                .Database.SqlQueryRaw<string>("""SELECT current_setting('data_directory') AS "Value" """)
                .ToListAsync()
        )[0];
        var own = (
            await db
                .Database.SqlQueryRaw<string>(
                    """SELECT oid::text AS "Value" FROM pg_database WHERE datname = current_database()"""
                )
                .ToListAsync()
        )[0];
        // The log first: a checkpoint may clear it.
        await TakeAsync(loot, Path.Combine(folder, "pg_wal"));
        await db.Database.ExecuteSqlRawAsync("CHECKPOINT");
        await TakeAsync(loot, Path.Combine(folder, "base", own));
        return loot;
    }

    private static async Task TakeAsync(Dictionary<string, byte[]> loot, string folder)
    {
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
        {
            try
            {
                loot.Add(file, await File.ReadAllBytesAsync(file));
            }
            catch (FileNotFoundException)
            {
                // The server took it away in the meantime: a thief does not get it either.
            }
        }
    }

    private static async Task<byte[]> DumpAsync(string connectionString)
    {
        var place = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(ScratchServer.Binary("pg_dump"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        string[] arguments = ["-h", place.Host!, "-p", $"{place.Port}", "-U", place.Username!, "-d", place.Database!];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["PGPASSWORD"] = place.Password;
        using var process = Process.Start(start)!;
        using var bytes = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(bytes);
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? bytes.ToArray() : throw new InvalidOperationException("pg_dump failed.");
    }
}
