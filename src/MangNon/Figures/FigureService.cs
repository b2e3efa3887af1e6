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
/// several threads at once.
/// </summary>
public sealed class FigureService(MangNonDb db, RuleSet rules)
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
        return [.. periods.Select((p, i) => FigureAssembly.Assemble(rules, counts, i, p, query.Villages))];
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
    /// <returns>Empty for an unknown component or one that is only reported.</returns>
    public async Task<IReadOnlyList<CountedRow>> CountedAsync(
        FigureQuery query,
        string componentId,
        CountedPart part,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        if (rules.Find(componentId) is not { } rule || rule.Definition.Subject == RuleSubject.Reported)
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
            foreach (var village in commune.Villages.OrderBy(v => v.Name, VillageNames.Order))
            {
                if (query.Villages is null || query.Villages.Contains(village.Id))
                {
                    var (_, children) = await FreshCounts
                        .LoadAtOneMomentAsync(db, village.Id, cancel)
                        .ConfigureAwait(false);
                    rows.AddRange(CountedRows.OfVillage(rule, village.Name, children, context));
                }
            }
        }

        return [.. rows.Where(r => CountedRows.IsIn(r, part, direction))];
    }

    /// <summary>Why a child is counted or not; null for an unknown component or child.</summary>
    public async Task<Explanation?> WhyAsync(
        Guid communeId,
        string componentId,
        string childCode,
        Period period,
        CancellationToken cancel
    )
    {
        if (rules.Find(componentId) is not { } rule)
        {
            return null;
        }

        var found = await db
            .Children.Where(c => c.CommuneId == communeId && c.Code == childCode)
            .Join(db.Households, c => c.HouseholdId, h => h.Id, (c, h) => new { c.Id, h.VillageId })
            .SingleOrDefaultAsync(cancel)
            .ConfigureAwait(false);
        if (found is null)
        {
            return null;
        }

        var (_, children) = await FreshCounts.LoadAtOneMomentAsync(db, found.VillageId, cancel).ConfigureAwait(false);
        var child = children.Single(c => c.Id == found.Id);
        return new Explanation(
            componentId,
            childCode,
            Explanations.Of(rule, child, new Facts.FactContext(period, rules.Schedule))
        );
    }

    /// <summary>The components that a child is counted in, in the programme's order; empty for a child that is not the commune's.</summary>
    public async Task<IReadOnlyList<ChildInComponent>> OfChildAsync(
        Guid communeId,
        Guid childId,
        Period period,
        CancellationToken cancel
    )
    {
        var village = await db
            .Children.Where(c => c.CommuneId == communeId && c.Id == childId)
            .Join(db.Households, c => c.HouseholdId, h => h.Id, (c, h) => (Guid?)h.VillageId)
            .SingleOrDefaultAsync(cancel)
            .ConfigureAwait(false);
        if (village is null)
        {
            return [];
        }

        var (_, children) = await FreshCounts.LoadAtOneMomentAsync(db, village.Value, cancel).ConfigureAwait(false);
        var context = new Facts.FactContext(period, rules.Schedule);
        var child = children.Single(c => c.Id == childId);
        return
        [
            .. rules
                .Rules.Select(rule => CountedRows.OfChild(rule, child, context))
                .Where(counted => counted.InDenominator > 0 || counted.InNumerator > 0),
        ];
    }

    /// <summary>The rule of a component in Vietnamese words; null for an unknown component.</summary>
    public RuleInWords? Words(string componentId) => rules.InWords(componentId);
}
