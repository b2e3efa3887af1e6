using MangNon.Access;
using MangNon.Facilities;
using MangNon.Register;
using MangNon.Schooling;
using MangNon.Storage;
using MangNon.Testing;

namespace MangNon.Tests.Schooling;

/// <summary>A commune with a kindergarten, two primary schools and a lower secondary one, on 24/11/2026.</summary>
internal sealed class SchoolSample(TestDatabase database, CommuneSample commune)
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    /// <summary>The school year of <see cref="Today"/>.</summary>
    public const int Year = 2026;

    public CommuneSample Commune => commune;

    public Guid Kindergarten { get; } = Guid.CreateVersion7();

    public Guid PrimaryA { get; } = Guid.CreateVersion7();

    public Guid PrimaryB { get; } = Guid.CreateVersion7();

    public Guid Secondary { get; } = Guid.CreateVersion7();

    public Viewer Office => Viewers.Of(Role.FocalOffice, commune.CommuneId);

    public static async Task<SchoolSample> CreateAsync(TestDatabase database)
    {
        var sample = new SchoolSample(database, await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2"));
        await using var db = database.NewContext();
        db.AddRange(
            sample.School(sample.Kindergarten, FacilityKind.Preschool, "Mầm non"),
            sample.School(sample.PrimaryA, FacilityKind.Primary, "Tiểu học A"),
            sample.School(sample.PrimaryB, FacilityKind.Primary, "Tiểu học B"),
            sample.School(sample.Secondary, FacilityKind.LowerSecondary, "THCS"),
            sample.School(Guid.CreateVersion7(), FacilityKind.PlayPoint, "Sân chơi")
        );
        await db.SaveChangesAsync();
        return sample;
    }

    /// <summary>A child of an age in <see cref="Year"/>, with school years.</summary>
    public async Task<Guid> ChildAsync(
        int schoolAge,
        Action<Child>? change = null,
        params (int Year, Guid? School, int Grade, EnrolmentResult Result)[] years
    )
    {
        var child = await commune.AddChildAsync(
            "Thôn 1",
            new DateOnly(Year - schoolAge, 3, 5),
            change,
            [
                .. years.Select(year =>
                    (Func<Child, object>)(
                        one => new Enrolment
                        {
                            Id = Guid.CreateVersion7(),
                            ChildId = one.Id,
                            SchoolYear = year.Year,
                            FacilityId = year.School,
                            Grade = year.Grade,
                            Result = year.Result,
                        }
                    )
                ),
            ]
        );
        return child.Id;
    }

    public async Task<SchoolBook?> BookAsync(Viewer? viewer = null, int year = Year)
    {
        await using var db = database.NewContext();
        return await SchoolBook.ReadAsync(db, viewer ?? Office, commune.CommuneId, year, Today, CancellationToken.None);
    }

    public async Task<ClassAnswer?> SaveAsync(
        Viewer viewer,
        int year,
        Guid? school,
        int grade,
        IReadOnlyCollection<ClassEntry> entries,
        params Guid[] joining
    )
    {
        await using var db = database.NewContext();
        return await SaveAsync(db, viewer, year, school, grade, entries, CancellationToken.None, joining);
    }

    public Task<ClassAnswer?> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        int year,
        Guid? school,
        int grade,
        IReadOnlyCollection<ClassEntry> entries,
        CancellationToken cancel,
        params Guid[] joining
    ) =>
        ClassLists.SaveAsync(
            db,
            viewer,
            new ClassQuery(commune.CommuneId, year, school, grade, Today),
            entries,
            joining,
            cancel
        );

    public async Task<EnrolAnswer> EnrolAsync(Viewer viewer, Guid child, Guid? school, int grade)
    {
        await using var db = database.NewContext();
        return await NotInSchool.EnrolAsync(
            db,
            viewer,
            new ClassQuery(commune.CommuneId, Year, school, grade, Today),
            child,
            CancellationToken.None
        );
    }

    private Facility School(Guid id, FacilityKind kind, string name) =>
        new()
        {
            Id = id,
            CommuneId = commune.CommuneId,
            Code = name,
            Name = name,
            Kind = kind,
        };
}
