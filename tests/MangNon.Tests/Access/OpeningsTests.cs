using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Access;

public sealed class OpeningsTests
{
    [Theory, OnBothDatabases]
    public async Task What_is_agreed_to_is_open_for_a_day_and_only_the_kinds_asked_for(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var (asker, police) = (await two.AddAsync(Role.Collaborator), await two.AddAsync(Role.Police));
        var agreement = await two.AskToOpenAsync(asker, RecordKind.Abuse);
        Assert.False(await two.SeesAsync(asker, RecordKind.Abuse));
        Assert.Equal(AgreementAnswer.Done, await two.DecideAsync(police, agreement));

        Assert.True(await two.SeesAsync(asker, RecordKind.Abuse));
        Assert.All(
            [RecordKind.Hiv, RecordKind.Offences, RecordKind.Reporters],
            other => Assert.False(two.SeesAsync(asker, other).GetAwaiter().GetResult())
        );
        Assert.False(await two.SeesAsync(police, RecordKind.Hiv));
        await using var db = two.NewContext();
        Assert.NotNull((await db.Agreements.SingleAsync()).DoneAt);
        var acts = await db.AuditEntries.Select(e => e.Act).ToListAsync();
        Assert.Contains(AuditActs.Unsealed, acts);
        two.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.True(await two.SeesAsync(asker, RecordKind.Abuse));
        two.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await two.SeesAsync(asker, RecordKind.Abuse));
    }

    [Theory, OnBothDatabases]
    public async Task Who_may_ask_and_who_may_open_alone_is_decided_by_the_role_whatever_there_is(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var plain = await two.Commune.AddChildAsync("Thôn 1", new DateOnly(2015, 1, 1));
        var lines = new List<string>();
        foreach (var role in Role.All)
        {
            var viewer = await two.ViewerAsync(await two.AddAsync(role));
            await using var db = two.NewContext();
            foreach (var act in new[] { Act.Ask, Act.OpenInEmergency })
            {
                var kinds = await Openings.KindsAsync(db, viewer, act, two.Child.Id, CancellationToken.None);
                Assert.Equal(kinds, await Openings.KindsAsync(db, viewer, act, plain.Id, CancellationToken.None));
                if (kinds.Count > 0)
                {
                    lines.Add($"{role.Id} {act} {string.Join(' ', kinds)}");
                }
            }
        }

        Assert.Equal(
            [
                "dau-moi Ask Abuse Hiv Offences Reporters",
                "dau-moi OpenInEmergency Abuse Hiv Offences Reporters",
                "tram-y-te Ask Abuse Offences",
                "tram-y-te OpenInEmergency Abuse",
                "cong-tac-vien Ask Abuse Offences",
            ],
            lines
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_child_of_another_village_or_a_kind_that_is_not_for_the_role_is_not_asked_for(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var here = await two.AddAsync(Role.Collaborator);
        var elsewhere = await two.AddAsync(Role.Collaborator, two.Commune.Villages["Thôn 2"]);
        Assert.Null(await two.AskToOpenAsync(elsewhere, RecordKind.Abuse));
        Assert.Null(await two.AskToOpenAsync(here, RecordKind.Abuse, RecordKind.Hiv));
        await using var db = two.NewContext();
        Assert.Null(
            await Openings.OpenInEmergencyAsync(
                db,
                await two.ViewerAsync(here),
                two.Child.Id,
                TwoPeople.Why,
                CancellationToken.None
            )
        );
        Assert.Empty(await db.Agreements.ToListAsync());
        Assert.Empty(await db.ChildOpenings.ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task In_immediate_danger_one_opens_for_an_hour_and_chairman_and_focal_office_are_told(
        DatabaseKind kind
    )
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var opener = await two.AddAsync(Role.HealthStation);
        var (chairman, focal) = (await two.AddAsync(Role.Chairman), await two.AddAsync(Role.FocalOffice));
        await two.AddAsync(Role.Chairman, Guid.CreateVersion7());
        await two.AddAsync(Role.Police);
        var (opening, told) = (await OpenAsync(two, opener))!.Value;

        Assert.Equal(new[] { chairman, focal }.Order(), told.Order());
        Assert.True(await two.SeesAsync(opener, RecordKind.Abuse));
        Assert.False(await two.SeesAsync(opener, RecordKind.Offences));
        await using var db = two.NewContext();
        var notices = await db.Notices.ToListAsync();
        Assert.Equal(told.Order(), notices.Select(n => n.AccountId).Order());
        Assert.All(
            notices,
            n =>
                Assert.Equal(
                    (NoticeKind.OpenedInEmergency, (Guid?)opening.Id, opener),
                    (n.Kind, n.OpeningId, n.ByAccountId)
                )
        );
        var entry = await db.AuditEntries.SingleAsync(e => e.Act == AuditActs.OpenedInEmergency);
        Assert.Equal((Guid?)two.Child.Id, entry.SubjectId);
        Assert.Contains(
            TwoPeople.Why,
            db.Seal.Open(entry.DetailSealed, SealedFields.AuditDetail),
            StringComparison.Ordinal
        );
        two.Time.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(1));
        Assert.True(await two.SeesAsync(opener, RecordKind.Abuse));
        two.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await two.SeesAsync(opener, RecordKind.Abuse));
    }

    [Theory, OnBothDatabases]
    public async Task Where_nobody_can_be_told_it_opens_all_the_same_and_the_opener_is_not_told_of_oneself(
        DatabaseKind kind
    )
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var opener = await two.AddAsync(Role.FocalOffice);
        Assert.Empty((await OpenAsync(two, opener))!.Value.Told);
        Assert.True(await two.SeesAsync(opener, RecordKind.Hiv));
    }

    [Theory, OnBothDatabases]
    public async Task Each_further_opening_is_told_and_logged_anew(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var (opener, chairman) = (await two.AddAsync(Role.HealthStation), await two.AddAsync(Role.Chairman));
        await OpenAsync(two, opener);
        two.Time.Advance(TimeSpan.FromMinutes(30));
        await OpenAsync(two, opener);
        await using var db = two.NewContext();
        Assert.Equal(2, await db.Notices.CountAsync(n => n.AccountId == chairman));
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Act == AuditActs.OpenedInEmergency));
    }

    [Theory, OnBothDatabases]
    public async Task Closed_before_its_time_it_is_closed_at_once_for_this_child_and_person_alone(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var (one, other) = (await two.AddAsync(Role.HealthStation), await two.AddAsync(Role.FocalOffice));
        await OpenAsync(two, one);
        await OpenAsync(two, other);
        two.Time.Advance(TimeSpan.FromMinutes(5));
        await using var db = two.NewContext();
        var viewer = await two.ViewerAsync(one);
        Assert.True(await Openings.CloseAsync(db, viewer, two.Child.Id, CancellationToken.None));
        Assert.False(await Openings.CloseAsync(db, viewer, two.Child.Id, CancellationToken.None));
        Assert.False(await two.SeesAsync(one, RecordKind.Abuse));
        Assert.True(await two.SeesAsync(other, RecordKind.Abuse));
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Act == AuditActs.Resealed));
    }

    [Theory, OnBothDatabases]
    public async Task An_opening_ends_with_the_role_it_was_asked_for(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var opener = await two.AddAsync(Role.HealthStation);
        await OpenAsync(two, opener);
        await using var db = two.NewContext();
        await db.RoleGrants.ExecuteUpdateAsync(set => set.SetProperty(g => g.RoleId, Role.Justice.Id));
        Assert.False(await two.SeesAsync(opener, RecordKind.Abuse));
    }

    [Theory]
    [OnBothDatabases("child_openings")]
    [OnBothDatabases("notices")]
    [OnBothDatabases("audit_entries")]
    public async Task Broken_off_between_agreement_and_opening_neither_exists(DatabaseKind kind, string table)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var (asker, chairman) = (await two.AddAsync(Role.Collaborator), await two.AddAsync(Role.Chairman));
        var agreement = await two.AskToOpenAsync(asker);
        await using var db = two.NewContext();
        await BreakAsync(db, kind, table);
        await Assert.ThrowsAnyAsync<Exception>(() => two.DecideAsync(chairman, agreement));
        await Assert.ThrowsAnyAsync<Exception>(async () => await OpenAsync(two, await two.AddAsync(Role.FocalOffice)));

        Assert.Null((await db.Agreements.AsNoTracking().SingleAsync()).DecidedAt);
        Assert.Empty(await db.ChildOpenings.ToListAsync());
        Assert.Empty(await db.Notices.Where(n => n.Kind != NoticeKind.Asked).ToListAsync());
        Assert.False(await two.SeesAsync(asker, RecordKind.Abuse));
    }

    [Theory, OnBothDatabases]
    public async Task Reason_remark_and_kinds_stand_in_no_column_in_clear(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var (asker, chairman) = (await two.AddAsync(Role.Collaborator), await two.AddAsync(Role.Chairman));
        await two.DecideAsync(chairman, await two.AskToOpenAsync(asker), give: false);
        await two.DecideAsync(chairman, await two.AskToOpenAsync(asker));
        await using var db = two.NewContext();
        foreach (
            var column in new[]
            {
                "agreements.reason",
                "agreements.kinds",
                "child_openings.reason",
                "child_openings.kinds",
            }
        )
        {
            var parts = column.Split('.');
            var sql = $"SELECT {parts[1]} AS \"Value\" FROM {parts[0]}";
            var values = await db.Database.SqlQueryRaw<string>(sql).ToListAsync();
            Assert.NotEmpty(values);
            Assert.All(values, value => Assert.StartsWith("s2:", value, StringComparison.Ordinal));
        }
    }

    /// <summary>From here on no row can be written to a table.</summary>
    private static async Task BreakAsync(MangNonDb db, DatabaseKind kind, string table)
    {
        var sql =
            kind == DatabaseKind.Sqlite
                ? $"CREATE TRIGGER broken BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'broken'); END"
                : "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''broken''; END';"
                    + $" CREATE TRIGGER broken BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION broken()";
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    private static async Task<(ChildOpening Opening, IReadOnlyList<Guid> Told)?> OpenAsync(TwoPeople two, Guid account)
    {
        await using var db = two.NewContext();
        return await Openings.OpenInEmergencyAsync(
            db,
            await two.ViewerAsync(account),
            two.Child.Id,
            TwoPeople.Why,
            CancellationToken.None
        );
    }
}
