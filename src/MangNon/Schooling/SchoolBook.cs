using MangNon.Access;
using MangNon.Facilities;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Schooling;

/// <summary>A school in a school year.</summary>
/// <param name="Id">Null for what is no school of the commune: upper secondary, or none written.</param>
/// <param name="Name">Null with it.</param>
/// <param name="Grades">Its classes, ascending.</param>
/// <param name="IsMine">Whether the one who asks may write its pupils' years.</param>
public sealed record School(Guid? Id, string? Name, IReadOnlyList<int> Grades, bool IsMine);

/// <summary>A child of an age to go to school, or who does, with what is known of its school years.</summary>
/// <param name="Child">The child.</param>
/// <param name="VillageId">The village it lives in.</param>
/// <param name="VillageName">Its name.</param>
/// <param name="Enrolments">The year of the book and those of some years before, whatever the school.</param>
public sealed record Schoolchild(Child Child, Guid VillageId, string VillageName, IReadOnlyList<Enrolment> Enrolments)
{
    public Enrolment? In(int year) => Enrolments.FirstOrDefault(e => e.SchoolYear == year);

    public Enrolment? LastBefore(int year) => Enrolments.Where(e => e.SchoolYear < year).MaxBy(e => e.SchoolYear);

    /// <summary>The calendar year in which a school year begins less the year of birth, as chỉ tiêu 16 counts.</summary>
    public int SchoolAge(int year) => year - Child.BirthDate.Year;
}

/// <summary>
/// What a person may write of one school year in a commune: schools, their classes, and the children. Every list of
/// this room begins here, so that no page asks for others.
/// </summary>
public sealed class SchoolBook
{
    /// <summary>How far back classes can be kept.</summary>
    public const int YearsBack = 5;

    private const int OldestAge = 20;

    private readonly Func<int, IReadOnlyList<School>> _schoolsOf;

    private SchoolBook(
        int year,
        DateOnly today,
        bool isWhole,
        Func<int, IReadOnlyList<School>> schoolsOf,
        IReadOnlyDictionary<Guid, string> names,
        IReadOnlyList<Schoolchild> children
    )
    {
        (Year, Today, IsWholeCommune, Names, Children) = (year, today, isWhole, names, children);
        _schoolsOf = schoolsOf;
        Schools = schoolsOf(year);
    }

    /// <summary>The calendar year in which the school year begins.</summary>
    public int Year { get; }

    public DateOnly Today { get; }

    /// <summary>Whether results can be written: lessons have ended.</summary>
    public bool HasEnded => Today >= SchoolYears.ResultsFrom(Year);

    /// <summary>Whether all children of the commune are in it, and not only the pupils of one's own schools.</summary>
    public bool IsWholeCommune { get; }

    /// <summary>All of the commune that are open in the year, or have pupils in it; by kind and name.</summary>
    public IReadOnlyList<School> Schools { get; }

    /// <summary>Of all schools that the commune ever had.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; }

    /// <summary>By given name, as Vietnamese sorts.</summary>
    public IReadOnlyList<Schoolchild> Children { get; }

    public IEnumerable<School> Mine => Schools.Where(school => school.IsMine);

    /// <summary>
    /// The school years that a person may keep, the latest first. Who has one school's pupils alone has them of this
    /// and the last year (<see cref="Reach.Facilities"/>): earlier classes would have gaps.
    /// </summary>
    public static IReadOnlyList<int> YearsOf(Viewer viewer, Guid communeId, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var back = viewer.MayAll(Act.Write, RecordKind.Schooling, communeId) ? YearsBack : 1;
        var (first, latest) = (SchoolYears.Of(today) - back, SchoolYears.Latest(today));
        return [.. Enumerable.Range(first, latest - first + 1).Reverse()];
    }

    /// <summary>Null for a year that is not kept, or not by this person.</summary>
    public static async Task<SchoolBook?> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        int year,
        DateOnly today,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        if (!YearsOf(viewer, communeId, today).Contains(year))
        {
            return null;
        }

        var born = new DateOnly(year - OldestAge, 1, 1);
        var reached = db.Children.Where(c => c.CommuneId == communeId && c.BirthDate >= born);
        reached = viewer.Reach(Act.Read, RecordKind.Identity).Of(db, reached);
        reached = viewer.Reach(Act.Write, RecordKind.Schooling).Of(db, reached);
        var ids = reached.Select(c => c.Id);
        var enrolments = await db
            .Enrolments.AsNoTracking()
            .Where(e => e.SchoolYear <= year && e.SchoolYear >= year - YearsBack && ids.Contains(e.ChildId))
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var byChild = enrolments.ToLookup(e => e.ChildId);
        var rows = await (
            from child in reached.AsNoTracking()
            join household in db.Households on child.HouseholdId equals household.Id
            join village in db.Villages on household.VillageId equals village.Id
            select new
            {
                child,
                village.Id,
                village.Name,
            }
        )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var facilities = await db
            .Facilities.AsNoTracking()
            .Where(f => f.CommuneId == communeId && f.Kind != FacilityKind.PlayPoint)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return new SchoolBook(
            year,
            today,
            viewer.MayAll(Act.Write, RecordKind.Schooling, communeId),
            of => Of(facilities, viewer.Reach(Act.Write, RecordKind.Schooling), communeId, of, enrolments),
            facilities.ToDictionary(f => f.Id, f => f.Name ?? f.Code),
            [
                .. rows.Select(row => new Schoolchild(row.child, row.Id, row.Name, [.. byChild[row.child.Id]]))
                    .OrderBy(row => row.Child.FullName, PersonNames.Order)
                    .ThenBy(row => row.Child.BirthDate)
                    .ThenBy(row => row.Child.Id),
            ]
        );
    }

    /// <summary>The year before, of the same children, without asking again.</summary>
    public SchoolBook LastYear() => new(Year - 1, Today, IsWholeCommune, _schoolsOf, Names, Children);

    public School? Find(Guid? id) => Schools.FirstOrDefault(school => school.Id == id);

    /// <summary>A class; null where there is none such, or not for this person.</summary>
    public SchoolClass? Class(Guid? schoolId, int grade)
    {
        var school = Find(schoolId);
        return school is { IsMine: true } && school.Grades.Contains(grade) ? SchoolClass.Of(this, school, grade) : null;
    }

    private static IReadOnlyList<School> Of(
        IReadOnlyList<Facility> facilities,
        Reach reach,
        Guid communeId,
        int year,
        IReadOnlyList<Enrolment> enrolments
    )
    {
        var (first, last) = (SchoolYears.FirstDay(year), SchoolYears.LastDay(year));
        var grades = enrolments
            .Where(e => e.SchoolYear == year)
            .ToLookup(e => e.FacilityId ?? Guid.Empty, e => e.Grade);
        var schools = facilities
            .Where(f => (!(f.OpenedOn > last) && !(f.ClosedOn <= first)) || grades.Contains(f.Id))
            .OrderBy(f => f.Kind)
            .ThenBy(f => f.Name ?? f.Code, VillageNames.Order)
            .Select(f => new School(
                f.Id,
                f.Name ?? f.Code,
                [.. Grades.Of(f.Kind).Union(grades[f.Id]).Order()],
                reach.Covers(communeId) || reach.Facilities.Contains(f.Id)
            ));
        var elsewhere = Grades.UpperSecondary.Union(grades[Guid.Empty]).Order();
        return [.. schools, new School(null, null, [.. elsewhere], reach.Covers(communeId))];
    }
}
