using MangNon.Exchange.Writing;
using MangNon.Exports;
using MangNon.Web.People;
using static MangNon.Web.Texts;

namespace MangNon.Web.Exports;

/// <summary>A line of the register of files with names, as it is shown.</summary>
/// <param name="Export">The line; what it narrows the list to is not shown.</param>
/// <param name="Who">Name of the one who took it.</param>
/// <param name="Purpose">In words.</param>
/// <param name="Village">The village it is narrowed to; null for none.</param>
/// <param name="AgreedBy">Name of the second person; null where none was needed.</param>
/// <param name="State">How it stands.</param>
internal sealed record ExportLine(
    NameExport Export,
    string Who,
    string Purpose,
    string? Village,
    string? AgreedBy,
    NameExportState State
);

/// <summary>The register of files with names as a workbook's table: no child's name, and no word that a person typed.</summary>
internal static class ExportTable
{
    public static IReadOnlyList<TableColumn> Columns =>
        [
            new(T("Export.Number"), TableCellType.Number, 8),
            new(T("Export.At"), Width: 18),
            new(T("Export.Who"), Width: 28),
            new(T("Export.List"), Width: 28),
            new(T("Export.Village"), Width: 18),
            new(T("Export.Children"), TableCellType.Number, 10),
            new(T("Export.Purpose"), Width: 40),
            new(T("Export.AgreedBy"), Width: 28),
            new(T("Export.State"), Width: 18),
            new(T("Export.Digest"), Width: 68),
        ];

    public static IReadOnlyList<object?> Row(ExportLine line) =>
        [
            line.Export.Number,
            PeopleWords.At(line.Export.BegunAt),
            line.Who,
            ExportWords.Short(line.Export),
            line.Village,
            line.Export.Children,
            line.Purpose,
            line.AgreedBy,
            ExportWords.Of(line.State),
            line.Export.Digest,
        ];
}
