using MangNon.Access;
using MangNon.Facilities;
using MangNon.Figures;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Reporting.CommuneReports;
using MangNon.Reporting.Duties;
using MangNon.Reporting.Freezing;
using MangNon.Reporting.UnitReports;
using MangNon.Reporting.WorkPlans;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.Extensions.Time.Testing;

namespace MangNon.Tests.Reporting;

/// <summary>A commune of two villages and a school, with the people who report, return and sign.</summary>
internal sealed class ReportingHall : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private ReportingHall(TestDatabase database, CommuneSample sample) => (_database, Sample) = (database, sample);

    public CommuneSample Sample { get; }

    public Guid CommuneId => Sample.CommuneId;

    /// <summary>Noon here.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2025, 11, 5, 5, 0, 0, TimeSpan.Zero));

    public Viewer Office { get; private set; } = null!;
    public Viewer Station { get; private set; } = null!;
    public Viewer Head { get; private set; } = null!;
    public Viewer Chairman { get; private set; } = null!;
    public Viewer Teacher { get; private set; } = null!;
    public Guid School { get; } = Guid.CreateVersion7();

    public ReportingPlace Place =>
        new(
            CommuneId,
            Figures.Programmes.OfBinhLuong.Programme,
            ReportingDuties.Shipped,
            WorkCalendar.Shipped,
            PlanTasks.Of(Figures.Programmes.OfBinhLuong.Programme, [])
        );

    public UnitReportKey StationKey { get; } = Key("tram-y-te", Guid.Empty);

    public UnitReportKey HeadKey => Key("cac-thon", Sample.Villages["Thôn 1"]);

    public static CommuneReportKey YearKey { get; } = new("xa-nam", 2025, 0);

    public static ReportWords Words { get; } = new("Đã cân 243 trẻ.\nTiêm 12 buổi.", "", "", "Xin thêm cân.");

    public static UnitReportKey Key(string unit, Guid place) =>
        new("don-vi-nam", 2025, 0, new ReporterKey(unit, place));

    public static async Task<ReportingHall> OpenAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        var hall = new ReportingHall(database, await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2"));
        var (commune, village) = (hall.CommuneId, hall.Sample.Villages["Thôn 1"]);
        hall.Office = Viewers.Of(Role.FocalOffice, commune);
        hall.Station = Viewers.Of(Role.HealthStation, commune);
        hall.Head = Viewers.OfVillage(Role.VillageHead, commune, village);
        hall.Chairman = Viewers.Of(Role.Chairman, commune);
        hall.Teacher = Viewers.OfSchool(commune, hall.School);
        await using var db = hall.NewContext();
        foreach (var viewer in new[] { hall.Office, hall.Station, hall.Head, hall.Chairman, hall.Teacher })
        {
            var id = viewer.AccountId!.Value;
            db.Add(new Account { Id = id, UserName = id.ToString() });
        }

        db.Add(
            new Facility
            {
                Id = hall.School,
                CommuneId = commune,
                Code = "T1",
                Name = "Trường Tiểu học",
                Kind = FacilityKind.Primary,
            }
        );
        await db.SaveChangesAsync();
        return hall;
    }

    public MangNonDb NewContext() => new(_database.Options, _database.Seal, Clock);

    public async Task<UnitReportSheet?> SheetAsync(Viewer viewer, UnitReportKey key)
    {
        await using var db = NewContext();
        return await UnitReportSheet.ReadAsync(db, viewer, Place, key, default);
    }

    public async Task<ReportAnswer> HandInAsync(Viewer viewer, UnitReportKey key, ReportWords? words = null)
    {
        var stamp = (await SheetAsync(viewer, key))?.Stamp;
        await using var db = NewContext();
        return await UnitReportWork.HandInAsync(
            db,
            viewer,
            Place,
            key,
            words ?? Words,
            await FiguresAsync(),
            stamp,
            default
        );
    }

    public async Task<ReportAnswer> AcceptAsync(UnitReportKey key)
    {
        var stamp = (await SheetAsync(Office, key))!.Stamp;
        await using var db = NewContext();
        return await UnitReportWork.AcceptAsync(db, Office, Place, key, stamp, default);
    }

    public async Task<CommuneReportFolder> FolderAsync(Viewer viewer)
    {
        await using var db = NewContext();
        return (await CommuneReportBook.FindAsync(db, viewer, Place, YearKey, default))!;
    }

    public async Task<ReportAnswer> PresentAsync(ReportWords? words = null)
    {
        var stamp = CommuneReportWork.StampOf((await FolderAsync(Office)).Open);
        await using var db = NewContext();
        return await CommuneReportWork.PresentAsync(db, Office, Place, YearKey, words ?? Words, stamp, default);
    }

    public async Task<ReportAnswer> SignAsync(Viewer viewer, int number = 5)
    {
        var folder = await FolderAsync(viewer);
        await using var db = NewContext();
        return await CommuneReportWork.SignAsync(
            db,
            viewer,
            Place,
            YearKey,
            new Signing("Lò Văn Chủ", number, new DateOnly(2025, 11, 5)),
            CommuneReportWork.StampOf(folder.Open),
            async (report, replaced) =>
            {
                var gathered = await ReportGathering.GatherAsync(
                    db,
                    Figures.Programmes.OfBinhLuong,
                    viewer,
                    Place,
                    folder.Term,
                    default
                );
                var commune = (await db.Communes.FindAsync(CommuneId))!;
                var content = await ReportGathering.FreezeAsync(
                    db,
                    Figures.Programmes.OfBinhLuong,
                    commune,
                    gathered,
                    folder.Term,
                    report,
                    replaced,
                    default
                );
                return (content, [1, 2, 3]);
            },
            default
        );
    }

    public async Task<IssuedReport?> IssuedAsync(Viewer viewer, Guid id)
    {
        await using var db = NewContext();
        return await IssuedReport.ReadAsync(db, viewer, Place, id, default);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<IReadOnlyList<FrozenFigure>> FiguresAsync()
    {
        await using var db = NewContext();
        var board = await new FigureService(db, Figures.Programmes.OfBinhLuong, Viewer.Owner).BoardAsync(
            new FigureQuery(CommuneId, Period.OfYear(2025)),
            default
        );
        return [.. board.Rows.Where(row => row.Component.Id is "3a" or "4a").Select(FrozenFigure.Of)];
    }
}
