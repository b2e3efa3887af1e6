using MangNon.Exchange.Writing;
using MangNon.Register;

namespace MangNon.Web.Site;

/// <summary>
/// Tables as workbooks. A page that has a table maps, beside itself, a GET endpoint of its own path with
/// <c>.xlsx</c> behind it (see <see cref="WorkbookAddress"/>) that answers with this.
/// </summary>
internal static class Workbooks
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="name">Of the file, without ending; never a person's.</param>
    /// <param name="sheet">Of the only sheet.</param>
    /// <param name="columns">Their headers are as on screen.</param>
    /// <param name="rows">As many values as columns.</param>
    public static IResult File(
        string name,
        string sheet,
        IReadOnlyList<TableColumn> columns,
        IEnumerable<IReadOnlyList<object?>> rows
    ) => File(name, content => TableWorkbook.Write(content, sheet, columns, rows));

    /// <param name="name">Of the file, without ending; never a person's.</param>
    /// <param name="write">Writes the whole workbook, synchronously.</param>
    public static IResult File(string name, Action<Stream> write)
    {
        using var content = new MemoryStream();
        write(content);
        return Results.File(content.ToArray(), MediaType, name + "." + WorkbookAddress.Workbook);
    }

    /// <summary>For a file's name: <c>2025</c>, or <c>20250101-20250930</c>.</summary>
    public static string Name(Period period) => Preferences.Write(period);
}
