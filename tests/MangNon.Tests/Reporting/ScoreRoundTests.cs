using MangNon.Access;
using MangNon.Programme;
using MangNon.Reporting;
using MangNon.Testing;

namespace MangNon.Tests.Reporting;

public sealed class ScoreRoundTests
{
    private static readonly Scorecard Card = Scorecard
        .Load(ProgrammeFolders.Find([], "scorecards/child-friendly-commune.json"))
        .Required();

    [Theory, OnBothDatabases]
    public async Task A_scorecard_is_written_as_a_whole_and_what_another_scored_is_asked_about(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var focal = Viewers.Of(Role.FocalOffice, commune.CommuneId);

        Assert.Equal(2, (await SaveAsync(focal, new(1, "", "80"), new(7, "", "37,5"), new(2, "", ""))).Saved);
        Assert.Equal(new Dictionary<int, decimal> { [1] = 80, [7] = 37.5m }, await FindAsync(focal));

        var (saved, faults) = await SaveAsync(
            Viewers.Of(Role.Culture, commune.CommuneId),
            new(1, "", "70"),
            new(3, "", "60"),
            new(7, "37,5", "50,5"),
            new(8, "", "nhiều"),
            new(9, "", "-1")
        );
        Assert.Equal(0, saved);
        Assert.Equal(
            [
                (1, ScoreProblem.Meanwhile),
                (7, ScoreProblem.TooMany),
                (8, ScoreProblem.NotPoints),
                (9, ScoreProblem.NotPoints),
            ],
            faults.Select(fault => (fault.Key, fault.Value)).Order()
        );
        Assert.Equal(2, (await FindAsync(focal)).Count);

        // Emptied is not scored any more; 50 is the most that criterion 7 gives.
        Assert.Equal(2, (await SaveAsync(focal, new(1, "80", ""), new(7, "37,5", "50"))).Saved);
        Assert.Equal(new Dictionary<int, decimal> { [7] = 50 }, await FindAsync(focal));

        var stranger = Viewers.Of(Role.FocalOffice, Guid.CreateVersion7());
        Assert.Equal(0, (await SaveAsync(stranger, new ScoreInput(2, "", "10"))).Saved);
        Assert.Equal(
            0,
            (await SaveAsync(Viewers.Of(Role.Chairman, commune.CommuneId), new ScoreInput(2, "", "10"))).Saved
        );
        Assert.Empty(await FindAsync(stranger));

        async Task<IReadOnlyDictionary<int, decimal>> FindAsync(Viewer viewer)
        {
            await using var db = database.NewContext();
            return await ScoreRound.FindAsync(db, viewer, commune.CommuneId, 2026, default);
        }

        async Task<(int Saved, IReadOnlyDictionary<int, ScoreProblem> Faults)> SaveAsync(
            Viewer viewer,
            params ScoreInput[] inputs
        )
        {
            await using var db = database.NewContext();
            return await ScoreRound.SaveAsync(db, viewer, commune.CommuneId, 2026, Card, inputs, default);
        }
    }

    [Fact]
    public void A_commune_is_recognised_with_every_criterion_above_0_and_the_points_of_its_class()
    {
        var points = Card.Criteria.ToDictionary(one => one.Number, _ => 61.5m);
        Assert.False(ScoreRound.IsMet(Card, points, 800));
        points[1] += 0.5m;
        Assert.True(ScoreRound.IsMet(Card, points, 800));
        points[1] = 0;
        points[3] = 200;
        Assert.False(ScoreRound.IsMet(Card, points, 800));
    }
}
