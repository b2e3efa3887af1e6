using MangNon.Access;
using MangNon.Audit;
using MangNon.Participation;
using MangNon.Recording;
using MangNon.Register;
using MangNon.Schooling;
using MangNon.Testing;

namespace MangNon.Tests.Participation;

/// <summary>A commune of two villages with an activity, and people who write at it.</summary>
internal sealed class Hall(TestDatabase database, CommuneSample commune) : IAsyncDisposable
{
    /// <summary>The day of its activities.</summary>
    public static readonly DateOnly Day = new(2025, 6, 1);

    public TestDatabase Database => database;

    public CommuneSample Commune => commune;

    public Viewer Culture { get; } = Viewers.Of(Role.Culture, commune.CommuneId);

    /// <summary>Cannot see any child outside <see cref="AddSchoolAsync"/>.</summary>
    public Viewer School { get; private set; } = Viewers.OfSchool(commune.CommuneId, Guid.Empty);

    public static async Task<Hall> OpenAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        return new Hall(database, await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2"));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    public Task<Child> ChildAsync(
        string village,
        int birthYear,
        string name = "Lò Văn An",
        Action<Child>? more = null
    ) =>
        commune.AddChildAsync(
            village,
            new DateOnly(birthYear, 3, 5),
            child =>
            {
                (child.FullName, child.NameFolded) = (name, PersonName.Fold(name));
                more?.Invoke(child);
            }
        );

    /// <summary>A school with these pupils of class 5 in the school year of <see cref="Day"/> and the one that runs.</summary>
    public async Task<Guid> AddSchoolAsync(params Child[] pupils)
    {
        var school = new MangNon.Facilities.Facility
        {
            Id = Guid.CreateVersion7(),
            CommuneId = commune.CommuneId,
            Code = "CS1",
            Name = "Trường Tiểu học",
            Kind = MangNon.Facilities.FacilityKind.Primary,
        };
        await using var db = database.NewContext();
        db.Add(school);
        db.AddRange(
            pupils.SelectMany(pupil =>
                new[] { 2024, 2026 }.Select(year => new Enrolment
                {
                    Id = Guid.CreateVersion7(),
                    ChildId = pupil.Id,
                    SchoolYear = year,
                    FacilityId = school.Id,
                    Grade = year - 2019,
                    Result = EnrolmentResult.Attending,
                })
            )
        );
        await db.SaveChangesAsync();
        School = Viewers.OfSchool(commune.CommuneId, school.Id);
        return school.Id;
    }

    public async Task<Guid> ActivityAsync(ActivityKind kind = ActivityKind.Consultation, Viewer? by = null)
    {
        var (result, id) = await SaveAsync(
            by ?? Culture,
            null,
            null,
            ("Kind", kind.ToString()),
            ("Name", "Diễn đàn trẻ em"),
            ("On", "01/06/2025")
        );
        Assert.Empty(result.Faults);
        return id!.Value;
    }

    public async Task<(RecordResult Result, Guid? Id)> SaveAsync(
        Viewer viewer,
        Guid? id,
        string? stamp,
        params (string Key, string? Text)[] texts
    )
    {
        using var acting = AuditActor.Begin(new AuditActor(AuditSource.Site, viewer.AccountId));
        await using var db = database.NewContext();
        return await Activities.SaveAsync(
            db,
            viewer,
            commune.CommuneId,
            id,
            new EntryTexts(texts.ToDictionary(text => text.Key, text => text.Text)),
            stamp,
            default
        );
    }

    public async Task<ActivityEntry?> OpenAsync(Viewer viewer, Guid? id)
    {
        await using var db = database.NewContext();
        return await Activities.OpenAsync(db, viewer, commune.CommuneId, id, default);
    }

    public async Task<AttendanceAnswer?> TickAsync(
        Viewer viewer,
        Guid activity,
        params (Child Child, bool Was, bool Ticked)[] ticks
    )
    {
        await using var db = database.NewContext();
        return await AttendanceSaving.SaveAsync(
            db,
            viewer,
            commune.CommuneId,
            activity,
            [.. ticks.Select(tick => new AttendanceTick(tick.Child.Id, tick.Was, tick.Ticked))],
            default
        );
    }

    public async Task<AttendanceRoster?> RosterAsync(Viewer viewer, AttendanceQuery query)
    {
        await using var db = database.NewContext();
        return await AttendanceRoster.ReadAsync(db, viewer, commune.CommuneId, query, default);
    }
}
