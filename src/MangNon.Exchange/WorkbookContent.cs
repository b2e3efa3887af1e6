namespace MangNon.Exchange;

/// <summary>What a file is by its first bytes; its name says nothing.</summary>
public enum WorkbookContent
{
    /// <summary>A zip: a workbook, or csv files; which, and whether it is a good one, the import finds.</summary>
    Zip,

    /// <summary>A compound file: an .xls, or a workbook that opens with a password.</summary>
    OldOrEncrypted,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Tells what a file is.</summary>
public static class WorkbookContents
{
    /// <summary>How many of the first bytes tell it.</summary>
    public const int HeadBytes = 8;

    /// <param name="head">The first bytes, fewer where the file has fewer.</param>
    public static WorkbookContent Of(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\x03\x04"u8) ? WorkbookContent.Zip
        : head.StartsWith("PK\x05\x06"u8) ? WorkbookContent.Zip
        : head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? WorkbookContent.OldOrEncrypted
        : WorkbookContent.Other;
}
