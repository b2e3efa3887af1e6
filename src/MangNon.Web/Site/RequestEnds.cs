using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MangNon.Web.Site;

/// <summary>
/// Where a request has run out of time, or its client has gone, the database is not asked any further on its behalf,
/// whichever page asks. Work beside the pages belongs to no request and goes on.
/// </summary>
internal sealed class RequestEnds(IHttpContextAccessor accessor) : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Check();
        return new(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        Check();
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Check();
        return new(result);
    }

    private void Check() => accessor.HttpContext?.RequestAborted.ThrowIfCancellationRequested();
}
