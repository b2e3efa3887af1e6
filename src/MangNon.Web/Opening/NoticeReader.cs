using MangNon.Access;
using MangNon.Storage;
using MangNon.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Opening;

/// <summary>Something to know, as it is shown.</summary>
/// <param name="Notice">What it is.</param>
/// <param name="By">Name of the one who did it.</param>
/// <param name="ChildName">Null where it is about no child, or about one that the person does not see (any more).</param>
/// <param name="Matter">Of the act that needs two people; null for an emergency.</param>
/// <param name="Reason">Of an emergency; null for one who does not see the child.</param>
internal sealed record NoticeRow(Notice Notice, string By, string? ChildName, AgreementMatter? Matter, string? Reason)
{
    public string Path =>
        Notice.ChildId is { } child && ChildName is not null && LeadsToChild
            ? $"/so-tre-em/{child}"
            : $"{AgreementView.Path}/{Notice.AgreementId}";

    public bool HasPath => Notice.AgreementId is not null || (ChildName is not null && LeadsToChild);

    private bool LeadsToChild =>
        Notice.Kind == NoticeKind.OpenedInEmergency
        || (Notice.Kind == NoticeKind.Given && Matter == AgreementMatter.OpenSealed);
}

/// <summary>What the person signed in is told of and has not marked as seen.</summary>
internal sealed class NoticeReader(IDbContextFactory<MangNonDb> databases, CurrentViewer viewers, TimeProvider time)
{
    /// <summary>At most so many are listed, newest first.</summary>
    public const int Listed = 20;

    private Task<int>? _count;

    /// <summary>Read once per request.</summary>
    public Task<int> CountAsync() => _count ??= ReadCountAsync();

    public async Task<IReadOnlyList<NoticeRow>> ReadAsync(CancellationToken cancel)
    {
        var viewer = await viewers.GetAsync();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var notices = await Unseen(db, viewer)
            .AsNoTracking()
            .OrderByDescending(n => n.At)
            .ThenByDescending(n => n.Id)
            .Take(Listed)
            .ToListAsync(cancel);
        var children = await AgreementReader.ChildrenAsync(db, viewer, notices.Select(n => n.ChildId), cancel);
        var people = await AccountNames.OfAsync(db, notices.Select(n => (Guid?)n.ByAccountId), cancel);
        var agreements = notices.Select(n => n.AgreementId).OfType<Guid>().ToArray();
        var openings = notices.Select(n => n.OpeningId).OfType<Guid>().ToArray();
        var matters = await db
            .Agreements.Where(a => agreements.Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, a => a.Matter, cancel);
        var reasons = await db
            .ChildOpenings.Where(o => openings.Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, o => o.Reason, cancel);
        return
        [
            .. notices.Select(n =>
            {
                var child = n.ChildId is { } id ? children.GetValueOrDefault(id) : null;
                return new NoticeRow(
                    n,
                    people.GetValueOrDefault(n.ByAccountId, ""),
                    child,
                    n.AgreementId is { } agreement && matters.TryGetValue(agreement, out var matter) ? matter : null,
                    child is not null && n.OpeningId is { } opening ? reasons.GetValueOrDefault(opening) : null
                );
            }),
        ];
    }

    /// <summary>Somebody else's is not touched, and looks like one that does not exist.</summary>
    public async Task MarkSeenAsync(Guid id, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await databases.CreateDbContextAsync(cancel);
        await Unseen(db, await viewers.GetAsync())
            .Where(n => n.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.SeenAt, now), cancel);
    }

    private async Task<int> ReadCountAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await Unseen(db, await viewers.GetAsync()).CountAsync();
    }

    private static IQueryable<Notice> Unseen(MangNonDb db, Viewer viewer) =>
        db.Notices.Where(n => n.AccountId == viewer.AccountId && n.SeenAt == null);
}
