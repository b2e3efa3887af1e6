using MangNon.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MangNon.Storage.Postgres;

/// <summary>
/// The rights of the login that the site works with, apart from the owner's of the tables: all rows of all tables, but
/// of the log only reading and adding; nothing of the tables themselves.
/// </summary>
public static class ApplicationRole
{
    private const string Log = "audit_entries";
    private const string History = "__EFMigrationsHistory";

    /// <summary>Gives the application's login what it needs and takes everything else; at every start, in one transaction.</summary>
    /// <param name="owner">Connection string of the tables' owner.</param>
    /// <param name="application">Connection string of the application.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task GrantAsync(string owner, string application, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(cancel).ConfigureAwait(false);
        var login = await LoginAsync(application, cancel).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using var command = connection.CreateCommand();
        // The names cannot be parameters of a grant: format() quotes them as the server itself reads them.
        command.CommandText = """
            SELECT CASE WHEN current_user = $1 THEN NULL ELSE format(
              'REVOKE ALL ON ALL TABLES IN SCHEMA %2$I FROM %1$I;'
              'REVOKE ALL ON %2$I.%3$I FROM PUBLIC;'
              'REVOKE CREATE ON SCHEMA %2$I FROM %1$I;'
              'GRANT USAGE ON SCHEMA %2$I TO %1$I;'
              'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %2$I TO %1$I;'
              'GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %2$I TO %1$I;'
              'REVOKE ALL ON %2$I.%3$I, %2$I.%4$I FROM %1$I;'
              'GRANT SELECT, INSERT ON %2$I.%3$I TO %1$I;'
              'GRANT SELECT ON %2$I.%4$I TO %1$I;',
              $1, current_schema(), $2, $3) END
            """;
        command.Parameters.Add(new NpgsqlParameter { Value = login });
        command.Parameters.Add(new NpgsqlParameter { Value = Log });
        command.Parameters.Add(new NpgsqlParameter { Value = History });
        if (await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) is string grants)
        {
            await using var give = connection.CreateCommand();
#pragma warning disable CA2100 // Made by format() above: every name in it is quoted by the server.
            give.CommandText = grants;
#pragma warning restore CA2100
            await give.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether the login of a context could alter the log after all: because it may, because it owns the table or
    /// belongs to the owner, or because it is a superuser.
    /// </summary>
    public static async Task<bool> MayAlterLogAsync(MangNonDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db
            .Database.SqlQuery<bool>(
                $"""
                SELECT pg_has_role(current_user, c.relowner, 'MEMBER')
                    OR has_table_privilege(c.oid, 'UPDATE') OR has_any_column_privilege(c.oid, 'UPDATE')
                    OR has_table_privilege(c.oid, 'DELETE') OR has_table_privilege(c.oid, 'TRUNCATE')
                    OR has_table_privilege(c.oid, 'TRIGGER') AS "Value"
                FROM pg_class c WHERE c.oid = to_regclass('audit_entries')
                """
            )
            .SingleAsync(cancel)
            .ConfigureAwait(false);
    }

    private static async Task<string> LoginAsync(string application, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(application);
        await connection.OpenAsync(cancel).ConfigureAwait(false);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT current_user::text";
        return (string)(await command.ExecuteScalarAsync(cancel).ConfigureAwait(false))!;
    }
}
