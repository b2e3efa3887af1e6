namespace MangNon.Exchange;

/// <summary>How much a workbook may hold before it is refused whole. Every limit is inclusive and at least 1.</summary>
public sealed record WorkbookLimits
{
    public static readonly WorkbookLimits Default = new();

    /// <summary>Bytes of the file as it is received.</summary>
    public long FileBytes { get; init; } = 200L * 1024 * 1024;

    /// <summary>Bytes of all that is read from it, inflated: both as declared and as counted while inflating.</summary>
    public long InflatedBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Times that one part above 1 MB may grow when inflated.</summary>
    public int InflationRatio { get; init; } = 250;

    /// <summary>Parts within a zip.</summary>
    public int Entries { get; init; } = 1_000;

    /// <summary>Rows of a sheet, the header and blank ones too.</summary>
    public int Rows { get; init; } = 1_048_576;

    /// <summary>Columns that a filled cell may stand in.</summary>
    public int Columns { get; init; } = 256;

    /// <summary>UTF-16 units of one cell; a spreadsheet's own limit.</summary>
    public int CellLength { get; init; } = 32_767;

    /// <summary>Bad cells listed: a file with more is not this form. Of warnings so many are listed and no more.</summary>
    public int Notes { get; init; } = 100_000;
}
