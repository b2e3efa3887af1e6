using MangNon.Access;
using MangNon.Audit;
using MangNon.Health;
using MangNon.Health.Rounds;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Health.Rounds;

public sealed class WeighingRoundsTests
{
    private static readonly DateOnly Today = Day.Of("2026-11-24");

    [Theory, OnBothDatabases]
    public async Task A_round_is_saved_as_a_whole_raises_the_village_and_is_in_the_log(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (commune, an, binh) = await CommuneAsync(database);
        var version = await VersionAsync(database, commune);

        var answer = await SaveAsync(
            database,
            commune,
            Typed(an, "12,5", "88,4"),
            Typed(binh, "10.1", "") with
            {
                Oedema = true,
            }
        );

        Assert.Equal(2, answer!.Written);
        await using var db = database.NewContext();
        var saved = await db.Weighings.OrderByDescending(w => w.WeightMg).ToListAsync();
        Assert.Equal(
            [(12_500_000, 884_000, Posture.Standing, false), (10_100_000, null, Posture.Unknown, true)],
            saved.Select(w => ((long?)w.WeightMg, w.HeightUm, w.Posture, w.Oedema))
        );
        Assert.True(await VersionAsync(database, commune) > version);
        Assert.Equal(
            2,
            await db.AuditEntries.CountAsync(e => e.Act == AuditActs.Added && e.Source == AuditSource.Site)
        );
    }

    [Theory, OnBothDatabases]
    public async Task While_one_row_waits_nothing_of_the_round_is_saved(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (commune, an, binh) = await CommuneAsync(database);

        foreach (var other in new[] { Typed(binh, "x", ""), Typed(binh, "5,2", "") })
        {
            var answer = await SaveAsync(database, commune, Typed(an, "12,5", ""), other);
            Assert.Null(answer!.Written);
            Assert.Equal([false, true], answer.Entries.Select(row => row.Waits));
        }

        await using var db = database.NewContext();
        Assert.Empty(await db.Weighings.ToListAsync());
        Assert.Equal(
            1,
            (await SaveAsync(database, commune, Typed(binh, "5,2", "") with { Confirmed = true }))!.Written
        );
    }

    [Theory, OnBothDatabases]
    public async Task Saved_again_for_the_same_day_a_weighing_is_changed_and_not_doubled(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (commune, an, _) = await CommuneAsync(database);
        await SaveAsync(database, commune, Typed(an, "12,5", ""));
        var first = await SingleAsync(database);

        var again = await SaveAsync(database, commune, Typed(an, "12,5", "") with { Seen = RoundSeen.Of(first) });
        var changed = await SaveAsync(database, commune, Typed(an, "12,6", "") with { Seen = RoundSeen.Of(first) });
        var second = await SingleAsync(database);

        Assert.Equal((0, 1), (again!.Written, changed!.Written));
        Assert.Equal((first.Id, 12_600_000L), (second.Id, second.WeightMg));
        // And is gone when its row is emptied and that is confirmed.
        var emptied = Typed(an, "", "") with
        {
            Seen = RoundSeen.Of(second),
        };
        Assert.Null((await SaveAsync(database, commune, emptied))!.Written);
        Assert.Equal(1, (await SaveAsync(database, commune, emptied with { Confirmed = true }))!.Written);
        await using var db = database.NewContext();
        Assert.Empty(await db.Weighings.ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task What_a_workbook_brought_stays_and_the_correction_counts_after_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (commune, an, _) = await CommuneAsync(database);
        var imported = new Weighing
        {
            Id = Guid.CreateVersion7(),
            ChildId = an,
            MeasuredOn = Today,
            Sequence = 41,
            WeightMg = 12_000_000,
        };
        await using (var db = database.NewContext())
        {
            db.Add(imported);
            await db.SaveChangesAsync();
        }

        await SaveAsync(database, commune, Typed(an, "12,5", "") with { Seen = RoundSeen.Of(imported) });
        await SaveAsync(database, commune, Typed(an, "12,7", "") with { Seen = new RoundSeen(42, 12_500_000, null) });

        await using var now = database.NewContext();
        var rows = await now.Weighings.OrderBy(w => w.Sequence).ToListAsync();
        Assert.Equal([(41L, 12_000_000L), (42L, 12_700_000L)], rows.Select(w => (w.Sequence, w.WeightMg!.Value)));
    }

    [Theory, OnBothDatabases]
    public async Task Children_of_elsewhere_and_a_commune_that_is_not_ones_own_are_not_there(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (commune, an, _) = await CommuneAsync(database);
        var elsewhere = await commune.AddChildAsync("Thôn 2", Day.Of("2024-05-24"));
        var gone = await commune.AddChildAsync("Thôn 1", Day.Of("2024-05-24"), child => child.LeftOn = Today);

        foreach (var stranger in new[] { elsewhere.Id, gone.Id, Guid.CreateVersion7() })
        {
            var answer = await SaveAsync(database, commune, Typed(an, "12,5", ""), Typed(stranger, "12", ""));
            Assert.Equal((null, 1), (answer!.Written, answer.Strangers));
        }

        foreach (
            var viewer in new[]
            {
                Viewers.Of(Role.HealthStation, Guid.CreateVersion7()),
                Viewers.OfVillage(Role.VillageHead, commune.CommuneId, commune.Villages["Thôn 1"]),
                Viewers.OfSchool(commune.CommuneId, Guid.CreateVersion7()),
                Viewers.Of(Role.ChildProtection, commune.CommuneId), // reads health, and does not write it
            }
        )
        {
            Assert.Null(await SaveAsync(database, commune, viewer, Typed(an, "12,5", "")));
        }

        await using var db = database.NewContext();
        Assert.Empty(await db.Weighings.ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_save_that_breaks_off_leaves_nothing_half_written(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (commune, an, binh) = await CommuneAsync(database);
        var version = await VersionAsync(database, commune);

        await using (var db = database.NewContext())
        {
            using var broken = new CancellationTokenSource();
            db.SavingChanges += (_, _) => broken.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                WeighingRounds.SaveAsync(
                    db,
                    Viewers.Of(Role.HealthStation, commune.CommuneId),
                    Query(commune),
                    [Typed(an, "12,5", ""), Typed(binh, "10", "")],
                    broken.Token
                )
            );
        }

        await using var now = database.NewContext();
        Assert.Empty(await now.Weighings.ToListAsync());
        Assert.Equal(version, await VersionAsync(database, commune));
    }

    private static async Task<(CommuneSample Commune, Guid An, Guid Binh)> CommuneAsync(TestDatabase database)
    {
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var an = await commune.AddChildAsync("Thôn 1", Day.Of("2024-05-24"));
        var binh = await commune.AddChildAsync("Thôn 1", Day.Of("2024-05-24"), child => child.FullName = "Lò Văn Bình");
        return (commune, an.Id, binh.Id);
    }

    private static HealthQuery Query(CommuneSample commune) =>
        new(commune.CommuneId, commune.Villages["Thôn 1"], Today);

    private static Task<RoundAnswer?> SaveAsync(
        TestDatabase database,
        CommuneSample commune,
        params RoundEntry[] entries
    ) => SaveAsync(database, commune, Viewers.Of(Role.HealthStation, commune.CommuneId), entries);

    private static async Task<RoundAnswer?> SaveAsync(
        TestDatabase database,
        CommuneSample commune,
        Viewer viewer,
        params RoundEntry[] entries
    )
    {
        await using var db = database.NewContext();
        using (AuditActor.Begin(new AuditActor(AuditSource.Site, null, null)))
        {
            return await WeighingRounds.SaveAsync(db, viewer, Query(commune), entries, CancellationToken.None);
        }
    }

    private static RoundEntry Typed(Guid child, string weight, string height) =>
        new(child, weight, height, Posture.Standing, false, false, null);

    private static async Task<Weighing> SingleAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        return await db.Weighings.AsNoTracking().SingleAsync();
    }

    private static async Task<long> VersionAsync(TestDatabase database, CommuneSample commune)
    {
        await using var db = database.NewContext();
        var village = commune.Villages["Thôn 1"];
        return await db.Villages.Where(v => v.Id == village).Select(v => v.Version).SingleAsync();
    }
}
