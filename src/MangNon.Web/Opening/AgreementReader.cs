using MangNon.Access;
using MangNon.Storage;
using MangNon.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Opening;

/// <summary>An act that needs two people, as one person sees it.</summary>
/// <param name="Agreement">The act.</param>
/// <param name="ChildName">Null where it is about no child, or about one that the person does not see (any more).</param>
/// <param name="AskedBy">Name of the one who asked.</param>
/// <param name="DecidedBy">Name of the one who decided.</param>
internal sealed record Request(Agreement Agreement, string? ChildName, string AskedBy, string? DecidedBy);

/// <summary>Reads acts that need two people, as far as the person may know of them.</summary>
internal sealed class AgreementReader(IDbContextFactory<MangNonDb> databases, CurrentViewer viewers, TimeProvider time)
{
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Agreement>> FindAsync(AgreementView view, CancellationToken cancel)
    {
        var viewer = await viewers.GetAsync();
        var (account, now, homes) = (viewer.AccountId, Now, viewer.HomeCommunes.ToArray());
        await using var db = await databases.CreateDbContextAsync(cancel);
        var all = db.Agreements.AsNoTracking();
        if (view.Matter is { } matter)
        {
            all = all.Where(a => a.Matter == matter);
        }

        var found = await (
            view.Part switch
            {
                AgreementPart.Waiting => all.Where(a =>
                    a.DecidedAt == null && a.Until > now && a.AskedBy != account && homes.Contains(a.CommuneId)
                ),
                AgreementPart.Own => all.Where(a =>
                    a.AskedBy == account && a.Until > now && a.DoneAt == null && a.IsGiven != false
                ),
                _ => all.Where(a =>
                    (a.AskedBy == account || a.DecidedBy == account)
                    && (a.Until <= now || a.DoneAt != null || a.IsGiven == false || a.DecidedBy == account)
                ),
            }
        )
            .OrderByDescending(a => a.AskedAt)
            .ThenBy(a => a.Id)
            .ToListAsync(cancel);
        if (view.Part != AgreementPart.Waiting)
        {
            return found;
        }

        var waiting = new List<Agreement>();
        foreach (var one in found)
        {
            if (await Agreements.MayDecideAsync(db, viewer, one, cancel))
            {
                waiting.Add(one);
            }
        }

        return waiting;
    }

    /// <summary>Null for one that does not exist or that is not for this person.</summary>
    public async Task<(Request Request, bool MayDecide)?> FindAsync(Guid id, CancellationToken cancel)
    {
        var viewer = await viewers.GetAsync();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var agreement = await db.Agreements.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel);
        return agreement is not null && await Agreements.MaySeeAsync(db, viewer, agreement, cancel)
            ? (
                (await WithNamesAsync([agreement], cancel))[0],
                await Agreements.MayDecideAsync(db, viewer, agreement, cancel)
            )
            : null;
    }

    public async Task<IReadOnlyList<Request>> WithNamesAsync(
        IReadOnlyList<Agreement> agreements,
        CancellationToken cancel
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var children = await ChildrenAsync(db, await viewers.GetAsync(), agreements.Select(a => a.ChildId), cancel);
        var people = await AccountNames.OfAsync(
            db,
            agreements.SelectMany(a => new[] { a.AskedBy, a.DecidedBy }),
            cancel
        );
        return
        [
            .. agreements.Select(a => new Request(
                a,
                a.ChildId is { } child ? children.GetValueOrDefault(child) : null,
                people.GetValueOrDefault(a.AskedBy, ""),
                a.DecidedBy is { } by ? people.GetValueOrDefault(by, "") : null
            )),
        ];
    }

    /// <summary>Names of those of some children whose identity the person reads.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> ChildrenAsync(
        MangNonDb db,
        Viewer viewer,
        IEnumerable<Guid?> ids,
        CancellationToken cancel
    )
    {
        var wanted = ids.OfType<Guid>().Distinct().ToArray();
        return await viewer
            .Reach(Act.Read, RecordKind.Identity)
            .Of(db, db.Children.Where(c => wanted.Contains(c.Id)))
            .ToDictionaryAsync(c => c.Id, c => c.FullName, cancel);
    }
}
