using System.Net;
using MangNon.Access;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Person = MangNon.Web.Tests.Access.Person;

namespace MangNon.Web.Tests.People;

/// <summary>What an administrator does to a whole account from the person's page.</summary>
public sealed class PersonAccountTests : IAsyncLifetime
{
    private const string List = "/nguoi-dung";
    private TestSite _site = null!;
    private HttpClient _administrator = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _administrator = await _site.NewClientOfAsync(Role.Administrator);
    }

    public ValueTask DisposeAsync()
    {
        _administrator.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task Sessions_end_and_the_second_step_is_taken_away_from_the_persons_page()
    {
        var hoa = await Person.CreateAsync(_site);
        using var office = await hoa.SignInAsync();
        var page = WebUtility.HtmlDecode(
            await _administrator.GetStringAsync(new Uri($"{List}/{hoa.Id}", UriKind.Relative))
        );
        Assert.Contains("1 phiên đang mở", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Gỡ xác thực hai bước", page, StringComparison.Ordinal);
        Assert.DoesNotContain("co-quan", page, StringComparison.Ordinal);
        using var ended = await TestSite.PostAsync(_administrator, $"{List}/{hoa.Id}", ("_handler", "phien"));
        Assert.Equal($"{List}/{hoa.Id}?xong=phien", Person.Path(ended));
        Assert.False(await Person.IsSignedInAsync(office));

        await hoa.AddSecondStepAsync();
        Assert.False(await SignInDirectlyAsync());
        using var unexplained = await ResetAsync(" ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unexplained.StatusCode);
        Assert.False(await SignInDirectlyAsync());
        using var reset = await ResetAsync("Mất điện thoại");
        Assert.Equal($"{List}/{hoa.Id}?xong=hai-buoc", Person.Path(reset));
        Assert.True(await SignInDirectlyAsync());

        Task<HttpResponseMessage> ResetAsync(string reason) =>
            TestSite.PostAsync(_administrator, $"{List}/{hoa.Id}", ("_handler", "hai-buoc"), ("Reset.Reason", reason));

        async Task<bool> SignInDirectlyAsync()
        {
            using var client = _site.NewClient();
            using var _ = await TestSite.SignInAsync(client, hoa.Name, hoa.Password);
            return await Person.IsSignedInAsync(client);
        }
    }

    [Fact]
    public async Task A_person_of_the_agency_opens_one_account_and_a_new_link_replaces_the_old_one()
    {
        const string issuer = "https://dangnhap.example.org/";
        var hoa = await Person.CreateAsync(_site);
        var minh = await Person.CreateAsync(_site, "minh.nv");
        await Acting.AsAsync(
            _site,
            await AdministratorAsync(),
            async (work, _) =>
            {
                Assert.Empty((await work.LinkAsync(hoa.Id, issuer, " 0001 "))!);
                Assert.Empty((await work.LinkAsync(hoa.Id, issuer, "0002"))!);
                Assert.NotEmpty((await work.LinkAsync(minh.Id, issuer, "0002"))!);
                Assert.Empty((await work.LinkAsync(minh.Id, issuer, "0001"))!);
                Assert.Empty((await work.LinkAsync(minh.Id, issuer, ""))!);
                Assert.NotEmpty((await work.LinkAsync(minh.Id, null, "0003"))!);
                Assert.NotEmpty((await work.LinkAsync(minh.Id, issuer, new string('0', 256)))!);
            }
        );
        await using var db = _site.Database.NewContext();
        var login = await db.UserLogins.SingleAsync();
        Assert.Equal((hoa.Id, issuer, "0002"), (login.UserId, login.LoginProvider, login.ProviderKey));
    }

    [Theory]
    [InlineData("/nguoi-dung/them")]
    [InlineData("/nguoi-dung/{0}")]
    public async Task What_is_given_and_taken_asks_for_the_password_after_a_quarter_of_an_hour(string path)
    {
        var hoa = await Person.CreateAsync(_site);
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, hoa.Id);
        _site.Time.Advance(TimeSpan.FromMinutes(15));
        using var answer = await _administrator.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("/xac-nhan?ve=" + Uri.EscapeDataString(address), Person.Path(answer));
    }

    private async Task<Guid> AdministratorAsync()
    {
        await using var db = _site.Database.NewContext();
        var grant = await db.RoleGrants.SingleAsync(one =>
            one.RoleId == Role.Administrator.Id && one.Reason == "Kiểm thử"
        );
        return grant.AccountId;
    }
}
