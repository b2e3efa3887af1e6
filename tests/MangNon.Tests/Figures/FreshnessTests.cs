using MangNon.Figures;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Reporting;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Figures;

public sealed class FreshnessTests
{
    private static readonly DateOnly Birth = new(2022, 3, 5);

    private static async Task<FigureSet> ReadAsync(
        TestDatabase database,
        CommuneSample commune,
        params string[] villages
    )
    {
        await using var db = database.NewContext();
        var query = new FigureQuery(
            commune.CommuneId,
            Period.OfYear(2025),
            villages.Length == 0 ? null : [.. villages.Select(v => commune.Villages[v])]
        );
        return await new FigureService(db, Programmes.OfBinhLuong, MangNon.Access.Viewer.Owner).ReadAsync(
            query,
            CancellationToken.None
        );
    }

    [Theory, OnBothDatabases]
    public async Task One_edit_shows_in_the_next_read_and_only_its_village_is_computed_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2", "Thôn 3");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        await commune.AddChildAsync("Thôn 2", Birth);

        var first = await ReadAsync(database, commune);
        var second = await ReadAsync(database, commune);
        await using (var db = database.NewContext())
        {
            (await db.Children.SingleAsync(c => c.Id == child.Id)).BirthRegisteredOn = new DateOnly(2022, 4, 1);
            await db.SaveChangesAsync();
        }

        var third = await ReadAsync(database, commune);

        Assert.Equal((3, new Counts(0, 2)), (first.Recomputed, first.Figures["14"].Counts));
        Assert.Equal((0, new Counts(0, 2)), (second.Recomputed, second.Figures["14"].Counts));
        Assert.Equal((1, new Counts(1, 2)), (third.Recomputed, third.Figures["14"].Counts));
    }

    [Theory, OnBothDatabases]
    public async Task A_child_who_moves_house_makes_both_villages_stale(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2", "Thôn 3");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        await ReadAsync(database, commune);

        await using (var db = database.NewContext())
        {
            (await db.Children.SingleAsync(c => c.Id == child.Id)).HouseholdId = commune.Households["Thôn 2"];
            await db.SaveChangesAsync();
        }

        var after = await ReadAsync(database, commune);

        Assert.Equal(2, after.Recomputed);
        Assert.Equal("Thôn 2", Assert.Single(after.Figures["14"].Breakdowns[Dimension.Village]).Key);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_date_of_an_activity_reaches_the_villages_of_those_who_took_part(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var activity = new Activity
        {
            Id = Guid.CreateVersion7(),
            CommuneId = commune.CommuneId,
            Code = "HD1",
            Kind = ActivityKind.ParticipationTraining,
            HeldOn = new DateOnly(2024, 6, 1),
        };
        await using (var db = database.NewContext())
        {
            db.Add(activity);
            await db.SaveChangesAsync();
        }

        await commune.AddChildAsync(
            "Thôn 2",
            Birth,
            null,
            c => new Attendance
            {
                Id = Guid.CreateVersion7(),
                ChildId = c.Id,
                ActivityId = activity.Id,
            }
        );
        var before = await ReadAsync(database, commune);
        await using (var db = database.NewContext())
        {
            (await db.Activities.SingleAsync()).HeldOn = new DateOnly(2025, 6, 1);
            await db.SaveChangesAsync();
        }

        var after = await ReadAsync(database, commune);

        Assert.Equal(new Counts(0, 1), before.Figures["23"].Counts);
        Assert.Equal((1, new Counts(1, 1)), (after.Recomputed, after.Figures["23"].Counts));
    }

    [Theory, OnBothDatabases]
    public async Task A_write_that_is_undone_leaves_the_figures_as_they_were(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        await ReadAsync(database, commune);
        await using (var db = database.NewContext())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            (await db.Children.SingleAsync(c => c.Id == child.Id)).BirthRegisteredOn = new DateOnly(2022, 4, 1);
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        var after = await ReadAsync(database, commune);

        Assert.Equal((0, new Counts(0, 1)), (after.Recomputed, after.Figures["14"].Counts));
    }

    [Theory, OnBothDatabases]
    public async Task Some_villages_have_their_own_figures_and_none_of_what_is_counted_for_the_whole(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        await commune.AddChildAsync("Thôn 1", Birth);
        await commune.AddChildAsync("Thôn 2", Birth);

        var set = await ReadAsync(database, commune, "Thôn 2");

        Assert.Equal(new Counts(0, 1), set.Figures["14"].Counts);
        Assert.Equal(
            ["1", "6", "7", "13", "19", "20a", "21"],
            set.Figures.Values.Where(f => f.NoFigure == NoFigureReason.WholeCommuneOnly).Select(f => f.ComponentId)
        );
    }

    [Theory, OnBothDatabases]
    public async Task Where_there_is_nothing_to_count_the_reported_figures_of_all_units_stand_in(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        await using (var db = database.NewContext())
        {
            db.AddRange(
                Reported(commune, "14", 2025, 40, 50, "Thôn 1"),
                Reported(commune, "14", 2025, 41, 50, "Thôn 2"),
                Reported(commune, "14", 2024, 1, 2, "Thôn 1")
            );
            await db.SaveChangesAsync();
        }

        var nothing = (await ReadAsync(database, commune)).Figures["14"];
        await commune.AddChildAsync("Thôn 1", Birth);
        var something = (await ReadAsync(database, commune)).Figures["14"];

        Assert.Equal((new Counts(81, 100), true, null), (nothing.Counts, nothing.IsReported, nothing.ReportedBeside));
        Assert.Empty(nothing.Breakdowns);
        Assert.Equal(
            (new Counts(0, 1), false, new Counts(81, 100)),
            (something.Counts, something.IsReported, something.ReportedBeside)
        );
    }

    private static ReportedFigure Reported(
        CommuneSample commune,
        string component,
        int year,
        decimal numerator,
        decimal denominator,
        string reporter
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CommuneId = commune.CommuneId,
            ComponentId = component,
            Year = year,
            Numerator = numerator,
            Denominator = denominator,
            Reporter = reporter,
        };
}
