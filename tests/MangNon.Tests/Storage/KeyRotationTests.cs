using System.Globalization;
using MangNon.Circumstances;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Storage;

public sealed class KeyRotationTests : IDisposable
{
    private const int Children = 1100;
    private static readonly DateOnly Today = new(2026, 11, 24);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mangnon-ring-");

    public KeyRotationTests() => KeyRingFile.Open(Ring, Path.Combine(_folder.FullName, "field.key"), Today);

    private string Ring => Path.Combine(_folder.FullName, "ring.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, OnBothDatabases]
    public async Task Keys_change_while_others_read_and_write_and_no_value_is_lost(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await FillAsync(database);
        var old = new FieldSeal(Ring).Ring;
        using var done = new CancellationTokenSource();
        var (reads, writes) = (0, 0);
        // A seal of its own, as the site has: it learns of the new keys from the file.
        var site = Task.Run(async () =>
        {
            var seal = new FieldSeal(Ring);
            while (!done.IsCancellationRequested || writes == 0)
            {
                await using var db = database.NewContext(seal);
                var some = await db.Circumstances.OrderBy(c => c.Id).Skip(reads * 37 % Children).Take(20).ToListAsync();
                Assert.All(some, c => Assert.Equal("đ", c.Group));
                reads++;
                var child = await db.Children.OrderBy(c => c.Id).Skip(writes * 53 % Children).FirstAsync();
                child.PersonalIdSealed = seal.Seal(
                    Number(int.Parse(child.Code, CultureInfo.InvariantCulture)),
                    SealedFields.ChildPersonalId
                );
                await db.SaveChangesAsync();
                writes++;
            }
        });

        while (Volatile.Read(ref writes) == 0 && !site.IsCompleted)
        {
            await Task.Delay(10);
        }

        await using (var db = database.NewContext(new FieldSeal(Ring)))
        {
            Assert.Equal(
                RotationOutcome.Rotated,
                await KeyRotation.RotateAsync(db, Today, null, CancellationToken.None)
            );
        }

        await done.CancelAsync();
        await site;
        await using var after = database.NewContext(new FieldSeal(Ring));
        // Of the old key only the log is left, which is append-only: its lines are never sealed anew.
        var sealing = old.Current(KeyUse.Seal).Id;
        var lines = await after.AuditEntries.CountAsync(e => e.DetailSealed!.StartsWith($"s2:{sealing}:"));
        var keys = await KeyRotation.ListAsync(after, CancellationToken.None);
        Assert.True(lines > 0);
        Assert.Equal(lines, keys.Single(k => k.Key.Id == sealing).Values);
        Assert.Equal(RemovalOutcome.InUse, await KeyRotation.RemoveAsync(after, sealing, CancellationToken.None));
        Assert.Equal(
            RemovalOutcome.Removed,
            await KeyRotation.RemoveAsync(after, old.Current(KeyUse.Index).Id, CancellationToken.None)
        );

        await AllOpenAsync(database);
        Assert.Equal(3, new FieldSeal(Ring).Ring.Keys.Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_change_of_keys_broken_off_between_batches_opens_everything_and_is_finished_by_the_next(
        DatabaseKind kind
    )
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await FillAsync(database);
        await using var db = database.NewContext(new FieldSeal(Ring));
        var old = db.Seal.Ring.Current(KeyUse.Seal).Id;
        using var breaking = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            KeyRotation.RotateAsync(db, Today, _ => breaking.Cancel(), breaking.Token)
        );

        await AllOpenAsync(database);
        Assert.Equal(RemovalOutcome.InUse, await KeyRotation.RemoveAsync(db, old, CancellationToken.None));
        var begun = db.Seal.Ring.Current(KeyUse.Seal).Id;
        Assert.NotEqual(old, begun);
        Assert.Equal(RotationOutcome.Finished, await KeyRotation.RotateAsync(db, Today, null, CancellationToken.None));
        Assert.Equal(begun, db.Seal.Ring.Current(KeyUse.Seal).Id);
        Assert.Equal(0, (await KeyRotation.ListAsync(db, CancellationToken.None)).Single(k => k.Key.Id == old).Values);
        await AllOpenAsync(database);
    }

    [Theory, OnBothDatabases]
    public async Task A_key_in_use_an_unknown_one_and_a_second_change_at_once_are_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.NewContext(new FieldSeal(Ring));
        var current = db.Seal.Ring.Current(KeyUse.Index).Id;
        var before = await File.ReadAllTextAsync(Ring);

        Assert.Equal(RemovalOutcome.IsCurrent, await KeyRotation.RemoveAsync(db, current, CancellationToken.None));
        Assert.Equal(RemovalOutcome.Unknown, await KeyRotation.RemoveAsync(db, "00000000", CancellationToken.None));
        await using (new FileStream(Ring + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(RotationOutcome.Busy, await KeyRotation.RotateAsync(db, Today, null, CancellationToken.None));
            Assert.Equal(RemovalOutcome.Busy, await KeyRotation.RemoveAsync(db, current, CancellationToken.None));
        }

        Assert.Equal(before, await File.ReadAllTextAsync(Ring));
    }

    private async Task FillAsync(TestDatabase database)
    {
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        await using var db = database.NewContext(new FieldSeal(Ring));
        await using var transaction = await db.Database.BeginTransactionAsync();
        await using var children = new BulkWriter<Child>(db);
        await using var circumstances = new BulkWriter<Circumstance>(db);
        for (var i = 0; i < Children; i++)
        {
            var child = new Child
            {
                Id = Guid.CreateVersion7(),
                CommuneId = commune.CommuneId,
                HouseholdId = commune.Households["Thôn 1"],
                Code = $"{i}",
                FullName = "Lò Văn An",
                NameFolded = "lo van an",
                BirthDate = new DateOnly(2015, 1, 1),
                Sex = Sex.Male,
                EthnicGroup = 1,
                PersonalIdSealed = db.Seal.Seal(Number(i), SealedFields.ChildPersonalId),
            };
            await children.InsertAsync(BlindIndex.Keep(child, db.Seal), CancellationToken.None);
            await children.FlushAsync(CancellationToken.None);
            await circumstances.InsertAsync(SealedColumnsTests.NewCircumstance(child, "đ"), CancellationToken.None);
        }

        await circumstances.FlushAsync(CancellationToken.None);
        await transaction.CommitAsync();
    }

    private async Task AllOpenAsync(TestDatabase database)
    {
        await using var db = database.NewContext(new FieldSeal(Ring));
        var children = await db.Children.ToListAsync();
        Assert.Equal(Children, children.Count);
        foreach (var child in children)
        {
            var number = Number(int.Parse(child.Code, CultureInfo.InvariantCulture));
            Assert.Equal(number, db.Seal.Open(child.PersonalIdSealed, SealedFields.ChildPersonalId));
            Assert.Contains(db.Seal.Indexes(number), index => index.SequenceEqual(child.PersonalIdIndex!));
        }

        Assert.All(await db.Circumstances.ToListAsync(), c => Assert.Equal("đ", c.Group));
    }

    private static string Number(int i) => $"0382150{i:00000}";
}
