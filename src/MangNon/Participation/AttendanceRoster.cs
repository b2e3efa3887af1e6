using MangNon.Access;
using MangNon.Register;
using MangNon.Schooling;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Participation;

/// <summary>Whose children an attendance list shows.</summary>
public enum AttendanceAge
{
    /// <summary>Of an age that the activity's kind is counted for, and all who took part.</summary>
    Counted,

    /// <summary>Under sixteen, and all who took part.</summary>
    UnderSixteen,

    /// <summary>Under eighteen, and all who took part.</summary>
    UnderEighteen,
}

/// <summary>Which part of an activity's list is asked for.</summary>
/// <param name="ActivityId">The activity.</param>
public sealed record AttendanceQuery(Guid ActivityId)
{
    public Guid? VillageId { get; init; }

    /// <summary>Pupils of a school, in the school year of the activity's day.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>Of the school's pupils those of one class (<see cref="Enrolment.Grade"/>).</summary>
    public int? Grade { get; init; }

    public AttendanceAge Age { get; init; }

    /// <summary>A village or a school is chosen: without one only the counts are shown.</summary>
    public bool IsChosen => VillageId is not null || SchoolId is not null;
}

/// <summary>A child that may have taken part.</summary>
/// <param name="Child">The child.</param>
/// <param name="VillageId">The village it lives in.</param>
/// <param name="VillageName">Its name.</param>
/// <param name="Attended">Took part.</param>
public sealed record AttendanceChild(Child Child, Guid VillageId, string VillageName, bool Attended);

/// <summary>How many of a village took part.</summary>
/// <param name="VillageId">The village.</param>
/// <param name="Name">Its name.</param>
/// <param name="Counted">Children living there of an age that the activity's kind is counted for.</param>
/// <param name="Attended">Children living there who took part, of whatever age.</param>
public sealed record VillageAttendance(Guid VillageId, string Name, int Counted, int Attended);

/// <summary>A class of a school with the pupils that the person reaches.</summary>
public sealed record SchoolClass(Guid SchoolId, string SchoolName, int Grade, int Pupils);

/// <summary>Who took part in an activity: counts by village, and the list that was asked for.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Villages">In reading order; of the children that the person reaches.</param>
/// <param name="Classes">
/// Classes of the school year of the activity's day, by school and class; of the children whose schooling the person may
/// know.
/// </param>
/// <param name="Children">By given name, as Vietnamese sorts; empty where no village and no school is chosen.</param>
public sealed record AttendanceRoster(
    Activity Activity,
    IReadOnlyList<VillageAttendance> Villages,
    IReadOnlyList<SchoolClass> Classes,
    IReadOnlyList<AttendanceChild> Children
)
{
    /// <summary>Children are those under this age (Luật Trẻ em 2016, Điều 1), in completed years.</summary>
    public const int AdultAt = 16;

    private const int OldestListed = 17;

    /// <summary>
    /// The youngest age, in completed years at the end of the activity's year, from which a kind is counted: 7 for asking
    /// children (chỉ tiêu 22), 11 for models (24), 0 for the others.
    /// </summary>
    public static int LeastAge(ActivityKind kind) =>
        kind switch
        {
            ActivityKind.Consultation => 7,
            ActivityKind.ParticipationModel => 11,
            _ => 0,
        };

    /// <summary>Kinds of which the figures count who took part (chỉ tiêu 22–24): a list of names belongs to each.</summary>
    public static bool IsCountedByName(ActivityKind kind) =>
        kind is ActivityKind.Consultation or ActivityKind.ParticipationTraining or ActivityKind.ParticipationModel;

    /// <summary>
    /// Whether a child can be counted for an activity: under sixteen on its day, and old enough by the end of the year, up
    /// to which the year's figure is counted.
    /// </summary>
    public static bool IsCounted(DateOnly birth, ActivityKind kind, DateOnly heldOn) =>
        birth <= heldOn
        && Age.Years(birth, heldOn) < AdultAt
        && Age.Years(birth, new DateOnly(heldOn.Year, 12, 31)) >= LeastAge(kind);

    /// <summary>Null where there is no such activity, or not for this person.</summary>
    public static async Task<AttendanceRoster?> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        AttendanceQuery query,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(query);
        if (
            await ActivityOfAsync(db, viewer, communeId, query.ActivityId, cancel).ConfigureAwait(false)
            is not { } activity
        )
        {
            return null;
        }

        var children = await ChildrenAsync(db, viewer, activity, cancel).ConfigureAwait(false);
        var year = SchoolYears.Of(activity.HeldOn);
        // In which class a child is, is told to those who may know its schooling.
        var reached = viewer
            .Reach(Act.Read, RecordKind.Schooling)
            .Of(db, ActivityRegister.Reached(db, viewer, communeId))
            .Select(c => c.Id);
        var enrolments = await (
            from enrolment in db.Enrolments
            where enrolment.SchoolYear == year && reached.Contains(enrolment.ChildId)
            join school in db.Facilities on enrolment.FacilityId equals school.Id
            select new
            {
                enrolment.ChildId,
                school.Id,
                Name = school.Name ?? school.Code,
                enrolment.Grade,
            }
        )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var pupils = enrolments
            .Where(e => e.Id == query.SchoolId && (query.Grade is not { } grade || e.Grade == grade))
            .Select(e => e.ChildId)
            .ToHashSet();
        return new AttendanceRoster(
            activity,
            [
                .. children
                    .GroupBy(one => (one.VillageId, one.VillageName))
                    .OrderBy(group => group.Key.VillageName, VillageNames.Order)
                    .Select(group => new VillageAttendance(
                        group.Key.VillageId,
                        group.Key.VillageName,
                        group.Count(one => Counts(one, activity)),
                        group.Count(one => one.Attended)
                    )),
            ],
            [
                .. enrolments
                    .GroupBy(e => (e.Id, e.Name, e.Grade))
                    .Select(group => new SchoolClass(group.Key.Id, group.Key.Name, group.Key.Grade, group.Count()))
                    .OrderBy(one => one.SchoolName, VillageNames.Order)
                    .ThenBy(one => one.Grade),
            ],
            [
                .. children.Where(one =>
                    query.IsChosen
                    && (query.VillageId is not { } village || one.VillageId == village)
                    && (query.SchoolId is null || pupils.Contains(one.Child.Id))
                    && (one.Attended || Lists(one.Child, query.Age, activity))
                ),
            ]
        );
    }

    /// <summary>Null where there is no such activity, or not for this person.</summary>
    internal static async Task<Activity?> ActivityOfAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        Guid activityId,
        CancellationToken cancel
    ) =>
        await ActivityRegister.MayWorkAsync(db, viewer, communeId, cancel).ConfigureAwait(false)
            ? await db
                .Activities.AsNoTracking()
                .SingleOrDefaultAsync(a => a.Id == activityId && a.CommuneId == communeId, cancel)
                .ConfigureAwait(false)
            : null;

    /// <summary>All children that the person reaches, by given name.</summary>
    internal static async Task<IReadOnlyList<AttendanceChild>> ChildrenAsync(
        MangNonDb db,
        Viewer viewer,
        Activity activity,
        CancellationToken cancel
    )
    {
        var rows = await (
            from child in ActivityRegister.Reached(db, viewer, activity.CommuneId).AsNoTracking()
            join household in db.Households on child.HouseholdId equals household.Id
            join village in db.Villages on household.VillageId equals village.Id
            select new AttendanceChild(
                child,
                village.Id,
                village.Name,
                db.Attendances.Any(a => a.ActivityId == activity.Id && a.ChildId == child.Id)
            )
        )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return
        [
            .. rows.OrderBy(row => row.Child.FullName, PersonNames.Order)
                .ThenBy(row => row.Child.BirthDate)
                .ThenBy(row => row.Child.Id),
        ];
    }

    private static bool Counts(AttendanceChild one, Activity activity) =>
        Standings.On(one.Child, activity.HeldOn) == Standing.Resident
        && IsCounted(one.Child.BirthDate, activity.Kind, activity.HeldOn);

    private static bool Lists(Child child, AttendanceAge age, Activity activity) =>
        Standings.On(child, activity.HeldOn) == Standing.Resident
        && age switch
        {
            AttendanceAge.Counted => IsCounted(child.BirthDate, activity.Kind, activity.HeldOn),
            AttendanceAge.UnderSixteen => Age.Years(child.BirthDate, activity.HeldOn) < AdultAt,
            _ => Age.Years(child.BirthDate, activity.HeldOn) <= OldestListed,
        };
}
