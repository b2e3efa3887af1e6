using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Circumstances;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Testing;
using MangNon.Web.Log;
using MangNon.Web.Tests.Access;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Log;

public sealed partial class LogPageTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private PlantedMarks _marks = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _marks = await PlantedMarks.PlantAsync(_site.Database, _site.CommuneId);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public void Nothing_that_the_log_holds_lacks_words(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            Assert.All(AuditActs.All, act => Assert.NotEmpty(LogWords.Act(act)));
            Assert.All(AuditSubjects.All, subject => Assert.NotEmpty(LogWords.Subject(subject)));
            Assert.All(Enum.GetValues<AuditSource>(), source => Assert.NotEmpty(LogWords.Of(source)));
            using var db = _site.Database.NewContext();
            var fields = db
                .Model.GetEntityTypes()
                .Where(type =>
                    !FieldKinds.IsMixed(type.GetTableName()!) || type.ClrType.IsAssignableTo(typeof(IChildRecord))
                )
                .SelectMany(type => type.ClrType.GetProperties().Where(p => p.CanWrite).Select(p => (type, p)));
            foreach (
                var (type, property) in fields.Where(one =>
                    one.p.Name is not ("Id" or "Version" or "NameFolded" or "PersonalIdIndex")
                )
            )
            {
                var table = type.GetTableName()!;
                Assert.NotEmpty(Texts.T("Log.Table." + table));
                Assert.NotEmpty(Texts.T("Log.Field." + table + "." + property.Name));
                var clr = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                foreach (var value in clr.IsEnum ? Enum.GetNames(clr) : [])
                {
                    // An English word may be the very name of the value; a Vietnamese one never is.
                    var words = LogValues.Of(table, property.Name, value);
                    Assert.True(words.Length > 0 && (language == "en" || words != value), $"{table}.{property.Name}");
                }
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Each_list_and_paper_that_the_log_names_has_words()
    {
        var sources = Directory
            .EnumerateFiles(Repository.PathOf("src"), "*.*", SearchOption.AllDirectories)
            .Where(path =>
                path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal)
            );
        var named = sources
            .SelectMany(path => WhatNamed().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups["what"].Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.Contains("exports", named);
        Assert.All(named, what => Assert.NotEmpty(Texts.T("Log.What." + what)));
        Assert.Equal([], named.Where(what => LogWords.What(what) == what));
    }

    [Fact]
    public async Task The_auditor_sees_who_did_what_and_no_name_of_a_child()
    {
        using var officer = await _site.NewClientOfAsync(Role.ChildProtection);
        await officer.GetAsync(new Uri($"/so-tre-em/{_marks.Inside}", UriKind.Relative));
        await TestSite.PostFromAsync(officer, "/so-tre-em", "/tim", ("q", "Dấu Tên Trong"));
        await RenameMotherAsync();
        using var auditor = await _site.NewClientOfAsync(Role.Auditor);

        var page = await PageAsync(auditor, "/nhat-ky");

        Assert.Contains(Role.ChildProtection.Vi, page, StringComparison.Ordinal);
        Assert.Contains("Xem thông tin kín", page, StringComparison.Ordinal);
        Assert.Contains("…" + LogWords.ShortId(_marks.Inside), page, StringComparison.Ordinal);
        Assert.Contains("Tìm trẻ em", page, StringComparison.Ordinal);
        Assert.Contains("Mẹ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Cầm Thị", page, StringComparison.Ordinal);
        Assert.Empty(_marks.In(page));
        Assert.Contains("href=\"/nhat-ky\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_filter_keeps_what_fits_and_stands_in_the_address()
    {
        using var officer = await _site.NewClientOfAsync(Role.HealthStation);
        await officer.GetAsync(new Uri($"/so-tre-em/{_marks.Inside}", UriKind.Relative));
        await officer.GetAsync(new Uri("/so-tre-em", UriKind.Relative));
        using var auditor = await _site.NewClientOfAsync(Role.Auditor);
        await using var db = _site.Database.NewContext();
        var account = (await db.Users.SingleAsync(u => u.DisplayName == Role.HealthStation.Vi)).Id;

        // The sign-in, the list and the child.
        Assert.Equal(3, await LinesAsync(auditor, $"/nhat-ky?nguoi={account}"));
        Assert.Equal(1, await LinesAsync(auditor, $"/nhat-ky?nguoi={account}&viec=listed"));
        Assert.Equal(1, await LinesAsync(auditor, $"/nhat-ky?nguoi={account}&loai=child"));
        Assert.Equal(0, await LinesAsync(auditor, $"/nhat-ky?nguoi={account}&so-hieu={_marks.Outside}"));
        Assert.Equal(1, await LinesAsync(auditor, $"/nhat-ky?nguoi={account}&so-hieu={_marks.Inside}"));
        // The fake clock stands at 08:00 on 24/11/2026; a day begins at midnight in Vietnam.
        Assert.Equal(3, await LinesAsync(auditor, $"/nhat-ky?nguoi={account}&tu=24/11/2026&den=24/11/2026"));
        Assert.Equal(0, await LinesAsync(auditor, $"/nhat-ky?nguoi={account}&tu=25/11/2026"));
        Assert.Equal(0, await LinesAsync(auditor, $"/nhat-ky?nguoi={account}&den=23/11/2026"));
    }

    [Theory]
    [InlineData("tu=31/02/2026", "Ngày viết dạng")]
    [InlineData("tu=02/03/2026&den=01/03/2026", "Ngày cuối phải")]
    public async Task A_day_that_is_none_comes_back_with_what_to_do(string query, string message)
    {
        using var auditor = await _site.NewClientOfAsync(Role.Auditor);
        using var answer = await auditor.GetAsync(new Uri("/nhat-ky?" + query, UriKind.Relative));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            message,
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
        using var file = await auditor.GetAsync(new Uri($"/nhat-ky?{query}&dinh-dang=xlsx", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, file.StatusCode);
    }

    [Fact]
    public async Task All_lines_are_reached_page_by_page_and_none_twice()
    {
        var account = Guid.CreateVersion7();
        for (var i = 0; i < 120; i++)
        {
            await NoteAsync(account, new AuditEvent(AuditActs.BackedUp, CommuneId: _site.CommuneId));
        }

        using var auditor = await _site.NewClientOfAsync(Role.Auditor);
        var counts = new List<int>();
        string? path = "/nhat-ky?viec=backed-up";
        while (path is not null)
        {
            var page = await PageAsync(auditor, path);
            counts.Add(Count(page));
            var at = page.IndexOf("\" rel=\"next\"", StringComparison.Ordinal);
            path = at < 0 ? null : page[(page.LastIndexOf('"', at - 1) + 1)..at];
        }

        Assert.Equal([50, 50, 20], counts);
    }

    [Fact]
    public async Task The_log_of_another_commune_is_not_there()
    {
        var other = Guid.CreateVersion7();
        await using (var db = _site.Database.NewContext())
        {
            db.Add(
                new Commune
                {
                    Id = other,
                    UnitCode = "16204",
                    UnitCodeAsOf = new DateOnly(2025, 6, 30),
                    Name = "xã Khác",
                    ProgrammeId = "binh-luong-2021-2030",
                    ChildFriendlyThreshold = 850m,
                }
            );
            await db.SaveChangesAsync();
        }

        var stranger = Guid.CreateVersion7();
        await NoteAsync(stranger, new AuditEvent(AuditActs.Restored, CommuneId: other));
        await NoteAsync(stranger, new AuditEvent(AuditActs.Restored));
        await NoteAsync(null, new AuditEvent(AuditActs.Restored, AuditSubjects.Child, Guid.CreateVersion7()));
        await NoteAsync(null, new AuditEvent(AuditActs.Restored));
        using var auditor = await _site.NewClientOfAsync(Role.Auditor);

        Assert.Equal(1, await LinesAsync(auditor, "/nhat-ky?viec=restored"));
    }

    [Fact]
    public async Task Taking_the_log_away_is_in_the_log()
    {
        using var auditor = await _site.NewClientOfAsync(Role.Auditor);
        using var file = await auditor.GetAsync(new Uri("/nhat-ky?dinh-dang=xlsx", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal("nhat-ky.xlsx", file.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal(1, await LinesAsync(auditor, "/nhat-ky?viec=exported"));
    }

    [Fact]
    public async Task On_a_childs_page_one_sees_who_looked_and_what_changed_from_what_to_what()
    {
        await RenameMotherAsync();
        using var officer = await _site.NewClientOfAsync(Role.ChildProtection);
        var child = await PageAsync(officer, $"/so-tre-em/{_marks.Inside}");
        Assert.Contains($"/so-tre-em/{_marks.Inside}/nhat-ky", child, StringComparison.Ordinal);

        var page = await PageAsync(officer, $"/so-tre-em/{_marks.Inside}/nhat-ky");

        Assert.Contains("Mẹ: Cầm Thị Cũ → Cầm Thị Mới", page, StringComparison.Ordinal);
        Assert.Contains("Xem thông tin kín", page, StringComparison.Ordinal);
        Assert.Contains("nhật ký của trẻ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_may_not_know_of_the_sealed_sees_neither_the_look_nor_the_change_nor_a_gap()
    {
        await using (var db = _site.Database.NewContext())
        {
            var held = await db.Circumstances.Where(c => c.ChildId == _marks.Inside).ToListAsync();
            held.Single(c => c.Group == "l").To = new DateOnly(2026, 1, 9);
            await db.SaveChangesAsync();
        }

        using var officer = await _site.NewClientOfAsync(Role.ChildProtection);
        await officer.GetAsync(new Uri($"/so-tre-em/{_marks.Inside}", UriKind.Relative));
        Assert.Contains(
            "09/01/2026",
            await PageAsync(officer, $"/so-tre-em/{_marks.Inside}/nhat-ky"),
            StringComparison.Ordinal
        );
        foreach (var role in new[] { Role.FocalOffice, Role.HealthStation, Role.Justice })
        {
            using var client = await _site.NewClientOfAsync(role);
            var page = await PageAsync(client, $"/so-tre-em/{_marks.Inside}/nhat-ky");
            Assert.DoesNotContain(
                "kín",
                page[page.IndexOf("<table", StringComparison.Ordinal)..],
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("09/01/2026", page, StringComparison.Ordinal);
            Assert.DoesNotContain("17/11/2025", page, StringComparison.Ordinal);
            Assert.Contains(Role.ChildProtection.Vi, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Telephone_and_identity_numbers_are_not_in_the_log_in_any_form()
    {
        using var officer = await _site.NewClientOfAsync(Role.ChildProtection);
        await using var db = _site.Database.NewContext();
        var household = await db.Households.SingleAsync(h => h.Code == "H-Trong");

        var page = await PageAsync(officer, $"/so-tre-em/{_marks.Inside}/nhat-ky");

        Assert.Contains("Điện thoại: (được che)", page, StringComparison.Ordinal);
        Assert.DoesNotContain(household.PhoneSealed!, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_sees_the_own_acts_of_ninety_days_and_nobody_elses()
    {
        using var other = await _site.NewClientOfAsync(Role.Justice);
        await other.GetAsync(new Uri($"/so-tre-em/{_marks.Inside}", UriKind.Relative));
        using var client = await _site.NewClientOfAsync(Role.VillageHead, _marks.Village);
        await client.GetAsync(new Uri($"/so-tre-em/{_marks.Inside}", UriKind.Relative));

        var page = await PageAsync(client, "/tai-khoan/nhat-ky");

        Assert.Contains("Đăng nhập", page, StringComparison.Ordinal);
        Assert.Equal(2, Count(page));
        Assert.DoesNotContain(Role.Justice.Vi, page, StringComparison.Ordinal);
        Assert.Empty(_marks.In(page));
    }

    private async Task RenameMotherAsync()
    {
        foreach (var name in new[] { "Cầm Thị Cũ", "Cầm Thị Mới" })
        {
            await using var db = _site.Database.NewContext();
            (await db.Children.SingleAsync(c => c.Id == _marks.Inside)).MotherName = name;
            await db.SaveChangesAsync();
        }
    }

    private async Task NoteAsync(Guid? account, AuditEvent what)
    {
        using (AuditActor.Begin(new AuditActor(account is null ? AuditSource.System : AuditSource.Site, account)))
        {
            await using var db = _site.Database.NewContext();
            await db.NoteAsync(what, CancellationToken.None);
        }
    }

    private static async Task<int> LinesAsync(HttpClient client, string path) => Count(await PageAsync(client, path));

    private static int Count(string page) => page.Split("<th scope=\"row\">").Length - 1;

    private static async Task<string> PageAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("What = \"(?<what>[a-z-]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhatNamed();
}
