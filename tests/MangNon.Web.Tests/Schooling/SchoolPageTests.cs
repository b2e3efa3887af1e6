using System.Net;
using MangNon.Access;
using MangNon.Schooling;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Schooling;

/// <summary>The sample's classes of 2025–2026 have no results on 24/11/2026, and those of 2026–2027 are not written yet.</summary>
public sealed class SchoolPageTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private const string NotIn = "/truong/chua-di-hoc";

    private TestSite Site => filled.Site;

    [Fact]
    public async Task A_class_is_filled_saved_and_proposed_for_the_next_year()
    {
        using var office = await Site.NewSignedInClientAsync();
        var school = await SchoolAsync("TH01");
        var path = $"/truong/lop?nam=2025&truong={school}&lop=4";
        var pupils = await AttendingAsync(school, 2025, 4);
        Assert.NotEmpty(pupils);
        Assert.Contains("Đang học", await TestSite.TextAsync(office, path), StringComparison.Ordinal);

        using var filledIn = await PostAsync(
            office,
            path,
            [("dien", "1"), ("dien-ket-qua", "Promoted"), .. Rows(pupils, "Attending")]
        );
        Assert.Equal(HttpStatusCode.OK, filledIn.StatusCode);
        Assert.Contains($"Đã điền {pupils.Count} em, chưa lưu.", await ReadAsync(filledIn), StringComparison.Ordinal);
        Assert.Equal(pupils.Count, (await AttendingAsync(school, 2025, 4)).Count);

        // The last class of a level alone completes it, and what is taken out is asked about: then nothing is saved.
        foreach (var wrong in new[] { "LevelCompleted", "xoa" })
        {
            using var refused = await PostAsync(
                office,
                path,
                [.. Rows(pupils.Skip(1), "Promoted"), .. Rows(pupils.Take(1), wrong)]
            );
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains($"value=\"{wrong}\" selected", await ReadAsync(refused), StringComparison.Ordinal);
            Assert.Equal(pupils.Count, (await AttendingAsync(school, 2025, 4)).Count);
        }

        using var saved = await PostAsync(office, path, [.. Rows(pupils, "Promoted")]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains(
            $"Đã ghi {pupils.Count} em.",
            await TestSite.TextAsync(office, saved.Headers.Location!.PathAndQuery),
            StringComparison.Ordinal
        );

        var next = $"/truong/lop?nam=2026&truong={school}&lop=5";
        Assert.Contains($"id=\"vao-lop-{pupils[0]:N}\"", await GetAsync(office, next), StringComparison.Ordinal);
        using var begun = await PostAsync(office, next, [($"vao-lop-{pupils[0]:N}", "1")]);
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        Assert.Contains(pupils[0], await AttendingAsync(school, 2026, 5));
    }

    [Fact]
    public async Task A_child_is_enrolled_from_the_list_of_those_not_in_school()
    {
        using var office = await Site.NewSignedInClientAsync();
        var school = await SchoolAsync("CS01");
        await using var db = Site.Database.NewContext();
        var child = await db
            .Enrolments.Where(e => e.FacilityId == school && e.SchoolYear == 2025 && e.Grade == 6)
            .Where(e => db.Children.Any(c => c.Id == e.ChildId && c.LeftOn == null && c.DiedOn == null))
            .Select(e => e.ChildId)
            .FirstAsync();

        using var empty = await PostAsync(office, NotIn, [("ghi", $"{child:N}"), ($"lop-{child:N}", "")], "ghi-di-hoc");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("Chọn trường và lớp.", await ReadAsync(empty), StringComparison.Ordinal);

        (string, string)[] fields = [("ghi", $"{child:N}"), ($"lop-{child:N}", $"{school}.7")];
        using var saved = await PostAsync(office, NotIn + "?phan=chua-ghi-lop", fields, "ghi-di-hoc");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("phan=chua-ghi-lop", saved.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains(child, await AttendingAsync(school, 2026, 7));
        using var again = await PostAsync(office, NotIn, fields, "ghi-di-hoc");
        Assert.Contains("người khác vừa ghi", await ReadAsync(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_finds_its_own_pupils_classes_and_survey_and_may_write_a_visit()
    {
        var (own, other) = (await SchoolAsync("TH01"), await SchoolAsync("CS01"));
        using var school = await Site.NewClientOfAsync(Role.School, own);
        var (mine, theirs) = ((await PupilsAsync(own, 2025, 2))[0], (await PupilsAsync(other, 2025, 8))[0]);

        Assert.Contains("Việc của trường học", await TestSite.TextAsync(school, "/"), StringComparison.Ordinal);
        Assert.Contains(
            $"ket-qua-{mine:N}",
            await GetAsync(school, "/truong/lop?nam=2025&lop=2"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain($"{theirs:N}", await GetAsync(school, NotIn), StringComparison.Ordinal);
        foreach (var path in new[] { $"/truong/lop?nam=2025&truong={other}&lop=8", "/truong/lop?nam=2023", "/can-do" })
        {
            using var answer = await school.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, path);
        }

        var survey = await GetAsync(school, "/co-so?nam=2026");
        Assert.Contains($"co-so-{own:N}", survey, StringComparison.Ordinal);
        Assert.DoesNotContain($"co-so-{other:N}", survey, StringComparison.Ordinal);
        Assert.Contains(
            "danh mục của xã",
            await GetAsync(school, $"/so-tre-em/{mine}/ghi/bo-hoc"),
            StringComparison.Ordinal
        );
        foreach (var path in new[] { $"/so-tre-em/{theirs}/ghi/bo-hoc", $"/so-tre-em/{mine}/ghi/danh-gia" })
        {
            using var answer = await school.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task Who_does_not_keep_schooling_finds_none_of_its_pages_nor_posts_to_them()
    {
        var school = await SchoolAsync("LC01");
        var child = (await PupilsAsync(school, 2025, 3))[0];
        var path = $"/truong/lop?nam=2025&truong={school}&lop=3";
        foreach (var role in new[] { Role.HealthStation, Role.ChildProtection, Role.Justice })
        {
            using var client = await Site.NewClientOfAsync(role);
            foreach (var page in new[] { path, "/truong/lop", NotIn, "/truong/khuyet-tat" })
            {
                using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, role.Id + page);
            }

            using var posted = await TestSite.PostFromAsync(
                client,
                "/doi-mat-khau",
                path,
                [("_handler", "lop-hoc"), .. Rows([child], "DroppedOut")]
            );
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
            Assert.DoesNotContain(
                "Việc của trường học",
                await TestSite.TextAsync(client, "/"),
                StringComparison.Ordinal
            );
        }

        Assert.Contains(child, await AttendingAsync(school, 2025, 3));
    }

    [Fact]
    public async Task Every_list_filters_and_its_look_is_in_the_log()
    {
        using var office = await Site.NewSignedInClientAsync();
        await using var db = Site.Database.NewContext();
        var village = await db.Villages.OrderBy(v => v.Name).Select(v => v.Id).FirstAsync();
        foreach (
            var path in new[]
            {
                NotIn + $"?thon={village}&tuoi=6-10&phan=chua-ghi-lop",
                NotIn + "?tuoi=khong-co&trang=99",
                $"/truong/khuyet-tat?thon={village}",
                "/truong/lop?truong=khac&nam=2025&lop=10",
            }
        )
        {
            var before = await db.AuditEntries.CountAsync(e => e.Act == Audit.AuditActs.Listed);
            await GetAsync(office, path);
            Assert.Equal(before + 1, await db.AuditEntries.CountAsync(e => e.Act == Audit.AuditActs.Listed));
        }
    }

    private static IEnumerable<(string, string)> Rows(IEnumerable<Guid> children, string result) =>
        children.SelectMany(child =>
            new[] { ($"ket-qua-{child:N}", result), ($"da-thay-{child:N}", nameof(EnrolmentResult.Attending)) }
        );

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string path,
        (string, string)[] fields,
        string handler = "lop-hoc"
    ) => TestSite.PostAsync(client, path, [("_handler", handler), .. fields]);

    private async Task<Guid> SchoolAsync(string code)
    {
        await using var db = Site.Database.NewContext();
        return await db.Facilities.Where(f => f.Code == code).Select(f => f.Id).SingleAsync();
    }

    private async Task<IReadOnlyList<Guid>> PupilsAsync(Guid school, int year, int grade)
    {
        await using var db = Site.Database.NewContext();
        return await db
            .Enrolments.Where(e => e.FacilityId == school && e.SchoolYear == year && e.Grade == grade)
            .Where(e => db.Children.Any(c => c.Id == e.ChildId && c.LeftOn == null && c.DiedOn == null))
            .OrderBy(e => e.ChildId)
            .Select(e => e.ChildId)
            .ToListAsync();
    }

    private async Task<IReadOnlyList<Guid>> AttendingAsync(Guid school, int year, int grade)
    {
        await using var db = Site.Database.NewContext();
        return await db
            .Enrolments.Where(e => e.FacilityId == school && e.SchoolYear == year && e.Grade == grade)
            .Where(e => e.Result == EnrolmentResult.Attending)
            .OrderBy(e => e.ChildId)
            .Select(e => e.ChildId)
            .ToListAsync();
    }

    private static async Task<string> GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        return await ReadAsync(answer);
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
