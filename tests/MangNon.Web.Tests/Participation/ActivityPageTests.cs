using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Participation;

public sealed partial class ActivityPageTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private static readonly (string, string)[] Forum =
    [
        ("_handler", "hoat-dong"),
        ("Form.Texts[Kind]", "Consultation"),
        ("Form.Texts[Name]", "Diễn đàn trẻ em xã"),
        ("Form.Texts[On]", "01/06/2026"),
        ("Form.Texts[HeadCount]", "40"),
    ];

    private TestSite Site => filled.Site;

    [Fact]
    public async Task An_activity_is_added_with_the_next_code_its_children_ticked_and_it_is_deleted_with_a_reason()
    {
        using var culture = await Site.NewClientOfAsync(Role.Culture);
        using var wrong = await TestSite.PostAsync(
            culture,
            "/hoat-dong/them",
            [.. Forum[..3], ("Form.Texts[On]", "32/1/2026")]
        );
        var text = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("Ngày tổ chức: ghi ngày như", text, StringComparison.Ordinal);
        Assert.Contains("Diễn đàn trẻ em xã", text, StringComparison.Ordinal);

        var (path, id) = await AddAsync(culture);
        await using var db = Site.Database.NewContext();
        var codes = await db.Activities.OrderBy(a => a.Code).Select(a => a.Code).ToListAsync();
        Assert.Equal(codes[^1], (await db.Activities.SingleAsync(a => a.Id == id)).Code);
        Assert.Contains(
            "Đã thêm hoạt động.",
            await TestSite.TextAsync(culture, path + "?xong=them"),
            StringComparison.Ordinal
        );

        var children = await ChildrenAsync("Thôn 3", 2);
        var list = path + "?thon=" + children[0].Village;
        Assert.Contains(children[0].Child.FullName, await TestSite.TextAsync(culture, list), StringComparison.Ordinal);
        using var saved = await TickAsync(
            culture,
            list,
            (children[0].Child, "0", true),
            (children[1].Child, "0", false)
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.DoesNotContain(
            children[0].Child.Id.ToString("N"),
            saved.Headers.Location!.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Đã lưu: thêm 1 trẻ, bớt 0 trẻ.",
            await TestSite.TextAsync(culture, saved.Headers.Location!.PathAndQuery),
            StringComparison.Ordinal
        );

        // Another sends a list that was opened before: what he left alone stays, and he is told of whom.
        using var focal = await Site.NewClientOfAsync(Role.FocalOffice);
        using var later = await TickAsync(focal, list, (children[0].Child, "0", false), (children[1].Child, "0", true));
        var told = WebUtility.HtmlDecode(await later.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
        Assert.Contains("được giữ nguyên: " + children[0].Child.FullName, told, StringComparison.Ordinal);
        Assert.Equal(2, await db.Attendances.CountAsync(a => a.ActivityId == id));

        var form = await TestSite.TextAsync(focal, $"/hoat-dong/{id}/sua");
        var stamp = Stamp().Match(form).Groups["stamp"].Value;
        (string, string)[] removal = [("_handler", "xoa-hoat-dong"), ("Form.Stamp", stamp), ("Removal", "NeedsReason")];
        using var unsaid = await TestSite.PostAsync(focal, $"/hoat-dong/{id}/sua", removal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        using var removed = await TestSite.PostAsync(
            focal,
            $"/hoat-dong/{id}/sua",
            [.. removal, ("Form.RemoveWhy", "Ghi trùng")]
        );
        Assert.Equal("/hoat-dong?xong=xoa", removed.Headers.Location!.PathAndQuery);
        Assert.Equal(0, await db.Attendances.CountAsync(a => a.ActivityId == id));
    }

    [Fact]
    public async Task The_list_is_narrowed_and_taken_away_without_a_name_of_a_child()
    {
        using var union = await Site.NewClientOfAsync(Role.MassOrganisation);
        var all = await TestSite.TextAsync(union, "/hoat-dong");
        Assert.Contains("Câu lạc bộ quyền trẻ em", all, StringComparison.Ordinal);
        var narrow = await TestSite.TextAsync(union, "/hoat-dong?loai=truyen-thong&nam=2025&sap-xep=so-tre");
        Assert.DoesNotContain("Câu lạc bộ quyền trẻ em", narrow, StringComparison.Ordinal);

        using var file = await union.GetAsync(new Uri("/hoat-dong?loai=mo-hinh&dinh-dang=xlsx", UriKind.Relative));
        Assert.Equal("hoat-dong.xlsx", file.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        await using var zip = new ZipArchive(await file.Content.ReadAsStreamAsync());
        var text = "";
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            text += await reader.ReadToEndAsync();
        }

        Assert.Contains("Câu lạc bộ quyền trẻ em", text, StringComparison.Ordinal);
        await using var db = Site.Database.NewContext();
        Assert.DoesNotContain((await db.Children.FirstAsync()).FullName, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pasted_list_is_shown_before_it_is_written()
    {
        using var culture = await Site.NewClientOfAsync(Role.Culture);
        var (path, id) = await AddAsync(culture);
        var child = (await ChildrenAsync("Thôn 2", 1))[0].Child;
        var baby = await BabyAsync();
        var pasted = $"{child.Code}\nNguyễn Không Có, 2014\n{baby}\n";
        var scan = path + "/danh-sach";

        using var empty = await TestSite.PostAsync(culture, scan, ("_handler", "doi-chieu"), ("Text", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        using var looked = await TestSite.PostAsync(culture, scan, ("_handler", "doi-chieu"), ("Text", pasted));
        var text = WebUtility.HtmlDecode(await looked.Content.ReadAsStringAsync());
        Assert.Contains(child.FullName, text, StringComparison.Ordinal);
        Assert.Contains(
            "3 dòng: 2 dòng đã rõ trẻ, 0 dòng có nhiều trẻ khớp, 1 dòng không tìm thấy.",
            text,
            StringComparison.Ordinal
        );
        Assert.Equal(2, text.Split("ngoài tuổi được tính").Length);
        await using var db = Site.Database.NewContext();
        Assert.Equal(0, await db.Attendances.CountAsync(a => a.ActivityId == id));
        Assert.Contains(
            await db.AuditEntries.Where(e => e.Act == AuditActs.Listed && e.SubjectId == id).ToListAsync(),
            entry => AuditDetail.Open(db.Seal, entry).Facts.Any(fact => fact.Value == "attendance-list")
        );

        using var saved = await TestSite.PostAsync(
            culture,
            scan,
            ("_handler", "ghi-danh-sach"),
            ("Text", pasted),
            ($"da-thay-{child.Id:N}", "0"),
            ($"co-{child.Id:N}", "1")
        );
        Assert.Equal(path + "?xong=luu&them=1", saved.Headers.Location!.PathAndQuery);
        Assert.Equal(child.Id, (await db.Attendances.SingleAsync(a => a.ActivityId == id)).ChildId);
    }

    [Fact]
    public async Task A_school_reaches_its_pupils_alone_and_who_may_not_write_finds_nothing()
    {
        using var culture = await Site.NewClientOfAsync(Role.Culture);
        var (path, id) = await AddAsync(culture);
        await using var db = Site.Database.NewContext();
        var enrolment = await db
            .Enrolments.Where(e => e.FacilityId != null && e.SchoolYear >= 2025)
            .OrderBy(e => e.ChildId)
            .FirstAsync();
        var other = await db.Children.FirstAsync(c =>
            !db.Enrolments.Any(e => e.ChildId == c.Id && e.FacilityId == enrolment.FacilityId)
        );
        using var school = await Site.NewClientOfAsync(Role.School, enrolment.FacilityId);
        Assert.Contains("Chọn một thôn", await TestSite.TextAsync(school, path), StringComparison.Ordinal);
        var village = await db
            .Households.Where(h => db.Children.Any(c => c.Id == enrolment.ChildId && c.HouseholdId == h.Id))
            .Select(h => h.VillageId)
            .SingleAsync();
        using var refused = await TickAsync(school, $"{path}?thon={village}&tuoi=duoi-18", (other, "0", true));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var text = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.Contains("1 dòng là trẻ không còn thuộc phần phụ trách", text, StringComparison.Ordinal);
        Assert.DoesNotContain(other.FullName, text, StringComparison.Ordinal);
        Assert.Equal(0, await db.Attendances.CountAsync(a => a.ActivityId == id));
        // A page holds three hundred lines, all of which are read.
        var strangers = Enumerable.Range(0, 300).Select(_ => Guid.CreateVersion7()).ToList();
        using var many = await TestSite.PostAsync(
            culture,
            $"{path}?thon={village}",
            [
                ("_handler", "tham-gia"),
                .. strangers.SelectMany(id => new[] { ($"da-thay-{id:N}", "0"), ($"co-{id:N}", "1") }),
            ]
        );
        Assert.Contains(
            "300 dòng là trẻ không còn",
            WebUtility.HtmlDecode(await many.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
        using var edit = await school.GetAsync(new Uri($"/hoat-dong/{id}/sua", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, edit.StatusCode);

        using var station = await Site.NewClientOfAsync(Role.HealthStation);
        foreach (
            var address in new[]
            {
                "/hoat-dong",
                "/hoat-dong.xlsx",
                "/hoat-dong/them",
                path,
                path + "/danh-sach",
                "/kien-nghi",
                "/kien-nghi/them",
            }
        )
        {
            using var answer = await station.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, address);
        }
    }

    [Fact]
    public async Task An_ask_is_written_shown_as_late_and_answered()
    {
        using var union = await Site.NewClientOfAsync(Role.MassOrganisation);
        (string, string)[] ask =
        [
            ("_handler", "kien-nghi"),
            ("Form.Texts[On]", "01/10/2026"),
            ("Form.Texts[Topic]", "Play"),
            ("Form.Texts[Matter]", "Sửa sân bóng của trường"),
        ];
        using var wrong = await TestSite.PostAsync(
            union,
            "/kien-nghi/them",
            [.. ask, ("Form.Texts[AnsweredOn]", "02/10/2026")]
        );
        Assert.Contains(
            "Nội dung trả lời: chưa ghi mục này.",
            WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
        using var saved = await TestSite.PostAsync(union, "/kien-nghi/them", ask);
        Assert.Equal("/kien-nghi?xong=luu", saved.Headers.Location!.PathAndQuery);
        var late = await TestSite.TextAsync(union, "/kien-nghi?trang-thai=qua-han&linh-vuc=vui-choi");
        Assert.Contains("chờ 54 ngày", late, StringComparison.Ordinal);
        Assert.Contains(
            "1 kiến nghị của trẻ em chờ trả lời",
            await TestSite.TextAsync(union, "/"),
            StringComparison.Ordinal
        );

        await using var db = Site.Database.NewContext();
        var edit = $"/kien-nghi/{(await db.ChildrenAsks.SingleAsync()).Id}/sua";
        var stamp = Stamp().Match(await TestSite.TextAsync(union, edit)).Groups["stamp"].Value;
        using var answered = await TestSite.PostAsync(
            union,
            edit,
            [
                .. ask,
                ("Form.Stamp", stamp),
                ("Form.Texts[AnsweredOn]", "20/11/2026"),
                ("Form.Texts[Answer]", "Sửa trong tháng 12"),
            ]
        );
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        using var stale = await TestSite.PostAsync(union, edit, [.. ask, ("Form.Stamp", stamp)]);
        Assert.Contains(
            "Sửa trong tháng 12",
            WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.StatusCode);
        Assert.DoesNotContain(
            "Sửa sân bóng",
            await TestSite.TextAsync(union, "/kien-nghi?trang-thai=cho"),
            StringComparison.Ordinal
        );
    }

    private static async Task<(string Path, Guid Id)> AddAsync(HttpClient client)
    {
        using var added = await TestSite.PostAsync(client, "/hoat-dong/them", Forum);
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var path = added.Headers.Location!.PathAndQuery.Split('?')[0];
        return (path, Guid.Parse(path.Split('/')[2], CultureInfo.InvariantCulture));
    }

    private static Task<HttpResponseMessage> TickAsync(
        HttpClient client,
        string path,
        params (Child Child, string Was, bool Ticked)[] ticks
    ) =>
        TestSite.PostAsync(
            client,
            path,
            [
                ("_handler", "tham-gia"),
                .. ticks.Select(tick => ($"da-thay-{tick.Child.Id:N}", tick.Was)),
                .. ticks.Where(tick => tick.Ticked).Select(tick => ($"co-{tick.Child.Id:N}", "1")),
            ]
        );

    /// <summary>The code of a resident child too young for a consultation.</summary>
    private async Task<string> BabyAsync()
    {
        await using var db = Site.Database.NewContext();
        var young = await db.Children.AsNoTracking().Where(c => c.BirthDate > new DateOnly(2023, 1, 1)).ToListAsync();
        return young.First(c => Standings.On(c, new DateOnly(2026, 6, 1)) == Standing.Resident).Code;
    }

    /// <summary>Children of a village who are counted on the forum's day.</summary>
    private async Task<List<(Child Child, Guid Village)>> ChildrenAsync(string village, int count)
    {
        await using var db = Site.Database.NewContext();
        var rows = await (
            from child in db.Children.AsNoTracking()
            join household in db.Households on child.HouseholdId equals household.Id
            join place in db.Villages on household.VillageId equals place.Id
            where place.Name == village
            orderby child.Code
            select new { child, place.Id }
        ).ToListAsync();
        var day = new DateOnly(2026, 6, 1);
        return
        [
            .. rows.Where(row =>
                    Standings.On(row.child, day) == Standing.Resident
                    && AttendanceRoster.IsCounted(row.child.BirthDate, ActivityKind.Consultation, day)
                )
                .Take(count)
                .Select(row => (row.child, row.Id)),
        ];
    }

    [GeneratedRegex(
        "name=\"Form.Stamp\" value=\"(?<stamp>[0-9A-F]*)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Stamp();
}
