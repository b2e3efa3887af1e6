using MangNon.Access;
using MangNon.Figures;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Participation;

public sealed class AttendanceTests
{
    [Theory, OnBothDatabases]
    public async Task A_list_is_saved_as_a_whole_and_makes_the_villages_of_its_children_stale(DatabaseKind kind)
    {
        await using var hall = await Hall.OpenAsync(kind);
        var (an, binh) = (await hall.ChildAsync("Thôn 1", 2014), await hall.ChildAsync("Thôn 2", 2014, "Lò Thị Bình"));
        var forum = await hall.ActivityAsync();
        var before = await VersionsAsync(hall);

        var answer = await hall.TickAsync(hall.Culture, forum, (an, false, true), (binh, false, false));

        Assert.Equal((1, 0, 0, 0), (answer!.Added, answer.Removed, answer.Meanwhile.Count, answer.Strangers));
        var after = await VersionsAsync(hall);
        Assert.True(after["Thôn 1"] > before["Thôn 1"]);
        Assert.Equal(before["Thôn 2"], after["Thôn 2"]);
        var roster = await hall.RosterAsync(hall.Culture, new AttendanceQuery(forum));
        Assert.Equal(
            [("Thôn 1", 1, 1), ("Thôn 2", 1, 0)],
            roster!.Villages.Select(v => (v.Name, v.Counted, v.Attended))
        );
        Assert.Empty(roster.Children);

        Assert.Equal(1, (await hall.TickAsync(hall.Culture, forum, (an, true, false)))!.Removed);
    }

    [Theory, OnBothDatabases]
    public async Task What_another_ticked_meanwhile_stays_and_is_told_and_the_same_tick_twice_is_one(DatabaseKind kind)
    {
        await using var hall = await Hall.OpenAsync(kind);
        var (an, binh) = (await hall.ChildAsync("Thôn 1", 2014), await hall.ChildAsync("Thôn 1", 2014, "Lò Thị Bình"));
        var forum = await hall.ActivityAsync();
        await hall.TickAsync(
            Viewers.Of(Role.FocalOffice, hall.Commune.CommuneId),
            forum,
            (an, false, true),
            (binh, false, true)
        );

        var answer = await hall.TickAsync(hall.Culture, forum, (an, false, true), (binh, false, false));

        Assert.Equal((0, 0, binh.Id), (answer!.Added, answer.Removed, Assert.Single(answer.Meanwhile)));
        await using var db = hall.Database.NewContext();
        Assert.Equal(2, await db.Attendances.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_save_the_same_list_at_once_neither_fails_and_nobody_is_there_twice(DatabaseKind kind)
    {
        await using var hall = await Hall.OpenAsync(kind);
        var child = await hall.ChildAsync("Thôn 1", 2014);
        var forum = await hall.ActivityAsync();
        var focal = Viewers.Of(Role.FocalOffice, hall.Commune.CommuneId);

        var answers = await Task.WhenAll(
            hall.TickAsync(hall.Culture, forum, (child, false, true)),
            hall.TickAsync(focal, forum, (child, false, true))
        );

        Assert.Equal(1, answers.Sum(answer => answer!.Added));
        await using var db = hall.Database.NewContext();
        Assert.Equal(1, await db.Attendances.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_school_reaches_its_pupils_alone_and_one_stranger_stops_the_whole_list(DatabaseKind kind)
    {
        await using var hall = await Hall.OpenAsync(kind);
        var (pupil, other) = (
            await hall.ChildAsync("Thôn 1", 2014),
            await hall.ChildAsync("Thôn 1", 2013, "Lò Thị Bình")
        );
        var school = await hall.AddSchoolAsync(pupil);
        var forum = await hall.ActivityAsync();
        await hall.TickAsync(hall.Culture, forum, (other, false, true));

        var answer = await hall.TickAsync(hall.School, forum, (pupil, false, true), (other, true, false));

        Assert.Equal((0, 1), (answer!.Added, answer.Strangers));
        var village = new AttendanceQuery(forum) { VillageId = hall.Commune.Villages["Thôn 1"] };
        var ofSchool = await hall.RosterAsync(hall.School, village);
        Assert.Equal((pupil.Id, false), Assert.Single(ofSchool!.Children.Select(one => (one.Child.Id, one.Attended))));
        Assert.Equal(0, ofSchool.Villages.Single().Attended);
        // Culture sees both, by given name; but not in which class a child is.
        var all = await hall.RosterAsync(hall.Culture, village);
        Assert.Equal([pupil.Id, other.Id], all!.Children.Select(one => one.Child.Id));
        Assert.Empty(all.Classes);
        var ofClass = await hall.RosterAsync(
            Viewers.Of(Role.FocalOffice, hall.Commune.CommuneId),
            new AttendanceQuery(forum) { SchoolId = school, Grade = 5 }
        );
        Assert.Equal(
            ("Trường Tiểu học", 5, 1),
            Assert.Single(ofClass!.Classes.Select(one => (one.SchoolName, one.Grade, one.Pupils)))
        );
        Assert.Equal(pupil.Id, Assert.Single(ofClass.Children).Child.Id);
    }

    [Theory, OnBothDatabases]
    public async Task The_list_holds_those_of_the_age_who_lived_here_and_all_who_took_part(DatabaseKind kind)
    {
        await using var hall = await Hall.OpenAsync(kind);
        var (old, child, small) = (
            await hall.ChildAsync("Thôn 1", 2009),
            await hall.ChildAsync("Thôn 1", 2018),
            await hall.ChildAsync("Thôn 1", 2020)
        );
        var gone = await hall.ChildAsync("Thôn 1", 2015, "Lò Văn Đi", one => one.LeftOn = Hall.Day);
        var here = await hall.ChildAsync("Thôn 1", 2015, "Lò Văn Ở", one => one.LeftOn = Hall.Day.AddDays(1));
        var forum = await hall.ActivityAsync();
        var query = new AttendanceQuery(forum) { VillageId = hall.Commune.Villages["Thôn 1"] };

        Assert.Equal([child.Id, here.Id], await IdsAsync(query));
        Assert.Equal(
            new[] { child.Id, small.Id, here.Id }.Order(),
            (await IdsAsync(query with { Age = AttendanceAge.UnderSixteen })).Order()
        );
        Assert.Contains(old.Id, await IdsAsync(query with { Age = AttendanceAge.UnderEighteen }));
        await hall.TickAsync(hall.Culture, forum, (gone, false, true));
        Assert.Contains(gone.Id, await IdsAsync(query));

        async Task<List<Guid>> IdsAsync(AttendanceQuery asked) =>
            [.. (await hall.RosterAsync(hall.Culture, asked))!.Children.Select(one => one.Child.Id)];
    }

    [Theory]
    [InlineData(ActivityKind.Consultation, "2018-12-31", true)]
    [InlineData(ActivityKind.Consultation, "2019-01-01", false)]
    [InlineData(ActivityKind.Consultation, "2009-06-02", true)]
    [InlineData(ActivityKind.Consultation, "2009-06-01", false)]
    [InlineData(ActivityKind.ParticipationModel, "2014-12-31", true)]
    [InlineData(ActivityKind.ParticipationModel, "2015-01-01", false)]
    [InlineData(ActivityKind.ParticipationTraining, "2025-06-01", true)]
    [InlineData(ActivityKind.ParticipationTraining, "2025-06-02", false)]
    public void A_child_is_counted_from_the_kinds_age_by_the_years_end_until_sixteen_on_the_day(
        ActivityKind kind,
        string birth,
        bool counted
    ) => Assert.Equal(counted, AttendanceRoster.IsCounted(Tests.Day.Of(birth), kind, Hall.Day));

    [Theory, OnBothDatabases]
    public async Task A_pasted_list_finds_children_by_code_number_or_name_and_tells_what_it_does_not_know(
        DatabaseKind kind
    )
    {
        await using var hall = await Hall.OpenAsync(kind);
        await using (hall)
        {
            var seal = hall.Database.Seal;
            var an = await hall.ChildAsync(
                "Thôn 1",
                2014,
                "Lò Văn Ân",
                child => child.PersonalIdSealed = seal.Seal("038214000001", SealedFields.ChildPersonalId)
            );
            var alike = await hall.ChildAsync("Thôn 2", 2014, "Lò Văn An");
            var there = await hall.ChildAsync("Thôn 2", 2013, "Lò Thị Bình");
            var gone = await hall.ChildAsync(
                "Thôn 2",
                2012,
                "Lò Thị Cúc",
                child => child.LeftOn = new DateOnly(2025, 1, 1)
            );
            var forum = await hall.ActivityAsync();
            await hall.TickAsync(hall.Culture, forum, (there, false, true));
            var text = string.Join(
                '\n',
                "1. Lò Văn Ân, 2014",
                "",
                "lo van an 2014",
                alike.Code.ToLowerInvariant(),
                "Lò Văn Ân; 05/03/2014",
                "Lò Thị Bình",
                "Lò Thị Cúc (2012)",
                "Lò Văn Ân, 2015",
                "038214000001"
            );
            var focal = Viewers.Of(Role.FocalOffice, hall.Commune.CommuneId);

            Assert.Equal(
                [
                    (1, ScanOutcome.Found, an.Id),
                    (3, ScanOutcome.Ambiguous, Guid.Empty),
                    (4, ScanOutcome.Found, alike.Id),
                    (5, ScanOutcome.Repeated, an.Id),
                    (6, ScanOutcome.AlreadyThere, there.Id),
                    (7, ScanOutcome.NotHere, gone.Id),
                    (8, ScanOutcome.NotFound, Guid.Empty),
                    (9, ScanOutcome.Repeated, an.Id),
                ],
                await ScanAsync(focal, text)
            );
            // By a number nobody is told of whose number one may not read.
            Assert.Equal(
                (1, ScanOutcome.NotFound, Guid.Empty),
                Assert.Single(await ScanAsync(hall.Culture, "038214000001"))
            );
            Assert.Equal((1, ScanOutcome.NotFound, Guid.Empty), Assert.Single(await ScanAsync(hall.School, an.Code)));

            async Task<List<(int, ScanOutcome, Guid)>> ScanAsync(Viewer viewer, string pasted)
            {
                await using var db = hall.Database.NewContext();
                var result = await AttendanceScan.ReadAsync(db, viewer, hall.Commune.CommuneId, forum, pasted, default);
                return
                [
                    .. result?.Lines.Select(line =>
                        (line.Number, line.Outcome, line.Children.Count == 1 ? line.Children[0].Child.Id : Guid.Empty)
                    ) ?? [(1, ScanOutcome.NotFound, Guid.Empty)],
                ];
            }
        }
    }

    [Theory]
    [InlineData("Lò Văn An, 2014", "Lò Văn An", 2014, null)]
    [InlineData("12) Lò Văn An - sinh năm 2014", "Lò Văn An", 2014, null)]
    [InlineData("Lò Văn An 5/3/2014", "Lò Văn An", 2014, "2014-03-05")]
    [InlineData("Lò Văn An", "Lò Văn An", null, null)]
    [InlineData("Lò Văn An,", "Lò Văn An", null, null)]
    [InlineData("Lò Văn An, 1899", "Lò Văn An, 1899", null, null)]
    [InlineData("Lò Văn An, 31/02/2014", "Lò Văn An", null, null)]
    public void A_line_is_taken_apart(string line, string name, int? year, string? day)
    {
        var read = ScannedLine.Read(line);
        Assert.Equal((name, year), (read.Name, read.BirthYear));
        Assert.Equal(day is null ? null : Tests.Day.Of(day), read.BirthDay);
    }

    private static async Task<Dictionary<string, long>> VersionsAsync(Hall hall)
    {
        await using var db = hall.Database.NewContext();
        return await db.Villages.ToDictionaryAsync(v => v.Name, v => (long)v.Version);
    }
}
