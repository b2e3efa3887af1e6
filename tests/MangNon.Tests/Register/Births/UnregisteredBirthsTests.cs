using MangNon.Access;
using MangNon.Register;
using MangNon.Register.Births;
using MangNon.Register.Editing;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Register.Births;

public sealed class UnregisteredBirthsTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void A_birth_is_late_from_the_61st_day(int days, bool late) =>
        Assert.Equal(
            late,
            new UnregisteredBirth(
                Guid.Empty,
                "Lò Văn An",
                Today.AddDays(-days),
                Sex.Male,
                null,
                null,
                Guid.Empty,
                "Thôn 1"
            ).IsLate(Today)
        );

    [Theory, OnBothDatabases]
    public async Task Those_who_live_here_and_have_no_day_are_listed_within_ones_villages(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var waits = await AddAsync(database, commune, "Thôn 1", _ => { });
        await AddAsync(database, commune, "Thôn 1", child => child.BirthRegisteredOn = child.BirthDate);
        await AddAsync(database, commune, "Thôn 1", child => child.LeftOn = Today);
        await AddAsync(database, commune, "Thôn 1", child => child.DiedOn = Today);
        var other = await AddAsync(database, commune, "Thôn 2", _ => { });

        foreach (
            var (viewer, expected) in new[]
            {
                (Viewers.Of(Role.Justice, commune.CommuneId), new[] { waits, other }),
                (Viewers.OfVillage(Role.VillageHead, commune.CommuneId, commune.Villages["Thôn 1"]), new[] { waits }),
                (Viewers.Of(Role.Chairman, commune.CommuneId), []),
            }
        )
        {
            await using var db = database.NewContext();
            var found = await UnregisteredBirths.FindAsync(db, viewer, Act.Write, commune.CommuneId, Today, default);
            Assert.Equal(expected.Order(), found.Select(one => one.Id).Order());
        }
    }

    [Theory, OnBothDatabases]
    public async Task Days_are_written_together_or_not_at_all(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var one = await AddAsync(database, commune, "Thôn 1", _ => { });
        var two = await AddAsync(database, commune, "Thôn 1", _ => { });
        var three = await AddAsync(database, commune, "Thôn 2", _ => { });
        var justice = Viewers.Of(Role.Justice, commune.CommuneId);

        var wrong = await SaveAsync(database, justice, (one, "10/11/2026"), (two, "31/12/2025"), (three, ""));
        Assert.Equal((0, FieldProblem.BirthAfterRegistration), (wrong.Saved, wrong.Faults[two].Fault));
        Assert.Equal(0, await RegisteredAsync(database));

        var head = Viewers.OfVillage(Role.VillageHead, commune.CommuneId, commune.Villages["Thôn 1"]);
        Assert.Equal(0, (await SaveAsync(database, head, (one, "10/11/2026"), (three, "10/11/2026"))).Saved);
        Assert.Equal(0, await RegisteredAsync(database));

        Assert.Equal(2, (await SaveAsync(database, justice, (one, "10/11/2026"), (two, "11/11/2026"))).Saved);
        Assert.Equal(2, await RegisteredAsync(database));

        var meanwhile = await SaveAsync(database, justice, (one, "12/11/2026"), (three, "12/11/2026"));
        Assert.Equal("10/11/2026", meanwhile.Faults[one].Now);
        Assert.Equal(2, await RegisteredAsync(database));
    }

    private static async Task<(int Saved, IReadOnlyDictionary<Guid, RegistrationFault> Faults)> SaveAsync(
        TestDatabase database,
        Viewer viewer,
        params (Guid Child, string Day)[] days
    )
    {
        await using var db = database.NewContext();
        return await UnregisteredBirths.SaveAsync(
            db,
            viewer,
            days.ToDictionary(day => day.Child, day => day.Day),
            "Sổ hộ tịch",
            default
        );
    }

    private static async Task<int> RegisteredAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        return await db.Children.CountAsync(c => c.BirthRegisteredOn != null);
    }

    private static async Task<Guid> AddAsync(
        TestDatabase database,
        CommuneSample commune,
        string village,
        Action<Child> change
    )
    {
        var id = (await commune.AddChildAsync(village, new DateOnly(2026, 1, 5))).Id;
        await using var db = database.NewContext();
        var child = await db.Children.SingleAsync(c => c.Id == id);
        child.BirthRegisteredOn = null;
        change(child);
        await db.SaveChangesAsync();
        return id;
    }
}
