using MangNon.Register;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Storage;

public sealed class MigrationTests
{
    [Theory, OnBothDatabases]
    public async Task The_migrations_make_the_whole_model(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.NewContext();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal(kind == DatabaseKind.Sqlite, db.Database.IsSqlite());
    }

    [Theory, OnBothDatabases]
    public async Task What_one_context_saves_another_finds(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = NewCommune();
        await using (var db = database.NewContext())
        {
            db.Add(commune);
            await db.SaveChangesAsync();
        }

        await using (var db = database.NewContext())
        {
            var found = await db.Communes.SingleAsync();
            Assert.Equal("xã Bình Lương", found.Name);
            Assert.Equal(new DateOnly(2025, 6, 30), found.UnitCodeAsOf);
            Assert.Equal(850m, found.ChildFriendlyThreshold);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_village_without_its_commune_is_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.NewContext();
        db.Add(
            new Village
            {
                Id = Guid.CreateVersion7(),
                CommuneId = Guid.CreateVersion7(),
                Name = "Thôn Làng Mài",
            }
        );

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Each_test_starts_from_an_empty_register(DatabaseKind kind)
    {
        await using var first = await TestDatabase.CreateAsync(kind);
        await using (var db = first.NewContext())
        {
            db.Add(NewCommune());
            await db.SaveChangesAsync();
        }

        await using var second = await TestDatabase.CreateAsync(kind);
        await using var other = second.NewContext();
        Assert.Equal(0, await other.Communes.CountAsync());
    }

    private static Commune NewCommune() =>
        new()
        {
            Id = Guid.CreateVersion7(),
            UnitCode = "16204",
            UnitCodeAsOf = new DateOnly(2025, 6, 30),
            Name = "xã Bình Lương",
            ProgrammeId = "binh-luong-2021-2030",
            ChildFriendlyThreshold = 850m,
        };
}
