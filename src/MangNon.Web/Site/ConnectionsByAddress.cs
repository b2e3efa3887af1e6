using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace MangNon.Web.Site;

/// <summary>
/// Connections that one address may hold open. Without it one computer that opens connections and says nothing would
/// take all there are, and the rest of the office would wait. A proxy that is believed asks for everybody and is not
/// limited here.
/// </summary>
internal sealed class ConnectionsByAddress(SiteOptions site)
{
    /// <summary>A browser opens six at a time.</summary>
    public const int Most = 200;

    private readonly ConcurrentDictionary<IPAddress, int> _open = new();

    public ConnectionDelegate Limit(ConnectionDelegate next) =>
        async connection =>
        {
            var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
            try
            {
                if (_open.AddOrUpdate(address, 1, (_, open) => open + 1) > Most && !site.IsProxy(address))
                {
                    connection.Abort(new ConnectionAbortedException("Too many connections of one address."));
                    return;
                }

                await next(connection);
            }
            finally
            {
                if (_open.AddOrUpdate(address, 0, (_, open) => open - 1) == 0)
                {
                    _open.TryRemove(KeyValuePair.Create(address, 0));
                }
            }
        };
}
