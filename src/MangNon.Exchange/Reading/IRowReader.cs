namespace MangNon.Exchange.Reading;

/// <summary>The rows of one sheet, one after another. Throws <see cref="WorkbookRefusedException"/> where the file cannot be read.</summary>
internal interface IRowReader : IDisposable
{
    /// <summary>Number of the current row: the sheet's own, or of a csv file the record's, the first being 1.</summary>
    int Number { get; }

    /// <summary>One more than the last column of the current row that may be filled.</summary>
    int Count { get; }

    /// <summary>The cell of the current row in a column counted from 0; blank beyond <see cref="Count"/>.</summary>
    Cell this[int column] { get; }

    bool Read();
}

/// <summary>A file of sheets, whatever its kind.</summary>
internal interface ISheetFile : IDisposable
{
    /// <summary>Names of the sheets, in the file's order.</summary>
    IReadOnlyList<string> Sheets { get; }

    IRowReader Open(string sheet);
}
