using System.Security.Cryptography;
using System.Xml.Linq;
using MangNon.Access;
using MangNon.Storage;
using MangNon.Testing;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MangNon.Web.Tests.Site;

public sealed class CookieKeysTests
{
    private const string Cookie = "cookie";

    [Theory, OnBothDatabases]
    public async Task A_stolen_database_makes_no_cookie(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var folder = Directory.CreateTempSubdirectory("mangnon-cookies-");
        await using (var app = Build(database, folder.FullName, database.Seal))
        {
            var written = Protector(app).Protect(Cookie);
            var master = Masters(app).Single();
            var loot = await DatabaseBytes.ReadAsync(database);
            Assert.Empty(DatabaseBytes.Holding(loot, master));
            Assert.NotEmpty(DatabaseBytes.Holding(loot, "data_protection_keys"));
            Assert.DoesNotContain(
                Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories),
                file => File.ReadAllText(file).Contains(master, StringComparison.Ordinal)
            );

            // With the ring the same key opens on another computer; with another ring it does not.
            await using var restored = Build(database, folder.FullName, database.Seal);
            Assert.Equal(Cookie, Protector(restored).Unprotect(written));
            await using var thief = Build(database, folder.FullName, new FieldSeal(RandomNumberGenerator.GetBytes(32)));
            Assert.ThrowsAny<CryptographicException>(() => Protector(thief).Unprotect(written));
            Assert.ThrowsAny<CryptographicException>(() => Masters(thief));
        }

        folder.Delete(recursive: true);
    }

    [Theory, OnBothDatabases]
    public async Task A_key_of_the_second_step_and_of_cookies_is_sealed_anew_when_keys_change(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var folder = Directory.CreateTempSubdirectory("mangnon-cookies-");
        var ring = Path.Combine(folder.FullName, "ring.json");
        KeyRingFile.Open(ring, Path.Combine(folder.FullName, "earlier"), new DateOnly(2026, 11, 24));
        var seal = new FieldSeal(ring);
        await using (var app = Build(database, folder.FullName, seal))
        {
            var written = Protector(app).Protect(Cookie);
            await using var db = database.NewContext(seal);
            var account = new Account { Id = Guid.CreateVersion7(), UserName = "hoa.lt" };
            db.Users.Add(account);
            db.SecondFactors.Add(
                new SecondFactor
                {
                    Id = Guid.CreateVersion7(),
                    AccountId = account.Id,
                    Key = "KHOABIMAT",
                }
            );
            await db.SaveChangesAsync();
            Assert.True(await Installation.ClaimAsync(db, CancellationToken.None));
            var before = await StoredAsync(db);
            await KeyRotation.RotateAsync(db, new DateOnly(2026, 11, 25), null, CancellationToken.None);
            var after = await StoredAsync(db);
            Assert.Equal(2, after.Count);
            Assert.Empty(before.Intersect(after, StringComparer.Ordinal));
            var current = FieldSealPrefix(seal);
            Assert.All(after, value => Assert.StartsWith(current, value, StringComparison.Ordinal));

            await using var restarted = Build(database, folder.FullName, new FieldSeal(ring));
            Assert.Equal(Cookie, Protector(restarted).Unprotect(written));
            await using var again = database.NewContext(seal);
            Assert.Equal("KHOABIMAT", (await again.SecondFactors.SingleAsync()).Key);
        }

        folder.Delete(recursive: true);
    }

    private static string FieldSealPrefix(FieldSeal seal)
    {
        var value = seal.Seal("x", "x")!;
        return value[..(value.LastIndexOf(':') + 1)];
    }

    private static async Task<List<string>> StoredAsync(MangNonDb db) =>
        await db
            .Database.SqlQuery<string>(
                $"SELECT key AS \"Value\" FROM account_second_factors UNION ALL SELECT xml FROM data_protection_keys"
            )
            .ToListAsync();

    private static IDataProtector Protector(WebApplication app) =>
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    /// <summary>The secrets themselves, as the framework writes them.</summary>
    private static List<string> Masters(WebApplication app) =>
        [
            .. app
                .Services.GetRequiredService<IOptions<KeyManagementOptions>>()
                .Value.XmlRepository!.GetAllElements()
                .SelectMany(element => element.Descendants("masterKey"))
                .Select(key => key.Element("value")!.Value),
        ];

    private static WebApplication Build(TestDatabase database, string folder, FieldSeal seal) =>
        SiteHost.Build(
            new SiteOptions
            {
                DataFolder = folder,
                UseDatabase = database.Configure,
                Seal = seal,
                Urls = "http://127.0.0.1:0",
                AnnounceStart = false,
            }
        );
}
