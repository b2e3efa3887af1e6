using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace MangNon.Documents.Word;

/// <summary>Puts a chart and its workbook into the document, in a paragraph of its own.</summary>
internal static class ChartDrawing
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>English Metric Units in a millimetre.</summary>
    private const long Millimetre = 36000;

    /// <param name="main">The document.</param>
    /// <param name="chart">What to draw.</param>
    /// <param name="id">Unique among the drawings of the document, from 1.</param>
    /// <param name="height">In millimetres.</param>
    public static Paragraph AddTo(MainDocumentPart main, ReportChart chart, uint id, int height)
    {
        var part = main.AddNewPart<ChartPart>();
        var package = part.AddNewPart<EmbeddedPackagePart>(WorkbookType, "rId1");
        using (var workbook = new MemoryStream())
        {
            ChartWorkbook.Write(chart, workbook);
            workbook.Position = 0;
            package.FeedData(workbook);
        }

        using (var xml = new MemoryStream())
        {
            ChartXml.Of(chart, "rId1").Save(xml);
            xml.Position = 0;
            part.FeedData(xml);
        }

        var extent = new Wp.Extent { Cx = 160 * Millimetre, Cy = height * Millimetre };
        var inline = new Wp.Inline(
            extent,
            new Wp.EffectExtent
            {
                LeftEdge = 0,
                TopEdge = 0,
                RightEdge = 0,
                BottomEdge = 0,
            },
            new Wp.DocProperties
            {
                Id = id,
                Name = $"Biểu đồ {id}",
                Title = Block.Clean(chart.Title),
                Description = Block.Clean(chart.Description),
            },
            new Wp.NonVisualGraphicFrameDrawingProperties(),
            new A.Graphic(
                new A.GraphicData(new C.ChartReference { Id = main.GetIdOfPart(part) })
                {
                    Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart",
                }
            )
        )
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };
        var properties = Block.Style("Normal");
        properties.Justification = new Justification { Val = JustificationValues.Center };
        properties.SpacingBetweenLines = new SpacingBetweenLines { Before = "120", After = "120" };
        return new Paragraph(properties, new Run(new Drawing(inline)));
    }
}
