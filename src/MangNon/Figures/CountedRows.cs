using System.Globalization;
using MangNon.Circumstances;
using MangNon.Figures.Facts;
using MangNon.Figures.Loading;
using MangNon.Figures.Rules;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Schooling;

namespace MangNon.Figures;

/// <summary>Lists the rows behind a figure. Pure.</summary>
internal static class CountedRows
{
    public static IEnumerable<CountedRow> OfVillage(
        CompiledRule rule,
        string villageName,
        IReadOnlyCollection<ChildFile> children,
        FactContext context
    ) =>
        from child in children.OrderBy(c => c.FullName, PersonNames.Order)
        from row in RowsOf(rule, child, context)
        let denominator = rule.InDenominator(row.Facts)
        let numerator = rule.Numerator(row.Facts)
        where denominator || numerator != 0
        select new CountedRow(
            child.Id,
            child.Id,
            child.Code,
            child.FullName,
            villageName,
            child.BirthDate,
            row.Detail,
            denominator,
            numerator > 0
        );

    public static IEnumerable<CountedRow> OfCommune(CompiledRule rule, CommuneFile commune, FactContext context) =>
        rule.Definition.Subject switch
        {
            RuleSubject.Facility => commune
                .Facilities.Select(f =>
                    Row(
                        rule,
                        FacilityFacts.Of(f, context),
                        f.Facility.Id,
                        f.Facility.Code,
                        f.Facility.Name,
                        f.Facility.VillageName
                    )
                )
                .OfType<CountedRow>(),
            RuleSubject.Village => commune
                .VillagesAt(context.At)
                .OrderBy(v => v.Name, VillageNames.Order)
                .Select(v =>
                    Row(rule, VillageFacts.Of(v.Name, commune.Facilities, context), v.Id, null, v.Name, v.Name)
                )
                .OfType<CountedRow>(),
            RuleSubject.Commune => new[]
            {
                Row(rule, CommuneFacts.Of(commune, context), commune.Commune.Id, null, commune.Commune.Name, null),
            }.OfType<CountedRow>(),
            _ => [],
        };

    /// <summary>
    /// The gap of an “up” component are those in the denominator and not in the numerator; of a “down” one, those in
    /// the numerator.
    /// </summary>
    public static bool IsIn(CountedRow row, CountedPart part, Direction direction) =>
        part switch
        {
            CountedPart.Denominator => row.InDenominator,
            CountedPart.Numerator => row.InNumerator,
            _ => direction == Direction.Up ? row is { InDenominator: true, InNumerator: false } : row.InNumerator,
        };

    /// <summary>How one child is counted by a rule.</summary>
    public static ChildInComponent OfChild(CompiledRule rule, ChildFile child, FactContext context)
    {
        var (denominator, numerator) = (0, 0);
        foreach (var (facts, _) in RowsOf(rule, child, context))
        {
            denominator += rule.InDenominator(facts) ? 1 : 0;
            numerator += rule.Numerator(facts) > 0 ? 1 : 0;
        }

        return new ChildInComponent(rule.ComponentId, denominator, numerator);
    }

    /// <summary>The rows of facts that a rule looks at for one child.</summary>
    public static IEnumerable<(IFacts Facts, string? Detail)> RowsOf(
        CompiledRule rule,
        ChildFile child,
        FactContext context
    ) =>
        rule.Definition.Subject switch
        {
            RuleSubject.Child => [(ChildFacts.Of(child, context), null)],
            RuleSubject.Enrolment => child
                .Enrolments.OrderBy(e => e.SchoolYear)
                .Select(e => ((IFacts)EnrolmentFacts.Of(child, e, context), (string?)SchoolYearWord(e))),
            RuleSubject.Incident => child
                .Incidents.OrderBy(i => i.On)
                .Select(i => ((IFacts)IncidentFacts.Of(child, i, context), (string?)IncidentWord(i))),
            _ => [],
        };

    private static CountedRow? Row(
        CompiledRule rule,
        IFacts facts,
        Guid id,
        string? code,
        string? name,
        string? villageName
    )
    {
        var denominator = rule.InDenominator(facts);
        var numerator = rule.Numerator(facts) > 0;
        return denominator || numerator
            ? new CountedRow(id, null, code, name ?? code ?? "", villageName, null, null, denominator, numerator)
            : null;
    }

    private static string SchoolYearWord(EnrolmentLine e) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{e.SchoolYear}-{e.SchoolYear + 1}, {(e.Grade == Grades.Nursery ? "nhà trẻ" : e.Grade == Grades.Kindergarten ? "mẫu giáo" : $"lớp {e.Grade}")}"
        );

    private static string IncidentWord(IncidentLine i) =>
        (
            i.Kind switch
            {
                IncidentKind.Injury => "tai nạn thương tích",
                IncidentKind.Abuse => "xâm hại",
                IncidentKind.ChildLabour => "lao động trẻ em",
                IncidentKind.ChildMarriage => "tảo hôn",
                _ => "thiên tai",
            }
        ) + i.On.ToString(" dd/MM/yyyy", CultureInfo.InvariantCulture);
}
