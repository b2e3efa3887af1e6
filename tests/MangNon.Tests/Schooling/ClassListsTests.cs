using MangNon.Access;
using MangNon.Facilities;
using MangNon.Schooling;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;
using static MangNon.Schooling.EnrolmentResult;

namespace MangNon.Tests.Schooling;

public sealed class ClassListsTests
{
    private const int Last = SchoolSample.Year - 1;

    [Theory, OnBothDatabases]
    public async Task A_year_ends_in_one_save_and_the_next_begins_with_those_it_proposes(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var sample = await SchoolSample.CreateAsync(database);
        var a = sample.PrimaryA;
        var an = await sample.ChildAsync(8, null, (Last, a, 2, Attending));
        var binh = await sample.ChildAsync(8, null, (Last, a, 2, Attending));
        var chi = await sample.ChildAsync(8, null, (Last, a, 2, Attending));
        var gone = await sample.ChildAsync(8, child => child.LeftOn = SchoolSample.Today, (Last, a, 2, Attending));
        Assert.Equal(3, (await sample.BookAsync())!.Class(a, 3)!.Unended);
        var version = await VersionAsync(database, sample);

        var ended = await sample.SaveAsync(
            sample.Office,
            Last,
            a,
            2,
            [Ends(an, Promoted), Ends(binh, Repeating), Ends(chi, DroppedOut), Ends(gone, Promoted)]
        );
        Assert.Equal(4, ended!.Written);
        Assert.True(await VersionAsync(database, sample) > version);

        var book = (await sample.BookAsync())!;
        Assert.Equal([(an, true)], Proposed(book.Class(a, 3)!));
        Assert.Equal([(binh, true)], Proposed(book.Class(a, 2)!));
        Assert.Empty(book.Class(sample.PrimaryB, 3)!.Candidates);

        Assert.Equal(1, (await sample.SaveAsync(sample.Office, SchoolSample.Year, a, 3, [], an))!.Written);
        // Sent twice it is there once.
        Assert.Equal(0, (await sample.SaveAsync(sample.Office, SchoolSample.Year, a, 3, [], an))!.Written);
        await using var db = database.NewContext();
        var now = await db.Enrolments.SingleAsync(e => e.ChildId == an && e.SchoolYear == SchoolSample.Year);
        Assert.Equal(((Guid?)a, 3, Attending), (now.FacilityId, now.Grade, now.Result));
    }

    [Theory, OnBothDatabases]
    public async Task Into_a_new_level_one_is_surely_proposed_where_one_school_alone_has_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var sample = await SchoolSample.CreateAsync(database);
        var small = await sample.ChildAsync(6, null, (Last, sample.Kindergarten, 0, Promoted));
        var big = await sample.ChildAsync(11, null, (Last, sample.PrimaryB, 5, LevelCompleted));
        var done = await sample.ChildAsync(15, null, (Last, sample.Secondary, 9, LevelCompleted));
        var book = (await sample.BookAsync())!;
        Assert.Equal([(small, false)], Proposed(book.Class(sample.PrimaryA, 1)!));
        Assert.Equal([(small, false)], Proposed(book.Class(sample.PrimaryB, 1)!));
        Assert.Equal([(big, true)], Proposed(book.Class(sample.Secondary, 6)!));
        Assert.Equal([(done, false)], Proposed(book.Class(null, 10)!));
        Assert.Equal(2, SchoolSummary.Proposed(book));

        // Of a year that has ended a person must know that the child was there.
        var missed = await sample.ChildAsync(9, null, (Last - 1, sample.PrimaryA, 2, Promoted));
        Assert.Equal([(missed, false)], Proposed((await sample.BookAsync(year: Last))!.Class(sample.PrimaryA, 3)!));
    }

    [Theory, OnBothDatabases]
    public async Task What_another_wrote_meanwhile_is_asked_about_and_what_was_left_alone_stays(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var sample = await SchoolSample.CreateAsync(database);
        var a = sample.PrimaryA;
        var an = await sample.ChildAsync(8, null, (Last, a, 2, DroppedOut));
        var binh = await sample.ChildAsync(8, null, (Last, a, 2, Repeating));

        // The page showed both as attending.
        var mine = new[] { Ends(an, Promoted), new ClassEntry(binh, Attending, Attending, false) };
        var asked = await sample.SaveAsync(sample.Office, Last, a, 2, mine);
        Assert.Null(asked!.Written);
        Assert.Equal([ClassDoubt.ChangedMeanwhile], asked.Entries[0].Doubts);
        Assert.Equal(DroppedOut, await ResultAsync(database, an));

        var confirmed = await sample.SaveAsync(sample.Office, Last, a, 2, [mine[0] with { Confirmed = true }, mine[1]]);
        Assert.Equal(1, confirmed!.Written);
        Assert.Equal(Promoted, await ResultAsync(database, an));
        Assert.Equal(Repeating, await ResultAsync(database, binh));
    }

    [Theory, OnBothDatabases]
    public async Task A_wrong_result_and_an_unconfirmed_removal_keep_the_whole_class_back(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var sample = await SchoolSample.CreateAsync(database);
        var a = sample.PrimaryA;
        var an = await sample.ChildAsync(8, null, (Last, a, 2, Attending));
        var binh = await sample.ChildAsync(8, null, (Last, a, 2, Attending));
        var removal = new ClassEntry(binh, null, Attending, false);

        foreach (var waiting in new[] { Ends(binh, LevelCompleted), removal })
        {
            Assert.Null((await sample.SaveAsync(sample.Office, Last, a, 2, [Ends(an, Promoted), waiting]))!.Written);
            Assert.Equal(Attending, await ResultAsync(database, an));
        }

        var saved = await sample.SaveAsync(
            sample.Office,
            Last,
            a,
            2,
            [Ends(an, Promoted), removal with { Confirmed = true }]
        );
        Assert.Equal(2, saved!.Written);
        await using var db = database.NewContext();
        Assert.Equal(an, (await db.Enrolments.SingleAsync()).ChildId);
    }

    [Theory, OnBothDatabases]
    public async Task A_school_keeps_its_own_pupils_alone_and_who_only_reads_keeps_none(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var sample = await SchoolSample.CreateAsync(database);
        var (a, b) = (sample.PrimaryA, sample.PrimaryB);
        var own = await sample.ChildAsync(8, null, (Last, a, 2, Attending));
        var others = await sample.ChildAsync(8, null, (Last, b, 2, Attending));
        var school = Viewers.OfSchool(sample.Commune.CommuneId, a);

        Assert.Equal(1, (await sample.SaveAsync(school, Last, a, 2, [Ends(own, Promoted)]))!.Written);
        Assert.Equal(
            (1, null),
            (await sample.SaveAsync(school, Last, a, 2, [Ends(others, Promoted)])) is { } answer
                ? (answer.Strangers, answer.Written)
                : default
        );
        Assert.Null(await sample.SaveAsync(school, Last, b, 2, [Ends(others, Promoted)]));
        Assert.Null(await sample.SaveAsync(school, Last, null, 10, []));
        Assert.Null(await sample.BookAsync(school, Last - 1));
        Assert.Equal(1, (await sample.SaveAsync(school, Last, a, 2, [], others))!.Strangers);
        foreach (
            var viewer in new[]
            {
                Viewers.Of(Role.ChildProtection, sample.Commune.CommuneId), // reads schooling, and does not write it
                Viewers.Of(Role.FocalOffice, Guid.CreateVersion7()),
                Viewers.OfVillage(Role.Collaborator, sample.Commune.CommuneId, sample.Commune.Villages["Thôn 1"]),
            }
        )
        {
            Assert.Null(await sample.SaveAsync(viewer, Last, a, 2, [Ends(own, DroppedOut)]));
        }

        Assert.Equal(Promoted, await ResultAsync(database, own));
        Assert.Equal(Attending, await ResultAsync(database, others));
    }

    [Theory, OnBothDatabases]
    public async Task A_save_that_breaks_off_leaves_nothing_half_written(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var sample = await SchoolSample.CreateAsync(database);
        var an = await sample.ChildAsync(8, null, (Last, sample.PrimaryA, 2, Attending));
        await using (var db = database.NewContext())
        {
            using var broken = new CancellationTokenSource();
            db.SavingChanges += (_, _) => broken.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                sample.SaveAsync(db, sample.Office, Last, sample.PrimaryA, 2, [Ends(an, Promoted)], broken.Token)
            );
        }

        Assert.Equal(Attending, await ResultAsync(database, an));
    }

    [Fact]
    public async Task A_school_that_closed_before_the_year_is_not_in_it_and_its_pupils_are_proposed_elsewhere()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var sample = await SchoolSample.CreateAsync(database);
        await using (var db = database.NewContext())
        {
            await db
                .Facilities.Where(f => f.Id == sample.PrimaryB)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.ClosedOn, new DateOnly(SchoolSample.Year, 9, 1)));
        }

        var child = await sample.ChildAsync(8, null, (Last, sample.PrimaryB, 2, Promoted));
        var book = (await sample.BookAsync())!;
        Assert.Null(book.Class(sample.PrimaryB, 3));
        Assert.Equal([(child, true)], Proposed(book.Class(sample.PrimaryA, 3)!));
        Assert.NotNull((await sample.BookAsync(year: Last))!.Class(sample.PrimaryB, 3));
    }

    private static ClassEntry Ends(Guid child, EnrolmentResult result) => new(child, result, Attending, false);

    private static IEnumerable<(Guid, bool)> Proposed(SchoolClass one) =>
        one.Candidates.Select(candidate => (candidate.Child.Id, candidate.IsSure));

    private static async Task<EnrolmentResult> ResultAsync(TestDatabase database, Guid child)
    {
        await using var db = database.NewContext();
        return (await db.Enrolments.SingleAsync(e => e.ChildId == child)).Result;
    }

    private static async Task<long> VersionAsync(TestDatabase database, SchoolSample sample)
    {
        await using var db = database.NewContext();
        var village = sample.Commune.Villages["Thôn 1"];
        return await db.Villages.Where(v => v.Id == village).Select(v => v.Version).SingleAsync();
    }
}
