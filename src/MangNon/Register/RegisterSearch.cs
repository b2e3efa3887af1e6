using System.Globalization;
using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register;

/// <summary>
/// Finds children in a commune's register. What fits is decided in SQL (one <c>LIKE</c> per word, so that the words
/// may come in any order), and comes back as a narrow line per child; their order is made here, because neither
/// database can sort by the last word of a name as Vietnamese does without a column and a collation of its own. A
/// commune has at most some 20,000 children, of whom only the page shown is then read in full.
/// </summary>
public static class RegisterSearch
{
    /// <summary>Ids of all who fit and whom the viewer may see, in the order asked for.</summary>
    public static async Task<IReadOnlyList<Guid>> FindAsync(
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
        var found =
            from child in Filtered(db, viewer, communeId, query)
            join household in db.Households on child.HouseholdId equals household.Id
            join village in db.Villages on household.VillageId equals village.Id
            where query.VillageId == null || village.Id == query.VillageId
            select new Found
            {
                Child = child,
                HouseholdCode = household.Code,
                VillageName = village.Name,
            };
        foreach (var word in Words(query.Text))
        {
            found = Holding(
                found,
                word,
                await WithPersonalIdAsync(db, viewer, communeId, word, cancel).ConfigureAwait(false)
            );
        }

        var lines = await found
            .Select(f => new Line(f.Child.Id, f.Child.FullName, f.Child.BirthDate, f.VillageName))
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        if (query.InSpecialCircumstances is { } special && viewer.May(Act.Read, RecordKind.Circumstances))
        {
            var inGroups = await InSpecialCircumstancesAsync(db, viewer, communeId, query.Today, cancel)
                .ConfigureAwait(false);
            lines.RemoveAll(line => inGroups.Contains(line.Id) != special);
        }

        return [.. InOrder(lines, query.Order).Select(line => line.Id)];
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
                select new RegisterLine(child, household.Code, village.Name);
            await foreach (var line in read.AsAsyncEnumerable().WithCancellation(cancel).ConfigureAwait(false))
            {
                lines.Add(line.Child.Id, line);
            }
        }

        return [.. ids.Where(lines.ContainsKey).Select(id => lines[id])];
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
        string word,
        CancellationToken cancel
    )
    {
        var found = new List<Guid>();
        if (word.All(char.IsAsciiDigit))
        {
            foreach (var index in db.Seal.Indexes(word))
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

    /// <summary>Repaired and folded words; a day stays whole.</summary>
    private static string[] Words(string text) =>
        PersonName.Fold(text).Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);

    private static IQueryable<Found> Holding(IQueryable<Found> found, string word, IReadOnlyList<Guid> withPersonalId)
    {
        if (
            DateOnly.TryParseExact(
                word,
                ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
        {
            return found.Where(f => f.Child.BirthDate == day);
        }

        const string Escape = "\\";
        var literal = word.Replace(Escape, Escape + Escape, StringComparison.Ordinal)
            .Replace("%", Escape + "%", StringComparison.Ordinal)
            .Replace("_", Escape + "_", StringComparison.Ordinal);
        var beginning = literal + "%";
        var later = "% " + beginning;
        // Inside a query ToLower becomes the database's own lower().
#pragma warning disable CA1304, CA1311, MA0011, RS0030
        return found.Where(f =>
            EF.Functions.Like(f.Child.NameFolded, beginning, Escape)
            || EF.Functions.Like(f.Child.NameFolded, later, Escape)
            || EF.Functions.Like(f.Child.Code.ToLower(), beginning, Escape)
            || EF.Functions.Like(f.HouseholdCode.ToLower(), beginning, Escape)
            || withPersonalId.Contains(f.Child.Id)
        );
#pragma warning restore CA1304, CA1311, MA0011, RS0030
    }

    private static IEnumerable<Line> InOrder(List<Line> lines, RegisterOrder order) =>
        order switch
        {
            RegisterOrder.BirthDate => ByName(lines).OrderBy(line => line.BirthDate),
            RegisterOrder.Village => ByName(lines).OrderBy(line => line.VillageName, VillageNames.Order),
            _ => ByName(lines),
        };

    private static IEnumerable<Line> ByName(List<Line> lines) =>
        lines.OrderBy(line => line.FullName, PersonNames.Order).ThenBy(line => line.BirthDate).ThenBy(line => line.Id);

    private sealed class Found
    {
        public required Child Child { get; init; }
        public required string HouseholdCode { get; init; }
        public required string VillageName { get; init; }
    }

    private sealed record Line(Guid Id, string FullName, DateOnly BirthDate, string VillageName);
}

/// <summary>Whom to look for. Everything given must fit.</summary>
public sealed record RegisterQuery
{
    /// <summary>Ages and standing are of this day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What they are looked for: to be read, or to be taken away in a file.</summary>
    public Act Act { get; init; } = Act.Read;

    /// <summary>Words, in any order and without regard to diacritics: beginnings of words of the name, of the child's or the household's code, or a birth date d/m/yyyy.</summary>
    public string Text { get; init; } = "";

    public Guid? VillageId { get; init; }

    public AgeBand? Age { get; init; }

    public Sex? Sex { get; init; }

    public Standing? Standing { get; init; }

    /// <summary>In a group of Điều 10 Luật Trẻ em today (true), or in none (false); being at risk is none.</summary>
    public bool? InSpecialCircumstances { get; init; }

    public RegisterOrder Order { get; init; }
}

/// <summary>Order of a list of children. Within the same day or village by name.</summary>
public enum RegisterOrder
{
    /// <summary>By given name, as Vietnamese sorts.</summary>
    Name,

    /// <summary>The oldest first.</summary>
    BirthDate,

    /// <summary>By village: Thôn 2 before Thôn 10.</summary>
    Village,
}

/// <summary>One child of a list.</summary>
public sealed record RegisterLine(Child Child, string HouseholdCode, string VillageName);
