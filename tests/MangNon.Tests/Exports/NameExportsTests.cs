using MangNon.Access;
using MangNon.Audit;
using MangNon.Exports;
using MangNon.Testing;
using MangNon.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Exports;

public sealed class NameExportsTests
{
    private static readonly byte[] Digest = new byte[32];

    private static async Task<NameExport> AskAsync(
        TwoPeople two,
        Guid account,
        int children,
        string matter = "Đoàn khám tuần 48"
    )
    {
        await using var db = two.NewContext();
        return await NameExports.AskAsync(
            db,
            await two.ViewerAsync(account),
            ExportRules.Shipped,
            new NameExportAsk(
                two.Commune.CommuneId,
                NameListKind.Children,
                "?tim=an",
                null,
                null,
                ExportRules.Shipped.Purposes[0],
                matter,
                children
            ),
            CancellationToken.None
        );
    }

    private static async Task<NameExportAnswer> BeginAsync(TwoPeople two, Guid account, NameExport export, int children)
    {
        await using var db = two.NewContext();
        var viewer = await two.ViewerAsync(account);
        return (
            await NameExports.BeginAsync(db, viewer, ExportRules.Shipped, export.Id, children, CancellationToken.None)
        ).Answer;
    }

    private static async Task EndAsync(TwoPeople two, NameExport export, byte[]? digest)
    {
        await using var db = two.NewContext();
        await NameExports.EndAsync(db, export.Id, digest, CancellationToken.None);
    }

    private static async Task<NameExport> ReadAsync(TwoPeople two, NameExport export)
    {
        await using var db = two.NewContext();
        return await db.NameExports.SingleAsync(x => x.Id == export.Id);
    }

    private static async Task DecideAsync(TwoPeople two, Guid account, NameExport export, bool give)
    {
        await using var db = two.NewContext();
        var agreement = await db.Agreements.SingleAsync(a => a.Id == export.AgreementId);
        Assert.Equal(AgreementAnswer.Done, await two.DecideAsync(account, agreement, give));
    }

    [Theory]
    [OnBothDatabases(200, false)]
    [OnBothDatabases(201, true)]
    public async Task Two_hundred_are_taken_alone_and_one_more_is_agreed_to_by_the_chairman(
        DatabaseKind kind,
        int children,
        bool needsTwo
    )
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var (asker, chairman) = (await two.AddAsync(Role.FocalOffice), await two.AddAsync(Role.Chairman));
        var export = await AskAsync(two, asker, children);
        Assert.Equal(needsTwo, export.AgreementId is not null);
        if (needsTwo)
        {
            Assert.Equal(NameExportAnswer.NotNow, await BeginAsync(two, asker, export, children));
            await DecideAsync(two, chairman, export, give: true);
        }

        Assert.Equal(NameExportAnswer.NotFound, await BeginAsync(two, chairman, export, children));
        Assert.Equal(NameExportAnswer.Begun, await BeginAsync(two, asker, export, children));
        Assert.Equal(NameExportAnswer.NotNow, await BeginAsync(two, asker, export, children));
        await EndAsync(two, export, Digest);
        Assert.Equal(NameExportAnswer.NotNow, await BeginAsync(two, asker, export, children));

        var taken = await ReadAsync(two, export);
        Assert.Equal((1, new string('0', 64)), (taken.Number!.Value, taken.Digest));
        await using var db = two.NewContext();
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Act == AuditActs.Exported && e.SubjectId == export.Id));
        Assert.Null((await AuditChain.VerifyAsync(db, null, CancellationToken.None)).Break);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_refused_is_not_taken(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var (asker, chairman) = (await two.AddAsync(Role.FocalOffice), await two.AddAsync(Role.Chairman));
        var export = await AskAsync(two, asker, 300);
        await DecideAsync(two, chairman, export, give: false);
        Assert.Equal(NameExportAnswer.NotNow, await BeginAsync(two, asker, export, 300));
        Assert.Null((await ReadAsync(two, export)).Number);
    }

    [Theory, OnBothDatabases]
    public async Task Cutting_a_list_into_small_ones_does_not_get_round_the_second_person(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var asker = await two.AddAsync(Role.FocalOffice);
        var late = await AskAsync(two, asker, 150, "Xin trước, tải sau cùng");
        foreach (var part in new[] { 200, 200 })
        {
            var export = await AskAsync(two, asker, part);
            Assert.Equal(NameExportAnswer.Begun, await BeginAsync(two, asker, export, part));
            await EndAsync(two, export, Digest);
        }

        Assert.NotNull((await AskAsync(two, asker, 101)).AgreementId);
        Assert.Null((await AskAsync(two, asker, 100)).AgreementId);
        Assert.Equal(NameExportAnswer.NeedsTwo, await BeginAsync(two, asker, late, 150));
        two.Time.Advance(TimeSpan.FromDays(1));
        Assert.Null((await AskAsync(two, asker, 101)).AgreementId);
    }

    [Theory, OnBothDatabases]
    public async Task A_list_that_grew_beyond_the_limit_since_it_was_asked_for_is_not_taken_alone(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var asker = await two.AddAsync(Role.FocalOffice);
        var export = await AskAsync(two, asker, 200);
        Assert.Equal(NameExportAnswer.NeedsTwo, await BeginAsync(two, asker, export, 201));
        Assert.Equal(NameExportAnswer.Begun, await BeginAsync(two, asker, export, 199));
        Assert.Equal(199, (await ReadAsync(two, export)).Children);
    }

    [Theory]
    [OnBothDatabases(-1, NameExportAnswer.Begun)]
    [OnBothDatabases(0, NameExportAnswer.NotNow)]
    public async Task What_needs_nobody_waits_for_an_hour(DatabaseKind kind, int seconds, NameExportAnswer expected)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var asker = await two.AddAsync(Role.FocalOffice);
        var export = await AskAsync(two, asker, 10);
        two.Time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(seconds));
        Assert.Equal(expected, await BeginAsync(two, asker, export, 10));
    }

    [Theory, OnBothDatabases]
    public async Task What_broke_off_is_taken_again_within_an_hour_under_the_same_number(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var (asker, chairman) = (await two.AddAsync(Role.FocalOffice), await two.AddAsync(Role.Chairman));
        var export = await AskAsync(two, asker, 300);
        await DecideAsync(two, chairman, export, give: true);
        Assert.Equal(NameExportAnswer.Begun, await BeginAsync(two, asker, export, 300));
        await EndAsync(two, export, digest: null);
        Assert.Equal(
            NameExportState.Broken,
            (await ReadAsync(two, export)).StateAt(two.Time.GetUtcNow().UtcDateTime, null)
        );

        two.Time.Advance(TimeSpan.FromMinutes(59));
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => BeginAsync(two, asker, export, 300)));
        Assert.Single(answers, answer => answer == NameExportAnswer.Begun);
        await EndAsync(two, export, digest: null);
        two.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(NameExportAnswer.NotNow, await BeginAsync(two, asker, export, 300));
        Assert.Equal(1, (await ReadAsync(two, export)).Number);
    }

    [Theory, OnBothDatabases]
    public async Task Files_taken_at_the_same_moment_get_numbers_of_their_own_without_gaps(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var exports = new List<(Guid Account, NameExport Export)>();
        for (var i = 0; i < 6; i++)
        {
            var account = await two.AddAsync(Role.FocalOffice);
            exports.Add((account, await AskAsync(two, account, 10)));
        }

        await Task.WhenAll(exports.Select(one => BeginAsync(two, one.Account, one.Export, 10)));
        await using var db = two.NewContext();
        Assert.Equal([1, 2, 3, 4, 5, 6], await db.NameExports.Select(x => x.Number!.Value).Order().ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Asking_for_the_same_again_is_the_same_and_what_was_typed_is_sealed(DatabaseKind kind)
    {
        await using var two = await TwoPeople.CreateAsync(kind);
        var asker = await two.AddAsync(Role.FocalOffice);
        await two.AddAsync(Role.Chairman);
        var asked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AskAsync(two, asker, 300)));
        Assert.Single(asked.Select(one => one.Id).Distinct());
        Assert.NotEqual(asked[0].Id, (await AskAsync(two, asker, 300, "Việc khác hẳn")).Id);
        await using var db = two.NewContext();
        Assert.Equal(2, await db.Agreements.CountAsync());
        Assert.Equal(2, await db.Notices.CountAsync());
        var stored = await db
            .Database.SqlQueryRaw<string>("SELECT selection || matter AS \"Value\" FROM name_exports")
            .ToListAsync();
        Assert.All(stored, text => Assert.DoesNotContain("khám", text, StringComparison.Ordinal));
        Assert.All(stored, text => Assert.DoesNotContain("tim=", text, StringComparison.Ordinal));
    }
}
