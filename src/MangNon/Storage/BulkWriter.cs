using System.Data.Common;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace MangNon.Storage;

/// <summary>
/// Inserts and updates many rows of one table past EF's change tracker, which is some ten times slower. Tables,
/// columns and conversions are read from the model, so that the schema is defined once. Writes within the
/// context's current transaction; inserts wait in a buffer until <see cref="FlushAsync"/>. Not for many threads.
/// </summary>
public sealed class BulkWriter<T> : IAsyncDisposable
    where T : class
{
    private const int MostParameters = 30_000;
    private readonly MangNonDb _db;
    private readonly Field[] _fields;
    private readonly string _table;
    private readonly int _rowsPerStatement;
    private readonly List<T> _waiting = [];
    private DbCommand? _fullInsert;
    private DbCommand? _update;

    public BulkWriter(MangNonDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        _db = db;
        var sql = db.GetService<ISqlGenerationHelper>();
        var entity = db.Model.FindEntityType(typeof(T))!;
        _table = sql.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
        var store = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        _fields = [.. entity.GetProperties().Select(p => new Field(p, sql.DelimitIdentifier(p.GetColumnName(store)!)))];

        // SQLite is in this process: one prepared row at a time is fastest. A server is a round trip away.
        _rowsPerStatement = Provider.IsSqlite(db) ? 1 : Math.Clamp(MostParameters / _fields.Length, 1, 1_000);
    }

    /// <summary>Adds a row; it reaches the database at the latest with <see cref="FlushAsync"/>.</summary>
    public async ValueTask InsertAsync(T row, CancellationToken cancellation)
    {
        _waiting.Add(row);
        if (_waiting.Count == _rowsPerStatement)
        {
            _fullInsert ??= InsertCommand(_rowsPerStatement);
            await RunInsertAsync(_fullInsert, cancellation);
        }
    }

    /// <summary>Writes every column of a row that is in the database, found by its primary key.</summary>
    public async ValueTask UpdateAsync(T row, CancellationToken cancellation)
    {
        _update ??= UpdateCommand();
        Fill(_update, 0, row);
        await _update.ExecuteNonQueryAsync(cancellation);
    }

    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        if (_waiting.Count > 0)
        {
            await using var rest = InsertCommand(_waiting.Count);
            await RunInsertAsync(rest, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in new[] { _fullInsert, _update })
        {
            if (command is not null)
            {
                await command.DisposeAsync();
            }
        }
    }

    private async ValueTask RunInsertAsync(DbCommand command, CancellationToken cancellation)
    {
        for (var i = 0; i < _waiting.Count; i++)
        {
            Fill(command, i * _fields.Length, _waiting[i]);
        }

        await command.ExecuteNonQueryAsync(cancellation);
        _waiting.Clear();
    }

    private void Fill(DbCommand command, int first, T row)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            command.Parameters[first + i].Value = _fields[i].Value(row);
        }
    }

    private DbCommand InsertCommand(int rows)
    {
        var text = new StringBuilder($"INSERT INTO {_table} (")
            .AppendJoin(", ", _fields.Select(f => f.Column))
            .Append(") VALUES ");
        for (var row = 0; row < rows; row++)
        {
            var first = row * _fields.Length;
            text.Append(row == 0 ? "(" : ", (")
                .AppendJoin(", ", Enumerable.Range(first, _fields.Length).Select(Parameter))
                .Append(')');
        }

        return Command(text.ToString(), rows);
    }

    private DbCommand UpdateCommand()
    {
        var numbered = _fields.Select((f, i) => (f.IsKey, Set: $"{f.Column} = {Parameter(i)}")).ToList();
        var set = string.Join(", ", numbered.Where(x => !x.IsKey).Select(x => x.Set));
        var where = string.Join(" AND ", numbered.Where(x => x.IsKey).Select(x => x.Set));
        return Command($"UPDATE {_table} SET {set} WHERE {where}", 1);
    }

    private DbCommand Command(string text, int rows)
    {
        var command = _db.Database.GetDbConnection().CreateCommand();
        command.Transaction = _db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Names come from the model, values are parameters.
        command.CommandText = text;
#pragma warning restore CA2100
        for (var i = 0; i < rows * _fields.Length; i++)
        {
            command.Parameters.Add(_fields[i % _fields.Length].Parameter(command, Parameter(i)));
        }

        command.Prepare();
        return command;
    }

    private static string Parameter(int number) => "@p" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A column: how its value is read from a row and turned into what the database stores.</summary>
    private sealed class Field
    {
        private readonly Func<T, object?> _read;
        private readonly Func<object?, object?>? _convert;
        private readonly RelationalTypeMapping _mapping;
        private readonly bool _nullable;

        public Field(IProperty property, string column)
        {
            Column = column;
            IsKey = property.IsPrimaryKey();
            _nullable = property.IsNullable;
            _mapping = property.GetRelationalTypeMapping();
            _convert = _mapping.Converter?.ConvertToProvider;
            var row = Expression.Parameter(typeof(T));
            _read = Expression
                .Lambda<Func<T, object?>>(
                    Expression.Convert(Expression.Property(row, property.PropertyInfo!), typeof(object)),
                    row
                )
                .Compile();
        }

        public string Column { get; }

        public bool IsKey { get; }

        public object Value(T row)
        {
            var value = _read(row);
            return (value is null || _convert is null ? value : _convert(value)) ?? DBNull.Value;
        }

        public DbParameter Parameter(DbCommand command, string name) =>
            _mapping.CreateParameter(command, name, null, _nullable);
    }
}
