using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Register;
using MangNon.Web.People;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.People;

/// <summary>The site with an administrator signed in, and what such a person does with people.</summary>
internal sealed class PeopleSite : IAsyncDisposable
{
    public const string List = "/nguoi-dung";
    public const string New = "/nguoi-dung/them";

    private PeopleSite(TestSite site, HttpClient administrator) => (Site, Administrator) = (site, administrator);

    public TestSite Site { get; }

    public HttpClient Administrator { get; }

    public static async Task<PeopleSite> StartAsync()
    {
        var site = await TestSite.StartAsync();
        return new PeopleSite(site, await site.NewClientOfAsync(Role.Administrator));
    }

    public ValueTask DisposeAsync()
    {
        Administrator.Dispose();
        return Site.DisposeAsync();
    }

    public Task<HttpResponseMessage> AddAsync(string name, params (string Name, string Value)[] more) =>
        TestSite.PostAsync(
            Administrator,
            New,
            [
                ("_handler", "them-nguoi"),
                ("Form.Name", name),
                ("Grant.From", "24/11/2026"),
                ("Grant.Reason", "Quyết định 12/QĐ-UBND"),
                .. more,
            ]
        );

    public Task<HttpResponseMessage> GiveAsync(Guid account, Role role) =>
        TestSite.PostFromAsync(
            Administrator,
            New,
            $"{List}/{account}",
            ("_handler", "giao-vai-tro"),
            ("Grant.Role", role.Id),
            ("Grant.From", "24/11/2026"),
            ("Grant.Reason", "Quyết định 13/QĐ-UBND")
        );

    public Task<HttpResponseMessage> TakeAsync(Guid account, Guid grant, string reason, string? from = null) =>
        TestSite.PostFromAsync(
            Administrator,
            from ?? $"{List}/{account}",
            $"{List}/{account}",
            ("_handler", "thu-hoi-" + grant),
            ("Take.Grant", grant.ToString()),
            ("Take.Reason", reason)
        );

    public Task<HttpResponseMessage> CloseAsync(Guid account, bool disable) =>
        TestSite.PostAsync(
            Administrator,
            $"{List}/{account}",
            ("_handler", "khoa"),
            ("Close.Disable", disable ? "true" : "false"),
            ("Close.Reason", "Nghỉ việc")
        );

    public Task<HttpResponseMessage> NewPasswordAsync(Guid account) =>
        TestSite.PostAsync(Administrator, $"{List}/{account}", ("_handler", "mat-khau"));

    public async Task<HttpStatusCode> SignInAsync(string name, string password)
    {
        using var client = Site.NewClient();
        using var answer = await TestSite.SignInAsync(client, name, password);
        return answer.StatusCode;
    }

    public static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    public async Task<string> WorkbookAsync(string path)
    {
        var bytes = await Administrator.GetByteArrayAsync(new Uri(path, UriKind.Relative));
        await using var zip = new ZipArchive(new MemoryStream(bytes));
        var text = "";
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            text += await reader.ReadToEndAsync();
        }

        return text;
    }

    public static int Place(string page, string name)
    {
        var place = page.IndexOf(name, StringComparison.Ordinal);
        Assert.NotEqual(-1, place);
        return place;
    }

    public static string PasswordIn(string slip) =>
        Regex
            .Match(
                slip,
                "(?<=<code>)(?:[a-z0-9]{4}-){4}[a-z0-9]{4}(?=</code>)",
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            )
            .Value;

    public async Task<Guid> IdAsync(string userName)
    {
        await using var db = Site.Database.NewContext();
        return (await db.Users.SingleAsync(one => one.UserName == userName)).Id;
    }

    public async Task<(Guid Account, Guid Grant)> OfAsync(Role role)
    {
        await using var db = Site.Database.NewContext();
        var grant = await db.RoleGrants.SingleAsync(one => one.RoleId == role.Id);
        return (grant.AccountId, grant.Id);
    }

    /// <summary>The administrator of these tests, not the one of the first start.</summary>
    public async Task<(Guid Account, Guid Grant)> OwnAsync()
    {
        await using var db = Site.Database.NewContext();
        var grant = await db.RoleGrants.SingleAsync(g => g.RoleId == Role.Administrator.Id && g.Reason == "Kiểm thử");
        return (grant.AccountId, grant.Id);
    }

    public Task ActAsync(Guid account, Func<PeopleWork, Task> act) => ActAsync(account, (work, _) => act(work));

    public Task ActAsync(Guid account, Func<PeopleWork, AdministeredUnits, Task> act) =>
        Acting.AsAsync(Site, account, act);

    public static GrantForm Form(Role role) =>
        new()
        {
            Role = role.Id,
            From = "24/11/2026",
            Reason = "Thử",
        };

    public async Task<(Guid Account, Guid Commune, Guid Village)> ElsewhereAsync()
    {
        await using var db = Site.Database.NewContext();
        var commune = new Commune
        {
            Id = Guid.CreateVersion7(),
            UnitCode = "16207",
            UnitCodeAsOf = new DateOnly(2025, 6, 30),
            Name = "xã Khác",
            ProgrammeId = "binh-luong-2021-2030",
            ChildFriendlyThreshold = 800,
        };
        var village = new Village
        {
            Id = Guid.CreateVersion7(),
            CommuneId = commune.Id,
            Name = "Thôn Khác",
        };
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = "xakhac",
            NormalizedUserName = "XAKHAC",
            DisplayName = "Người Xã Khác",
            SecurityStamp = "x",
        };
        db.AddRange(commune, village, account);
        await db.SaveChangesAsync();
        db.Add(Grant(account.Id, Role.FocalOffice, commune.Id));
        await db.SaveChangesAsync();
        return (account.Id, commune.Id, village.Id);
    }

    public static RoleGrant Grant(Guid account, Role role, Guid commune) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            AccountId = account,
            RoleId = role.Id,
            Scope = ScopeKind.Commune,
            ScopeId = commune,
            From = new DateOnly(2026, 1, 1),
            Reason = "Thử",
            GivenAt = DateTime.UnixEpoch,
        };
}
