using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MangNon.Circumstances;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MangNon.Tests.Storage;

public sealed class SealUpgradeTests
{
    private const string Detail = "Chi tiết cần giữ kín";
    private const string Form = "Hình thức cần giữ kín";
    private const string Number = "038215000777";
    private const string Phone = "0987001122";
    private static readonly DateOnly Day = new(2025, 6, 1);

    [Theory, OnBothDatabases]
    public async Task A_database_of_the_first_version_is_read_as_before_and_nothing_of_it_stays_in_clear(
        DatabaseKind kind
    )
    {
        await using var database = await FirstVersionAsync(kind);
        await using (var before = database.NewContext())
        {
            // Between the migration and the sealing: read as it is.
            Assert.Equal("đ", (await before.Circumstances.SingleAsync()).Group);
            Assert.Equal(Detail, (await before.Incidents.FirstAsync()).Detail);
        }

        await using var db = database.NewContext();
        Assert.True(await Installation.ClaimAsync(db, CancellationToken.None));
        Assert.Equal(1205, await Installation.SealAllAsync(db, CancellationToken.None));
        Assert.Equal(0, await Installation.SealAllAsync(db, CancellationToken.None));

        Assert.Equal("đ", (await db.Circumstances.SingleAsync()).Group);
        var support = await db.Supports.SingleAsync();
        Assert.Equal((Form, null), (support.Form, support.Source));
        var incidents = await db.Incidents.ToListAsync();
        Assert.Equal(1201, incidents.Count);
        Assert.All(incidents, i => Assert.Equal((IncidentKind.Abuse, Detail), (i.Kind, i.Detail)));
        Assert.Equal((IncidentOutcome.Confirmed, Day), (incidents[0].Outcome!.Value, incidents[0].OutcomeOn!.Value));
        var child = await db.Children.SingleAsync();
        Assert.Equal(Number, db.Seal.Open(child.PersonalIdSealed, SealedFields.ChildPersonalId));
        Assert.Equal(db.Seal.Index(Number), child.PersonalIdIndex);
        if (kind == DatabaseKind.Sqlite)
        {
            var loot = await DatabaseBytes.ReadAsync(database);
            Assert.All(new[] { Detail, Form, Number, Phone }, t => Assert.Empty(DatabaseBytes.Holding(loot, t)));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_sealing_that_was_broken_off_goes_on_at_the_next_start(DatabaseKind kind)
    {
        await using var database = await FirstVersionAsync(kind);
        await using (var db = database.NewContext())
        {
            using var breaking = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                Resealing.RunAsync(
                    db,
                    size =>
                    {
                        if (size == Resealing.BatchSize)
                            breaking.Cancel();
                    },
                    breaking.Token
                )
            );
        }

        await using var again = database.NewContext();
        Assert.All(await again.Incidents.ToListAsync(), i => Assert.Equal(Detail, i.Detail));
        Assert.True(await Resealing.IsDueAsync(again, CancellationToken.None));
        Assert.True(await Installation.ClaimAsync(again, CancellationToken.None));
        Assert.Equal(701, await Installation.SealAllAsync(again, CancellationToken.None));
        Assert.False(await Resealing.IsDueAsync(again, CancellationToken.None));
    }

    [Theory, OnBothDatabases]
    public async Task A_database_of_another_ring_is_refused_whether_or_not_it_was_ever_claimed(DatabaseKind kind)
    {
        await using var database = await FirstVersionAsync(kind);
        await using var stranger = database.NewContext(new FieldSeal(RandomNumberGenerator.GetBytes(32)));
        Assert.False(await Installation.ClaimAsync(stranger, CancellationToken.None));
        await using var owner = database.NewContext();
        Assert.True(await Installation.ClaimAsync(owner, CancellationToken.None));
        Assert.True(await Installation.ClaimAsync(owner, CancellationToken.None));

        Assert.False(await Installation.ClaimAsync(stranger, CancellationToken.None));
        Assert.Equal(1, await owner.Installations.CountAsync());
    }

    /// <summary>One child with 1,201 incidents, a support, a circumstance and a number, and a household's telephone, as the first version wrote them; then migrated.</summary>
    private static async Task<TestDatabase> FirstVersionAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateEmptyAsync(kind);
        await using var db = database.NewContext();
        await db.GetService<IMigrator>().MigrateAsync("Access");
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var (child, household) = (Guid.CreateVersion7(), commune.Households["Thôn 1"]);
        var (number, phone) = (Earlier(Number), Earlier(Phone));
        await db.Database.ExecuteSqlAsync($"UPDATE households SET phone_sealed = {phone}");
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO children (id, commune_id, household_id, code, full_name, name_folded, birth_date, sex,
                ethnic_group, residence, wants_education, personal_id_sealed)
            VALUES ({child}, {commune.CommuneId}, {household}, 'T1', 'Lò Văn An', 'lo van an', {Day}, 1, 1, 1, {false}, {number})
            """
        );
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO circumstances (id, child_id, "group", "from") VALUES ({Guid.CreateVersion7()}, {child}, 'đ', {Day})"""
        );
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO supports (id, child_id, given_on, form) VALUES ({Guid.CreateVersion7()}, {child}, {Day}, {Form})"
        );
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            for (var i = 0; i < 1201; i++)
            {
                await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO incidents (id, child_id, kind, occurred_on, detail, outcome, outcome_on)
                    VALUES ({Guid.CreateVersion7()}, {child}, 2, {Day}, {Detail}, 3, {Day})
                    """
                );
            }

            await transaction.CommitAsync();
        }

        await db.Database.MigrateAsync();
        return database;

        string Earlier(string clear)
        {
            var (bytes, whole) = (Encoding.UTF8.GetBytes(clear), new byte[12 + Encoding.UTF8.GetByteCount(clear) + 16]);
            using var aes = new AesGcm(database.Seal.Ring.Current(KeyUse.Seal).Bytes, 16);
            aes.Encrypt(whole.AsSpan(0, 12), bytes, whole.AsSpan(12, bytes.Length), whole.AsSpan(12 + bytes.Length));
            return string.Create(CultureInfo.InvariantCulture, $"s1:{Convert.ToBase64String(whole)}");
        }
    }
}
