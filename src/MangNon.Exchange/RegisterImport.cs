using MangNon.Exchange.Import;
using MangNon.Exchange.Reading;
using MangNon.Exchange.Sheets;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Exchange;

/// <summary>
/// Takes the register's workbook into a commune: all good rows of the file in one transaction, or nothing. Rows
/// are added and changed, never deleted; the same workbook a second time changes nothing.
/// </summary>
public static class RegisterImport
{
    /// <param name="db">Must be in no transaction. Its tracked entities are not looked at: give a fresh one.</param>
    /// <param name="seal">Seals telephone numbers and personal ids.</param>
    /// <param name="communeId">A commune that is in the database.</param>
    /// <param name="source">The workbook.</param>
    /// <param name="options">Defaults where null.</param>
    /// <param name="progress">Told at the beginning of each sheet and every thousand rows.</param>
    /// <param name="cancellation">Leaves the database as it was.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<ImportResult> RunAsync(
        MangNonDb db,
        FieldSeal seal,
        Guid communeId,
        WorkbookSource source,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(seal);
        ArgumentNullException.ThrowIfNull(source);
        options ??= new ImportOptions();
        try
        {
            using var file = source.Read(options.Limits);
            return await ImportFile.RunAsync(db, seal, communeId, file, options, progress, cancellation);
        }
        catch (WorkbookRefusedException refusal)
        {
            return ImportResult.Refused(refusal.Message);
        }
    }
}
