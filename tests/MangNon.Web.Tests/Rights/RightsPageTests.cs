using System.Net;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using MangNon.Web.Tests.Access;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Rights;

public sealed class RightsPageTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private PlantedMarks _marks = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _marks = await PlantedMarks.PlantAsync(_site.Database, _site.CommuneId);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_desk_of_those_who_answer_families_says_what_waits_and_what_is_late()
    {
        using var officer = await _site.NewClientOfAsync(Role.FocalOffice);
        using var station = await _site.NewClientOfAsync(Role.HealthStation);
        var before = Waiting(await TestSite.TextAsync(officer, "/"));
        using var asked = await TestSite.PostAsync(
            officer,
            $"/so-tre-em/{_marks.Inside}/yeu-cau-moi",
            ("_handler", "yeu-cau-moi"),
            ("Form.Kind", "See"),
            ("Form.Relation", "Mother"),
            ("Form.Channel", "Paper"),
            ("Form.Name", "Vì Thị Hỏi"),
            ("Form.On", "23/11/2026"),
            ("Form.Words", "Xin bản sao")
        );
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Equal(before + 1, Waiting(await TestSite.TextAsync(officer, "/")));
        Assert.DoesNotContain(
            "Yêu cầu của gia đình đang chờ",
            await TestSite.TextAsync(station, "/"),
            StringComparison.Ordinal
        );
        _site.Time.Advance(TimeSpan.FromDays(9));
        using var later = await _site.NewClientOfAsync(Role.FocalOffice);
        var all = before + 1;
        Assert.Contains(
            $"đang chờ trả lời: {all}; quá hạn {all}",
            await TestSite.TextAsync(later, "/"),
            StringComparison.Ordinal
        );

        static int Waiting(string desk) =>
            int.Parse(
                desk.Split("đang chờ trả lời: ")[1].Split(';')[0],
                System.Globalization.CultureInfo.InvariantCulture
            );
    }

    [Fact]
    public async Task A_correction_is_asked_decided_and_seen_on_the_childs_page()
    {
        using var officer = await _site.NewClientOfAsync(Role.FocalOffice);
        using var asked = await TestSite.PostAsync(
            officer,
            $"/so-tre-em/{_marks.Inside}/yeu-cau-moi",
            ("_handler", "yeu-cau-moi"),
            ("Form.Kind", "Correct"),
            ("Form.Relation", "Mother"),
            ("Form.Channel", "Paper"),
            ("Form.Name", "Vì Thị Hỏi"),
            ("Form.On", "23/11/2026"),
            ("Form.Field", "FullName"),
            ("Form.New", "Dấu Tên Đúng"),
            ("Form.Words", "Sổ ghi sai tên")
        );
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var path = asked.Headers.Location!.AbsolutePath;
        Assert.Contains("còn 1 ngày làm việc", await TestSite.TextAsync(officer, path), StringComparison.Ordinal);
        using var decided = await TestSite.PostAsync(
            officer,
            path,
            ("_handler", "quyet-dinh"),
            ("Form.Decision", "Accepted"),
            ("Form.Told", "true")
        );
        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        Assert.Contains(
            "Dấu Tên Đúng",
            await TestSite.TextAsync(officer, $"/so-tre-em/{_marks.Inside}"),
            StringComparison.Ordinal
        );

        using var chairman = await _site.NewClientOfAsync(Role.Chairman);
        Assert.DoesNotContain("quyet-dinh", await TestSite.TextAsync(chairman, path), StringComparison.Ordinal);
        using var station = await _site.NewClientOfAsync(Role.HealthStation);
        using var refused = await station.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task The_familys_paper_has_nothing_sealed_and_says_the_same_whether_or_not_there_is_any()
    {
        using var officer = await _site.NewClientOfAsync(Role.ChildProtection);
        var family = await TestSite.TextAsync(officer, $"/so-tre-em/{_marks.Inside}/ban-in");
        var file = await TestSite.TextAsync(officer, $"/so-tre-em/{_marks.Inside}/ban-in?cho=ho-so");

        Assert.DoesNotContain(_marks.In(family), mark => IsSealed(mark));
        Assert.Contains(_marks.In(file), mark => IsSealed(mark));
        Assert.Contains("in:Incidents", _marks.In(family));
        Assert.DoesNotContain("out:", string.Join(' ', _marks.In(file)), StringComparison.Ordinal);

        using (var police = await _site.NewClientOfAsync(Role.Police))
        {
            await police.GetAsync(new Uri($"/so-tre-em/{_marks.Inside}", UriKind.Relative));
        }

        Assert.DoesNotContain(
            ">Công an<",
            await TestSite.TextAsync(officer, $"/so-tre-em/{_marks.Inside}/ban-in"),
            StringComparison.Ordinal
        );
        await using var db = _site.Database.NewContext();
        Assert.Equal(
            3,
            await db.AuditEntries.CountAsync(e => e.Act == AuditActs.Printed && e.SubjectId == _marks.Inside)
        );

        static bool IsSealed(string mark) =>
            RecordKinds.Sealed.Any(kind => mark.EndsWith(":" + kind, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_child_is_deleted_by_two_people_once_and_the_proof_is_printed()
    {
        using var officer = await _site.NewClientOfAsync(Role.FocalOffice);
        var path = $"/so-tre-em/{_marks.Inside}/xoa";
        (string, string)[] erase =
        [
            ("_handler", "xoa"),
            ("Form.Code", "TE-Trong"),
            ("Form.Basis", "Yêu cầu ngày 23/11/2026"),
        ];
        using var alone = await TestSite.PostAsync(officer, path, erase);
        Assert.NotEqual(HttpStatusCode.Redirect, alone.StatusCode);
        using var asked = await TestSite.PostAsync(
            officer,
            path,
            ("_handler", "xin-xoa"),
            ("Form.Reason", "Yêu cầu ngày 23/11/2026")
        );
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        using (await _site.NewClientOfAsync(Role.Chairman))
        {
            // Makes the account.
        }

        await using (var db = new MangNonDb(_site.Database.Options, _site.Database.Seal, _site.Time))
        {
            Assert.Equal(2, await db.Children.CountAsync());
            var agreement = await db.Agreements.SingleAsync();
            var chairman = await db.RoleGrants.SingleAsync(g => g.RoleId == Role.Chairman.Id);
            var viewer = await ViewerReader.ReadAsync(db, chairman.AccountId, _site.Time, default);
            Assert.Equal(
                AgreementAnswer.Done,
                await Agreements.DecideAsync(db, viewer, agreement.Id, give: true, null, default)
            );
        }

        using var wrong = await TestSite.PostAsync(officer, path, ("_handler", "xoa"), ("Form.Code", "TE-Ngoài"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var done = await TestSite.PostAsync(officer, path, erase);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var proof = await TestSite.TextAsync(officer, done.Headers.Location!.AbsolutePath);
        Assert.Contains("Biên bản xóa hồ sơ", proof, StringComparison.Ordinal);
        Assert.Empty(_marks.In(proof));
        using var gone = await officer.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await using var after = _site.Database.NewContext();
        Assert.Equal(_marks.Outside, (await after.Children.SingleAsync()).Id);
        Assert.NotNull((await after.Agreements.SingleAsync()).DoneAt);
        Assert.Null((await AuditChain.VerifyAsync(after, null, default)).Break);
    }
}
