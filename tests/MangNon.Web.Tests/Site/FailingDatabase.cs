using System.Data.Common;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MangNon.Web.Tests.Site;

/// <summary>Breaks what the site asks of the database, when told to, with an error that says too much.</summary>
internal sealed class FailingDatabase : DbCommandInterceptor
{
    public const string Words = "Dấu Tên Trong tại C:\\du-lieu\\mangnon.db: không ghi được";

    /// <summary>Commands that have this word fail; none while null.</summary>
    public string? On { get; set; }

    /// <summary>How many have failed.</summary>
    public int Failed { get; private set; }

    /// <summary>The site with a database that this can break.</summary>
    public SiteOptions In(SiteOptions options) =>
        options with
        {
            UseDatabase = database =>
            {
                options.UseDatabase(database);
                database.AddInterceptors(this);
            },
        };

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => Check(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => new(Check(command, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => new(Check(command, result));

    private InterceptionResult<T> Check<T>(DbCommand command, InterceptionResult<T> result)
    {
        if (On is not { } word || !command.CommandText.Contains(word, StringComparison.Ordinal))
        {
            return result;
        }

        Failed++;
        throw new InvalidOperationException($"{Words} ({command.CommandText})");
    }
}
