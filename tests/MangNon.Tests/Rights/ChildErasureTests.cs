using MangNon.Access;
using MangNon.Audit;
using MangNon.Figures;
using MangNon.Health;
using MangNon.Register;
using MangNon.Rights;
using MangNon.Storage;
using MangNon.Testing;
using MangNon.Tests.Figures;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Rights;

public sealed class ChildErasureTests
{
    private const string Marker = "Quàng Thị Dấuxóa";
    private static readonly DateOnly Birth = new(2021, 3, 5);

    [Theory, OnBothDatabases]
    public async Task Every_record_of_the_child_is_gone_and_nobody_elses(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (commune, child, other) = await FillAsync(database);
        var proof = await EraseAsync(database, child.Id);

        await using var db = database.NewContext();
        Assert.Equal([other.Id], await db.Children.Select(c => c.Id).ToListAsync());
        foreach (var entity in ChildTables.Of(db.Model))
        {
            Assert.Equal(0, await CountAsync(db, entity.GetTableName()!, child.Id));
        }

        Assert.Single(await db.Weighings.ToListAsync());
        Assert.Equal(
            [("children", 1), ("circumstances", 1), ("weighings", 2)],
            proof!.Tables.Where(t => t.Table is "children" or "circumstances" or "weighings")
        );
        Assert.Equal(ChildErasure.HashOf(child.Id), proof.ChildHash);
        var head = await db.AuditEntries.SingleAsync(e => e.Id == proof.HeadId);
        Assert.Equal((AuditActs.Erased, (Guid?)child.Id), (head.Act, head.SubjectId));
        Assert.Equal(head.Hash, proof.HeadHash);
        Assert.Null((await AuditChain.VerifyAsync(db, new AuditHead(proof.HeadId, proof.HeadHash), default)).Break);
        Assert.NotEqual(Guid.Empty, commune.CommuneId);
    }

    [Theory, OnBothDatabases]
    public async Task A_child_that_is_not_there_gets_no_proof(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        Assert.Null(await EraseAsync(database, Guid.CreateVersion7()));
    }

    [Fact]
    public async Task Every_entity_that_hangs_on_a_child_or_on_its_records_is_deleted_or_known_to_outlive_it()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var db = database.NewContext();
        var deleted = ChildTables.Of(db.Model).Select(e => e.ClrType).Append(typeof(Child)).ToHashSet();
        var hanging = db
            .Model.GetEntityTypes()
            .Where(e =>
                e.GetForeignKeys().Any(key => deleted.Contains(key.PrincipalEntityType.ClrType))
                || e.ClrType.GetProperties().Any(p => p.Name.EndsWith("ChildId", StringComparison.Ordinal))
            )
            .Select(e => e.ClrType);
        Assert.Empty(hanging.Except(deleted).Except(ChildTables.Outliving).Except(ChildTables.OfTwo));
        Assert.All(
            ChildTables.OfTwo.SelectMany(two => db.Model.FindEntityType(two)!.GetForeignKeys()),
            key => Assert.Equal(DeleteBehavior.Cascade, key.DeleteBehavior)
        );
    }

    [Fact]
    public async Task A_record_is_deleted_before_the_one_it_points_to()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var db = database.NewContext();
        var order = ChildTables.Of(db.Model).ToList();
        foreach (var entity in order)
        {
            foreach (var key in entity.GetForeignKeys().Where(k => order.Contains(k.PrincipalEntityType)))
            {
                Assert.True(order.IndexOf(entity) < order.IndexOf(key.PrincipalEntityType), entity.Name);
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task Broken_off_at_any_statement_it_leaves_all_as_it_was(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (_, child, _) = await FillAsync(database);
        var before = await StateAsync(database);
        var statements = 0;
        for (var at = 1; ; at++)
        {
            var breaker = new Storage.Breaker(at);
            var options = new DbContextOptionsBuilder<MangNonDb>();
            database.Configure(options);
            options.AddInterceptors(breaker);
            try
            {
                await using var db = new MangNonDb(options.Options, database.Seal);
                // A transaction of one's own: what follows the commit only tidies up.
                await using var transaction = await db.Database.BeginTransactionAsync();
                Assert.NotNull(await Erasure.EraseAsync(db, child.Id, "Kiểm thử", default));
                statements = at - 1;
                break;
            }
            catch (Exception e) when (e is IOException or DbUpdateException)
            {
                Assert.Equal(before, await StateAsync(database));
            }
        }

        Assert.True(statements > 15, $"{statements}");
        Assert.Equal(before, await StateAsync(database));
    }

    [Theory, OnBothDatabases]
    public async Task Past_years_figures_stay_to_the_digit_and_this_years_do_not_count_the_child(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (commune, child, _) = await FillAsync(database);
        int[] years = [2021, 2022, 2023, 2024, 2025];
        var before = await FiguresAsync(database, commune, years);
        var now = await FiguresAsync(database, commune, 2026);
        await EraseAsync(database, child.Id);

        Assert.Equal(before, await FiguresAsync(database, commune, years));
        Assert.NotEqual(now, await FiguresAsync(database, commune, 2026));

        // A later write makes everything stale: the past is counted anew, and still the same.
        await using (var db = database.NewContext())
        {
            (await db.Children.SingleAsync()).Caregiver = "Bà";
            await db.SaveChangesAsync();
        }

        Assert.Equal(before, await FiguresAsync(database, commune, years));
    }

    [Theory, OnBothDatabases]
    public async Task Two_erased_children_are_one_sum(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (commune, child, other) = await FillAsync(database);
        var before = await FiguresAsync(database, commune, 2025);
        await EraseAsync(database, child.Id);
        await EraseAsync(database, other.Id);

        Assert.Equal(before, await FiguresAsync(database, commune, 2025));
        await using var db = database.NewContext();
        Assert.Single(await db.ErasedCounts.Where(e => e.Year == 2025).ToListAsync());
    }

    [Fact]
    public async Task Nothing_of_the_child_is_left_in_the_file_its_log_or_a_new_copy()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var (_, child, _) = await FillAsync(database);
        Assert.NotEmpty(DatabaseBytes.Holding(await DatabaseBytes.ReadAsync(database), Marker));
        await EraseAsync(database, child.Id);

        var loot = await DatabaseBytes.ReadAsync(database);
        Assert.Empty(DatabaseBytes.Holding(loot, Marker));
        Assert.Empty(DatabaseBytes.Holding(loot, PersonName.Fold(Marker)));
        Assert.Empty(DatabaseBytes.Holding(loot, "Bản Dấuxóa"));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_agreed_to_stays_without_what_was_written(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (commune, child, _) = await FillAsync(database);
        var asker = Guid.CreateVersion7();
        await using (var db = database.NewContext())
        {
            db.Add(
                new Account
                {
                    Id = asker,
                    UserName = "an",
                    NormalizedUserName = "AN",
                }
            );
            db.Agreements.Add(
                new Agreement
                {
                    Id = Guid.CreateVersion7(),
                    Matter = AgreementMatter.DeleteChild,
                    CommuneId = commune.CommuneId,
                    ChildId = child.Id,
                    AskedBy = asker,
                    AskedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
                    Reason = "Gia đình " + Marker + " xin xóa",
                    Until = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(7),
                }
            );
            await db.SaveChangesAsync();
        }

        await EraseAsync(database, child.Id);
        await using var after = database.NewContext();
        Assert.Equal(ChildErasure.Gone, (await after.Agreements.SingleAsync()).Reason);
    }

    private static ChildErasure Erasure => new(Programmes.OfBinhLuong);

    private static async Task<ErasureProof?> EraseAsync(TestDatabase database, Guid childId)
    {
        await using var db = new MangNonDb(database.Options, database.Seal, new ThisYear());
        return await Erasure.EraseAsync(db, childId, "Yêu cầu của gia đình", default);
    }

    private static async Task<(CommuneSample Commune, Child Child, Child Other)> FillAsync(TestDatabase database)
    {
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        Guid household;
        await using (var db = database.NewContext())
        {
            var own = commune.NewHousehold(commune.Villages["Thôn 1"]);
            own.Address = "Bản Dấuxóa";
            db.Add(own);
            await db.SaveChangesAsync();
            household = own.Id;
        }

        var child = await commune.AddChildAsync(
            "Thôn 1",
            Birth,
            c =>
            {
                c.FullName = Marker;
                c.NameFolded = PersonName.Fold(Marker);
                c.HouseholdId = household;
                c.BirthRegisteredOn = new(2021, 4, 1);
            },
            c => Weigh(c, new(2024, 6, 1)),
            c => Weigh(c, new(2025, 6, 1)),
            c => Storage.SealedColumnsTests.NewCircumstance(c, "a"),
            c => new Consent
            {
                Id = Guid.CreateVersion7(),
                CommuneId = c.CommuneId,
                ChildId = c.Id,
                Purpose = "cong-khai-anh",
                GivenBy = Relation.Mother,
                GivenOn = new(2025, 1, 1),
                Evidence = "Đơn",
                RecordedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
            }
        );
        var other = await commune.AddChildAsync("Thôn 1", Birth, null, c => Weigh(c, new(2025, 6, 1)));
        return (commune, child, other);
    }

    private static Weighing Weigh(Child child, DateOnly on) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            MeasuredOn = on,
            Sequence = 1,
            WeightMg = 9_000_000,
        };

    private static async Task<string> FiguresAsync(TestDatabase database, CommuneSample commune, params int[] years)
    {
        await using var db = database.NewContext();
        var service = new FigureService(db, Programmes.OfBinhLuong, Viewer.Owner);
        var text = new List<string>();
        foreach (var year in years)
        {
            var set = await service.ReadAsync(new FigureQuery(commune.CommuneId, Period.OfYear(year)), default);
            text.AddRange(set.Figures.Select(pair => $"{year} {pair.Key} {pair.Value.Counts}"));
        }

        return string.Join('\n', text);
    }

    private static async Task<string> StateAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        var head = await AuditChain.HeadAsync(db, default);
        return string.Join(
            ' ',
            await db.Children.CountAsync(),
            await db.Households.CountAsync(),
            await db.Weighings.CountAsync(),
            await db.Circumstances.CountAsync(),
            await db.Consents.CountAsync(),
            await db.ErasedCounts.CountAsync(),
            await db.ErasureProofs.CountAsync(),
            await db.Villages.SumAsync(v => v.Version),
            head.Id
        );
    }

    private static Task<int> CountAsync(MangNonDb db, string table, Guid childId)
    {
        var sql = string.Concat(
            "SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM \"",
            table,
            "\" WHERE child_id = {0}"
        );
        return db.Database.SqlQueryRaw<int>(sql, childId).SingleAsync();
    }

    /// <summary>24/11/2026, so that 2026 is the year under way whenever the test runs.</summary>
    private sealed class ThisYear : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);
    }
}
