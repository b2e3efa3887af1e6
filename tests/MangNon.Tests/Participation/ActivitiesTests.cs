using MangNon.Access;
using MangNon.Audit;
using MangNon.Participation;
using MangNon.Recording;
using MangNon.Register.Editing;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Participation;

public sealed class ActivitiesTests
{
    private static readonly (string, string?)[] Forum =
    [
        ("Kind", "Consultation"),
        ("Name", "Diễn đàn trẻ em"),
        ("On", "1/6/2025"),
        ("Organiser", "Đoàn xã"),
        ("Village", "Thôn 1"),
        ("HeadCount", "120"),
    ];

    [Theory, OnBothDatabases]
    public async Task An_activity_gets_the_next_code_and_is_changed_unless_another_changed_it_meanwhile(
        DatabaseKind kind
    )
    {
        await using var hall = await Hall.OpenAsync(kind);
        var (_, first) = await hall.SaveAsync(hall.Culture, null, null, Forum);
        await hall.SaveAsync(hall.Culture, null, null, Forum);
        await using (var db = hall.Database.NewContext())
        {
            Assert.Equal(["HD001", "HD002"], await db.Activities.Select(a => a.Code).Order().ToListAsync());
            var forum = await db.Activities.SingleAsync(a => a.Id == first);
            Assert.Equal(
                (new DateOnly(2025, 6, 1), "Thôn 1", 120),
                (forum.HeldOn, forum.VillageName, forum.Attendance)
            );
        }

        var focal = Viewers.Of(Role.FocalOffice, hall.Commune.CommuneId);
        var opened = await hall.OpenAsync(hall.Culture, first);
        Assert.Equal("01/06/2025", opened!.Texts["On"]);
        var (saved, _) = await hall.SaveAsync(focal, first, opened.Stamp, [.. Forum[..5], ("HeadCount", "99")]);
        var (stale, _) = await hall.SaveAsync(hall.Culture, first, opened.Stamp, [.. Forum[..5], ("HeadCount", "98")]);

        Assert.Equal((EditAnswer.Saved, EditAnswer.Refused, true), (saved.Answer, stale.Answer, stale.IsStale));
        Assert.Equal("99", (await hall.OpenAsync(focal, first))!.Texts["HeadCount"]);
    }

    [Theory]
    [InlineData("Kind", EntryProblem.Missing, "Name=A|On=01/06/2025")]
    [InlineData("Kind", EntryProblem.NotInList, "Kind=Party|Name=A|On=01/06/2025")]
    [InlineData("Name", EntryProblem.Missing, "Kind=Other|On=01/06/2025")]
    [InlineData("On", EntryProblem.NotADay, "Kind=Other|Name=A|On=31/02/2025")]
    [InlineData("On", EntryProblem.DayInFuture, "Kind=Other|Name=A|On=01/01/2999")]
    [InlineData("Village", EntryProblem.NotInList, "Kind=Other|Name=A|On=01/06/2025|Village=Thôn 9")]
    [InlineData("HeadCount", EntryProblem.NotANumber, "Kind=Other|Name=A|On=01/06/2025|HeadCount=-3")]
    [InlineData("HeadCount", EntryProblem.NotANumber, "Kind=Other|Name=A|On=01/06/2025|HeadCount=10000001")]
    public async Task What_cannot_be_is_refused_at_its_field(string field, EntryProblem problem, string typed)
    {
        await using var hall = await Hall.OpenAsync(DatabaseKind.Sqlite);
        var texts = typed.Split('|').Select(part => part.Split('=')).Select(part => (part[0], (string?)part[1]));
        var (result, _) = await hall.SaveAsync(hall.Culture, null, null, [.. texts]);

        Assert.Equal(new EntryFault(field, problem), Assert.Single(result.Faults));
        await using var db = hall.Database.NewContext();
        Assert.Empty(await db.Activities.ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_school_changes_its_own_activities_only_and_others_find_none(DatabaseKind kind)
    {
        await using var hall = await Hall.OpenAsync(kind);
        await hall.AddSchoolAsync(await hall.ChildAsync("Thôn 1", 2014));
        var ofOffice = await hall.ActivityAsync();
        var ofSchool = await hall.ActivityAsync(by: hall.School);

        Assert.Null(await hall.OpenAsync(hall.School, ofOffice));
        Assert.NotNull(await hall.OpenAsync(hall.School, ofSchool));
        Assert.NotNull(await hall.OpenAsync(hall.Culture, ofSchool));
        Assert.Equal(
            EditAnswer.NotFound,
            (await hall.SaveAsync(hall.School, ofOffice, null, ("Name", "Đổi tên"))).Result.Answer
        );
        foreach (
            var stranger in new[]
            {
                Viewers.Of(Role.Chairman, hall.Commune.CommuneId),
                Viewers.OfVillage(Role.VillageHead, hall.Commune.CommuneId, hall.Commune.Villages["Thôn 1"]),
                Viewers.Of(Role.Culture, Guid.CreateVersion7()),
            }
        )
        {
            Assert.Null(await hall.OpenAsync(stranger, null));
            Assert.Equal(EditAnswer.NotFound, (await hall.SaveAsync(stranger, null, null, Forum)).Result.Answer);
            Assert.Null(await hall.RosterAsync(stranger, new AttendanceQuery(ofOffice)));
            Assert.Null(await hall.TickAsync(stranger, ofOffice));
        }
    }

    [Theory, OnBothDatabases]
    public async Task One_deletes_ones_own_at_once_and_with_a_reason_what_others_wrote_or_children_attended(
        DatabaseKind kind
    )
    {
        await using var hall = await Hall.OpenAsync(kind);
        var (pupil, other) = (await hall.ChildAsync("Thôn 1", 2014), await hall.ChildAsync("Thôn 2", 2014));
        await hall.AddSchoolAsync(pupil);
        var empty = await hall.ActivityAsync();
        Assert.Equal(RemovalAnswer.Removed, await RemoveAsync(hall, hall.Culture, empty, ActivityRemoval.Free, null));

        var attended = await hall.ActivityAsync(by: hall.School);
        Assert.Equal(ActivityRemoval.Free, (await hall.OpenAsync(hall.School, attended))!.Removal);
        await hall.TickAsync(hall.Culture, attended, (pupil, false, true), (other, false, true));
        // Since the form was opened children took part; one of them is none of the school's.
        Assert.Equal(ActivityRemoval.Refused, (await hall.OpenAsync(hall.School, attended))!.Removal);
        Assert.Equal(
            RemovalAnswer.Refused,
            await RemoveAsync(hall, hall.School, attended, ActivityRemoval.Free, "Sai")
        );
        Assert.Equal(RemovalAnswer.Stale, await RemoveAsync(hall, hall.Culture, attended, ActivityRemoval.Free, "Sai"));
        Assert.Equal(
            RemovalAnswer.NoReason,
            await RemoveAsync(hall, hall.Culture, attended, ActivityRemoval.NeedsReason, " ")
        );
        Assert.Equal(
            RemovalAnswer.Removed,
            await RemoveAsync(hall, hall.Culture, attended, ActivityRemoval.NeedsReason, "Ghi trùng")
        );

        await using var db = hall.Database.NewContext();
        Assert.Empty(await db.Activities.ToListAsync());
        Assert.Empty(await db.Attendances.ToListAsync());
        var removed = await db.AuditEntries.Where(e => e.Act == AuditActs.Removed).OrderBy(e => e.Id).LastAsync();
        Assert.Equal("Ghi trùng", AuditDetail.Open(db.Seal, removed).Change!.Why);
    }

    [Theory, OnBothDatabases]
    public async Task The_list_narrows_sorts_and_counts_the_children_that_the_person_reaches(DatabaseKind kind)
    {
        await using var hall = await Hall.OpenAsync(kind);
        var (pupil, other) = (await hall.ChildAsync("Thôn 1", 2014), await hall.ChildAsync("Thôn 2", 2014));
        await hall.AddSchoolAsync(pupil);
        var forum = await hall.ActivityAsync();
        await hall.SaveAsync(
            hall.Culture,
            null,
            null,
            ("Kind", "Other"),
            ("Name", "Ánh trăng"),
            ("On", "20/09/2024"),
            ("Village", "Thôn 2")
        );
        await hall.TickAsync(hall.Culture, forum, (pupil, false, true), (other, false, true));

        var all = new ActivityQuery(hall.Commune.CommuneId);
        Assert.Equal([("HD001", 2), ("HD002", 0)], await ListAsync(hall, hall.Culture, all));
        Assert.Equal([("HD001", 1), ("HD002", 0)], await ListAsync(hall, hall.School, all));
        Assert.Equal(
            ["HD002", "HD001"],
            (await ListAsync(hall, hall.Culture, all with { Order = ActivityOrder.Name })).Select(one => one.Code)
        );
        Assert.Equal("HD002", Assert.Single(await ListAsync(hall, hall.Culture, all with { Year = 2024 })).Code);
        Assert.Equal("HD002", Assert.Single(await ListAsync(hall, hall.Culture, all with { Village = "Thôn 2" })).Code);
        Assert.Equal("HD001", Assert.Single(await ListAsync(hall, hall.Culture, all with { Village = "" })).Code);
        Assert.Equal(
            "HD001",
            Assert.Single(await ListAsync(hall, hall.Culture, all with { Kind = ActivityKind.Consultation })).Code
        );
        Assert.Empty(await ListAsync(hall, Viewers.Of(Role.HealthStation, hall.Commune.CommuneId), all));
    }

    private static async Task<List<(string Code, int Children)>> ListAsync(
        Hall hall,
        Viewer viewer,
        ActivityQuery query
    )
    {
        await using var db = hall.Database.NewContext();
        return
        [
            .. (await ActivityList.FindAsync(db, viewer, query, default)).Select(line =>
                (line.Activity.Code, line.Children)
            ),
        ];
    }

    private static async Task<RemovalAnswer> RemoveAsync(
        Hall hall,
        Viewer viewer,
        Guid id,
        ActivityRemoval seen,
        string? why
    )
    {
        var stamp = (await hall.OpenAsync(viewer, id))!.Stamp;
        await using var db = hall.Database.NewContext();
        return await Activities.RemoveAsync(db, viewer, hall.Commune.CommuneId, id, stamp, seen, why, default);
    }
}
