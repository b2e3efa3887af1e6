using MangNon.Access;
using MangNon.Figures;
using MangNon.Register;
using MangNon.Reporting.Duties;
using MangNon.Reporting.Freezing;
using MangNon.Reporting.UnitReports;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting.CommuneReports;

/// <summary>What the commune's report is made of at one moment.</summary>
/// <param name="Board">The figures of the term, as the person sees them.</param>
/// <param name="Register">The children of the commune in numbers.</param>
/// <param name="Units">Reports of units and villages, in the order of section V; empty where the duty gathers none.</param>
public sealed record GatheredReport(Board Board, RegisterSummary Register, IReadOnlyList<FrozenUnit> Units)
{
    /// <summary>Who has not handed in, or whose report is not accepted: printed, not hidden.</summary>
    public IEnumerable<FrozenUnit> Missing => Units.Where(unit => !unit.IsGathered);

    public IEnumerable<FrozenUnit> Gathered => Units.Where(unit => unit.IsGathered);
}

/// <summary>Gathers figures and accepted reports, and freezes them for the signature.</summary>
public static class ReportGathering
{
    public static async Task<GatheredReport> GatherAsync(
        MangNonDb db,
        RuleSet rules,
        Viewer viewer,
        ReportingPlace place,
        DutyTerm term,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(term);
        var board = await new FigureService(db, rules, viewer)
            .BoardAsync(new FigureQuery(place.CommuneId, term.Counted), cancel)
            .ConfigureAwait(false);
        var register = await RegisterSummaryQuery
            .ReadAsync(db, viewer, place.CommuneId, term.Counted, cancel)
            .ConfigureAwait(false);
        return new GatheredReport(
            board,
            register,
            await UnitsAsync(db, viewer, place, term, cancel).ConfigureAwait(false)
        );
    }

    /// <summary>All that is signed, in one value.</summary>
    /// <param name="db">The database.</param>
    /// <param name="rules">By which the figures were counted.</param>
    /// <param name="commune">Whose report it is.</param>
    /// <param name="gathered">What it is made of.</param>
    /// <param name="term">What is owed.</param>
    /// <param name="report">With signatory, number and days.</param>
    /// <param name="replaced">The signed version that it replaces; null for the first.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<FrozenReport> FreezeAsync(
        MangNonDb db,
        RuleSet rules,
        Commune commune,
        GatheredReport gathered,
        DutyTerm term,
        CommuneReport report,
        CommuneReport? replaced,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(commune);
        ArgumentNullException.ThrowIfNull(gathered);
        ArgumentNullException.ThrowIfNull(term);
        ArgumentNullException.ThrowIfNull(report);
        var villages = await db
            .Villages.Where(v => v.CommuneId == commune.Id && v.ValidTo == null)
            .Select(v => v.Name)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return new FrozenReport
        {
            Commune = commune.Name,
            UnitCode = commune.UnitCode,
            UnitCodeAsOf = commune.UnitCodeAsOf,
            Villages = [.. villages.Order(VillageNames.Order)],
            Programme = rules.Programme.Id,
            Duty = term.Duty.Id,
            Year = term.Year,
            Part = term.Part,
            From = term.Counted.From,
            To = term.Counted.To,
            IsEstimate = term.IsEstimate,
            RulesHash = rules.Hash,
            Rules =
            [
                .. rules.Programme.Components.Select(one => new FrozenRule(
                    one.Component.Id,
                    one.Component.Rule.Subject.ToString(),
                    one.Component.Rule.Of,
                    one.Component.Rule.Those ?? one.Component.Rule.Count,
                    one.Component.Rule.Version,
                    one.Component.Rule.LegalBasis
                )),
            ],
            Figures = [.. gathered.Board.Rows.Select(FrozenFigure.Of)],
            Register = gathered.Register,
            Units = gathered.Units,
            Words = ReportWords.Of(report),
            Addressees = [.. term.Duty.ToOn(report.IssuedOn!.Value).Select(one => one.Name)],
            Version = report.Version,
            Replaces = replaced?.Hash,
            WhyReplaced = report.WhyReplaced,
            Signatory = report.Signatory!,
            Number = report.Number!.Value,
            IssuedOn = report.IssuedOn.Value,
            SignedAt = report.SignedAt!.Value,
        };
    }

    private static async Task<IReadOnlyList<FrozenUnit>> UnitsAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        DutyTerm term,
        CancellationToken cancel
    )
    {
        if (term.Duty.Gathers is not { } gathers)
        {
            return [];
        }

        var lines = (await UnitReportBook.FindAsync(db, viewer, place, term.Year, cancel).ConfigureAwait(false)).Where(
            line => line.Term.Duty.Id == gathers && line.Term.Part == term.Part
        );
        var differences = (
            await db
                .FigureDifferences.AsNoTracking()
                .Join(
                    db.UnitReports.Where(r =>
                        r.CommuneId == place.CommuneId && r.Year == term.Year && r.DutyId == gathers
                    ),
                    d => d.ReportId,
                    r => r.Id,
                    (d, _) => d
                )
                .ToListAsync(cancel)
                .ConfigureAwait(false)
        ).ToLookup(d => d.ReportId);
        var today = VietnamTime.Today(db.Clock);
        return
        [
            .. lines.Select(line =>
            {
                var accepted = line.State == UnitReportState.Accepted;
                return new FrozenUnit(
                    line.Reporter.PlaceName ?? line.Reporter.Unit.Name,
                    line.State,
                    line.HandedInOn,
                    line.IsLateOn(today),
                    accepted ? ReportWords.Of(line.Report) : null,
                    accepted
                        ?
                        [
                            .. differences[line.Report!.Id]
                                .OrderBy(d => d.ComponentId, StringComparer.Ordinal)
                                .Select(FrozenDifference.Of),
                        ]
                        : []
                );
            }),
        ];
    }
}
