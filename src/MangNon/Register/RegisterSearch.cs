using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Register.Searching;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register;

/// <summary>
/// Finds children in a commune's register. Words are looked for in the commune's index in memory
/// (<see cref="SearchIndexes"/>), which knows nothing of who asks; filters and what the viewer may see are conditions of
/// the SQL, and only what passes both is found, counted or shown. It comes back as a narrow line per child; their order
/// is made here, because neither database can sort by the last word of a name as Vietnamese does without a column and
/// a collation of its own. A commune has at most some 20,000 children, of whom only the page shown is then read in full.
/// </summary>
public sealed class RegisterSearch(SearchIndexes indexes)
{
    /// <summary>Found by words: up to so many ids are asked for by name; of more all lines are read that pass the filters.</summary>
    private const int MostByName = 500;

    /// <summary>All who fit and whom the viewer may see, in the order asked for.</summary>
    public async Task<RegisterFound> FindAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        RegisterQuery query,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(viewer);
        var words = SearchWord.AllOf(query.Text);
        var withPersonalId = new List<IReadOnlyCollection<Guid>>();
        foreach (var word in words)
        {
            withPersonalId.Add(await WithPersonalIdAsync(db, viewer, communeId, word, cancel).ConfigureAwait(false));
        }

        var ranks =
            words.Count == 0
                ? null
                : (await indexes.GetAsync(db, communeId, cancel).ConfigureAwait(false))
                    .Find(words, withPersonalId)
                    .Best.Select((id, rank) => (id, rank))
                    .ToDictionary(found => found.id, found => found.rank);
        var lines = await LinesAsync(db, viewer, communeId, query, ranks, cancel).ConfigureAwait(false);
        if (query.InSpecialCircumstances is { } special && viewer.May(Act.Read, RecordKind.Circumstances))
        {
            var inGroups = await InSpecialCircumstancesAsync(db, viewer, communeId, query.Today, cancel)
                .ConfigureAwait(false);
            lines.RemoveAll(line => inGroups.Contains(line.Id) != special);
        }

        return new RegisterFound(
            [.. InOrder(lines, query.Order, ranks).Select(line => line.Id)],
            words,
            withPersonalId.SelectMany(ids => ids).ToHashSet()
        );
    }

    /// <summary>The children of these ids, in the same order, with their household and village; ids of no child are passed over.</summary>
    public static async Task<IReadOnlyList<RegisterLine>> ReadAsync(
        MangNonDb db,
        IReadOnlyList<Guid> ids,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(ids);
        var lines = new Dictionary<Guid, RegisterLine>();
        foreach (var some in ids.Chunk(500))
        {
            var read =
                from child in db.Children.AsNoTracking()
                where some.Contains(child.Id)
                join household in db.Households on child.HouseholdId equals household.Id
                join village in db.Villages on household.VillageId equals village.Id
                select new RegisterLine(child, household.Code, village.Name, household.Head);
            await foreach (var line in read.AsAsyncEnumerable().WithCancellation(cancel).ConfigureAwait(false))
            {
                lines.Add(line.Child.Id, line);
            }
        }

        return [.. ids.Where(lines.ContainsKey).Select(id => lines[id])];
    }

    /// <summary>The lines that pass the filters, the viewer's reach and, where words were searched for, these.</summary>
    private static async Task<List<Line>> LinesAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        RegisterQuery query,
        Dictionary<Guid, int>? ranks,
        CancellationToken cancel
    )
    {
        var children = Filtered(db, viewer, communeId, query);
        if (ranks is { Count: <= MostByName })
        {
            var ids = ranks.Keys.ToArray();
            children = children.Where(child => ids.Contains(child.Id));
        }

        var lines = await (
            from child in children
            join household in db.Households on child.HouseholdId equals household.Id
            join village in db.Villages on household.VillageId equals village.Id
            where query.VillageId == null || village.Id == query.VillageId
            select new Line(child.Id, child.FullName, child.BirthDate, village.Name)
        )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        if (ranks is not null)
        {
            lines.RemoveAll(line => !ranks.ContainsKey(line.Id));
        }

        return lines;
    }

    private static IQueryable<Child> Filtered(MangNonDb db, Viewer viewer, Guid communeId, RegisterQuery query)
    {
        var today = query.Today;
        var children = viewer
            .Reach(query.Act, RecordKind.Identity)
            .Of(db, db.Children.AsNoTracking().Where(c => c.CommuneId == communeId));
        if (query.Age is { } band)
        {
            var latest = band.LatestBirth(today);
            children = children.Where(c => c.BirthDate <= latest);
            if (band.EarliestBirth(today) is { } earliest)
            {
                children = children.Where(c => c.BirthDate >= earliest);
            }
        }

        if (query.Sex is { } sex)
        {
            children = children.Where(c => c.Sex == sex);
        }

        children = query.Standing switch
        {
            Standing.Dead => children.Where(c => c.DiedOn <= today),
            Standing.Left => children.Where(c => c.LeftOn <= today && (c.DiedOn == null || c.DiedOn > today)),
            Standing.Away => Here(children, today)
                .Where(c => c.Residence == Residence.Absent || c.ArrivedOn > today || c.BirthDate > today),
            Standing.Resident => Here(children, today)
                .Where(c =>
                    c.Residence != Residence.Absent
                    && (c.ArrivedOn == null || c.ArrivedOn <= today)
                    && c.BirthDate <= today
                ),
            _ => children,
        };

        return children;
    }

    /// <summary>
    /// Children in a legal group today that the viewer may know of: nobody is found, or left out, because of another.
    /// Groups are sealed: the commune's open circumstances, some hundreds, are read and decided here.
    /// </summary>
    private static async Task<HashSet<Guid>> InSpecialCircumstancesAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var open = await (
            from circumstance in db.Circumstances.AsNoTracking()
            join child in viewer.Reach(Act.Read, RecordKind.Circumstances).Of(db, db.Children)
                on circumstance.ChildId equals child.Id
            where child.CommuneId == communeId
            where circumstance.From <= today && (circumstance.To == null || circumstance.To > today)
            select circumstance
        )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return
        [
            .. open.Where(x => x.Group != Circumstance.AtRisk)
                .Where(x =>
                    KindOf.Circumstance(x.Group) is var kind
                    && (kind == RecordKind.Circumstances || viewer.MayAll(Act.Read, kind, communeId))
                )
                .Select(x => x.ChildId),
        ];
    }

    /// <summary>The commune's children with this personal identity number, found by its blind index.</summary>
    private static async Task<IReadOnlyList<Guid>> WithPersonalIdAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        SearchWord word,
        CancellationToken cancel
    )
    {
        var found = new List<Guid>();
        if (word.IsNumber)
        {
            foreach (var index in db.Seal.Indexes(word.Folded))
            {
                found.AddRange(
                    await viewer
                        .Reach(Act.Read, RecordKind.Contact)
                        .Of(db, db.Children)
                        .Where(c => c.CommuneId == communeId && c.PersonalIdIndex == index)
                        .Select(c => c.Id)
                        .ToListAsync(cancel)
                        .ConfigureAwait(false)
                );
            }
        }

        return found;
    }

    private static IQueryable<Child> Here(IQueryable<Child> children, DateOnly today) =>
        children.Where(c => (c.DiedOn == null || c.DiedOn > today) && (c.LeftOn == null || c.LeftOn > today));

    private static IEnumerable<Line> InOrder(
        IEnumerable<Line> lines,
        RegisterOrder order,
        Dictionary<Guid, int>? ranks
    ) =>
        order switch
        {
            RegisterOrder.BirthDate => ByName(lines).OrderBy(line => line.BirthDate),
            RegisterOrder.Village => ByName(lines).OrderBy(line => line.VillageName, VillageNames.Order),
            RegisterOrder.Fit when ranks is not null => lines.OrderBy(line => ranks[line.Id]),
            _ => ByName(lines),
        };

    private static IEnumerable<Line> ByName(IEnumerable<Line> lines) =>
        lines.OrderBy(line => line.FullName, PersonNames.Order).ThenBy(line => line.BirthDate).ThenBy(line => line.Id);

    private sealed record Line(Guid Id, string FullName, DateOnly BirthDate, string VillageName);
}

/// <summary>What a search found.</summary>
/// <param name="Ids">In the order asked for.</param>
/// <param name="Words">What was searched for.</param>
/// <param name="ByPersonalId">Whose identity number is one of the words; only such as the viewer may know the number of.</param>
public sealed record RegisterFound(
    IReadOnlyList<Guid> Ids,
    IReadOnlyList<SearchWord> Words,
    IReadOnlySet<Guid> ByPersonalId
);
