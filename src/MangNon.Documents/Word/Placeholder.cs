using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MangNon.Documents.Word;

/// <summary>A content control that people fill in: the program has no words of its own there.</summary>
internal static class Placeholder
{
    /// <param name="title">Shown on the control, and read out.</param>
    /// <param name="text">Stands there until something is written.</param>
    /// <param name="style">Of the paragraph.</param>
    public static SdtBlock Paragraph(string title, string text, string style) =>
        new(
            new SdtProperties(new SdtAlias { Val = title }, new Tag { Val = title }, new ShowingPlaceholder()),
            new SdtContentBlock(Block.Text(style, text))
        );
}
