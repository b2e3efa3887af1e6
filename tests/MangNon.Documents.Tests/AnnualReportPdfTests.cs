namespace MangNon.Documents.Tests;

public sealed class AnnualReportPdfTests
{
    /// <summary>Where the column “Thành phần chỉ tiêu” lies on the paper: points from its left edge.</summary>
    private const double ColumnLeft = 115;
    private const double ColumnRight = 255;

    [Fact]
    public async Task Printed_the_report_holds_its_head_its_title_and_every_component_on_numbered_pages()
    {
        var pages = await OfficeProgram.PagesAsync(SampleReport.Bytes);
        Assert.InRange(pages.Count, 6, 14);
        var first = Squeeze(pages[0]);
        Assert.StartsWith(Squeeze("ỦY BAN NHÂN DÂN"), first, StringComparison.Ordinal);
        Assert.Contains(Squeeze("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), first, StringComparison.Ordinal);
        Assert.Contains(Squeeze("Độc lập - Tự do - Hạnh phúc"), first, StringComparison.Ordinal);
        Assert.Contains(Squeeze("BÁO CÁO" + SampleReport.Report.Subject), first, StringComparison.Ordinal);
        for (var i = 1; i < pages.Count; i++)
        {
            Assert.Equal($"{i + 1}", pages[i][0].Text);
        }

        var column = Squeeze(
            pages.SelectMany(p => p).Where(w => w.Left >= ColumnLeft && w.Right <= ColumnRight).ToList()
        );
        Assert.All(
            SampleReport.Report.Goals.SelectMany(g => g.Rows),
            row => Assert.Contains(Squeeze(row.Name), column, StringComparison.Ordinal)
        );
        var whole = Squeeze([.. pages.SelectMany(p => p)]);
        Assert.Contains(Squeeze(SampleReport.Report.Closing + "./."), whole, StringComparison.Ordinal);
        Assert.Contains(Squeeze("- Lưu: VT, VHXH."), whole, StringComparison.Ordinal);
    }

    /// <summary>Where a line is broken is no part of what is said.</summary>
    private static string Squeeze(string text) => string.Concat(text.Normalize().Where(c => !char.IsWhiteSpace(c)));

    private static string Squeeze(IReadOnlyList<PrintedWord> words) =>
        Squeeze(string.Concat(words.Select(w => w.Text)));
}
