using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Storage.Keeping;

/// <summary>A hash of every table's rows: two databases that agree in all of them hold the same.</summary>
internal static class TableHashes
{
    public static async Task<SortedDictionary<string, string>> OfAsync(MangNonDb db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = db.Database.IsNpgsql()
            ? "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
            : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
        var tables = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            command.CommandText = $"SELECT * FROM \"{table}\"";
            var rows = new List<string>();
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                rows.Add(string.Join('\u001f', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader[i]))));
            }

            rows.Sort(StringComparer.Ordinal);
            var all = Encoding.UTF8.GetBytes(string.Join('\u001e', rows));
            hashes[table] = $"{rows.Count} {Convert.ToHexStringLower(SHA256.HashData(all))}";
        }

        return hashes;
    }

    private static string Text(object value) =>
        value is byte[] bytes
            ? Convert.ToHexStringLower(bytes)
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
