namespace MangNon.Exchange.Writing;

/// <summary>Sheets written one after another; disposing finishes the file.</summary>
internal interface ISheetWriter : IDisposable
{
    /// <summary>Ends the sheet before, if any, and writes the header.</summary>
    void BeginSheet(string name, IReadOnlyList<TableColumn> columns);

    void WriteRow(IReadOnlyList<object?> values);
}
