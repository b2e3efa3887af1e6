using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MangNon.Web.Tests.Site;

/// <summary>Bytes that no client of ours would send.</summary>
internal static class RawRequest
{
    /// <summary>Everything the site answers until it closes the connection, or says nothing more for three seconds.</summary>
    public static async Task<string> SendAsync(TestSite site, string request)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, site.Address.Port);
        await socket.SendAsync(Encoding.UTF8.GetBytes(request));
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                using var quiet = new CancellationTokenSource(TimeSpan.FromSeconds(3));
                var read = await socket.ReceiveAsync(buffer, quiet.Token);
                if (read == 0)
                {
                    break;
                }

                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Said all there is, or let go of.
        }

        return text.ToString();
    }
}
