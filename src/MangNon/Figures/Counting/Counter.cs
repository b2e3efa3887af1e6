using MangNon.Figures.Facts;
using MangNon.Figures.Loading;
using MangNon.Figures.Rules;
using MangNon.Programme;

namespace MangNon.Figures.Counting;

/// <summary>Applies every rule to every row of facts in one pass. Pure.</summary>
internal static class Counter
{
    /// <summary>One tally per rule, in the rules' order, over the children of one village.</summary>
    public static Tally[] CountVillage(
        IReadOnlyList<CompiledRule> rules,
        IReadOnlyCollection<ChildFile> children,
        FactContext context
    )
    {
        var tallies = Empty(rules);
        var ofChild = Indices(rules, RuleSubject.Child);
        var ofEnrolment = Indices(rules, RuleSubject.Enrolment);
        var ofIncident = Indices(rules, RuleSubject.Incident);
        foreach (var child in children)
        {
            Apply(rules, tallies, ofChild, ChildFacts.Of(child, context));
            foreach (var line in child.Enrolments)
            {
                Apply(rules, tallies, ofEnrolment, EnrolmentFacts.Of(child, line, context));
            }

            foreach (var line in child.Incidents)
            {
                Apply(rules, tallies, ofIncident, IncidentFacts.Of(child, line, context));
            }
        }

        return tallies;
    }

    /// <summary>One tally per rule, in the rules' order, over what belongs to the commune as a whole.</summary>
    public static Tally[] CountCommune(IReadOnlyList<CompiledRule> rules, CommuneFile commune, FactContext context)
    {
        var tallies = Empty(rules);
        var ofFacility = Indices(rules, RuleSubject.Facility);
        foreach (var facility in commune.Facilities)
        {
            Apply(rules, tallies, ofFacility, FacilityFacts.Of(facility, context));
        }

        var ofVillage = Indices(rules, RuleSubject.Village);
        foreach (var village in commune.VillagesAt(context.At))
        {
            Apply(rules, tallies, ofVillage, VillageFacts.Of(village.Name, commune.Facilities, context));
        }

        Apply(rules, tallies, Indices(rules, RuleSubject.Commune), CommuneFacts.Of(commune, context));
        return tallies;
    }

    private static void Apply(IReadOnlyList<CompiledRule> rules, Tally[] tallies, int[] indices, IFacts row)
    {
        foreach (var i in indices)
        {
            var denominator = rules[i].InDenominator(row) ? 1 : 0;
            tallies[i].Add(rules[i].Numerator(row), denominator, row.Groups);
        }
    }

    private static Tally[] Empty(IReadOnlyList<CompiledRule> rules)
    {
        var tallies = new Tally[rules.Count];
        for (var i = 0; i < tallies.Length; i++)
        {
            tallies[i] = new Tally();
        }

        return tallies;
    }

    private static int[] Indices(IReadOnlyList<CompiledRule> rules, RuleSubject subject) =>
        [.. Enumerable.Range(0, rules.Count).Where(i => rules[i].Definition.Subject == subject)];
}
