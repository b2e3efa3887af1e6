using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MangNon.Figures;
using MangNon.Health;
using MangNon.Register;
using MangNon.Reporting;
using MangNon.Testing;

namespace MangNon.Documents.Tests;

/// <summary>From the database to paper, by the shipped programme's own rules.</summary>
public sealed class ReportFromRegisterTests
{
    [Fact]
    public async Task A_register_with_one_child_makes_a_whole_report()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var commune = await FillAsync(database);
        await using var db = database.NewContext();
        var rules = new RuleSet(Programmes.BinhLuong, ImmunisationSchedule.Shipped);
        var period = Period.OfYear(2025);
        var board = await new FigureService(db, rules, MangNon.Access.Viewer.Owner).BoardAsync(
            new FigureQuery(commune, period),
            default
        );
        var register = await RegisterSummaryQuery.ReadAsync(db, commune, period);

        var report = AnnualReportBuilder.Build(
            AnnualReportRequest.For("xã Bình Lương", rules.Programme, Programmes.National, board, register)
        );

        var rows = report.Goals.SelectMany(g => g.Rows).ToDictionary(r => r.ComponentId, StringComparer.Ordinal);
        Assert.Equal(34, rows.Count);
        Assert.Equal("100 (1/1) (*)", rows["14"].Result);
        Assert.Equal("0 (0/1) (*)", rows["14"].LastYear);
        Assert.Equal("+100", rows["14"].Change);
        Assert.Equal("Đạt", rows["14"].Verdict);
        Assert.Equal("–", rows["6"].Result);
        Assert.Contains("1 trẻ em (dưới 16 tuổi)", report.Situation.Paragraphs[0], StringComparison.Ordinal);
        using var output = new MemoryStream();
        AnnualReportDocument.Write(report, output);
        using var document = WordprocessingDocument.Open(output, isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document));
    }

    private static async Task<Guid> FillAsync(TestDatabase database)
    {
        var commune = new Commune
        {
            Id = Guid.CreateVersion7(),
            UnitCode = "16204",
            UnitCodeAsOf = new DateOnly(2025, 1, 1),
            Name = "xã Bình Lương",
            ProgrammeId = Programmes.BinhLuong.Id,
            ChildFriendlyThreshold = 800,
        };
        var village = new Village
        {
            Id = Guid.CreateVersion7(),
            CommuneId = commune.Id,
            Name = "Thôn 1",
        };
        var household = new Household
        {
            Id = Guid.CreateVersion7(),
            CommuneId = commune.Id,
            VillageId = village.Id,
            Code = "H1",
            Class = HouseholdClass.Poor,
        };
        var child = new Child
        {
            Id = Guid.CreateVersion7(),
            CommuneId = commune.Id,
            HouseholdId = household.Id,
            Code = "T1",
            FullName = "Lê Thị Mẫu",
            NameFolded = PersonName.Fold("Lê Thị Mẫu"),
            BirthDate = new DateOnly(2023, 5, 1),
            BirthRegisteredOn = new DateOnly(2025, 2, 1),
            Sex = Sex.Female,
            EthnicGroup = 3,
        };
        await using var db = database.NewContext();
        db.AddRange(commune, village, household, child);
        await db.SaveChangesAsync();
        return commune.Id;
    }
}
