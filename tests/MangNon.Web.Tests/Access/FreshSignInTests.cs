using System.Net;
using MangNon.Access;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Access;

public sealed class FreshSignInTests : IAsyncLifetime
{
    private const string Page = "/tai-khoan/bao-mat";
    private TestSite _site = null!;
    private Person _hoa = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _hoa = await Person.CreateAsync(_site);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(15 * 60 - 1, true)]
    [InlineData(15 * 60, false)]
    public async Task After_a_quarter_of_an_hour_the_password_is_asked_for_again(int seconds, bool open)
    {
        using var client = await _hoa.SignInAsync();
        _site.Time.Advance(TimeSpan.FromSeconds(seconds));
        using var answer = await client.GetAsync(new Uri(Page + "?da=tat", UriKind.Relative));
        Assert.Equal(open ? "" : "/xac-nhan?ve=" + Uri.EscapeDataString(Page + "?da=tat"), Person.Path(answer));
    }

    [Fact]
    public async Task What_was_typed_may_still_be_sent_when_the_quarter_of_an_hour_has_run_out()
    {
        using var office = await SecondStepAfterAsync(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        Assert.Equal(Page + "?da=tat", Person.Path(await SendAsync(office)));
        await using var db = _site.Database.NewContext();
        Assert.Equal(0, db.SecondFactors.Count());
    }

    [Fact]
    public async Task What_is_posted_too_late_is_not_done_and_the_page_says_so()
    {
        using var office = await SecondStepAfterAsync(TimeSpan.FromMinutes(30));
        using var late = await SendAsync(office);
        Assert.Equal(HttpStatusCode.SeeOther, late.StatusCode);
        Assert.Equal("/xac-nhan?ve=" + Uri.EscapeDataString(Page) + "&chua-luu=1", Person.Path(late));
        var said = await office.GetStringAsync(new Uri(Person.Path(late), UriKind.Relative));
        Assert.Contains("chưa được lưu", said, StringComparison.Ordinal);
        await using var db = _site.Database.NewContext();
        Assert.Equal(1, db.SecondFactors.Count());
    }

    [Theory]
    [InlineData("/so-tre-em/{0}/mo-niem")]
    [InlineData("/so-tre-em/{0}/xoa")]
    [InlineData("/yeu-cau/{0}")]
    [InlineData("/nguoi-dung/them")]
    public async Task Opening_deciding_deleting_and_people_are_asked_for_before_the_form_is_shown(string page)
    {
        var path = string.Format(null, page, Guid.CreateVersion7());
        using var client = await _site.NewClientOfAsync(
            page == "/nguoi-dung/them" ? Role.Administrator : Role.FocalOffice
        );
        _site.Time.Advance(TimeSpan.FromMinutes(15));
        using var late = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal("/xac-nhan?ve=" + Uri.EscapeDataString(path), Person.Path(late));
    }

    /// <summary>Signed in, with a second step, and at work in another page for so long.</summary>
    private async Task<HttpClient> SecondStepAfterAsync(TimeSpan time)
    {
        var office = await _hoa.SignInAsync();
        // Takes half a minute of its own.
        await _hoa.AddSecondStepAsync();
        _site.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.True(await Person.IsSignedInAsync(office));
        _site.Time.Advance(time - TimeSpan.FromMinutes(14.5));
        return office;
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client) =>
        TestSite.PostFromAsync(client, "/tai-khoan/phien", Page, ("_handler", "hai-buoc"), ("Form.Act", "tat"));

    [Fact]
    public async Task Confirming_leads_back_and_makes_the_old_cookie_worthless()
    {
        using var client = _site.NewClient();
        using var signedIn = await TestSite.SignInAsync(client, _hoa.Name, _hoa.Password);
        var cookie = signedIn
            .Headers.GetValues("Set-Cookie")
            .Single(one => one.StartsWith("mangnon=", StringComparison.Ordinal))
            .Split(';')[0];
        _site.Time.Advance(TimeSpan.FromMinutes(16));
        using var confirmed = await TestSite.PostAsync(
            client,
            "/xac-nhan?ve=" + Uri.EscapeDataString(Page),
            ("_handler", "xac-nhan"),
            ("Form.Password", _hoa.Password)
        );
        Assert.Equal(Page, Person.Path(confirmed));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(Page, UriKind.Relative))).StatusCode);
        using var copy = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        copy.BaseAddress = _site.Address;
        copy.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.False(await Person.IsSignedInAsync(copy));
    }

    [Fact]
    public async Task Confirming_never_leads_to_another_site()
    {
        using var client = await _hoa.SignInAsync();
        using var confirmed = await TestSite.PostAsync(
            client,
            "/xac-nhan?ve=" + Uri.EscapeDataString("//example.org/"),
            ("_handler", "xac-nhan"),
            ("Form.Password", _hoa.Password)
        );
        Assert.Equal("/", Person.Path(confirmed));
    }
}
