using System.Data.Common;

namespace MangNon.Figures.Loading;

/// <summary>Reads a query's rows without an object per column. Dates are text (yyyy-MM-dd) in SQLite and dates in PostgreSQL.</summary>
internal sealed class Rows(DbCommand command, DbDataReader reader, bool datesAreText) : IAsyncDisposable
{
    public static async Task<Rows> ReadAsync(
        DbConnection connection,
        DbTransaction transaction,
        string sql,
        Guid owner,
        CancellationToken cancel
    )
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Every text passed here is a constant of VillageLoader or CommuneLoader.
        command.CommandText = sql;
#pragma warning restore CA2100
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@owner";
        parameter.Value = owner;
        command.Parameters.Add(parameter);
        var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        return new Rows(command, reader, connection.GetType().Name.StartsWith("Sqlite", StringComparison.Ordinal));
    }

    public Task<bool> NextAsync(CancellationToken cancel) =>
        datesAreText ? Task.FromResult(reader.Read()) : reader.ReadAsync(cancel);

    public Guid Guid(int i) => reader.GetGuid(i);

    public string Text(int i) => reader.GetString(i);

    public string? TextOrNull(int i) => reader.IsDBNull(i) ? null : reader.GetString(i);

    public bool IsNull(int i) => reader.IsDBNull(i);

    public int Int(int i) => reader.GetInt32(i);

    public int? IntOrNull(int i) => reader.IsDBNull(i) ? null : reader.GetInt32(i);

    public long Long(int i) => reader.GetInt64(i);

    public long? LongOrNull(int i) => reader.IsDBNull(i) ? null : reader.GetInt64(i);

    public bool Bool(int i) => reader.GetBoolean(i);

    public DateOnly Date(int i) => datesAreText ? Iso(reader.GetString(i)) : reader.GetFieldValue<DateOnly>(i);

    public DateOnly? DateOrNull(int i) => reader.IsDBNull(i) ? null : Date(i);

    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync().ConfigureAwait(false);
        await command.DisposeAsync().ConfigureAwait(false);
    }

    private static DateOnly Iso(string text) => new(Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2));

    private static int Number(string text, int start, int length)
    {
        var value = 0;
        for (var i = start; i < start + length; i++)
        {
            value = (value * 10) + (text[i] - '0');
        }

        return value;
    }
}
