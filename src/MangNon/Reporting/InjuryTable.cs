using MangNon.Circumstances;
using MangNon.Programme;
using MangNon.Register;

namespace MangNon.Reporting;

/// <summary>Injured children and those of them who died of it: “số mắc / số tử vong”.</summary>
public readonly record struct InjuryCount(int Injured, int Died)
{
    public static InjuryCount operator +(InjuryCount a, InjuryCount b) => new(a.Injured + b.Injured, a.Died + b.Died);
}

/// <summary>A row of the table: one cause.</summary>
/// <param name="Cause">Of the list of causes.</param>
/// <param name="All">Every injury of the cause.</param>
/// <param name="Boys">Nam.</param>
/// <param name="Girls">Nữ.</param>
/// <param name="Ages">By <see cref="InjuryTable.Ages"/>, in its order.</param>
/// <param name="Places">By <see cref="IncidentPlace"/>, in its order; an injury whose place is not written is in none.</param>
public sealed record InjuryRow(
    Code Cause,
    InjuryCount All,
    InjuryCount Boys,
    InjuryCount Girls,
    IReadOnlyList<InjuryCount> Ages,
    IReadOnlyList<InjuryCount> Places
);

/// <summary>
/// The table of child injuries of a period (Phụ lục 1, “Báo cáo tình hình tai nạn thương tích trẻ em”): injuries of
/// children under 16 on the day, by cause, sex, age and place. A child hurt twice is two injuries.
/// </summary>
/// <param name="Rows">One for each cause, in the order of the form, those without an injury too.</param>
/// <param name="Total">All together, under the first code of the list's causes.</param>
/// <param name="PlaceNotWritten">Injuries whose place is not written.</param>
/// <param name="CauseNotKnown">Injuries under “Khác” whose written cause is none of the list.</param>
public sealed record InjuryTable(IReadOnlyList<InjuryRow> Rows, InjuryRow Total, int PlaceNotWritten, int CauseNotKnown)
{
    private const int Adult = 16;

    /// <summary>
    /// The ages of the form in completed years, both ends inclusive. Its last band is printed “14–16”; a child is under
    /// 16, so it holds 14 and 15.
    /// </summary>
    public static IReadOnlyList<(int From, int To)> Ages { get; } = [(0, 5), (6, 9), (10, 13), (14, 15)];

    /// <param name="lines">The injuries of the period, and whatever else: other kinds are left out.</param>
    /// <param name="dead">
    /// Children who died of an injury in the period. One of whom no fatal injury is written is counted by the death
    /// alone, under “Khác” and without a place, so that the table and chỉ tiêu 11b agree.
    /// </param>
    /// <param name="causes">The list of causes; its last is “Khác”.</param>
    public static InjuryTable Of(IEnumerable<ListedIncident> lines, IEnumerable<Child> dead, CodeList causes)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(dead);
        ArgumentNullException.ThrowIfNull(causes);
        var written = lines.Where(line => line.Incident.Kind == IncidentKind.Injury).ToList();
        var fatal = written
            .Where(line => line.Incident.Outcome == IncidentOutcome.Died)
            .Select(line => line.Child.Id)
            .ToHashSet();
        var unwritten = dead.Where(child => child.DiedOn is not null && !fatal.Contains(child.Id)).Select(Death);
        var injuries = written
            .Concat(unwritten)
            .Where(line => AgeOn(line) < Adult)
            .Select(line => (Line: line, Cause: CauseOf(line.Incident.Detail, causes)))
            .ToList();
        return new InjuryTable(
            [
                .. causes.Codes.Select(code =>
                    Row(code, [.. injuries.Where(one => one.Cause == code).Select(one => one.Line)])
                ),
            ],
            Row(causes.Codes[^1], [.. injuries.Select(one => one.Line)]),
            injuries.Count(one => one.Line.Incident.Place is null),
            injuries.Count(one => one.Cause == causes.Codes[^1] && !IsNamed(one.Line.Incident.Detail, causes.Codes[^1]))
        );
    }

    /// <summary>The cause that a text names by a word of its own, else the last of the list.</summary>
    public static Code CauseOf(string? detail, CodeList causes)
    {
        ArgumentNullException.ThrowIfNull(causes);
        return causes.Codes.FirstOrDefault(code => IsNamed(detail, code)) ?? causes.Codes[^1];
    }

    private static bool IsNamed(string? detail, Code code)
    {
        var words = Padded(detail ?? "");
        return code
            .Name.Split(['/', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Any(name => words.Contains(Padded(name), StringComparison.Ordinal));
    }

    private static string Padded(string text) =>
        " "
        + string.Join(
            ' ',
            new string([
                .. PersonName.Repair(text).ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' '),
            ]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
        )
        + " ";

    private static ListedIncident Death(Child child) =>
        new(
            new Incident
            {
                Id = child.Id,
                ChildId = child.Id,
                Kind = IncidentKind.Injury,
                OccurredOn = child.DiedOn!.Value,
                Outcome = IncidentOutcome.Died,
            },
            child,
            Guid.Empty,
            ""
        );

    private static int AgeOn(ListedIncident line) => Age.Years(line.Child.BirthDate, line.Incident.OccurredOn);

    private static InjuryRow Row(Code cause, List<ListedIncident> lines) =>
        new(
            cause,
            Count(lines, _ => true),
            Count(lines, line => line.Child.Sex == Sex.Male),
            Count(lines, line => line.Child.Sex == Sex.Female),
            [.. Ages.Select(age => Count(lines, line => AgeOn(line) >= age.From && AgeOn(line) <= age.To))],
            [.. Enum.GetValues<IncidentPlace>().Select(place => Count(lines, line => line.Incident.Place == place))]
        );

    private static InjuryCount Count(List<ListedIncident> lines, Predicate<ListedIncident> fits) =>
        lines
            .FindAll(fits)
            .Aggregate(
                default(InjuryCount),
                (sum, line) => sum + new InjuryCount(1, line.Incident.Outcome == IncidentOutcome.Died ? 1 : 0)
            );
}
