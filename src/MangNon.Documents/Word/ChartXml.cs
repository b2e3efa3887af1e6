using System.Globalization;
using System.Xml.Linq;

namespace MangNon.Documents.Word;

/// <summary>A native chart (DrawingML) of horizontal bars, stacked where there are several series.</summary>
internal static class ChartXml
{
    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="chart">What to draw.</param>
    /// <param name="workbookId">Relationship of the chart's part to its workbook.</param>
    public static XDocument Of(ReportChart chart, string workbookId)
    {
        var stacked = chart.Series.Count > 1;
        var bars = new XElement(
            C + "barChart",
            Val("barDir", "bar"),
            Val("grouping", stacked ? "stacked" : "clustered"),
            Val("varyColors", "0"),
            chart.Series.Select((s, i) => Series(chart, s, i)),
            Val("gapWidth", "50"),
            stacked ? Val("overlap", "100") : null,
            Val("axId", "111111111"),
            Val("axId", "222222222")
        );
        return new XDocument(
            new XElement(
                C + "chartSpace",
                new XAttribute(XNamespace.Xmlns + "c", C),
                new XAttribute(XNamespace.Xmlns + "a", A),
                new XAttribute(XNamespace.Xmlns + "r", R),
                Val("lang", "vi-VN"),
                Val("roundedCorners", "0"),
                new XElement(
                    C + "chart",
                    Title(chart.Title, 1200, bold: true),
                    Val("autoTitleDeleted", "0"),
                    new XElement(C + "plotArea", new XElement(C + "layout"), bars, Categories(), Values(chart)),
                    stacked ? Legend() : null,
                    Val("plotVisOnly", "1"),
                    Val("dispBlanksAs", "gap")
                ),
                new XElement(
                    C + "spPr",
                    new XElement(A + "noFill"),
                    new XElement(A + "ln", new XElement(A + "noFill"))
                ),
                TextProperties(1000),
                new XElement(C + "externalData", new XAttribute(R + "id", workbookId), Val("autoUpdate", "0"))
            )
        );
    }

    private static XElement Series(ReportChart chart, ChartSeries series, int index)
    {
        var last = chart.Categories.Count + 1;
        return new XElement(
            C + "ser",
            Val("idx", Text(index)),
            Val("order", Text(index)),
            new XElement(
                C + "tx",
                new XElement(
                    C + "strRef",
                    new XElement(C + "f", Reference(ChartWorkbook.Cell(index, 1))),
                    Cache("strCache", null, [series.Name])
                )
            ),
            new XElement(C + "spPr", Fill(series.Colour)),
            Val("invertIfNegative", "0"),
            Labels(chart, series.Colour),
            new XElement(
                C + "cat",
                new XElement(
                    C + "strRef",
                    new XElement(C + "f", Reference("A2", $"A{Text(last)}")),
                    Cache("strCache", null, chart.Categories)
                )
            ),
            new XElement(
                C + "val",
                new XElement(
                    C + "numRef",
                    new XElement(C + "f", Reference(ChartWorkbook.Cell(index, 2), ChartWorkbook.Cell(index, last))),
                    Cache(
                        "numCache",
                        "General",
                        [.. series.Values.Select(v => v.ToString(CultureInfo.InvariantCulture))]
                    )
                )
            )
        );
    }

    /// <summary>Numbers on the bars; a zero is not written.</summary>
    private static XElement Labels(ReportChart chart, string colour) =>
        new(
            C + "dLbls",
            new XElement(
                C + "numFmt",
                new XAttribute("formatCode", chart.Decimals == 0 ? "0;-0;;" : "[$-42A]0.0;-0.0;;"),
                new XAttribute("sourceLinked", "0")
            ),
            new XElement(C + "spPr", new XElement(A + "noFill"), new XElement(A + "ln", new XElement(A + "noFill"))),
            TextProperties(1000, chart.Series.Count > 1 && IsDark(colour) ? "FFFFFF" : "000000"),
            Val("dLblPos", chart.Series.Count > 1 ? "ctr" : "outEnd"),
            Val("showLegendKey", "0"),
            Val("showVal", "1"),
            Val("showCatName", "0"),
            Val("showSerName", "0"),
            Val("showPercent", "0"),
            Val("showBubbleSize", "0")
        );

    private static XElement Categories() =>
        new(
            C + "catAx",
            Val("axId", "111111111"),
            new XElement(C + "scaling", Val("orientation", "maxMin")),
            Val("delete", "0"),
            Val("axPos", "l"),
            Val("numFmt", null, ("formatCode", "General"), ("sourceLinked", "0")),
            Val("majorTickMark", "none"),
            Val("minorTickMark", "none"),
            Val("tickLblPos", "low"),
            TextProperties(1000),
            Val("crossAx", "222222222"),
            Val("crosses", "autoZero"),
            Val("auto", "1"),
            Val("lblAlgn", "ctr"),
            Val("lblOffset", "100"),
            Val("noMultiLvlLbl", "0")
        );

    /// <summary>From zero, below the bars although the first category is on top.</summary>
    private static XElement Values(ReportChart chart) =>
        new(
            C + "valAx",
            Val("axId", "222222222"),
            new XElement(C + "scaling", Val("orientation", "minMax"), Val("min", "0")),
            Val("delete", "0"),
            Val("axPos", "b"),
            new XElement(
                C + "majorGridlines",
                new XElement(C + "spPr", new XElement(A + "ln", new XAttribute("w", "6350"), Fill("D9D9D9")))
            ),
            Title(chart.Axis, 1000, bold: false),
            Val("numFmt", null, ("formatCode", "General"), ("sourceLinked", "0")),
            Val("majorTickMark", "none"),
            Val("minorTickMark", "none"),
            Val("tickLblPos", "nextTo"),
            TextProperties(1000),
            Val("crossAx", "111111111"),
            Val("crosses", "max"),
            Val("crossBetween", "between")
        );

    private static XElement Legend() =>
        new(C + "legend", Val("legendPos", "b"), Val("overlay", "0"), TextProperties(1000));

    private static XElement Title(string text, int size, bool bold) =>
        new(
            C + "title",
            new XElement(
                C + "tx",
                new XElement(
                    C + "rich",
                    new XElement(A + "bodyPr"),
                    new XElement(
                        A + "p",
                        new XElement(A + "pPr", Run("defRPr", size, bold)),
                        new XElement(A + "r", Run("rPr", size, bold), new XElement(A + "t", Block.Clean(text)))
                    )
                )
            ),
            Val("overlay", "0")
        );

    private static XElement TextProperties(int size, string colour = "000000") =>
        new(
            C + "txPr",
            new XElement(A + "bodyPr"),
            new XElement(
                A + "p",
                new XElement(A + "pPr", Run("defRPr", size, bold: false, colour)),
                new XElement(A + "endParaRPr", new XAttribute("lang", "vi-VN"))
            )
        );

    /// <param name="name">“rPr” or “defRPr”.</param>
    /// <param name="size">In hundredths of a point.</param>
    /// <param name="bold">Bold type.</param>
    /// <param name="colour">Six hexadecimal digits.</param>
    private static XElement Run(string name, int size, bool bold, string colour = "000000") =>
        new(
            A + name,
            new XAttribute("lang", "vi-VN"),
            new XAttribute("sz", Text(size)),
            new XAttribute("b", bold ? "1" : "0"),
            Fill(colour),
            new XElement(A + "latin", new XAttribute("typeface", PageMeasures.Font)),
            new XElement(A + "cs", new XAttribute("typeface", PageMeasures.Font))
        );

    private static XElement Fill(string colour) =>
        new(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour)));

    private static XElement Cache(string name, string? format, IReadOnlyList<string> values) =>
        new(
            C + name,
            format is null ? null : new XElement(C + "formatCode", format),
            Val("ptCount", Text(values.Count)),
            values.Select(
                (v, i) => new XElement(C + "pt", new XAttribute("idx", Text(i)), new XElement(C + "v", Block.Clean(v)))
            )
        );

    private static XElement Val(string name, string? value, params (string Name, string Value)[] attributes) =>
        new(
            C + name,
            value is null ? null : new XAttribute("val", value),
            attributes.Select(a => new XAttribute(a.Name, a.Value))
        );

    private static string Reference(string from, string? to = null)
    {
        var first = Absolute(from);
        return to is null ? $"{ChartWorkbook.SheetName}!{first}" : $"{ChartWorkbook.SheetName}!{first}:{Absolute(to)}";
    }

    private static string Absolute(string cell) => $"${cell[..1]}${cell[1..]}";

    private static bool IsDark(string colour)
    {
        int Part(int at) => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return ((Part(0) * 299) + (Part(2) * 587) + (Part(4) * 114)) / 1000 < 140;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
