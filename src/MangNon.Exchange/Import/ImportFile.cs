using MangNon.Audit;
using MangNon.Exchange.Reading;
using MangNon.Exchange.Sheets;
using MangNon.Exchange.Writing;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Exchange.Import;

/// <summary>One file into one commune, within one transaction.</summary>
internal static class ImportFile
{
    /// <summary>The form's sheets in the order in which they point at each other, whatever their order in the file.</summary>
    public static readonly IReadOnlyList<string> Order =
    [
        HouseholdSheet.Form.Name,
        ChildSheet.Form.Name,
        FacilitySheet.Form.Name,
        ActivitySheet.Form.Name,
        WeighingSheet.Form.Name,
        VaccinationSheet.Form.Name,
        EnrolmentSheet.Form.Name,
        CircumstanceSheet.Form.Name,
        SupportSheet.Form.Name,
        IncidentSheet.Form.Name,
        ServiceSheet.Form.Name,
        AssessmentSheet.Form.Name,
        AttendanceSheet.Form.Name,
        SurveySheet.Form.Name,
        ReportedSheet.Form.Name,
        ScoreSheet.Form.Name,
    ];

    public static async Task<ImportResult> RunAsync(
        MangNonDb db,
        FieldSeal seal,
        Guid communeId,
        ISheetFile file,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation
    )
    {
        var present = Order.Where(file.Sheets.Contains).ToList();
        if (present.Count == 0)
        {
            return ImportResult.Refused(Refusals.NoSheets(string.Join(", ", Order)));
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var commune = await LockAsync(db, communeId, cancellation);
        var sheetNow = "";
        var report = progress is null ? null : new Relay(r => progress.Report(Progress(r)));
        ImportProgress Progress(int rows) => new(sheetNow, present.IndexOf(sheetNow) + 1, present.Count, rows);

        var known = new Known(options.ComponentIds, options.Kinds) { VillagesAreFixed = commune };
        var reader = new SheetReader(known, options.Today, options.Limits.Notes, report);
        var run = new ImportRun(db, seal, communeId, known, reader, cancellation);
        var steps = await Steps.LoadAsync(run);
        foreach (var sheet in present)
        {
            sheetNow = sheet;
            report?.Report(0);
            using var rows = file.Open(sheet);
            await steps.RunAsync(sheet, rows);
        }

        await Versions.RaiseAsync(run);
        if (options.DryRun)
        {
            await transaction.RollbackAsync(cancellation);
        }
        else
        {
            await AuditChain.AppendAsync(db, [Told(communeId, reader)], cancellation);
            await transaction.CommitAsync(cancellation);
        }

        var unknown = file
            .Sheets.Except(Order.Append(WorkbookMark.Sheet))
            .Select(s => new ImportWarning(s, 1, "", "", "Trang này không có trong mẫu nên được bỏ qua."));
        return new ImportResult
        {
            Sheets = reader.Outcomes,
            Errors = reader.Errors,
            Warnings = [.. unknown, .. reader.Warnings],
        };
    }

    private static AuditEvent Told(Guid communeId, SheetReader reader) =>
        new(
            AuditActs.Imported,
            AuditSubjects.Commune,
            communeId,
            communeId,
            reader.Outcomes.Select(o => new
            {
                o.Sheet,
                o.Added,
                o.Changed,
                o.Refused,
            })
        );

    /// <summary>Holds the commune's row against a second import; says whether it keeps a list of villages.</summary>
    private static async Task<bool> LockAsync(MangNonDb db, Guid communeId, CancellationToken cancellation)
    {
        var found = await db
            .Communes.Where(c => c.Id == communeId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version), cancellation);
        return found == 1
            ? await db.Communes.Where(c => c.Id == communeId).Select(c => c.HasVillageList).SingleAsync(cancellation)
            : throw new ArgumentException("No such commune.", nameof(communeId));
    }

    private sealed class Relay(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
