using MangNon.Access;
using MangNon.Audit;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Access;

public sealed class AgreementsTests
{
    [Theory, OnBothDatabases]
    public async Task What_two_people_agreed_to_is_done_once(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var asker = await two.AddAsync(Role.FocalOffice);
        var chairman = await two.AddAsync(Role.Chairman);
        var agreement = await two.AskToDeleteAsync(asker);
        Assert.Null(await UsableAsync(two, asker));
        Assert.Equal(AgreementAnswer.Done, await two.DecideAsync(chairman, agreement));

        var usable = (await UsableAsync(two, asker))!;
        Assert.Equal((agreement.Id, TwoPeople.Why, (Guid?)chairman), (usable.Id, usable.Reason, usable.DecidedBy));
        Assert.Null(await UsableAsync(two, chairman));
        await using var db = two.NewContext();
        Assert.True(await Agreements.UseAsync(db, usable, CancellationToken.None));
        Assert.False(await Agreements.UseAsync(db, usable, CancellationToken.None));
        Assert.Null(await UsableAsync(two, asker));
        var acts = await db.AuditEntries.Select(e => e.Act).ToListAsync();
        Assert.Contains(AuditActs.ApprovalAsked, acts);
        Assert.Contains(AuditActs.ApprovalGiven, acts);
        var notices = await db.Notices.OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync();
        Assert.Equal(
            [(chairman, NoticeKind.Asked, asker), (asker, NoticeKind.Given, chairman)],
            notices.Select(n => (n.AccountId, n.Kind, n.ByAccountId))
        );
    }

    [Theory, OnBothDatabases]
    public async Task Asking_again_while_it_waits_is_the_same_request(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var asker = await two.AddAsync(Role.FocalOffice);
        var asked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => two.AskToDeleteAsync(asker)));
        Assert.Single(asked.Select(one => one.Id).Distinct());
        two.Time.Advance(Agreements.Life);
        Assert.NotEqual(asked[0].Id, (await two.AskToDeleteAsync(asker)).Id);
    }

    [Theory]
    [OnBothDatabases(-1, AgreementAnswer.Done)]
    [OnBothDatabases(0, AgreementAnswer.Lapsed)]
    public async Task It_lapses_after_seven_days_to_the_second(DatabaseKind kind, int seconds, AgreementAnswer expected)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var (asker, chairman) = (await two.AddAsync(Role.FocalOffice), await two.AddAsync(Role.Chairman));
        var agreement = await two.AskToDeleteAsync(asker);
        two.Time.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(seconds));
        Assert.Equal(expected, await two.DecideAsync(chairman, agreement));
    }

    [Theory]
    [OnBothDatabases(-1, true)]
    [OnBothDatabases(0, false)]
    public async Task Given_it_may_be_done_within_seven_days_of_the_decision(
        DatabaseKind kind,
        int seconds,
        bool usable
    )
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var (asker, chairman) = (await two.AddAsync(Role.FocalOffice), await two.AddAsync(Role.Chairman));
        var agreement = await two.AskToDeleteAsync(asker);
        two.Time.Advance(TimeSpan.FromDays(6));
        await two.DecideAsync(chairman, agreement);
        var given = (await UsableAsync(two, asker))!;
        two.Time.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(seconds));
        Assert.Equal(usable, await UsableAsync(two, asker) is not null);
        await using var db = two.NewContext();
        Assert.Equal(usable, await Agreements.UseAsync(db, given, CancellationToken.None));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_decides_ones_own_not_even_past_the_code(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var chairman = await two.AddAsync(Role.Chairman);
        var agreement = await two.AskToDeleteAsync(chairman);
        Assert.Equal(AgreementAnswer.Own, await two.DecideAsync(chairman, agreement));
        await using var db = two.NewContext();
        Assert.False(
            await Agreements.MayDecideAsync(db, await two.ViewerAsync(chairman), agreement, CancellationToken.None)
        );
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            db.Agreements.ExecuteUpdateAsync(set => set.SetProperty(a => a.DecidedBy, chairman))
        );
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_decide_at_once_one_decides(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var asker = await two.AddAsync(Role.Collaborator);
        var deciders = new[]
        {
            await two.AddAsync(Role.Chairman),
            await two.AddAsync(Role.ChildProtection),
            await two.AddAsync(Role.Police),
            await two.AddAsync(Role.Chairman),
        };
        var agreement = await two.AskToOpenAsync(asker);
        var answers = await Task.WhenAll(
            deciders.Select((account, at) => Task.Run(() => two.DecideAsync(account, agreement, give: at % 2 == 0)))
        );
        Assert.Single(answers, answer => answer == AgreementAnswer.Done);
        Assert.Equal(3, answers.Count(answer => answer == AgreementAnswer.AlreadyDecided));
        await using var db = two.NewContext();
        var decided = await db.Agreements.SingleAsync();
        Assert.Equal(decided.IsGiven == true ? 1 : 0, await db.ChildOpenings.CountAsync());
        Assert.Equal(1, await db.Notices.CountAsync(n => n.AccountId == asker));
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_do_it_at_once_one_does(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var (asker, chairman) = (await two.AddAsync(Role.FocalOffice), await two.AddAsync(Role.Chairman));
        await two.DecideAsync(chairman, await two.AskToDeleteAsync(asker));
        var given = (await UsableAsync(two, asker))!;
        var done = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        await using var db = two.NewContext();
                        return await Agreements.UseAsync(db, given, CancellationToken.None);
                    })
                )
        );
        Assert.Single(done, one => one);
    }

    [Theory, OnBothDatabases]
    public async Task An_act_that_is_undone_leaves_its_agreement_to_be_done(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var (asker, chairman) = (await two.AddAsync(Role.FocalOffice), await two.AddAsync(Role.Chairman));
        await two.DecideAsync(chairman, await two.AskToDeleteAsync(asker));
        await using (var db = two.NewContext())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            Assert.True(await Agreements.UseAsync(db, (await UsableAsync(two, asker))!, CancellationToken.None));
            await transaction.RollbackAsync();
        }

        Assert.NotNull(await UsableAsync(two, asker));
    }

    [Theory, OnBothDatabases]
    public async Task An_account_closed_or_a_role_taken_back_since_the_page_was_opened_decides_nothing(
        DatabaseKind kind
    )
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var asker = await two.AddAsync(Role.FocalOffice);
        var (closed, taken) = (await two.AddAsync(Role.Chairman), await two.AddAsync(Role.Chairman));
        var agreement = await two.AskToDeleteAsync(asker);
        var viewers = new[] { await two.ViewerAsync(closed), await two.ViewerAsync(taken) };
        await using var db = two.NewContext();
        DateTime? now = two.Time.GetUtcNow().UtcDateTime;
        await db
            .Users.Where(one => one.Id == closed)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.DisabledAt, now));
        await db
            .RoleGrants.Where(one => one.AccountId == taken)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.RevokedAt, now));
        foreach (var viewer in viewers)
        {
            Assert.Equal(
                AgreementAnswer.NotFound,
                await Agreements.DecideAsync(db, viewer, agreement.Id, give: true, null, CancellationToken.None)
            );
        }

        Assert.Null((await db.Agreements.SingleAsync()).DecidedAt);
    }

    [Theory]
    [OnBothDatabases(RecordKind.Abuse, "chu-tich bao-ve-tre-em cong-an")]
    [OnBothDatabases(RecordKind.Hiv, "chu-tich bao-ve-tre-em")]
    [OnBothDatabases(null, "chu-tich")]
    public async Task Only_the_roles_that_may_approve_all_of_it_decide_and_are_told(
        DatabaseKind kind,
        RecordKind? opened,
        string deciders
    )
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var asker = await two.AddAsync(Role.FocalOffice);
        var accounts = new Dictionary<Guid, string>();
        foreach (var role in Role.All)
        {
            accounts[await two.AddAsync(role)] = role.Id;
        }

        var agreement = opened is { } one
            ? await two.AskToOpenAsync(asker, one, RecordKind.Reporters)
            : await two.AskToDeleteAsync(asker);
        await using var db = two.NewContext();
        var may = new List<string>();
        foreach (var (account, role) in accounts)
        {
            var viewer = await two.ViewerAsync(account);
            if (await Agreements.MayDecideAsync(db, viewer, agreement, CancellationToken.None))
            {
                may.Add(role);
            }
            else
            {
                Assert.Equal(AgreementAnswer.NotFound, await two.DecideAsync(account, agreement));
            }
        }

        var expected = deciders.Split(' ').Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(expected, may.Order(StringComparer.Ordinal));
        var told = await db.Notices.Select(n => n.AccountId).ToListAsync();
        Assert.Equal(expected, told.Select(account => accounts[account]).Order(StringComparer.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task The_chairman_of_another_commune_decides_nothing(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var asker = await two.AddAsync(Role.FocalOffice);
        var other = await two.AddAsync(Role.Chairman, Guid.CreateVersion7());
        var agreement = await two.AskToDeleteAsync(asker);
        Assert.Equal(AgreementAnswer.NotFound, await two.DecideAsync(other, agreement));
        await using var db = two.NewContext();
        Assert.Empty(await db.Notices.ToListAsync());
    }

    private static async Task<Agreement?> UsableAsync(TwoPeople two, Guid account)
    {
        await using var db = two.NewContext();
        return await Agreements.UsableAsync(
            db,
            await two.ViewerAsync(account),
            AgreementMatter.DeleteChild,
            two.Commune.CommuneId,
            two.Child.Id,
            CancellationToken.None
        );
    }
}
