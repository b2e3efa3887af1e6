using System.Net;
using System.Net.Sockets;
using System.Text;
using MangNon.Storage;
using MangNon.Web.Exchange;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MangNon.Web.Tests.Site;

/// <summary>Slow and greedy clients on one address of the loopback, an ordinary one on another.</summary>
public sealed class LimitsTests : IAsyncLifetime
{
    private static readonly Uri Health = new("/suc-khoe", UriKind.Relative);
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync(paced: true);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_flood_of_one_address_is_told_to_wait_and_another_address_still_gets_pages()
    {
        using var greedy = ClientFrom("127.0.0.2");
        var answers = new List<HttpResponseMessage>();
        for (var round = 0; round < 40 && answers.TrueForAll(a => a.StatusCode == HttpStatusCode.OK); round++)
        {
            answers.AddRange(await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => greedy.GetAsync(Health))));
        }

        var refused = answers.Find(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.NotNull(refused);
        Assert.Equal("60", refused.Headers.GetValues("Retry-After").Single());
        Assert.Contains("Chờ một phút", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.InRange(answers.Count(a => a.StatusCode == HttpStatusCode.OK), Limits.AddressBurst, 4000);

        using var other = ClientFrom("127.0.0.3");
        using var page = await other.GetAsync(new Uri("/dang-nhap", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        answers.ForEach(answer => answer.Dispose());
    }

    [Fact]
    public async Task A_person_has_a_limit_of_their_own_below_that_of_the_address()
    {
        using var client = await _site.NewSignedInClientAsync();
        var rejected = false;
        for (var i = 0; i < 2 * Limits.PersonBurst && !rejected; i++)
        {
            using var answer = await client.GetAsync(Health);
            rejected = answer.StatusCode == HttpStatusCode.TooManyRequests;
        }

        Assert.True(rejected);
        using var visitor = _site.NewClient();
        using var page = await visitor.GetAsync(new Uri("/dang-nhap", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Connections_that_say_nothing_are_limited_by_address_and_others_get_pages()
    {
        var silent = new List<Socket>();
        try
        {
            var closed = 0;
            for (var i = 0; i < ConnectionsByAddress.Most + 20; i++)
            {
                try
                {
                    silent.Add(await ConnectAsync("127.0.0.2"));
                }
                catch (SocketException)
                {
                    closed++;
                }
            }

            // Those within the limit are left, with their headers half sent; those above it are closed at once.
            await silent[0].SendAsync("GET / HTTP/1.1\r\nHo"u8.ToArray());
            await Task.Delay(1000);
            closed += silent.Count(socket => socket.Poll(0, SelectMode.SelectRead));
            Assert.Equal(20, closed);
            using var other = ClientFrom("127.0.0.3");
            using var page = await other.GetAsync(new Uri("/dang-nhap", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
        finally
        {
            silent.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task A_client_that_sends_its_headers_too_slowly_is_let_go_of()
    {
        using var slow = await ConnectAsync("127.0.0.2");
        await slow.SendAsync("GET /suc-khoe HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "u8.ToArray());
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        var answer = await TextAsync(slow, stop.Token);

        Assert.True(answer.Length == 0 || answer.Contains(" 408 ", StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task A_client_that_sends_its_form_too_slowly_is_let_go_of_while_another_gets_pages()
    {
        using var slow = await ConnectAsync("127.0.0.2");
        await slow.SendAsync(
            Encoding.ASCII.GetBytes(
                "POST /dang-nhap HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 60000\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\na"
            )
        );
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        var answer = TextAsync(slow, stop.Token);
        using var other = ClientFrom("127.0.0.3");
        while (!answer.IsCompleted)
        {
            using var page = await other.GetAsync(new Uri("/dang-nhap", UriKind.Relative), stop.Token);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            await Task.Delay(200, stop.Token);
        }

        Assert.DoesNotContain(" 200 ", await answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_refused()
    {
        using var client = _site.NewClient();
        using var content = new FormUrlEncodedContent([new("Form.UserName", new string('a', Limits.BodyBytes))]);
        using var answer = await client.PostAsync(new Uri("/dang-nhap", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("quá lớn", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_one_persons_files_three_wait_and_fifty_in_all()
    {
        var imports = _site.App.Services.GetRequiredService<Imports>();
        var folder = _site.App.Services.GetRequiredService<ImportFolder>();
        bool Start(Guid owner)
        {
            var id = Guid.NewGuid();
            using (var file = folder.Create(id))
            {
                file.Write("không phải sổ"u8);
            }

            return imports.TryStart(id, owner, "so.xlsx");
        }

        var one = Guid.CreateVersion7();
        var own = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => Start(one))));
        Assert.Equal(Imports.MostWaiting, own.Count(started => started));
        var all = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => Task.Run(() => Start(Guid.CreateVersion7())))
        );
        Assert.Equal(Imports.MostInAll - Imports.MostWaiting, all.Count(started => started));
    }

    [Fact]
    public async Task For_a_request_that_has_ended_the_database_is_not_asked_any_further()
    {
        using var ended = new CancellationTokenSource();
        var accessor = new HttpContextAccessor
        {
            HttpContext = new DefaultHttpContext { RequestAborted = ended.Token },
        };
        var builder = new DbContextOptionsBuilder<MangNonDb>(_site.Database.Options);
        builder.AddInterceptors(new RequestEnds(accessor));
        await using var db = new MangNonDb(builder.Options, _site.Database.Seal);
        Assert.Equal(1, await db.Communes.CountAsync(CancellationToken.None));

        await ended.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.Communes.CountAsync(CancellationToken.None));
        // Beside the pages there is no request to end.
        accessor.HttpContext = null;
        Assert.Equal(1, await db.Communes.CountAsync(CancellationToken.None));
    }

    private HttpClient ClientFrom(string address) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                ConnectCallback = async (_, _) => new NetworkStream(await ConnectAsync(address), ownsSocket: true),
            }
        )
        {
            BaseAddress = _site.Address,
        };

    /// <summary>Every address of 127.0.0.0/8 is this computer; elsewhere than on Linux they would have to be set up.</summary>
    private async Task<Socket> ConnectAsync(string from)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(IPAddress.Loopback, _site.Address.Port);
        return socket;
    }

    private static async Task<string> TextAsync(Socket socket, CancellationToken cancel)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            for (int read; (read = await socket.ReceiveAsync(buffer, cancel)) > 0; )
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (SocketException)
        {
            // Reset: let go of, too.
        }

        return text.ToString();
    }
}
