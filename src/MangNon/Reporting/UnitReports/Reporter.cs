using MangNon.Access;
using MangNon.Facilities;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Reporting.Duties;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting.UnitReports;

/// <summary>A unit of the plan, or the school or village of it that reports by itself.</summary>
/// <param name="UnitId">The unit of the programme.</param>
/// <param name="PlaceId">The school or village; <see cref="Guid.Empty"/> where the unit reports as one.</param>
public readonly record struct ReporterKey(string UnitId, Guid PlaceId)
{
    /// <summary>As in addresses: “tram-y-te”, “cac-thon.0198…”.</summary>
    public string Slug => PlaceId == Guid.Empty ? UnitId : $"{UnitId}.{PlaceId:N}";

    public static bool TryParse(string? slug, out ReporterKey key)
    {
        var dot = slug?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        var place = Guid.Empty;
        var isWhole = slug is { Length: > 0 } && dot < 0;
        var isPart = dot > 0 && Guid.TryParseExact(slug![(dot + 1)..], "N", out place);
        key =
            isWhole ? new ReporterKey(slug!, Guid.Empty)
            : isPart ? new ReporterKey(slug![..dot], place)
            : default;
        return isWhole || isPart;
    }
}

/// <summary>One who owes reports.</summary>
/// <param name="Key">Which.</param>
/// <param name="Unit">Of the programme.</param>
/// <param name="Writer">Who writes for it.</param>
/// <param name="PlaceName">The school's or village's name; null for a unit that reports as one.</param>
public sealed record Reporter(ReporterKey Key, ResponsibleUnit Unit, UnitReporter Writer, string? PlaceName)
{
    public bool IsVillage => Writer.Each == ReporterEach.Village;

    /// <summary>
    /// What it answers for: the components that it leads; where it leads none, those that it takes part in.
    /// </summary>
    public IReadOnlyList<string> ComponentsOf(ActionProgramme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var all = programme.Components.ToList();
        var led = all.Where(one => one.Indicator.LeadUnit == Unit.Id).ToList();
        return
        [
            .. (led.Count > 0 ? led : all.Where(one => one.Indicator.CooperatingUnits.Contains(Unit.Id))).Select(one =>
                one.Component.Id
            ),
        ];
    }

    /// <summary>Whether a person writes for it: holds the role that does, for this place where each reports by itself.</summary>
    public bool IsWrittenBy(Viewer viewer, Guid communeId)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var place = Key.PlaceId;
        return viewer
            .Held(Act.Write, RecordKind.UnitReports)
            .Any(held =>
                held.Role.Id == Writer.RoleId
                && held.Homes.Contains(communeId)
                && (place == Guid.Empty || held.Facilities.Contains(place) || held.Villages.Contains(place))
            );
    }
}

/// <summary>Who owes reports in a commune.</summary>
public static class Reporters
{
    /// <summary>
    /// In the order of section V; schools by kind and name, villages in reading order. Of schools those open, of villages
    /// those there are, on a day: a village that was merged still owes the reports of its years.
    /// </summary>
    public static async Task<IReadOnlyList<Reporter>> OfAsync(
        MangNonDb db,
        Guid communeId,
        ActionProgramme programme,
        ReportingDuties duties,
        DateOnly day,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(duties);
        var schools = await db
            .Facilities.AsNoTracking()
            .Where(f => f.CommuneId == communeId && f.Kind != FacilityKind.PlayPoint)
            .Where(f => !(f.OpenedOn > day) && !(f.ClosedOn <= day))
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var villages = await db
            .Villages.AsNoTracking()
            .Where(v => v.CommuneId == communeId && !(v.ValidFrom > day) && !(v.ValidTo < day))
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var units = programme.Units.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        var reporters = new List<Reporter>();
        foreach (var writer in duties.Reporters)
        {
            if (!units.TryGetValue(writer.UnitId, out var unit))
            {
                continue;
            }

            Reporter Part(Guid place, string? name) => new(new ReporterKey(unit.Id, place), unit, writer, name);
            reporters.AddRange(
                writer.Each switch
                {
                    ReporterEach.School => schools
                        .OrderBy(school => school.Kind)
                        .ThenBy(school => school.Name ?? school.Code, VillageNames.Order)
                        .Select(school => Part(school.Id, school.Name ?? school.Code)),
                    ReporterEach.Village => villages
                        .OrderBy(village => village.Name, VillageNames.Order)
                        .Select(village => Part(village.Id, village.Name)),
                    _ => [Part(Guid.Empty, null)],
                }
            );
        }

        return reporters;
    }
}
