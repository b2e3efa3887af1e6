using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Access;

public sealed class CookieTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private Person _hoa = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _hoa = await Person.CreateAsync(_site);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_cookie_altered_anywhere_opens_nothing()
    {
        var cookie = await CookieAsync("mangnon");
        Assert.True(await OpensAsync("mangnon", cookie));
        // The last letters carry bits that base64 leaves unused: every letter before them counts.
        for (var at = 0; at < cookie.Length - 2; at += 7)
        {
            var other = cookie[at] == 'A' ? 'B' : 'A';
            Assert.False(await OpensAsync("mangnon", $"{cookie[..at]}{other}{cookie[(at + 1)..]}"), $"letter {at}");
        }

        Assert.False(await OpensAsync("mangnon", cookie[..(cookie.Length / 2)]));
        Assert.False(await OpensAsync("mangnon", ""));
    }

    [Fact]
    public async Task A_cookie_of_another_purpose_opens_nothing()
    {
        using var client = await _hoa.SignInAsync();
        using var search = await TestSite.PostFromAsync(client, "/", "/tim", ("q", "An"));
        Assert.False(await OpensAsync("mangnon", Value(search, "mangnon-tim")));
        await _hoa.AddSecondStepAsync();
        using var again = _site.NewClient();
        using var waiting = await TestSite.SignInAsync(again, _hoa.Name, _hoa.Password);
        Assert.False(await OpensAsync("mangnon", Value(waiting, "mangnon-buoc-hai")));
    }

    private async Task<string> CookieAsync(string name)
    {
        using var client = _site.NewClient();
        using var answer = await TestSite.SignInAsync(client, _hoa.Name, _hoa.Password);
        return Value(answer, name);
    }

    private static string Value(HttpResponseMessage answer, string name) =>
        answer
            .Headers.GetValues("Set-Cookie")
            .Single(one => one.StartsWith(name + "=", StringComparison.Ordinal))
            .Split(';')[0][(name.Length + 1)..];

    private async Task<bool> OpensAsync(string name, string value)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = _site.Address,
        };
        client.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");
        return await Person.IsSignedInAsync(client);
    }
}
