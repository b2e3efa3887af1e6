using System.Data;
using MangNon.Access;
using MangNon.Exchange.Export;
using MangNon.Exchange.Sheets;
using MangNon.Exchange.Writing;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Exchange;

public enum ExportFormat
{
    /// <summary>A workbook.</summary>
    Xlsx,

    /// <summary>A zip of csv files.</summary>
    Zip,
}

/// <summary>
/// Writes all that a commune holds as the register's workbook, confidential columns in clear: who may ask for it
/// is the caller's to decide. Imported into an empty commune it gives the same rows.
/// </summary>
public static class RegisterExport
{
    /// <summary>
    /// Writes to a path: <c>.xlsx</c> a workbook, <c>.zip</c> a zip of csv files, anything else a folder of them,
    /// made where it is missing. A file is put in place whole, or not at all; the folder's other files stay.
    /// </summary>
    public static async Task RunAsync(
        MangNonDb db,
        FieldSeal seal,
        Guid communeId,
        string path,
        CancellationToken cancellation = default
    )
    {
        var tables = await LoadAsync(db, seal, communeId, null, cancellation);
        ExportFormat? format = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".XLSX" => ExportFormat.Xlsx,
            ".ZIP" => ExportFormat.Zip,
            _ => null,
        };
        if (format is null)
        {
            using var folder = CsvWriter.ToFolder(path);
            Write(folder, tables, cancellation);
            return;
        }

        var unfinished = path + ".part";
        try
        {
            await using (var file = File.Create(unfinished))
            {
                Write(file, format.Value, tables, mark: null, cancellation);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>
    /// Writes to a stream, synchronously: for a web answer give a memory stream or a file. Rows of kinds that are not
    /// in <paramref name="kinds"/> are left out; null writes all. A mark makes no difference to an import of it.
    /// </summary>
    public static async Task RunAsync(
        MangNonDb db,
        FieldSeal seal,
        Guid communeId,
        Stream stream,
        ExportFormat format,
        IReadOnlySet<RecordKind>? kinds = null,
        WorkbookMark? mark = null,
        CancellationToken cancellation = default
    ) => Write(stream, format, await LoadAsync(db, seal, communeId, kinds, cancellation), mark, cancellation);

    /// <summary>Reads everything as of one moment.</summary>
    private static async Task<IReadOnlyList<ExportTable>> LoadAsync(
        MangNonDb db,
        FieldSeal seal,
        Guid communeId,
        IReadOnlySet<RecordKind>? kinds,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        return await CommuneTables.LoadAsync(new CommuneRecords(db, seal, communeId), kinds, cancellation);
    }

    private static void Write(
        Stream stream,
        ExportFormat format,
        IReadOnlyList<ExportTable> tables,
        WorkbookMark? mark,
        CancellationToken cancellation
    )
    {
        using ISheetWriter writer =
            format == ExportFormat.Xlsx ? new XlsxWriter(stream, mark) : CsvWriter.ToZip(stream);
        Write(writer, tables, cancellation);
    }

    private static void Write(ISheetWriter writer, IReadOnlyList<ExportTable> tables, CancellationToken cancellation)
    {
        foreach (var table in tables)
        {
            cancellation.ThrowIfCancellationRequested();
            writer.BeginSheet(table.Name, table.Columns);
            foreach (var row in table.Rows)
            {
                writer.WriteRow(row);
            }
        }
    }
}
