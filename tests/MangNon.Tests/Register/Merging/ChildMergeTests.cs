using MangNon.Access;
using MangNon.Audit;
using MangNon.Circumstances;
using MangNon.Figures;
using MangNon.Health;
using MangNon.Justice;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Register.Editing;
using MangNon.Register.Merging;
using MangNon.Rights;
using MangNon.Schooling;
using MangNon.Storage;
using MangNon.Testing;
using MangNon.Tests.Figures;
using MangNon.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Register.Merging;

public sealed class ChildMergeTests
{
    [Theory, OnBothDatabases]
    public async Task All_records_go_over_and_taken_back_all_is_as_it_was_row_for_row(DatabaseKind kind)
    {
        await using var sample = await MergeSample.CreateAsync(kind);
        var merge = await sample.AgreedAsync();
        var (before, figures, versions) = (
            await sample.RowsAsync(),
            await FiguresAsync(sample),
            await VersionsAsync(sample)
        );

        Assert.Equal(MergeAnswer.Done, await sample.DoAsync(sample.Asker, merge));

        await using (var db = sample.NewContext())
        {
            Assert.All(
                ChildTables.Of(db.Model),
                table => Assert.Equal(0, sample.CountAsync(table.ClrType, sample.Other.Id).Result)
            );
            Assert.Null(await db.Children.SingleOrDefaultAsync(c => c.Id == sample.Other.Id));
            Assert.Equal(2, await db.Households.CountAsync());
            var kept = await db.Children.SingleAsync(c => c.Id == sample.Kept.Id);
            Assert.Equal(("Lò Văn Cha", "Hà Thị Chuyên"), (kept.FatherName, kept.MotherName));
            Assert.Equal(new DateOnly(2018, 6, 1), kept.BirthRegisteredOn);
            Assert.Equal(MergeSample.Number, db.Seal.Open(kept.PersonalIdSealed, SealedFields.ChildPersonalId));
            Assert.Equal((null, Residence.Permanent), (kept.LeftOn, kept.Residence));
            Assert.Contains(await db.NotDuplicates.ToListAsync(), d => d.FirstId == kept.Id || d.SecondId == kept.Id);
            Assert.Equal(9_000_000, (await db.Weighings.OrderBy(w => w.MeasuredOn).FirstAsync()).WeightMg);
        }

        foreach (
            var (type, count) in new (Type, int)[]
            {
                (typeof(Weighing), 2),
                (typeof(Vaccination), 2),
                (typeof(DevelopmentalAssessment), 1),
                (typeof(ServiceContact), 1),
                (typeof(Enrolment), 2),
                (typeof(Attendance), 2),
                (typeof(Circumstance), 2),
                (typeof(Support), 1),
                (typeof(Incident), 1),
                (typeof(DropoutFollowUp), 1),
                (typeof(LegalAffair), 1),
                (typeof(Consent), 1),
                (typeof(RightsRequest), 1),
                (typeof(ChildOpening), 0),
            }
        )
        {
            Assert.Equal((type, count), (type, await sample.CountAsync(type, sample.Kept.Id)));
        }

        Assert.NotEqual(figures, await FiguresAsync(sample));
        Assert.All((await VersionsAsync(sample)).Zip(versions), pair => Assert.True(pair.First > pair.Second));

        versions = await VersionsAsync(sample);
        Assert.Equal(MergeAnswer.Done, await sample.UndoAsync(sample.Asker, merge));
        Assert.Equal(before, await sample.RowsAsync());
        Assert.Equal(figures, await FiguresAsync(sample));
        Assert.All((await VersionsAsync(sample)).Zip(versions), pair => Assert.True(pair.First > pair.Second));
        Assert.True(ChildMerges.ReportOf((await sample.LastAsync()).Merge)!.IsAll);
        Assert.Equal(MergeAnswer.NotFound, await sample.UndoAsync(sample.Asker, merge));
        await using var after = sample.NewContext();
        Assert.Null((await AuditChain.VerifyAsync(after, null, CancellationToken.None)).Break);
        Assert.Equal(2, await after.AuditEntries.CountAsync(e => e.Act == AuditActs.Merged));
        Assert.Equal(2, await after.AuditEntries.CountAsync(e => e.Act == AuditActs.MergeUndone));
        var log = await after.AuditEntries.Where(e => e.SubjectId == sample.Kept.Id).ToListAsync();
        Assert.Contains(log, e => AuditDetail.Open(after.Seal, e).Change?.Why == MergeSample.Why);
        // A merge is taken back as a whole, and no line of it by the button for one's own last change.
        var viewer = await sample.Two.ViewerAsync(sample.Asker);
        Assert.Null(await Undoing.LastOfAsync(after, viewer, [sample.Kept.Id], CancellationToken.None));
    }

    [Fact]
    public async Task The_sample_has_a_record_of_every_table_that_hangs_on_a_child()
    {
        await using var sample = await MergeSample.CreateAsync(DatabaseKind.Sqlite);
        await using var db = sample.NewContext();
        foreach (var table in ChildTables.Of(db.Model).Where(table => table.ClrType != typeof(ChildMerge)))
        {
            Assert.True(await sample.CountAsync(table.ClrType, sample.Other.Id) > 0, table.Name);
        }
    }

    [Theory, OnBothDatabases]
    public async Task It_takes_two_people_and_the_one_who_asked(DatabaseKind kind)
    {
        await using var sample = await MergeSample.CreateAsync(kind);
        var two = sample.Two;
        var before = await sample.RowsAsync();
        foreach (var role in new[] { Role.Culture, Role.Police, Role.Chairman, Role.VillageHead })
        {
            Assert.Equal(MergeAnswer.NotFound, await sample.AskAsync(await two.AddAsync(role)));
        }

        Assert.Equal(MergeAnswer.NotFound, await sample.AskAsync(sample.Asker, sample.Kept.Id, sample.Kept.Id));
        Assert.Equal(MergeAnswer.FoundTwo, await sample.AskAsync(sample.Asker, two.Child.Id, sample.Other.Id));
        Assert.Equal(MergeAnswer.Done, await sample.AskAsync(sample.Asker));
        var (merge, agreement) = await sample.LastAsync();
        Assert.Equal(MergeAnswer.Waits, await sample.AskAsync(sample.Asker, sample.Kept.Id, two.Child.Id));
        Assert.Equal(MergeAnswer.NotAgreed, await sample.DoAsync(sample.Asker, merge));
        Assert.Equal(AgreementAnswer.Own, await two.DecideAsync(sample.Asker, agreement));
        Assert.Equal(
            AgreementAnswer.NotFound,
            await two.DecideAsync(await two.AddAsync(Role.ChildProtection), agreement)
        );
        Assert.Equal(AgreementAnswer.Done, await two.DecideAsync(sample.Chairman, agreement));
        Assert.Equal(MergeAnswer.NotFound, await sample.DoAsync(await two.AddAsync(Role.FocalOffice), merge));
        Assert.Equal(MergeAnswer.NotFound, await sample.DoAsync(sample.Chairman, merge));
        await using (var db = sample.NewContext())
        {
            Assert.Equal(0, await db.ChildMerges.CountAsync(m => m.DoneAt != null));
            Assert.Equal(3, await db.Children.CountAsync());
        }

        Assert.Equal(MergeAnswer.Done, await sample.DoAsync(sample.Asker, merge));
        Assert.Equal(MergeAnswer.NotFound, await sample.DoAsync(sample.Asker, merge));
        Assert.Equal(MergeAnswer.NotFound, await sample.UndoAsync(sample.Chairman, merge));
        Assert.Equal(MergeAnswer.NotFound, await sample.UndoAsync(await two.AddAsync(Role.VillageHead), merge));
        Assert.NotEqual(before, await sample.RowsAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_refusal_frees_the_two(DatabaseKind kind)
    {
        await using var sample = await MergeSample.CreateAsync(kind);
        Assert.Equal(MergeAnswer.Done, await sample.AskAsync(sample.Asker));
        var (merge, agreement) = await sample.LastAsync();
        Assert.Equal(AgreementAnswer.Done, await sample.Two.DecideAsync(sample.Chairman, agreement, give: false));
        Assert.Equal(MergeAnswer.NotAgreed, await sample.DoAsync(sample.Asker, merge));
        Assert.Equal(MergeAnswer.Done, await sample.AskAsync(sample.Asker, sample.Other.Id, sample.Kept.Id));
    }

    [Theory, OnBothDatabases]
    public async Task What_changed_since_stays_and_is_told(DatabaseKind kind)
    {
        await using var sample = await MergeSample.CreateAsync(kind);
        var merge = await sample.DoneAsync();
        await using (var db = sample.NewContext())
        {
            (await db.Children.SingleAsync(c => c.Id == sample.Kept.Id)).MotherName = "Hà Thị Chuyền";
            db.Remove(await db.Vaccinations.SingleAsync(v => v.Dose == 2));
            db.Remove(
                await db.Attendances.SingleAsync(a => db.Activities.Any(o => o.Id == a.ActivityId && o.Code == "HD1"))
            );
            await db.SaveChangesAsync();
            db.Remove(await db.Activities.SingleAsync(a => a.Code == "HD1"));
            await db.SaveChangesAsync();
        }

        Assert.Equal(MergeAnswer.Done, await sample.UndoAsync(sample.Asker, merge));
        var report = ChildMerges.ReportOf((await sample.LastAsync()).Merge)!;
        Assert.Equal([RegisterField.MotherName], report.Stands);
        Assert.Equal(
            [("attendances", 1), ("vaccinations", 1)],
            report.Gone.OrderBy(p => p.Key).Select(p => (p.Key, p.Value))
        );
        await using var after = sample.NewContext();
        var kept = await after.Children.SingleAsync(c => c.Id == sample.Kept.Id);
        Assert.Equal(("Hà Thị Chuyền", null), (kept.MotherName, kept.PersonalIdSealed));
        Assert.Equal("Hà Thị Chuyên", (await after.Children.SingleAsync(c => c.Id == sample.Other.Id)).MotherName);
    }

    [Theory]
    [OnBothDatabases(-1, MergeAnswer.Done)]
    [OnBothDatabases(0, MergeAnswer.TooLate)]
    public async Task It_can_be_taken_back_for_thirty_days_to_the_second(
        DatabaseKind kind,
        int seconds,
        MergeAnswer expected
    )
    {
        await using var sample = await MergeSample.CreateAsync(kind);
        var merge = await sample.DoneAsync();
        sample.Two.Time.Advance(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(seconds));
        Assert.Equal(expected, await sample.UndoAsync(sample.Asker, merge));
    }

    [Theory, OnBothDatabases]
    public async Task What_stands_in_the_way_is_said_and_nothing_is_taken_back(DatabaseKind kind)
    {
        await using var sample = await MergeSample.CreateAsync(kind);
        var merge = await sample.DoneAsync();
        var after = await sample.RowsAsync();
        await SetAsync(sample, sample.Two.Child.Id, sample.Other.Code);
        Assert.Equal(MergeAnswer.CodeTaken, await sample.UndoAsync(sample.Asker, merge));
        await SetAsync(sample, sample.Two.Child.Id, sample.Two.Child.Code);
        await using (var db = sample.NewContext())
        {
            await db.NotDuplicates.ExecuteDeleteAsync();
        }

        sample.Two.Time.Advance(TimeSpan.FromMinutes(1));
        var (bare, later) = (await sample.RowsAsync(), await sample.DoneAsync(sample.Two.Child.Id, sample.Kept.Id));
        Assert.NotEqual(after, bare);
        // The kept child went into a third: its own merge can be taken back once it is there again.
        Assert.Equal(MergeAnswer.LaterMerge, await sample.UndoAsync(sample.Asker, merge));
        Assert.Equal(MergeAnswer.Done, await sample.UndoAsync(sample.Asker, later));
        Assert.Equal(MergeAnswer.Done, await sample.UndoAsync(sample.Asker, merge));
    }

    [Theory, OnBothDatabases]
    public async Task Broken_off_at_any_statement_it_leaves_all_as_it_was(DatabaseKind kind)
    {
        await using var sample = await MergeSample.CreateAsync(kind);
        var merge = await sample.AgreedAsync();
        var viewer = await sample.Two.ViewerAsync(sample.Asker);
        var before = await sample.RowsAsync();
        var statements = 0;
        for (var at = 1; statements == 0; at += 3)
        {
            var options = new DbContextOptionsBuilder<MangNonDb>();
            sample.Two.Database.Configure(options);
            options.AddInterceptors(new Breaker(at));
            try
            {
                await using var db = new MangNonDb(options.Options, sample.Two.Database.Seal, sample.Two.Time);
                Assert.Equal(MergeAnswer.Done, await MergeWork.DoAsync(db, viewer, merge.Id, CancellationToken.None));
                statements = at;
            }
            catch (Exception e) when (e is IOException or DbUpdateException)
            {
                Assert.Null((await sample.LastAsync()).Merge.DoneAt);
                Assert.Null((await sample.LastAsync()).Agreement.DoneAt);
                Assert.Equal(before, await sample.RowsAsync());
            }
        }

        Assert.True(statements > 30, $"{statements}");
    }

    [Fact]
    public async Task Deleting_the_child_that_is_kept_deletes_the_copy_of_the_other()
    {
        await using var sample = await MergeSample.CreateAsync(DatabaseKind.Sqlite);
        await sample.DoneAsync();
        await using (var db = sample.NewContext())
        {
            var erasure = new ChildErasure(Programmes.OfBinhLuong);
            Assert.NotNull(await erasure.EraseAsync(db, sample.Kept.Id, "Kiểm thử", CancellationToken.None));
        }

        await using var after = sample.NewContext();
        Assert.Equal(0, await after.ChildMerges.CountAsync());
        Assert.All(await after.Agreements.ToListAsync(), one => Assert.Equal(ChildErasure.Gone, one.Reason));
        var loot = await DatabaseBytes.ReadAsync(sample.Two.Database);
        Assert.Empty(DatabaseBytes.Holding(loot, MergeSample.OtherName));
    }

    [Theory, OnBothDatabases]
    public async Task The_comparison_shows_and_counts_what_the_one_who_looks_may_see(DatabaseKind kind)
    {
        await using var sample = await MergeSample.CreateAsync(kind);
        var commune = sample.Two.Commune.CommuneId;
        async Task<MergePreview?> OfAsync(Viewer viewer)
        {
            await using var db = sample.NewContext();
            return await MergePreview.ReadAsync(db, viewer, sample.Kept.Id, sample.Other.Id, CancellationToken.None);
        }

        var protection = (await OfAsync(Viewers.Of(Role.ChildProtection, commune)))!;
        Assert.Contains(new MergeCount("circumstances", 1, 1), protection.Counts);
        Assert.Contains(new MergeCount("incidents", 1, 0), protection.Counts);
        var chairman = (await OfAsync(Viewers.Of(Role.Chairman, commune)))!;
        Assert.Contains(new MergeCount("circumstances", 0, 1), chairman.Counts);
        Assert.DoesNotContain(chairman.Counts, count => count.Table is "incidents" or "notices" or "child_openings");
        Assert.Contains(chairman.Lines, line => line is { Field: RegisterField.PersonalId, IsFilled: true });
        Assert.Contains(chairman.Lines, line => line is { Field: RegisterField.LeftOn, IsFilled: false });
        var culture = (await OfAsync(Viewers.Of(Role.Culture, commune)))!;
        Assert.Equal([new("attendances", 1, 1), new("child_details", 1, 0)], culture.Counts);
        Assert.DoesNotContain(culture.Lines, line => line.Field == RegisterField.PersonalId);
        var village = sample.Two.Commune.Villages["Thôn 1"];
        Assert.Null(await OfAsync(Viewers.OfVillage(Role.VillageHead, commune, village)));
    }

    private static async Task SetAsync(MergeSample sample, Guid childId, string code)
    {
        await using var db = sample.NewContext();
        await db.Children.Where(c => c.Id == childId).ExecuteUpdateAsync(set => set.SetProperty(c => c.Code, code));
    }

    private static async Task<List<long>> VersionsAsync(MergeSample sample)
    {
        await using var db = sample.NewContext();
        return await db.Villages.OrderBy(v => v.Name).Select(v => (long)v.Version).ToListAsync();
    }

    private static async Task<string> FiguresAsync(MergeSample sample)
    {
        await using var db = sample.NewContext();
        var service = new FigureService(db, Programmes.OfBinhLuong, Viewer.Owner);
        var query = new FigureQuery(sample.Two.Commune.CommuneId, Period.OfYear(2025));
        var set = await service.ReadAsync(query, CancellationToken.None);
        return string.Join('\n', set.Figures.Select(pair => $"{pair.Key} {pair.Value.Counts}"));
    }
}
