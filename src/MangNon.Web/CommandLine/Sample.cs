using MangNon.Exchange;
using MangNon.Register;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.CommandLine;

/// <summary>The sample commune that ships with the program: no real people.</summary>
internal static class Sample
{
    private static string Workbook =>
        Path.Combine(AppContext.BaseDirectory, "samples", "binh-luong", "binh-luong-2025.xlsx");

    /// <summary>Fills an empty register with the sample and marks the commune so.</summary>
    /// <returns>Why not, in Vietnamese; null when done.</returns>
    public static async Task<string?> LoadAsync(Workspace workspace, CancellationToken cancel)
    {
        await using var db = workspace.NewContext();
        if (await db.Households.AnyAsync(cancel))
        {
            return "Sổ đã có dữ liệu; dữ liệu mẫu chỉ nạp được vào sổ trống.";
        }

        // Marked before it is filled: a start that is broken off in between leaves no sample that looks real.
        var commune = await db.Communes.SingleAsync(c => c.Id == workspace.Commune.Id, cancel);
        commune.IsSample = true;
        await db.SaveChangesAsync(cancel);
        using var source = WorkbookSource.Open(Workbook);
        await using var import = workspace.NewContext();
        var result = await RegisterImport.RunAsync(
            import,
            workspace.Folder.Seal,
            commune.Id,
            source,
            new ImportOptions(),
            null,
            cancel
        );
        return result.Refusal;
    }

    /// <summary>Empties the register of the sample for real use. Accounts stay.</summary>
    /// <returns>Why not, in Vietnamese; null when done.</returns>
    public static async Task<string?> ClearAsync(Workspace workspace, CancellationToken cancel)
    {
        if (!workspace.Commune.IsSample)
        {
            return "Sổ này không phải dữ liệu mẫu; lệnh này không xóa dữ liệu thật.";
        }

        await using var db = workspace.NewContext();
        await RegisterClearing.RunAsync(db, workspace.Commune.Id, cancel);
        return null;
    }
}
