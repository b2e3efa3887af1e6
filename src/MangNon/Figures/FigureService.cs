using MangNon.Access;
using MangNon.Figures.Counting;
using MangNon.Figures.Loading;
using MangNon.Figures.Rules;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Figures;

/// <summary>
/// Reads figures: fresh the moment a record is saved, and opened down to the child. One per database context; not for
/// several threads at once. What the viewer may not see is not in the answer.
/// </summary>
public sealed class FigureService(MangNonDb db, RuleSet rules, Viewer viewer)
{
    public RuleSet Rules => rules;

    /// <summary>All figures of a commune, or of some of its villages, for one period, with every breakdown.</summary>
    public async Task<FigureSet> ReadAsync(FigureQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        return (await ReadAsync(query, [query.Period], cancel).ConfigureAwait(false))[0];
    }

    /// <summary>The same for several periods at once: a village is loaded once for all of them.</summary>
    public async Task<IReadOnlyList<FigureSet>> ReadAsync(
        FigureQuery query,
        IReadOnlyList<Period> periods,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        var counts = await FreshCounts.ReadAsync(db, rules, query.CommuneId, periods, cancel).ConfigureAwait(false);
        return [.. periods.Select((p, i) => Seen(query, p, counts, i))];
    }

    /// <summary>Whether any children behind a component may be listed, or taken away in a file.</summary>
    public bool MayList(string componentId, Act act = Act.Read) =>
        rules.Find(componentId) is { } rule
        && rule.Definition.Subject != RuleSubject.Reported
        && (act == Act.Read ? rule.Kinds : rule.ChildKinds).All(kind => viewer.May(act, kind));

    private FigureSet Seen(FigureQuery query, Period period, CommuneCounts counts, int index)
    {
        var asked = FigureAssembly.Assemble(rules, counts, index, period, query.Villages);
        // Only one who may not see the children of the villages asked for needs the whole commune's figures.
        var whole = new Lazy<FigureSet>(() => FigureAssembly.Assemble(rules, counts, index, period, villages: null));
        var village = query.Villages is { Count: 1 } one
            ? counts.Commune.Villages.FirstOrDefault(v => v.Id == one.First())?.Name
            : null;
        return asked with
        {
            Figures = rules.Rules.ToDictionary(
                rule => rule.ComponentId,
                rule =>
                    query.Villages is null
                    || asked.Figures[rule.ComponentId].NoFigure == NoFigureReason.WholeCommuneOnly
                    || FigureSight.Of(viewer, query, rule.Kinds) == Sight.Whole
                        ? FigureSight.Show(viewer, query, rule, asked.Figures[rule.ComponentId])
                        : FigureSight.ShowVillage(
                            viewer,
                            rule,
                            whole.Value.Figures[rule.ComponentId],
                            query.CommuneId,
                            village
                        ),
                StringComparer.Ordinal
            ),
        };
    }

    /// <summary>The board: every component with its figure, its years back to the programme's first, verdict and gap.</summary>
    public async Task<Board> BoardAsync(FigureQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        var back = Math.Clamp(query.Period.Year - rules.Programme.FromYear, 2, 12);
        Period[] periods = [.. Enumerable.Range(0, back + 1).Select(i => query.Period.YearsEarlier(back - i))];
        return BoardAssembly.Assemble(rules, await ReadAsync(query, periods, cancel).ConfigureAwait(false));
    }

    /// <summary>The rows counted in a figure, or the gap to its target, in order of village and given name.</summary>
    /// <returns>Empty for an unknown component, one that is only reported, and one that the viewer may list nobody of.</returns>
    public async Task<IReadOnlyList<CountedRow>> CountedAsync(
        FigureQuery query,
        string componentId,
        CountedPart part,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        if (rules.Find(componentId) is not { } rule || !MayList(componentId, query.Act))
        {
            return [];
        }

        var commune = await CommuneLoader.LoadAsync(db, query.CommuneId, cancel).ConfigureAwait(false);
        var context = new Facts.FactContext(query.Period, rules.Schedule);
        var direction = rules.Programme.Components.First(c => c.Component.Id == componentId).Component.Direction;
        var rows = new List<CountedRow>();
        if (rule.Definition.Subject is RuleSubject.Facility or RuleSubject.Village or RuleSubject.Commune)
        {
            rows.AddRange(CountedRows.OfCommune(rule, commune, context));
        }
        else
        {
            var seen = await SeenAsync(query, rule, cancel).ConfigureAwait(false);
            foreach (var village in commune.Villages.OrderBy(v => v.Name, VillageNames.Order))
            {
                if (
                    (query.Villages is null || query.Villages.Contains(village.Id))
                    && (seen is null || seen.Villages.Contains(village.Id))
                )
                {
                    var (_, children, _) = await FreshCounts
                        .LoadAtOneMomentAsync(db, village.Id, cancel)
                        .ConfigureAwait(false);
                    rows.AddRange(
                        CountedRows.OfVillage(
                            rule,
                            village.Name,
                            seen is null ? children : [.. children.Where(child => seen.Children.Contains(child.Id))],
                            context
                        )
                    );
                }
            }
        }

        return [.. rows.Where(r => CountedRows.IsIn(r, part, direction))];
    }

    /// <summary>
    /// Why a child is counted or not; null for an unknown component or child, and for one that the viewer may not read
    /// all of the rule's kinds of record of.
    /// </summary>
    public async Task<Explanation?> WhyAsync(
        Guid communeId,
        string componentId,
        string childCode,
        Period period,
        CancellationToken cancel
    )
    {
        var id = await db
            .Children.Where(c => c.CommuneId == communeId && c.Code == childCode)
            .Select(c => (Guid?)c.Id)
            .SingleOrDefaultAsync(cancel)
            .ConfigureAwait(false);
        return
            rules.Find(componentId) is { } rule
            && await ChildSight.ReadAsync(db, viewer, id ?? Guid.Empty, cancel).ConfigureAwait(false) is { } sight
            && sight.SeesAll(rule.ChildKinds)
            ? new Explanation(
                componentId,
                childCode,
                Explanations.Of(
                    rule,
                    await FileAsync(sight, cancel).ConfigureAwait(false),
                    new Facts.FactContext(period, rules.Schedule)
                ),
                rule.ChildKinds.Any(kind => RecordKinds.ClassOf(kind) == RecordClass.Sealed)
            )
            : null;
    }

    /// <summary>
    /// The components that a child is counted in, in the programme's order; only those whose kinds of record the viewer
    /// may read of this child. Empty for a child that may not be seen.
    /// </summary>
    public async Task<IReadOnlyList<ChildInComponent>> OfChildAsync(
        Guid childId,
        Period period,
        CancellationToken cancel
    )
    {
        if (await ChildSight.ReadAsync(db, viewer, childId, cancel).ConfigureAwait(false) is not { } sight)
        {
            return [];
        }

        var child = await FileAsync(sight, cancel).ConfigureAwait(false);
        var context = new Facts.FactContext(period, rules.Schedule);
        return
        [
            .. rules
                .Rules.Where(rule => sight.SeesAll(rule.ChildKinds))
                .Select(rule => CountedRows.OfChild(rule, child, context))
                .Where(counted => counted.InDenominator > 0 || counted.InNumerator > 0),
        ];
    }

    private async Task<ChildFile> FileAsync(ChildSight sight, CancellationToken cancel)
    {
        var (_, children, _) = await FreshCounts
            .LoadAtOneMomentAsync(db, sight.VillageId, cancel)
            .ConfigureAwait(false);
        return children.Single(one => one.Id == sight.Child.Id);
    }

    /// <summary>The children of a commune that the viewer may know the counting of; null for all.</summary>
    private async Task<SeenChildren?> SeenAsync(FigureQuery query, CompiledRule rule, CancellationToken cancel)
    {
        var children = db.Children.Where(c => c.CommuneId == query.CommuneId);
        var all = true;
        foreach (var reach in rule.ChildKinds.Select(k => viewer.Reach(query.Act, k)))
        {
            if (!reach.Covers(query.CommuneId))
            {
                children = reach.Of(db, children);
                all = false;
            }
        }

        if (all)
        {
            return null;
        }

        var seen = await children
            .Join(db.Households, c => c.HouseholdId, h => h.Id, (c, h) => new { c.Id, h.VillageId })
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return new SeenChildren(seen.Select(c => c.Id).ToHashSet(), seen.Select(c => c.VillageId).ToHashSet());
    }

    private sealed record SeenChildren(HashSet<Guid> Children, HashSet<Guid> Villages);

    /// <summary>The rule of a component in Vietnamese words; null for an unknown component.</summary>
    public RuleInWords? Words(string componentId) => rules.InWords(componentId);
}
