using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MangNon.Documents.Word;

/// <summary>Paper, margins, the page's number at the top (not on the first page), and the document's settings.</summary>
internal static class PageSetup
{
    /// <summary>Adds the headers and gives the section that names them; it must come last in the body.</summary>
    public static SectionProperties AddTo(MainDocumentPart main)
    {
        var numbered = main.AddNewPart<HeaderPart>();
        numbered.Header = new Header(
            new Paragraph(
                Block.Style(ReportStyles.PageNumber),
                new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
                new Run(new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
                new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
                new Run(new Text("2")),
                new Run(new FieldChar { FieldCharType = FieldCharValues.End })
            )
        );
        var first = main.AddNewPart<HeaderPart>();
        first.Header = new Header(new Paragraph(Block.Style(ReportStyles.PageNumber)));
        var settings = main.AddNewPart<DocumentSettingsPart>();
        settings.Settings = new Settings(
            new Compatibility(
                new CompatibilitySetting
                {
                    Name = CompatSettingNameValues.CompatibilityMode,
                    Uri = "http://schemas.microsoft.com/office/word",
                    Val = "15",
                }
            ),
            new ThemeFontLanguages { Val = "vi-VN" },
            new DecimalSymbol { Val = "," },
            new ListSeparator { Val = ";" }
        );
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(numbered) },
            new HeaderReference { Type = HeaderFooterValues.First, Id = main.GetIdOfPart(first) },
            new PageSize { Width = PageMeasures.PageWidth, Height = PageMeasures.PageHeight },
            new PageMargin
            {
                Top = PageMeasures.MarginTop,
                Bottom = PageMeasures.MarginTop,
                Left = PageMeasures.MarginLeft,
                Right = PageMeasures.MarginRight,
                Header = 510,
                Footer = 510,
                Gutter = 0,
            },
            new PageNumberType { Start = 1 },
            new TitlePage()
        );
    }
}
