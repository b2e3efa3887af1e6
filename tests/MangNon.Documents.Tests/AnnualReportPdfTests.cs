namespace MangNon.Documents.Tests;

public sealed class AnnualReportPdfTests
{
    [Fact]
    public async Task Printed_the_report_holds_its_head_its_title_and_every_component_on_a_sensible_number_of_pages()
    {
        var pages = await OfficeProgram.PagesAsync(SampleReport.Bytes);
        var text = Squeeze(string.Join(' ', pages));
        Assert.InRange(pages.Count, 6, 14);
        Assert.Contains(Squeeze("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), Squeeze(pages[0]), StringComparison.Ordinal);
        Assert.Contains(Squeeze("Độc lập - Tự do - Hạnh phúc"), Squeeze(pages[0]), StringComparison.Ordinal);
        Assert.Contains(Squeeze("BÁO CÁO"), Squeeze(pages[0]), StringComparison.Ordinal);
        Assert.Contains(Squeeze(SampleReport.Report.Subject), Squeeze(pages[0]), StringComparison.Ordinal);
        foreach (var row in SampleReport.Report.Goals.SelectMany(g => g.Rows))
        {
            Assert.Contains(Squeeze(row.ComponentId + row.Name), text, StringComparison.Ordinal);
        }

        Assert.Contains(Squeeze(SampleReport.Report.Closing + "./."), text, StringComparison.Ordinal);
        Assert.Contains(Squeeze("- Lưu: VT, VHXH."), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Printed_every_page_but_the_first_begins_with_its_number()
    {
        var pages = await OfficeProgram.PagesAsync(SampleReport.Bytes);
        Assert.StartsWith("ỦY BAN NHÂN DÂN", pages[0].Normalize(), StringComparison.Ordinal);
        for (var i = 1; i < pages.Count; i++)
        {
            Assert.StartsWith($"{i + 1} ", pages[i], StringComparison.Ordinal);
        }
    }

    /// <summary>Where a line is broken is no part of what is said.</summary>
    private static string Squeeze(string text) =>
        string.Concat(text.Normalize().Where(c => !char.IsWhiteSpace(c)));
}
