using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MangNon.Documents.Word;

/// <summary>The named styles of the report; every paragraph uses one, so that an official can restyle it in Word.</summary>
internal static class ReportStyles
{
    public const string Body = "BodyText";
    public const string Basis = "LegalBasis";
    public const string Title = "Title";
    public const string Subject = "Subtitle";
    public const string Section = "Heading1";
    public const string Subsection = "Heading2";
    public const string Head = "Letterhead";
    public const string Cell = "TableText";
    public const string CellHead = "TableHead";
    public const string Caption = "Caption";
    public const string Note = "TableNote";
    public const string Recipients = "Recipients";
    public const string PageNumber = "Header";

    public static void AddTo(MainDocumentPart main)
    {
        var styles = main.AddNewPart<StyleDefinitionsPart>();
        styles.Styles = new Styles(
            Defaults(),
            Paragraph("Normal", "Normal", PageMeasures.BodySize, isDefault: true),
            Paragraph(
                Body,
                "Body Text",
                PageMeasures.BodySize,
                JustificationValues.Both,
                firstLine: PageMeasures.FirstLine,
                after: PageMeasures.ParagraphGap,
                line: PageMeasures.LineHeight
            ),
            Paragraph(
                Basis,
                "Legal Basis",
                PageMeasures.BodySize,
                JustificationValues.Both,
                italic: true,
                firstLine: PageMeasures.FirstLine,
                after: PageMeasures.ParagraphGap,
                line: PageMeasures.LineHeight
            ),
            Paragraph(Title, "Title", PageMeasures.BodySize, JustificationValues.Center, bold: true, before: 240),
            Paragraph(Subject, "Subtitle", PageMeasures.BodySize, JustificationValues.Center, bold: true),
            Heading(Section, "heading 1", 0, before: 240),
            Heading(Subsection, "heading 2", 1, before: 120),
            Paragraph(Head, "Letterhead", 26, JustificationValues.Center),
            Paragraph(Cell, "Table Text", PageMeasures.SmallSize),
            Paragraph(CellHead, "Table Head", PageMeasures.SmallSize, JustificationValues.Center, bold: true),
            Paragraph(
                Caption,
                "caption",
                26,
                JustificationValues.Center,
                bold: true,
                before: 120,
                after: 60,
                keepNext: true
            ),
            Paragraph(Note, "Table Note", PageMeasures.SmallSize, JustificationValues.Both, italic: true, before: 20),
            Paragraph(Recipients, "Recipients", PageMeasures.SmallSize),
            Paragraph(PageNumber, "header", PageMeasures.BodySize, JustificationValues.Center),
            TableStyle()
        );
    }

    public const string Grid = "TableGrid";

    private static DocDefaults Defaults() =>
        new(
            new RunPropertiesDefault(
                new RunPropertiesBaseStyle(
                    new RunFonts
                    {
                        Ascii = PageMeasures.Font,
                        HighAnsi = PageMeasures.Font,
                        EastAsia = PageMeasures.Font,
                        ComplexScript = PageMeasures.Font,
                    },
                    new FontSize { Val = Half(PageMeasures.BodySize) },
                    new FontSizeComplexScript { Val = Half(PageMeasures.BodySize) },
                    new Languages
                    {
                        Val = "vi-VN",
                        EastAsia = "vi-VN",
                        Bidi = "ar-SA",
                    }
                )
            ),
            new ParagraphPropertiesDefault()
        );

    private static Style Heading(string id, string name, int level, int before)
    {
        var style = Paragraph(
            id,
            name,
            PageMeasures.BodySize,
            JustificationValues.Both,
            bold: true,
            firstLine: PageMeasures.FirstLine,
            before: before,
            after: PageMeasures.ParagraphGap,
            line: PageMeasures.LineHeight,
            keepNext: true
        );
        style.StyleParagraphProperties!.OutlineLevel = new OutlineLevel { Val = level };
        return style;
    }

    private static Style Paragraph(
        string id,
        string name,
        int size,
        JustificationValues? justify = null,
        bool bold = false,
        bool italic = false,
        int firstLine = 0,
        int before = 0,
        int after = 0,
        int line = 240,
        bool keepNext = false,
        bool isDefault = false
    )
    {
        var paragraph = new StyleParagraphProperties
        {
            SpacingBetweenLines = new SpacingBetweenLines
            {
                Before = Half(before),
                After = Half(after),
                Line = Half(line),
                LineRule = LineSpacingRuleValues.Auto,
            },
        };
        if (keepNext)
        {
            paragraph.KeepNext = new KeepNext();
        }

        if (firstLine > 0)
        {
            paragraph.Indentation = new Indentation { FirstLine = Half(firstLine) };
        }

        if (justify is { } way)
        {
            paragraph.Justification = new Justification { Val = way };
        }

        var run = new StyleRunProperties();
        if (bold)
        {
            run.Append(new Bold(), new BoldComplexScript());
        }

        if (italic)
        {
            run.Append(new Italic(), new ItalicComplexScript());
        }

        run.Append(new FontSize { Val = Half(size) }, new FontSizeComplexScript { Val = Half(size) });
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
        {
            style.Default = true;
        }

        style.Append(new StyleName { Val = name });
        if (!isDefault)
        {
            style.Append(new BasedOn { Val = "Normal" });
        }

        style.Append(new PrimaryStyle(), paragraph, run);
        return style;
    }

    private static Style TableStyle() =>
        new(
            new StyleName { Val = "Table Grid" },
            new UIPriority { Val = 39 },
            new StyleTableProperties(
                new TableBorders(
                    Line<TopBorder>(),
                    Line<LeftBorder>(),
                    Line<BottomBorder>(),
                    Line<RightBorder>(),
                    Line<InsideHorizontalBorder>(),
                    Line<InsideVerticalBorder>()
                ),
                new TableCellMarginDefault(
                    new TopMargin { Width = "30", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 70, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "30", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 70, Type = TableWidthValues.Dxa }
                )
            )
        )
        {
            Type = StyleValues.Table,
            StyleId = Grid,
        };

    private static T Line<T>()
        where T : BorderType, new() =>
        new()
        {
            Val = BorderValues.Single,
            Size = 4,
            Space = 0,
            Color = "000000",
        };

    internal static string Half(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
