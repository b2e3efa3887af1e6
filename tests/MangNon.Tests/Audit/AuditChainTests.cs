using MangNon.Audit;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Audit;

public sealed class AuditChainTests
{
    [Theory, OnBothDatabases]
    public async Task A_change_is_written_down_with_what_was_there_before_and_in_no_clear_word(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", new DateOnly(2020, 1, 1), c => c.MotherName = "Cầm Thị Dấu");
        var account = Guid.CreateVersion7();
        await using (var db = database.NewContext())
        using (AuditActor.Begin(new AuditActor(AuditSource.Site, account)))
        {
            (await db.Children.SingleAsync(c => c.Id == child.Id)).MotherName = "Cầm Thị Khác";
            await db.SaveChangesAsync();
        }

        await using var again = database.NewContext();
        var entry = await again.AuditEntries.OrderByDescending(e => e.Id).FirstAsync();
        Assert.Equal((AuditActs.Changed, AuditSource.Site), (entry.Act, entry.Source));
        Assert.Equal((account, child.Id), (entry.AccountId!.Value, entry.SubjectId!.Value));
        Assert.DoesNotContain("Cầm", entry.DetailSealed!, StringComparison.Ordinal);
        var detail = database.Seal.Open(entry.DetailSealed, SealedFields.AuditDetail)!;
        Assert.Contains(
            "\"MotherName\":{\"From\":\"Cầm Thị Dấu\",\"To\":\"Cầm Thị Khác\"}",
            detail,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("FullName", detail, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_written_is_not_told_of(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var before = await HeadAsync(database);
        await using (var db = database.NewContext())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            (await db.Villages.SingleAsync()).Name = "Thôn Khác";
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        await using (var db = database.NewContext())
        {
            db.Add(
                new Village
                {
                    Id = Guid.CreateVersion7(),
                    CommuneId = commune.CommuneId,
                    Name = "Thôn 1",
                }
            );
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        }

        Assert.Equal(before.Id, (await HeadAsync(database)).Id);
    }

    [Theory, OnBothDatabases]
    public async Task The_database_refuses_to_change_or_delete_a_line(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await FillAsync(database, 3);
        await using var db = database.NewContext();
        foreach (
            var sql in new[]
            {
                "UPDATE audit_entries SET act = 'x' WHERE id = 2",
                "DELETE FROM audit_entries WHERE id = 2",
                kind == DatabaseKind.Postgres ? "TRUNCATE audit_entries" : "DELETE FROM audit_entries",
            }
        )
        {
#pragma warning disable EF1002 // Constant texts of this test.
            await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync(sql));
#pragma warning restore EF1002
        }

        Assert.Null((await AuditChain.VerifyAsync(db, null, CancellationToken.None)).Break);
    }

    [Theory]
    [OnBothDatabases("UPDATE audit_entries SET act = 'other' WHERE id = 4", 4, false)]
    [OnBothDatabases("UPDATE audit_entries SET account_id = NULL WHERE id = 4", 4, false)]
    [OnBothDatabases("UPDATE audit_entries SET detail_sealed = 'x' WHERE id = 4", 4, false)]
    [OnBothDatabases("DELETE FROM audit_entries WHERE id = 4", 4, true)]
    [OnBothDatabases("DELETE FROM audit_entries WHERE id = 1", 1, true)]
    public async Task One_who_gets_past_the_database_is_found_out(
        DatabaseKind kind,
        string sql,
        long line,
        bool missing
    )
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await FillAsync(database, 6);
        await DisarmAsync(database);
        await using var db = database.NewContext();
#pragma warning disable EF1002 // Constant texts of this test.
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(sql));
#pragma warning restore EF1002

        var (found, _) = await AuditChain.VerifyAsync(db, null, CancellationToken.None);

        Assert.Equal(new AuditBreak(line, missing), found);
    }

    [Theory, OnBothDatabases]
    public async Task Lines_cut_off_at_the_end_are_missed_by_one_who_noted_the_head(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await FillAsync(database, 6);
        var noted = await HeadAsync(database);
        await DisarmAsync(database);
        await using var db = database.NewContext();
        await db.Database.ExecuteSqlRawAsync("DELETE FROM audit_entries WHERE id > 4");

        Assert.Null((await AuditChain.VerifyAsync(db, null, CancellationToken.None)).Break);
        Assert.Equal(
            new AuditBreak(5, Missing: true),
            (await AuditChain.VerifyAsync(db, noted, CancellationToken.None)).Break
        );
    }

    [Theory, OnBothDatabases]
    public async Task Many_writers_at_once_make_one_chain_without_a_gap(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => FillAsync(database, 10))));
        await using var db = database.NewContext();
        var (found, head) = await AuditChain.VerifyAsync(db, null, CancellationToken.None);
        Assert.Null(found);
        Assert.Equal(80, head.Id);
    }

    private static async Task FillAsync(TestDatabase database, int lines)
    {
        for (var i = 0; i < lines; i++)
        {
            using (AuditActor.Begin(new AuditActor(AuditSource.Site, Guid.CreateVersion7())))
            {
                await using var db = database.NewContext();
                await db.NoteAsync(
                    new AuditEvent(AuditActs.Viewed, AuditSubjects.Child, Guid.CreateVersion7()),
                    CancellationToken.None
                );
            }
        }
    }

    private static async Task DisarmAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        await db.Database.ExecuteSqlRawAsync(
            database.Kind == DatabaseKind.Sqlite
                ? "DROP TRIGGER audit_entries_no_update; DROP TRIGGER audit_entries_no_delete;"
                : "ALTER TABLE audit_entries DISABLE TRIGGER ALL"
        );
    }

    private static async Task<AuditHead> HeadAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        return await AuditChain.HeadAsync(db, CancellationToken.None);
    }
}
