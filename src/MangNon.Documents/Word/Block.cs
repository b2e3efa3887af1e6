using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MangNon.Documents.Word;

/// <summary>Paragraphs and runs.</summary>
internal static class Block
{
    public static Paragraph Text(string style, string text, bool bold = false, bool italic = false, int? size = null) =>
        new(Style(style), Run(text, bold, italic, size));

    public static ParagraphProperties Style(string id) =>
        new() { ParagraphStyleId = new ParagraphStyleId { Val = id } };

    /// <summary>A line feed becomes a break of the line.</summary>
    public static Run Run(string text, bool bold = false, bool italic = false, int? size = null)
    {
        var properties = new RunProperties();
        if (bold)
        {
            properties.Append(new Bold(), new BoldComplexScript());
        }

        if (italic)
        {
            properties.Append(new Italic(), new ItalicComplexScript());
        }

        if (size is { } half)
        {
            properties.Append(
                new FontSize { Val = ReportStyles.Half(half) },
                new FontSizeComplexScript { Val = ReportStyles.Half(half) }
            );
        }

        var run = new Run();
        if (properties.HasChildren)
        {
            run.Append(properties);
        }

        var lines = Clean(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>
    /// A line as a paragraph border under nothing: as the law wants it drawn, not typed with underscores.
    /// </summary>
    /// <param name="style">Of the paragraph.</param>
    /// <param name="within">Width of the cell or page.</param>
    /// <param name="length">Length of the line, centred.</param>
    public static Paragraph Rule(string style, int within, int length)
    {
        var side = Math.Max(0, (within - length) / 2);
        var properties = Style(style);
        properties.ParagraphBorders = new ParagraphBorders(
            new TopBorder
            {
                Val = BorderValues.Single,
                Size = 6,
                Space = 1,
                Color = "000000",
            }
        );
        properties.SpacingBetweenLines = new SpacingBetweenLines
        {
            Before = "40",
            After = "0",
            Line = "120",
            LineRule = LineSpacingRuleValues.Exact,
        };
        properties.Indentation = new Indentation
        {
            Left = ReportStyles.Half(side),
            Right = ReportStyles.Half(side),
            FirstLine = "0",
        };
        return new Paragraph(properties);
    }

    /// <summary>
    /// Repaired as every text of the register is (normal form C, ƣ as ư), but with its blanks kept; without characters
    /// that XML cannot hold.
    /// </summary>
    public static string Clean(string text) =>
        string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar))
            .Replace('\u01A2', 'Ư')
            .Replace('\u01A3', 'ư')
            .Normalize(System.Text.NormalizationForm.FormC);
}
