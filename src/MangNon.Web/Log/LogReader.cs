using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Log;

/// <summary>Reads the log for the one who asks, and shows no more of it than <see cref="LogSight"/> allows.</summary>
internal sealed class LogReader(IDbContextFactory<MangNonDb> databases, CurrentViewer viewers, TimeProvider time)
{
    public static readonly TimeSpan OwnSpan = TimeSpan.FromDays(90);

    /// <summary>People by whom the log of the reader's communes can be filtered.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> PeopleAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var people = await LogQueries
            .PeopleOf(db, Communes(await viewers.GetAsync()))
            .Select(a => new { a.Id, a.DisplayName })
            .ToListAsync(cancel);
        return [.. people.Select(a => (a.Id, a.DisplayName)).OrderBy(a => a.DisplayName, StringComparer.Ordinal)];
    }

    /// <summary>The log of the reader's communes.</summary>
    /// <param name="view">The filters.</param>
    /// <param name="size">Most lines.</param>
    /// <param name="cancel">To stop.</param>
    public async Task<LogLines> ReadAsync(LogView view, int size, CancellationToken cancel)
    {
        var viewer = await viewers.GetAsync();
        var knowsSealed = LogSight.KnowsSealed(viewer);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var communes = Communes(viewer);
        var people = await LogQueries.PeopleOf(db, communes).Select(a => a.Id).ToListAsync(cancel);
        var entries = await LogQueries
            .Fitting(LogQueries.OfCommunes(db, communes, people), view, knowsSealed)
            .AsNoTracking()
            .OrderByDescending(e => e.Id)
            .Take(size + 1)
            .ToListAsync(cancel);
        var names = await NamesAsync(db, cancel);
        var sights = new Dictionary<Guid, ChildSight?>();
        var lines = new List<LogLine>();
        foreach (var entry in entries.Take(size))
        {
            var detail = AuditDetail.Open(db.Seal, entry);
            var (opens, reads) = detail.Change is null ? (false, _ => false) : await SightAsync(entry);
            var change = detail.Change is null ? ShownChange.Nothing : LogSight.Of(detail.Change, reads, opens, []);
            lines.Add(Line(entry, LogSight.Act(entry, knowsSealed)!, change, detail, names));
        }

        return new LogLines(lines, entries.Count > size);

        async Task<(bool Opens, Func<RecordKind, bool> Reads)> SightAsync(AuditEntry entry)
        {
            if (entry is not { Subject: AuditSubjects.Child, SubjectId: { } child })
            {
                return (false, kind => entry.CommuneId is { } commune && viewer.MayAll(Act.Read, kind, commune));
            }

            if (!sights.TryGetValue(child, out var sight))
            {
                sights[child] = sight = viewer.May(Act.Read, RecordKind.Identity)
                    ? await ChildSight.ReadAsync(db, viewer, child, cancel)
                    : null;
            }

            return (sight is not null, kind => sight?.Sees(kind) == true);
        }
    }

    /// <summary>Who looked at a child and what changed, as far as the one who asks may read the child.</summary>
    /// <param name="sight">The child, as the one who asks sees it.</param>
    /// <param name="before">Only lines before this one.</param>
    /// <param name="size">Most lines.</param>
    /// <param name="cancel">To stop.</param>
    public async Task<LogLines> OfChildAsync(ChildSight sight, long? before, int size, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (child, household) = (sight.Child.Id, sight.Child.HouseholdId);
        var knowsSealed = sight.SeesAll(RecordKinds.Sealed);
        var names = await NamesAsync(db, cancel);
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(e => e.SubjectId == child || e.SubjectId == household)
            .OrderByDescending(e => e.Id)
            .ToListAsync(cancel);
        var opened = entries.ConvertAll(entry => (Entry: entry, Detail: AuditDetail.Open(db.Seal, entry)));
        // A row that was sealed once is sealed in every line about it.
        var rows = opened
            .Where(one => one.Detail.Change?.Id is not null)
            .GroupBy(one => one.Detail.Change!.Id!.Value)
            .ToDictionary(
                row => row.Key,
                row => row.SelectMany(one => FieldKinds.ToldBy(one.Detail.Change!)).ToHashSet()
            );
        foreach (var row in await db.Circumstances.AsNoTracking().Where(c => c.ChildId == child).ToListAsync(cancel))
        {
            Add(row.Id, KindOf.Circumstance(row.Group));
        }

        foreach (var row in await db.Incidents.AsNoTracking().Where(i => i.ChildId == child).ToListAsync(cancel))
        {
            Add(row.Id, KindOf.Incident(row.Kind));
        }

        var lines = new List<LogLine>();
        foreach (var (entry, detail) in opened.Where(one => !(one.Entry.Id >= before)))
        {
            var kinds = detail.Change?.Id is { } row ? rows[row] : [];
            var change = detail.Change is null
                ? ShownChange.Nothing
                : LogSight.Of(detail.Change, sight.Sees, opens: true, kinds);
            if (LogSight.Act(entry, knowsSealed) is { } act && (detail.Change is null || change.Table is not null))
            {
                lines.Add(Line(entry, act, change, detail, names));
            }

            if (lines.Count > size)
            {
                return new LogLines(lines[..size], HasOlder: true);
            }
        }

        return new LogLines(lines, HasOlder: false);

        void Add(Guid row, RecordKind kind)
        {
            if (rows.TryGetValue(row, out var kinds))
            {
                kinds.Add(kind);
            }
        }
    }

    /// <summary>The last change of a child or its household, where the one who asks made it and can take it back.</summary>
    public async Task<LogLine?> OwnLastOfAsync(ChildSight sight, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var subjects = new[] { sight.Child.Id, sight.Child.HouseholdId };
        if (await Undoing.LastOfAsync(db, await viewers.GetAsync(), subjects, cancel) is not { } entry)
        {
            return null;
        }

        var detail = AuditDetail.Open(db.Seal, entry);
        var change = LogSight.Of(detail.Change!, sight.Sees, opens: true, []);
        return change.Table is null ? null : Line(entry, entry.Act, change, detail, []);
    }

    /// <summary>What the one who asks did in the last 90 days, without values: what may be read today is not asked.</summary>
    public async Task<LogLines> OwnAsync(long? before, int size, CancellationToken cancel)
    {
        if ((await viewers.GetAsync()).AccountId is not { } account)
        {
            return LogLines.Empty;
        }

        await using var db = await databases.CreateDbContextAsync(cancel);
        var names = await NamesAsync(db, cancel);
        var entries = await LogQueries
            .OfPerson(db, account, time.GetUtcNow().UtcDateTime - OwnSpan)
            .Where(e => before == null || e.Id < before)
            .AsNoTracking()
            .OrderByDescending(e => e.Id)
            .Take(size + 1)
            .ToListAsync(cancel);
        var lines = entries
            .Take(size)
            .Select(entry =>
            {
                var detail = AuditDetail.Open(db.Seal, entry);
                var change = detail.Change is null
                    ? ShownChange.Nothing
                    : LogSight.Of(detail.Change, _ => false, opens: false, []);
                return Line(entry, entry.Act, change, detail, names);
            });
        return new LogLines([.. lines], entries.Count > size);
    }

    private static List<Guid> Communes(Viewer viewer) => [.. viewer.Reach(Act.Read, RecordKind.Log).Communes];

    private static LogLine Line(
        AuditEntry entry,
        string act,
        ShownChange change,
        AuditDetail detail,
        Dictionary<Guid, string> names
    ) =>
        new(
            entry,
            Who(entry) is { } who ? names.GetValueOrDefault(who) ?? LogWords.ShortId(who) : LogWords.Of(entry.Source),
            act,
            entry is { Subject: AuditSubjects.Account, SubjectId: { } about } ? names.GetValueOrDefault(about) : null,
            change,
            detail.Facts
        );

    /// <summary>Signing in is noted before the person is known as the one who acts; then it is the account it is about.</summary>
    private static Guid? Who(AuditEntry entry) =>
        entry.AccountId
        ?? (entry is { Act: AuditActs.SignedIn, Subject: AuditSubjects.Account } ? entry.SubjectId : null);

    private static Task<Dictionary<Guid, string>> NamesAsync(MangNonDb db, CancellationToken cancel) =>
        db.Users.Select(a => new { a.Id, a.DisplayName }).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
}
