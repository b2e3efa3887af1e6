namespace MangNon.Exchange;

/// <summary>What an import did, or with <see cref="ImportOptions.DryRun"/> would do.</summary>
public sealed record ImportResult
{
    /// <summary>Why the file was refused whole, in Vietnamese; null when it was read. Then nothing below is filled.</summary>
    public string? Refusal { get; init; }

    /// <summary>The form's sheets that are in the file, in the order in which they were read.</summary>
    public IReadOnlyList<SheetOutcome> Sheets { get; init; } = [];

    /// <summary>Every bad cell, by sheet and row; each of these rows was left out.</summary>
    public IReadOnlyList<ImportError> Errors { get; init; } = [];

    /// <summary>What looks wrong and was taken nevertheless.</summary>
    public IReadOnlyList<ImportWarning> Warnings { get; init; } = [];

    internal static ImportResult Refused(string message) => new() { Refusal = message };
}

/// <summary>
/// Rows of one sheet: <see cref="Read"/> is the sum of the others. A row equal to an earlier one of the file, or
/// to what the database holds, is unchanged.
/// </summary>
public sealed record SheetOutcome(string Sheet, int Read, int Added, int Changed, int Unchanged, int Refused);

/// <summary>
/// A cell that cannot be taken: the sheet's name, the row's number as the spreadsheet shows it (of a csv file the
/// record's, the header being 1), the column's header, the value found ("" where blank), and what was expected, in Vietnamese.
/// </summary>
public sealed record ImportError(string Sheet, int Row, string Column, string Value, string Message);

/// <summary>As <see cref="ImportError"/>, of a cell that was taken. Column is "" where the whole sheet is meant.</summary>
public sealed record ImportWarning(string Sheet, int Row, string Column, string Value, string Message);

/// <summary>How far an import is.</summary>
/// <param name="Sheet">The sheet being read.</param>
/// <param name="SheetNumber">From 1.</param>
/// <param name="SheetCount">Sheets of the form that the file holds.</param>
/// <param name="Rows">Rows read of this sheet.</param>
public sealed record ImportProgress(string Sheet, int SheetNumber, int SheetCount, int Rows);
