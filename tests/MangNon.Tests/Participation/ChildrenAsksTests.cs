using MangNon.Access;
using MangNon.Audit;
using MangNon.Facilities;
using MangNon.Participation;
using MangNon.Recording;
using MangNon.Register;
using MangNon.Register.Editing;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Participation;

public sealed class ChildrenAsksTests
{
    private static readonly (string, string?)[] Lamp =
    [
        ("On", "01/06/2025"),
        ("Topic", "Safety"),
        ("Matter", "Lắp đèn ở đường tới trường"),
        ("PutTo", "UBND xã"),
    ];

    [Theory, OnBothDatabases]
    public async Task An_ask_is_written_answered_and_deleted_and_outlives_its_activity(DatabaseKind kind)
    {
        await using var hall = await Hall.OpenAsync(kind);
        var forum = await hall.ActivityAsync();
        await SaveAsync(hall, hall.Culture, null, null, [.. Lamp, ("Activity", forum.ToString())]);
        var ask = Assert.Single(await ListAsync(hall, hall.Culture));
        Assert.Equal(("Diễn đàn trẻ em", AskState.Waiting), (ask.ActivityName, ask.State));

        var opened = await OpenAsync(hall, ask.Ask.Id);
        var answered = await SaveAsync(
            hall,
            hall.Culture,
            ask.Ask.Id,
            opened!.Stamp,
            [.. Lamp, ("AnsweredOn", "10/06/2025"), ("Answer", "Sẽ lắp trong quý III"), ("Done", "True")]
        );
        var stale = await SaveAsync(hall, hall.Culture, ask.Ask.Id, opened.Stamp, Lamp);
        Assert.Equal((EditAnswer.Saved, true), (answered.Answer, stale.IsStale));

        await using (var db = hall.Database.NewContext())
        {
            var stamp = (await hall.OpenAsync(hall.Culture, forum))!.Stamp;
            Assert.Equal(
                RemovalAnswer.Removed,
                await Activities.RemoveAsync(
                    db,
                    hall.Culture,
                    hall.Commune.CommuneId,
                    forum,
                    stamp,
                    ActivityRemoval.Free,
                    null,
                    default
                )
            );
        }

        var left = Assert.Single(await ListAsync(hall, hall.Culture));
        Assert.Equal((null, AskState.Done), (left.ActivityName, left.State));
        var now = await OpenAsync(hall, ask.Ask.Id);
        await using var last = hall.Database.NewContext();
        Assert.False(
            await ChildrenAsks.RemoveAsync(
                last,
                hall.Culture,
                hall.Commune.CommuneId,
                ask.Ask.Id,
                opened.Stamp,
                "Nhầm",
                default
            )
        );
        Assert.True(
            await ChildrenAsks.RemoveAsync(
                last,
                hall.Culture,
                hall.Commune.CommuneId,
                ask.Ask.Id,
                now!.Stamp,
                "Nhầm",
                default
            )
        );
        Assert.Empty(await last.ChildrenAsks.ToListAsync());
        Assert.Equal(AuditSubjects.ChildrenAsk, (await last.AuditEntries.OrderBy(e => e.Id).LastAsync()).Subject);
    }

    [Theory]
    [InlineData("On", EntryProblem.Missing, "Topic=Play|Matter=Sân chơi")]
    [InlineData("Matter", EntryProblem.Missing, "On=01/06/2025|Topic=Play")]
    [InlineData("Topic", EntryProblem.NotInList, "On=01/06/2025|Topic=Money|Matter=Sân chơi")]
    [InlineData("Answer", EntryProblem.Missing, "On=01/06/2025|Topic=Play|Matter=Sân chơi|AnsweredOn=02/06/2025")]
    [InlineData("AnsweredOn", EntryProblem.Missing, "On=01/06/2025|Topic=Play|Matter=Sân chơi|Answer=Sẽ làm")]
    [InlineData(
        "AnsweredOn",
        EntryProblem.AnsweredBeforeAsked,
        "On=01/06/2025|Topic=Play|Matter=Sân chơi|Answer=Sẽ làm|AnsweredOn=31/05/2025"
    )]
    public async Task What_cannot_be_is_refused_at_its_field(string field, EntryProblem problem, string typed)
    {
        await using var hall = await Hall.OpenAsync(DatabaseKind.Sqlite);
        var texts = typed.Split('|').Select(part => part.Split('=')).Select(part => (part[0], (string?)part[1]));
        var result = await SaveAsync(hall, hall.Culture, null, null, [.. texts]);
        Assert.Equal(new EntryFault(field, problem), Assert.Single(result.Faults));
        Assert.Empty(await ListAsync(hall, hall.Culture));
    }

    [Fact]
    public async Task A_matter_of_a_thousand_letters_is_the_longest()
    {
        await using var hall = await Hall.OpenAsync(DatabaseKind.Sqlite);
        var longest = new string('a', ChildrenAsk.LongestText);
        Assert.Equal(
            EditAnswer.Saved,
            (await SaveAsync(hall, hall.Culture, null, null, [.. Lamp[..2], ("Matter", longest)])).Answer
        );
        var result = await SaveAsync(hall, hall.Culture, null, null, [.. Lamp[..2], ("Matter", longest + "a")]);
        Assert.Equal(new EntryFault("Matter", EntryProblem.TooLong), Assert.Single(result.Faults));
    }

    [Theory]
    [InlineData("2025-07-01", AskState.Waiting)]
    [InlineData("2025-07-02", AskState.Late)]
    public void An_ask_is_late_after_thirty_days(string today, AskState state)
    {
        var ask = new ChildrenAsk
        {
            Id = Guid.CreateVersion7(),
            CommuneId = Guid.CreateVersion7(),
            AskedOn = new DateOnly(2025, 6, 1),
            Topic = AskTopic.Play,
            Matter = "Sân chơi",
        };
        Assert.Equal(state, ask.StateOn(Tests.Day.Of(today)));
        ask.AnsweredOn = new DateOnly(2025, 8, 1);
        Assert.Equal(AskState.Answered, ask.StateOn(Tests.Day.Of(today)));
    }

    [Theory, OnBothDatabases]
    public async Task Who_writes_no_participation_finds_no_ask_and_an_emptied_register_has_none(DatabaseKind kind)
    {
        await using var hall = await Hall.OpenAsync(kind);
        await SaveAsync(
            hall,
            hall.Culture,
            null,
            null,
            [.. Lamp, ("Activity", (await hall.ActivityAsync()).ToString())]
        );
        foreach (var role in new[] { Role.Chairman, Role.HealthStation })
        {
            var viewer = Viewers.Of(role, hall.Commune.CommuneId);
            Assert.Empty(await ListAsync(hall, viewer));
            Assert.Equal(EditAnswer.NotFound, (await SaveAsync(hall, viewer, null, null, Lamp)).Answer);
        }

        await using var db = hall.Database.NewContext();
        await RegisterClearing.RunAsync(db, hall.Commune.CommuneId, default);
        Assert.Empty(await db.ChildrenAsks.ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Villages_without_a_place_to_play_surveyed_this_year_are_told(DatabaseKind kind)
    {
        await using var hall = await Hall.OpenAsync(kind);
        await using (var db = hall.Database.NewContext())
        {
            var place = new Facility
            {
                Id = Guid.CreateVersion7(),
                CommuneId = hall.Commune.CommuneId,
                Code = "VC1",
                Kind = FacilityKind.PlayPoint,
                VillageName = "Thôn 2",
            };
            db.AddRange(
                place,
                new FacilitySurvey
                {
                    Id = Guid.CreateVersion7(),
                    FacilityId = place.Id,
                    Year = 2025,
                }
            );
            await db.SaveChangesAsync();
        }

        Assert.Equal(["Thôn 1"], await UnsurveyedAsync(hall.Culture, 2025));
        Assert.Equal(["Thôn 1", "Thôn 2"], await UnsurveyedAsync(hall.Culture, 2026));
        Assert.Empty(await UnsurveyedAsync(Viewers.Of(Role.MassOrganisation, hall.Commune.CommuneId), 2026));

        async Task<IReadOnlyList<string>> UnsurveyedAsync(Viewer viewer, int year)
        {
            await using var db = hall.Database.NewContext();
            return await PlayPlaces.UnsurveyedAsync(
                db,
                viewer,
                hall.Commune.CommuneId,
                new DateOnly(year, 5, 1),
                default
            );
        }
    }

    private static async Task<RecordResult> SaveAsync(
        Hall hall,
        Viewer viewer,
        Guid? id,
        string? stamp,
        (string Key, string? Text)[] texts
    )
    {
        await using var db = hall.Database.NewContext();
        return await ChildrenAsks.SaveAsync(
            db,
            viewer,
            hall.Commune.CommuneId,
            id,
            new EntryTexts(texts.ToDictionary(text => text.Key, text => text.Text)),
            stamp,
            default
        );
    }

    private static async Task<AskEntry?> OpenAsync(Hall hall, Guid id)
    {
        await using var db = hall.Database.NewContext();
        return await ChildrenAsks.OpenAsync(db, hall.Culture, hall.Commune.CommuneId, id, default);
    }

    private static async Task<IReadOnlyList<AskLine>> ListAsync(Hall hall, Viewer viewer)
    {
        await using var db = hall.Database.NewContext();
        return await ChildrenAsks.FindAsync(db, viewer, hall.Commune.CommuneId, new DateOnly(2025, 6, 20), default);
    }
}
