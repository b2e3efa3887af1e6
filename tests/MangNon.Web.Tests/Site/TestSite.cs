using System.Net;
using System.Text.RegularExpressions;
using System.Threading.RateLimiting;
using MangNon.Access;
using MangNon.Exchange;
using MangNon.Testing;
using MangNon.Web.Access;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace MangNon.Web.Tests.Site;

/// <summary>The whole site on a real socket, with a data folder of its own; gone when disposed.</summary>
public sealed partial class TestSite : IAsyncDisposable
{
    public const string Password = "măng mọc đầu mùa mưa";

    /// <summary>Why the people of tests hold their roles.</summary>
    public const string Reason = "Kiểm thử";
    private readonly TestDatabase _database;
    private readonly DirectoryInfo _folder;

    private TestSite(TestDatabase database, DirectoryInfo folder, WebApplication app, FakeTimeProvider time)
    {
        _database = database;
        _folder = folder;
        App = app;
        Time = time;
    }

    public WebApplication App { get; }

    public TestDatabase Database => _database;

    /// <summary>The folder of the installation's own files.</summary>
    public string DataFolder => _folder.FullName;

    public FakeTimeProvider Time { get; }

    public Uri Address => new(App.Urls.First());

    /// <summary>The focal office's officer, who also does child protection.</summary>
    public FirstAccount Officer { get; private set; } = null!;

    /// <summary>Manages people and sees no child.</summary>
    public FirstAccount Administrator { get; private set; } = null!;

    public Guid CommuneId { get; private set; }

    /// <summary>Started with accounts who must change the password.</summary>
    /// <param name="filled">With the sample that ships with the program.</param>
    /// <param name="backedUp">With daily backups of its data folder, as the program serves it.</param>
    /// <param name="prepare">Puts files into the data folder before the site is built.</param>
    /// <param name="change">Serves it otherwise than an office does.</param>
    /// <param name="slowPasswords">Passwords cost as much work as in an office, which only tests of that work need.</param>
    /// <param name="paced">A person and an address may ask no faster than in an office; else a walk of all pages would stop.</param>
    /// <param name="now">The moment it begins at; 24/11/2026, 08:00 in Vietnam, where left out.</param>
    public static async Task<TestSite> StartAsync(
        bool filled = false,
        bool backedUp = false,
        Action<string>? prepare = null,
        Func<SiteOptions, SiteOptions>? change = null,
        bool slowPasswords = false,
        bool paced = false,
        DateTimeOffset? now = null
    )
    {
        var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var folder = Directory.CreateTempSubdirectory("mangnon-site-");
        prepare?.Invoke(folder.FullName);
        var time = new FakeTimeProvider(now ?? new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));
        var options = new SiteOptions
        {
            DataFolder = folder.FullName,
            BackedUp =
                backedUp && Web.Storage.DataFolder.TryOpen(folder.FullName, null, out var kept, out _) ? kept : null,
            UseDatabase = database.Configure,
            Seal = database.Seal,
            Urls = "http://127.0.0.1:0",
            AnnounceStart = false,
            Time = time,
        };
        var app = SiteHost.Build(change?.Invoke(options) ?? options);
        if (!slowPasswords)
        {
            app.Services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount = 1000;
        }

        if (!paced)
        {
            app.Services.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter =
                PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetNoLimiter(""));
        }

        var site = new TestSite(database, folder, app, time);
        site.CommuneId = filled ? await FillAsync(database) : (await CommuneSample.CreateAsync(database)).CommuneId;

        var accounts = await FirstAccounts.EnsureAsync(app.Services);
        site.Administrator = accounts[0];
        site.Officer = accounts[1];
        await app.StartAsync();
        return site;
    }

    /// <summary>The sample that ships with the program.</summary>
    private static async Task<Guid> FillAsync(TestDatabase database)
    {
        var commune = await CommuneSample.CreateAsync(database);
        await using (var db = database.NewContext())
        {
            db.Communes.Single().IsSample = true;
            await db.SaveChangesAsync();
        }

        using var source = WorkbookSource.Open(
            Path.Combine(AppContext.BaseDirectory, "samples", "binh-luong", "binh-luong-2025.xlsx")
        );
        await using var import = database.NewContext();
        var result = await RegisterImport.RunAsync(
            import,
            database.Seal,
            commune.CommuneId,
            source,
            new ImportOptions(),
            null,
            CancellationToken.None
        );
        Assert.Null(result.Refusal);
        return commune.CommuneId;
    }

    /// <summary>A browser of its own without pages: keeps cookies, follows nothing.</summary>
    public HttpClient NewClient() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = new CookieContainer(),
                UseCookies = true,
                // For requests that ask first whether they may send their body.
                Expect100ContinueTimeout = TimeSpan.FromSeconds(30),
            }
        )
        {
            BaseAddress = Address,
        };

    /// <summary>Signed in, with the first password changed to <see cref="Password"/>.</summary>
    public async Task<HttpClient> NewSignedInClientAsync()
    {
        var client = NewClient();
        var first = await SignInAsync(client, Officer.UserName, Officer.Password);
        if (first.StatusCode != HttpStatusCode.Redirect)
        {
            await SignInAsync(client, Officer.UserName, Password);
            return client;
        }

        await PostAsync(
            client,
            "/doi-mat-khau",
            ("_handler", "doi-mat-khau"),
            ("Form.Current", Officer.Password),
            ("Form.New", Password),
            ("Form.Again", Password)
        );
        return client;
    }

    /// <summary>Signed in as somebody new who holds one role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="scope">The village or school it is held for; the commune or province where left out.</param>
    public async Task<HttpClient> NewClientOfAsync(Role role, Guid? scope = null)
    {
        var name = $"nguoi{Guid.CreateVersion7():N}";
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = name,
            DisplayName = role.Vi,
        };
        await using (var services = App.Services.CreateAsyncScope())
        {
            var users = services.ServiceProvider.GetRequiredService<UserManager<Account>>();
            Assert.True((await users.CreateAsync(account, Password)).Succeeded);
        }

        await using (var db = _database.NewContext())
        {
            db.RoleGrants.Add(
                new RoleGrant
                {
                    Id = Guid.CreateVersion7(),
                    AccountId = account.Id,
                    RoleId = role.Id,
                    Scope = role.Scope,
                    ScopeId = role.Scope == ScopeKind.Province ? null : scope ?? CommuneId,
                    ProvinceCode = role.Scope == ScopeKind.Province ? "38" : null,
                    From = new DateOnly(2025, 1, 1),
                    Reason = Reason,
                    GivenAt = Time.GetUtcNow().UtcDateTime,
                }
            );
            await db.SaveChangesAsync();
        }

        var client = NewClient();
        using var signedIn = await SignInAsync(client, name, Password);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return client;
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient client, string name, string password) =>
        PostAsync(
            client,
            "/dang-nhap",
            ("_handler", "dang-nhap"),
            ("Form.UserName", name),
            ("Form.Password", password)
        );

    /// <summary>Posts with the token of the page at the same address, or of <paramref name="from"/>.</summary>
    /// <summary>A page that answers 200, as a person reads it: with its letters, not their codes.</summary>
    public static async Task<string> TextAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await TextAsync(answer);
    }

    /// <summary>Any answer, as a person reads it: with its letters, not their codes.</summary>
    public static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    public static Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string path,
        params (string Name, string Value)[] fields
    ) => PostFromAsync(client, path, path, fields);

    public static async Task<HttpResponseMessage> PostFromAsync(
        HttpClient client,
        string from,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        var token = await TokenAsync(client, from);
        using var content = new FormUrlEncodedContent([
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            KeyValuePair.Create("__RequestVerificationToken", token),
        ]);
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>What the forms of a page carry, good for all posts of the same client.</summary>
    public static async Task<string> TokenAsync(HttpClient client, string from) =>
        WebUtility.HtmlDecode(
            Token().Match(await client.GetStringAsync(new Uri(from, UriKind.Relative))).Groups["token"].Value
        );

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Uploads a file as a browser's form does.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(
        HttpClient client,
        string from,
        string path,
        byte[] file,
        string name
    )
    {
        using var token = new StringContent(await TokenAsync(client, from));
        using var bytes = new ByteArrayContent(file);
        using var content = new MultipartFormDataContent();
        content.Add(token, "__RequestVerificationToken");
        content.Add(bytes, "tep", name);
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Token();
}
