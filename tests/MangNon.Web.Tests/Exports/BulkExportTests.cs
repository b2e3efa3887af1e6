using System.Net;
using MangNon.Access;
using MangNon.Exports;
using MangNon.Testing;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Exports;

/// <summary>The sample has more children than one person takes alone.</summary>
public sealed class BulkExportTests : IAsyncLifetime
{
    private const string Whole = "?danh-sach=so-du-lieu";
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync(filled: true);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_whole_register_needs_the_chairman_and_goes_back_in_as_it_came_out()
    {
        using var focal = await _site.NewClientOfAsync(Role.FocalOffice);
        using var chairman = await _site.NewClientOfAsync(Role.Chairman);
        var page = await NameFile.AskedAsync(focal, Whole);
        Assert.DoesNotContain("mat-khau", await TextAsync(focal, page), StringComparison.Ordinal);
        using (
            var early = await TestSite.PostFromAsync(focal, "/tai-ve", page + "/tep", ("mat-khau", NameFile.Password))
        )
        {
            Assert.Equal(page + "?loi=khong-con", early.Headers.Location!.OriginalString);
        }

        var request = await RequestAsync();
        var shown = await TextAsync(chairman, request);
        Assert.Contains("Toàn bộ sổ dữ liệu", shown, StringComparison.Ordinal);
        Assert.Contains(NameFile.Matter, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(page, shown, StringComparison.Ordinal);
        using var given = await TestSite.PostAsync(
            chairman,
            request,
            ("_handler", "quyet-dinh"),
            ("Form.Give", "true")
        );
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        Assert.Contains(page, await TextAsync(focal, request), StringComparison.Ordinal);

        using var answer = await NameFile.TakeAsync(focal, page);
        var plain = OpenedWorkbook.Open(await answer.Content.ReadAsByteArrayAsync(), NameFile.Password);
        Assert.Contains("Người đồng ý", await NameFile.TextAsync(plain), StringComparison.Ordinal);
        using var second = await NameFile.TakeAsync(focal, page);
        Assert.Equal(page + "?loi=khong-con", second.Headers.Location!.OriginalString);

        using var back = await TestSite.UploadAsync(focal, "/nhap-so-lieu", "/nhap-so-lieu/tep", plain, "so.xlsx");
        var import = await WhenDoneAsync(focal, back.Headers.Location!.OriginalString);
        Assert.Contains("sổ đã có đủ", import, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguồn tệp", import, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_that_breaks_off_is_written_down_and_may_be_taken_again()
    {
        using var focal = await _site.NewClientOfAsync(Role.FocalOffice);
        using var chairman = await _site.NewClientOfAsync(Role.Chairman);
        var page = await NameFile.AskedAsync(focal, Whole);
        using (
            await TestSite.PostAsync(chairman, await RequestAsync(), ("_handler", "quyet-dinh"), ("Form.Give", "true"))
        )
        {
            // Agreed.
        }

        await BreakOffAsync(focal, page);
        await using var db = _site.Database.NewContext();
        await Eventually.HoldsAsync(async () =>
            (await db.NameExports.AsNoTracking().SingleAsync()).BrokenAt is not null
        );
        var broken = await db.NameExports.AsNoTracking().SingleAsync();
        Assert.Equal((1, null, null), (broken.Number, broken.CompletedAt, broken.Digest));
        Assert.Contains("Tải dở dang", await TextAsync(focal, "/tai-ve"), StringComparison.Ordinal);
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.SubjectId == broken.Id && e.AccountId != null));

        using var again = await NameFile.TakeAsync(focal, page);
        Assert.NotEmpty(OpenedWorkbook.Open(await again.Content.ReadAsByteArrayAsync(), NameFile.Password));
        await Eventually.HoldsAsync(async () =>
            (await db.NameExports.AsNoTracking().SingleAsync()).StateAt(DateTime.MaxValue, null)
            == NameExportState.Complete
        );
    }

    /// <summary>Hangs up as soon as the line has its number, before all is there.</summary>
    private async Task BreakOffAsync(HttpClient client, string page)
    {
        var shown = await client.GetStringAsync(new Uri(page, UriKind.Relative));
        const string Before = "__RequestVerificationToken\" value=\"";
        var at = shown.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("mat-khau", NameFile.Password),
            KeyValuePair.Create(Before[..26], WebUtility.HtmlDecode(shown[at..shown.IndexOf('"', at)])),
        ]);
        using var patience = new CancellationTokenSource();
        var taking = client.PostAsync(new Uri(page + "/tep", UriKind.Relative), form, patience.Token);
        await using var db = _site.Database.NewContext();
        await Eventually.HoldsAsync(async () =>
            (await db.NameExports.AsNoTracking().SingleAsync()).BegunAt is not null
        );
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking);
    }

    private async Task<string> RequestAsync()
    {
        await using var db = _site.Database.NewContext();
        return "/yeu-cau/" + (await db.Agreements.SingleAsync()).Id;
    }

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
        return page[page.IndexOf("<main", StringComparison.Ordinal)..];
    }

    private static async Task<string> WhenDoneAsync(HttpClient client, string address)
    {
        while (true)
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            if (!answer.Headers.Contains("Refresh"))
            {
                return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            }

            await Task.Delay(200);
        }
    }
}
