using System.Net;
using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Web.Tests.Access;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Recording;

public sealed partial class RecordPageTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private PlantedMarks _marks = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _marks = await PlantedMarks.PlantAsync(_site.Database, _site.CommuneId);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_support_is_written_corrected_and_removed_from_the_childs_page()
    {
        using var officer = await _site.NewClientOfAsync(Role.FocalOffice);
        var child = $"/so-tre-em/{_marks.Inside}";
        (string, string)[] support =
        [
            ("_handler", "ghi-ban-ghi"),
            ("Form.Texts[On]", "20/11/2026"),
            ("Form.Texts[Form]", "Sách vở, cặp"),
            ("Form.Texts[Value]", "1.500.000"),
        ];
        using var missing = await TestSite.PostAsync(officer, child + "/ghi/ho-tro", support[0], support[1]);
        var text = WebUtility.HtmlDecode(await missing.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        Assert.Contains("Hình thức: chưa ghi mục này.", text, StringComparison.Ordinal);
        Assert.Contains("""value="20/11/2026""", text, StringComparison.Ordinal);

        using var saved = await TestSite.PostAsync(officer, child + "/ghi/ho-tro", support);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await TestSite.TextAsync(officer, child);
        Assert.Contains("1.500.000 đ", page, StringComparison.Ordinal);

        var record = Link().Matches(page).Select(link => link.Groups["path"].Value).First();
        var form = await TestSite.TextAsync(officer, record);
        var stamp = Stamp().Match(form).Groups["stamp"].Value;
        using var unsaid = await TestSite.PostAsync(
            officer,
            record,
            ("_handler", "xoa-ban-ghi"),
            ("Form.Stamp", stamp)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        using var removed = await TestSite.PostAsync(
            officer,
            record,
            ("_handler", "xoa-ban-ghi"),
            ("Form.Stamp", stamp),
            ("Form.RemoveWhy", "Ghi nhầm trẻ")
        );
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.DoesNotContain(record, await TestSite.TextAsync(officer, child), StringComparison.Ordinal);
        Assert.Contains(
            "Lý do: Ghi nhầm trẻ",
            await TestSite.TextAsync(officer, child + "/nhat-ky"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_sealed_is_neither_offered_nor_told_of_to_one_who_may_not_write_it()
    {
        using var officer = await _site.NewClientOfAsync(Role.FocalOffice);
        using var protection = await _site.NewClientOfAsync(Role.ChildProtection);
        var path = $"/so-tre-em/{_marks.Inside}/ghi/hoan-canh";

        Assert.DoesNotContain("xâm hại tình dục", await TestSite.TextAsync(officer, path), StringComparison.Ordinal);
        Assert.Contains("xâm hại tình dục", await TestSite.TextAsync(protection, path), StringComparison.Ordinal);
        using var head = await _site.NewClientOfAsync(Role.VillageHead, _marks.Village);
        using var none = await head.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var unknown = await officer.GetAsync(
            new Uri($"/so-tre-em/{_marks.Inside}/ghi/khong-co", UriKind.Relative)
        );
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [GeneratedRegex("""href="(?<path>[^"]*/ghi/ho-tro/[0-9a-f-]{36})""", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("""name="Form.Stamp" value="(?<stamp>[^"]*)""", RegexOptions.None, 1000)]
    private static partial Regex Stamp();
}
