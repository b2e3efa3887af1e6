using MangNon.Exchange.Writing;

namespace MangNon.Web.Site;

/// <summary>A table as a workbook to be downloaded; the file's name never holds a person's.</summary>
internal static class TableFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static IResult Of(
        string fileName,
        string sheet,
        IReadOnlyList<TableColumn> columns,
        IEnumerable<IReadOnlyList<object?>> rows
    ) => Of(fileName, stream => TableWorkbook.Write(stream, sheet, columns, rows));

    /// <param name="fileName">With its ending.</param>
    /// <param name="write">Writes the whole workbook, synchronously.</param>
    public static IResult Of(string fileName, Action<Stream> write)
    {
        var stream = new MemoryStream();
        write(stream);
        stream.Position = 0;
        return Results.File(stream, ContentType, fileName);
    }
}
