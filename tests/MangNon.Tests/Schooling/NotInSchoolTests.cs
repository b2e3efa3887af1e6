using MangNon.Access;
using MangNon.Recording;
using MangNon.Register;
using MangNon.Register.Editing;
using MangNon.Schooling;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;
using static MangNon.Schooling.EnrolmentResult;

namespace MangNon.Tests.Schooling;

public sealed class NotInSchoolTests
{
    private const int Year = SchoolSample.Year;

    [Theory, OnBothDatabases]
    public async Task From_five_to_fourteen_one_is_missed_in_school_and_neither_before_nor_after(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var sample = await SchoolSample.CreateAsync(database);
        await sample.ChildAsync(4);
        var five = await sample.ChildAsync(5);
        var fourteen = await sample.ChildAsync(14);
        await sample.ChildAsync(15);
        await sample.ChildAsync(8, child => child.Residence = Residence.Absent);
        await sample.ChildAsync(8, child => child.LeftOn = SchoolSample.Today);
        await sample.ChildAsync(8, null, (Year, sample.PrimaryA, 3, Attending));
        await sample.ChildAsync(8, null, (Year, sample.PrimaryA, 3, Transferred));
        await sample.ChildAsync(14, null, (Year - 1, sample.Secondary, 9, LevelCompleted));
        var dropped = await sample.ChildAsync(12, null, (Year, sample.Secondary, 7, DroppedOut));
        var promoted = await sample.ChildAsync(9, null, (Year - 1, sample.PrimaryA, 3, Promoted));
        var left = await sample.ChildAsync(9, null, (Year - 1, sample.PrimaryA, 3, DroppedOut));

        var found = NotInSchool.Of((await sample.BookAsync())!);

        Assert.Equal(
            new Dictionary<Guid, (bool, int)>
            {
                [five] = (false, 0),
                [fourteen] = (false, 9),
                [dropped] = (true, 7),
                [promoted] = (false, 4),
                [left] = (false, 3),
            },
            found.ToDictionary(one => one.Child.Id, one => (one.DroppedOut is not null, one.Suggested))
        );
    }

    [Theory, OnBothDatabases]
    public async Task One_who_is_written_into_a_class_is_missed_no_more_and_not_written_twice(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var sample = await SchoolSample.CreateAsync(database);
        var (a, b) = (sample.PrimaryA, sample.PrimaryB);
        var fresh = await sample.ChildAsync(6);
        var back = await sample.ChildAsync(9, null, (Year, a, 4, DroppedOut));

        Assert.Equal(EnrolAnswer.Saved, await sample.EnrolAsync(sample.Office, fresh, a, 1));
        Assert.Equal(EnrolAnswer.Enrolled, await sample.EnrolAsync(sample.Office, fresh, b, 1));
        Assert.Equal(EnrolAnswer.Saved, await sample.EnrolAsync(sample.Office, back, b, 3));
        Assert.Empty(NotInSchool.Of((await sample.BookAsync())!));
        await using var db = database.NewContext();
        var again = await db.Enrolments.SingleAsync(e => e.ChildId == back);
        Assert.Equal(((Guid?)b, 3, Attending), (again.FacilityId, again.Grade, again.Result));
    }

    [Theory, OnBothDatabases]
    public async Task A_school_sees_its_last_years_pupils_and_enrols_into_itself_alone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var sample = await SchoolSample.CreateAsync(database);
        var (a, b) = (sample.PrimaryA, sample.PrimaryB);
        var stranger = await sample.ChildAsync(6);
        var own = await sample.ChildAsync(9, null, (Year - 1, a, 3, Promoted));
        var school = Viewers.OfSchool(sample.Commune.CommuneId, a);

        Assert.Equal([own], NotInSchool.Of((await sample.BookAsync(school))!).Select(one => one.Child.Id));
        Assert.Equal(EnrolAnswer.NotFound, await sample.EnrolAsync(school, stranger, a, 1));
        Assert.Equal(EnrolAnswer.NotFound, await sample.EnrolAsync(school, own, b, 4));
        Assert.Equal(EnrolAnswer.NotFound, await sample.EnrolAsync(school, own, a, 6));
        Assert.Equal(EnrolAnswer.Saved, await sample.EnrolAsync(school, own, a, 4));
    }

    [Theory, OnBothDatabases]
    public async Task A_school_writes_a_visit_to_its_pupil_and_the_last_one_is_shown(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var sample = await SchoolSample.CreateAsync(database);
        var own = await sample.ChildAsync(9, null, (Year, sample.PrimaryA, 4, DroppedOut));
        var other = await sample.ChildAsync(9, null, (Year, sample.PrimaryB, 4, DroppedOut));
        var school = Viewers.OfSchool(sample.Commune.CommuneId, sample.PrimaryA);

        Assert.Equal(EditAnswer.Saved, await VisitAsync(own, "01/10/2026", nameof(DropoutCause.Poverty)));
        Assert.Equal(EditAnswer.Saved, await VisitAsync(own, "02/11/2026", nameof(DropoutCause.Work)));
        Assert.Equal(EditAnswer.Refused, await VisitAsync(own, "02/11/2026", nameof(DropoutCause.Work)));
        Assert.Equal(EditAnswer.NotFound, await VisitAsync(other, "02/11/2026", nameof(DropoutCause.Work)));

        await using var db = database.NewContext();
        var missed = NotInSchool.Of((await sample.BookAsync())!);
        var visits = await NotInSchool.VisitsAsync(db, missed, CancellationToken.None);
        Assert.Equal((own, DropoutCause.Work), (visits.Single().Key, visits.Single().Value.Cause));

        async Task<EditAnswer> VisitAsync(Guid child, string day, string cause)
        {
            await using var writing = database.NewContext();
            var texts = new EntryTexts(
                new Dictionary<string, string?>
                {
                    ["On"] = day,
                    ["Cause"] = cause,
                    ["By"] = "Cô Mai",
                }
            );
            var form = Records.Find("bo-hoc")!;
            return (await Records.SaveAsync(writing, school, child, form, null, texts, null, null, default)).Answer;
        }
    }

    [Fact]
    public async Task Of_a_disability_only_those_know_who_may_and_who_wants_schooling_waits_for_it()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var sample = await SchoolSample.CreateAsync(database);
        var waits = await sample.ChildAsync(9, Disabled);
        await sample.ChildAsync(9);
        await using var db = database.NewContext();

        var book = (await sample.BookAsync())!;
        var seen = await SchoolSummary.WithDisabilityAsync(db, sample.Office, book, CancellationToken.None);
        Assert.Equal([waits], seen.Select(one => one.Child.Id));
        Assert.False(SchoolSummary.Attends(seen[0], Year));
        Assert.Empty(
            await SchoolSummary.WithDisabilityAsync(
                db,
                Viewers.Of(Role.Police, sample.Commune.CommuneId),
                book,
                CancellationToken.None
            )
        );
    }

    private static void Disabled(Child child)
    {
        child.DisabilityType = "Vận động";
        child.WantsEducation = true;
    }
}
