using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Exchange.Writing;
using MangNon.Register;
using MangNon.Web.Circumstances;
using MangNon.Web.Justice;
using MangNon.Web.Register;
using MangNon.Web.Register.PersonalNumbers;
using MangNon.Web.Reporting;
using MangNon.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Desks;

/// <summary>A day at each desk that has no room of its own: from the desk to what it changes, looked at on the way.</summary>
[Collection(BrowserTests.Name)]
public sealed class DeskDayTests(SiteInBrowser browser, ITestOutputHelper output)
{
    [Fact]
    public async Task A_newborn_is_registered_by_the_justice_officer_and_the_birth_with_it()
    {
        var page = await browser.NewPageOfAsync(Role.Justice, null, SiteInBrowser.Wide);
        await SiteInBrowser.ChooseYearAsync(page, 2026);
        var before = await SiteInBrowser.FigureAsync(page, "14");
        string household;
        await using (var db = browser.Site.Database.NewContext())
        {
            household = await db.Households.OrderBy(one => one.Code).Select(one => one.Code).FirstAsync();
        }

        await page.GotoAsync("/");
        await SiteInBrowser.LookAsync(page, "tu-phap");
        await SiteInBrowser.PictureForGuideAsync(page, "tu-phap");
        var hand = new Hand(page);
        await hand.ClickAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Ghi trẻ mới vào sổ" }));
        await hand.ArriveAsync(NewChildPage.Path);
        await hand.ClickAsync(page.Locator("#muc-FullName"));
        await hand.TypeAsync("Lò Thị Sơ Sinh");
        await hand.PressAsync("Tab");
        await hand.TypeAsync("20/11/2026");
        await hand.PressAsync("Tab");
        await hand.TypeAsync("Hà Thị Mẹ");
        await hand.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#muc-Sex")).ToBeVisibleAsync();
        await page.Locator("#muc-Sex").FocusAsync();
        await hand.TypeAsync("Nữ");
        await page.Locator("#muc-EthnicGroup").FocusAsync();
        await hand.TypeAsync("Thái");
        await hand.ClickAsync(page.Locator("#muc-BirthRegisteredOn"));
        await hand.TypeAsync("23/11/2026");
        await hand.ClickAsync(page.Locator("#muc-Household"));
        await hand.TypeAsync(household);
        await hand.AsideAsync(() => SiteInBrowser.LookAsync(page, "ghi-tre-so-sinh"));
        await hand.PressAsync("Enter");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToContainTextAsync("Lò Thị Sơ Sinh");
        output.WriteLine($"registering a newborn: {hand}");
        var child = new Uri(page.Url).AbsolutePath;
        foreach (
            var (name, path) in new[]
            {
                ("ghi-viec-phap-ly", child + "/ghi/viec-phap-ly"),
                ("viec-phap-ly", LegalAffairsPage.Path),
                ("ban-giao", child + "/ban-giao"),
            }
        )
        {
            await page.GotoAsync(path);
            await SiteInBrowser.LookAsync(page, name);
        }

        Assert.NotEqual(before, await SiteInBrowser.FigureAsync(page, "14"));
        await page.GotoAsync(BirthsPage.Path);
        await SiteInBrowser.LookAsync(page, "khai-sinh");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_focal_office_gives_a_support_from_the_list_of_those_who_wait()
    {
        var page = await browser.NewPageOfAsync(Role.FocalOffice, null, SiteInBrowser.Phone);
        await SiteInBrowser.ChooseYearAsync(page, 2026);
        var before = await SiteInBrowser.FigureAsync(page, "8b");
        await page.GotoAsync("/");
        await page.Locator("main")
            .GetByRole(AriaRole.Link, new() { NameRegex = Matching("chưa được trợ giúp năm nay$") })
            .ClickAsync();
        await SiteInBrowser.LookAsync(page, "hoan-canh");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Matching("^Ghi trợ giúp cho ") }).First.ClickAsync();
        await page.Locator("#muc-On").FillAsync("20/11/2026");
        await page.Locator("#muc-Form").FillAsync("Học bổng");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Matching("/so-tre-em/[0-9a-f-]{36}"));
        Assert.NotEqual(before, await SiteInBrowser.FigureAsync(page, "8b"));

        foreach (
            var (name, path) in new[]
            {
                ("bien-co", IncidentsPage.Path + "?nam=2025"),
                ("thuong-tich", InjuryPage.Path + "?nam=2025&quy=1"),
                ("xa-phu-hop", ScorecardPage.Path + "?nam=2025"),
                ("so-lieu-bao-cao", ReportedPage.Path + "?nam=2026"),
                ("ho", HouseholdPage.Path),
            }
        )
        {
            await page.GotoAsync(path);
            await SiteInBrowser.LookAsync(page, name);
        }

        await page.GotoAsync(ScorecardPage.Path + "?nam=2026");
        await page.Locator("#tieu-chi-7").FillAsync("51");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi bảng điểm" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await SiteInBrowser.LookAsync(page, "xa-phu-hop-loi");
        await page.SetViewportSizeAsync(SiteInBrowser.Wide, 768);
        await page.GotoAsync(CircumstancesPage.Path);
        await SiteInBrowser.PictureForGuideAsync(page, "hoan-canh");
        await page.GotoAsync(InjuryPage.Path + "?nam=2025");
        await SiteInBrowser.PictureForGuideAsync(page, "thuong-tich");
        await page.GotoAsync(ScorecardPage.Path + "?nam=2025");
        await SiteInBrowser.PictureForGuideAsync(page, "xa-phu-hop");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_police_send_numbers_back_and_fewer_children_are_without_one()
    {
        await using var db = browser.Site.Database.NewContext();
        var children = await db
            .Children.Where(c => c.PersonalIdSealed == null && c.LeftOn == null && c.DiedOn == null)
            .Where(c => c.BirthDate.Year > 2010 && c.Residence != Residence.Absent)
            .OrderBy(c => c.Code)
            .Take(3)
            .ToListAsync();
        using var content = new MemoryStream();
        TableWorkbook.Write(
            content,
            "Trẻ",
            NumberFile.Columns,
            children.Select(
                (child, at) =>
                    (IReadOnlyList<object?>)
                        [
                            child.Code,
                            child.FullName,
                            child.BirthDate,
                            null,
                            null,
                            null,
                            null,
                            $"038{(child.Sex == Sex.Male ? 2 : 3)}{child.BirthDate.Year % 100:00}{(at == 2 ? "99" : $"88800{at}")}",
                        ]
            )
        );
        var page = await browser.NewPageOfAsync(Role.Police, null, SiteInBrowser.Phone);
        await page.GotoAsync("/");
        var before = await LineAsync();
        await page.Locator("main")
            .GetByRole(AriaRole.Link, new() { NameRegex = Matching("chưa có số định danh$") })
            .ClickAsync();
        await SiteInBrowser.LookAsync(page, "so-dinh-danh");
        await page.Locator("#tep")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "so.xlsx",
                    MimeType = "application/octet-stream",
                    Buffer = content.ToArray(),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra tệp" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("2 số mới");
        await SiteInBrowser.LookAsync(page, "so-dinh-danh-so");
        await page.SetViewportSizeAsync(SiteInBrowser.Wide, 768);
        await SiteInBrowser.PictureForGuideAsync(page, "so-dinh-danh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi các số đã đánh dấu" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi 2 số định danh.");
        await page.GotoAsync("/");
        Assert.NotEqual(before, await LineAsync());
        await page.Context.CloseAsync();

        Task<string> LineAsync() => page.Locator("main").GetByText("chưa có số định danh").InnerTextAsync();
    }

    [Fact]
    public async Task A_village_head_finds_on_the_telephone_whom_to_visit_and_writes_what_was_missing()
    {
        await using var db = browser.Site.Database.NewContext();
        var village = await db.Villages.SingleAsync(one => one.Name == "Thôn 4");
        var page = await browser.NewPageOfAsync(Role.VillageHead, village.Id, SiteInBrowser.Phone);
        await page.GotoAsync("/");
        await SiteInBrowser.LookAsync(page, "truong-thon");
        await SiteInBrowser.PictureForGuideAsync(page, "truong-thon");
        var line = page.Locator(".desk-lines li", new() { HasText = "khai sinh" }).First;
        var before = await line.InnerTextAsync();
        await line.GetByRole(AriaRole.Link).ClickAsync();
        await page.Locator("main table th[scope=row] a, main table td a").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Matching("/so-tre-em/[0-9a-f-]{36}"));
        await page.GotoAsync(page.Url.Split('?')[0].TrimEnd('/') + "/sua");
        await page.Locator("#muc-BirthRegisteredOn").FillAsync("23/11/2026");
        await page.Locator("main button[type=submit]").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToBeVisibleAsync();
        await page.GotoAsync("/");
        Assert.NotEqual(before, await line.InnerTextAsync());
        await page.GotoAsync($"{HouseholdPage.Path}?thon={village.Id}&in=1");
        await SiteInBrowser.LookAsync(page, "ban-in-thon");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_chairman_goes_from_the_desk_to_the_unit_that_is_behind()
    {
        var page = await browser.NewPageOfAsync(Role.Chairman, null, SiteInBrowser.Phone);
        await page.GotoAsync("/");
        await SiteInBrowser.LookAsync(page, "chu-tich");
        await page.SetViewportSizeAsync(SiteInBrowser.Wide, 768);
        await SiteInBrowser.PictureForGuideAsync(page, "chu-tich");
        await page.Locator("main table").First.GetByRole(AriaRole.Link, new() { Name = "Trạm Y tế" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Matching("don-vi=tram-y-te"));
        await Assertions.Expect(page.Locator(".board")).ToContainTextAsync("Trạm Y tế");
        await page.Context.CloseAsync();
    }

    private static Regex Matching(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
