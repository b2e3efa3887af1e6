using MangNon.Exchange;
using MangNon.Figures;
using MangNon.Health;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Reporting;
using MangNon.Testing;

namespace MangNon.Documents.Tests;

/// <summary>The report of 2025 on the sample commune: its workbook taken in, its figures computed, once for all tests.</summary>
internal static class SampleReport
{
    public static readonly Period Year2025 = Period.OfYear(2025);

    private static readonly Lazy<AnnualReportRequest> Read = new(() => Task.Run(ReadAsync).GetAwaiter().GetResult());

    private static readonly Lazy<AnnualReport> Made = new(() => AnnualReportBuilder.Build(Request()));

    private static readonly Lazy<byte[]> Written = new(() =>
    {
        using var output = new MemoryStream();
        AnnualReportDocument.Write(Report, output);
        return output.ToArray();
    });

    public static AnnualReport Report => Made.Value;

    /// <summary>The document's bytes.</summary>
    public static byte[] Bytes => Written.Value;

    public static RegisterSummary Register => Read.Value.Register;

    public static AnnualReportRequest Request() => Read.Value;

    public static Board Board() => Read.Value.Board;

    /// <summary>A row as the board makes it for two years, for a component of the test's own.</summary>
    public static BoardRow Row(Component component, Counts? before, Counts now)
    {
        var (goal, indicator, _) = Programmes.BinhLuong.Components.First(c => c.Component.Id == component.Id);
        var figure = Figure(component, now);
        var verdict = Verdicts.Of(component, 2025, figure.Value, null);
        return new BoardRow
        {
            Goal = goal,
            Indicator = indicator,
            Component = component,
            Lead = Programmes.BinhLuong.Units.Single(u => u.Id == indicator.LeadUnit),
            Figure = figure,
            Verdict = verdict,
            Gap = Gaps.Of(component, figure.Counts, verdict.MilestoneYear, verdict.Target),
            Years =
            [
                new YearFigure(2024, Year2025.YearsEarlier(1), Figure(component, before ?? default)),
                new YearFigure(2025, Year2025, figure),
            ],
        };
    }

    public static Figure Figure(Component component, Counts counts) =>
        new()
        {
            ComponentId = component.Id,
            Multiplier = component.Multiplier,
            Counts = counts,
            NoFigure = counts.HasFigure ? NoFigureReason.None : NoFigureReason.NothingToCount,
        };

    private static async Task<AnnualReportRequest> ReadAsync()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var commune = new Commune
        {
            Id = Guid.CreateVersion7(),
            UnitCode = "16204",
            UnitCodeAsOf = new DateOnly(2025, 1, 1),
            Name = "xã Bình Lương",
            ProgrammeId = Programmes.BinhLuong.Id,
            ChildFriendlyThreshold = 800,
        };
        await using (var db = database.NewContext())
        {
            db.Add(commune);
            await db.SaveChangesAsync();
        }

        await using (var db = database.NewContext())
        {
            using var workbook = WorkbookSource.Open(Path.Combine(AppContext.BaseDirectory, "binh-luong-2025.xlsx"));
            var outcome = await RegisterImport.RunAsync(db, database.Seal, commune.Id, workbook);
            Assert.Null(outcome.Refusal);
            Assert.Empty(outcome.Errors);
        }

        await using var fresh = database.NewContext();
        var rules = new RuleSet(Programmes.BinhLuong, ImmunisationSchedule.Shipped);
        var board = await new FigureService(fresh, rules, MangNon.Access.Viewer.Owner).BoardAsync(
            new FigureQuery(commune.Id, Year2025),
            default
        );
        var register = await RegisterSummaryQuery.ReadAsync(fresh, commune.Id, Year2025);
        return AnnualReportRequest.For(commune.Name, rules.Programme, Programmes.National, board, register);
    }
}
