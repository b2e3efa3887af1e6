using MangNon.Access;
using MangNon.Health;
using MangNon.Health.Doses;
using MangNon.Health.Rounds;
using MangNon.Testing;
using MangNon.Web.Health;
using MangNon.Web.Tests.Browser;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Health;

/// <summary>A day of the health station: a weighing round of 20 children, a session of 15 vaccinations, and the board that follows.</summary>
[Collection(BrowserTests.Name)]
public sealed class HealthDayTests(SiteInBrowser browser, ITestOutputHelper output)
{
    private const int Weighed = 20;
    private const int Vaccinated = 15;
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task A_round_and_a_session_are_typed_by_keyboard_and_the_board_follows()
    {
        var page = await browser.NewPageOfAsync(Role.HealthStation, null, 1366);
        await SiteInBrowser.ChooseYearAsync(page, 2026);
        var before = (await SiteInBrowser.FigureAsync(page, "4a"), await SiteInBrowser.FigureAsync(page, "5b"));
        await page.GotoAsync("/");
        await SiteInBrowser.LookAsync(page, "tram-y-te");
        await SiteInBrowser.PictureForGuideAsync(page, "tram-y-te");

        var (village, vaccine) = await BusiestAsync();
        await WeighAsync(page, await LargestAsync());
        await VaccinateAsync(page, village, vaccine);

        var after = (await SiteInBrowser.FigureAsync(page, "4a"), await SiteInBrowser.FigureAsync(page, "5b"));
        output.WriteLine($"4a: {before.Item1} → {after.Item1}; 5b: {before.Item2} → {after.Item2}");
        Assert.NotEqual(before.Item1, after.Item1);
        Assert.NotEqual(before.Item2, after.Item2);
        await page.Context.CloseAsync();
        await LookOnThePhoneAsync(village, vaccine);
    }

    [Fact]
    public async Task Services_of_a_village_are_ticked_from_the_desk()
    {
        var page = await browser.NewPageOfAsync(Role.HealthStation, null, SiteInBrowser.Wide);
        await page.GotoAsync("/");
        await page.Locator($"main a[href='{HealthAddress.Services}']").ClickAsync();
        await SiteInBrowser.LookAsync(page, "phat-trien-toan-dien");
        await page.Locator("tbody tr").First.Locator("th a").ClickAsync();
        var tick = page.Locator("tbody input[type=checkbox]").First;
        var name = await tick.GetAttributeAsync("aria-label");
        await tick.CheckAsync();
        await SiteInBrowser.LookAsync(page, "phat-trien-toan-dien-thon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi dịch vụ đã cung cấp" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Đã ghi 1 dịch vụ.");
        await Assertions.Expect(page.GetByLabel(name!)).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_check_up_is_written_from_the_list_of_those_who_wait_and_the_sealed_year_beside_it()
    {
        var page = await browser.NewPageOfAsync(Role.HealthStation, null, SiteInBrowser.Wide);
        await page.GotoAsync("/");
        await page.Locator($"main a[href='{HealthAddress.CheckUps}']").ClickAsync();
        var first = page.Locator("tbody tr").First.Locator("th a");
        var child = await first.GetAttributeAsync("href");
        await SiteInBrowser.LookAsync(page, "kham-suc-khoe");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ghi lần khám, " }).First.ClickAsync();
        await page.Locator("#muc-On").FillAsync("20/11/2026");
        await page.Locator("#muc-Kind").SelectOptionAsync("AtStation");
        await page.Locator("#muc-Finding").FillAsync("Bình thường");
        await page.Locator("#muc-FamilyTold").SelectOptionAsync("True");
        await SiteInBrowser.LookAsync(page, "ghi-lan-kham");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Bình thường");
        await page.GotoAsync(HealthAddress.CheckUps);
        Assert.NotEqual(child, await first.GetAttributeAsync("href"));

        await page.GotoAsync(HivYearsPage.Path + "?nam=2026");
        await page.Locator("#muc-WomenTested").FillAsync("48");
        await page.Locator("#muc-MothersPositive").FillAsync("0");
        await page.Locator("#muc-Source").FillAsync("Sổ khám thai");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi số liệu" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi số liệu");
        await SiteInBrowser.LookAsync(page, "hiv-me-con");
        await page.Context.CloseAsync();
    }

    private async Task WeighAsync(IPage page, Guid village)
    {
        await page.GotoAsync("/");
        var hand = new Hand(page);
        await hand.ClickAsync(page.Locator(".health-villages").Locator($"tbody th a[href*='{village}']"));
        await hand.ArriveAsync("/can-do");
        var round = await RoundAsync(village);
        await hand.ClickAsync(page.Locator(".round-measure input").First);
        foreach (var child in round.Children.Take(Weighed))
        {
            await hand.TypeAsync(Kilograms(child));
            await hand.PressAsync("Tab");
            await hand.TypeAsync(Centimetres(child));
            await hand.PressAsync("Enter");
        }

        await Assertions.Expect(page.Locator("[data-result]").Nth(Weighed - 1)).Not.ToBeEmptyAsync();
        await hand.AsideAsync(() => SiteInBrowser.LookAsync(page, "can-do"));
        await hand.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Lưu đợt cân" }));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu 20 lần cân.");
        output.WriteLine($"weighing round of 20 children: {hand}");
        await SiteInBrowser.LookAsync(page, "can-do-da-luu");
    }

    private async Task VaccinateAsync(IPage page, Guid village, string vaccine)
    {
        await page.GotoAsync("/");
        var hand = new Hand(page);
        await hand.ClickAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Ghi một buổi tiêm" }));
        await hand.ArriveAsync("/tiem-chung/buoi");
        await hand.ChooseAsync(page.Locator("#thon"), village.ToString());
        await hand.ChooseAsync(page.Locator("#vac-xin"), vaccine);
        var boxes = page.Locator(".session tbody input[type=checkbox]");
        await boxes.First.FocusAsync();
        for (var i = 0; i < Vaccinated; i++)
        {
            await hand.PressAsync("Space");
            // Past the field for another day.
            await hand.PressAsync("Tab");
            await hand.PressAsync("Tab");
        }

        await hand.AsideAsync(() => SiteInBrowser.LookAsync(page, "buoi-tiem"));
        await hand.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Ghi các mũi đã tiêm" }));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi 15 mũi tiêm.");
        output.WriteLine($"session of 15 vaccinations: {hand}");
    }

    private async Task LookOnThePhoneAsync(Guid village, string vaccine)
    {
        var page = await browser.NewPageOfAsync(Role.HealthStation, null, SiteInBrowser.Phone);
        foreach (
            var (name, path) in new[]
            {
                ("tram-y-te", "/"),
                ("can-do-chon", "/can-do"),
                ("can-do", $"/can-do?thon={village}"),
                ("can-do-phieu", $"/can-do/phieu?thon={village}"),
                ("can-cham-soc", "/can-do/can-cham-soc"),
                ("chua-can", "/can-do/can-cham-soc?phan=chua-can"),
                ("tiem-chung", $"/tiem-chung?thon={village}"),
                ("buoi-tiem", $"/tiem-chung/buoi?thon={village}&vac-xin={vaccine}"),
            }
        )
        {
            await page.GotoAsync(path);
            await SiteInBrowser.LookAsync(page, name + "-sau");
        }

        await page.GotoAsync($"/can-do?thon={village}");
        await page.Locator(".round-measure input").First.FillAsync("4");
        await page.Locator(".round-measure input").Nth(3).FillAsync("cao");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu đợt cân" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToBeFocusedAsync();
        await SiteInBrowser.LookAsync(page, "can-do-hoi");
        await page.Context.CloseAsync();
    }

    /// <summary>What a child of the age weighs, but not less than the last time.</summary>
    private static string Kilograms(RoundChild child) =>
        HealthWords.Kilograms(
            Math.Max((child.LastWeight?.Value ?? 0) + 300_000, 8_000_000 + (child.AgeDays * 6_500L / 100_000 * 100_000))
        );

    private static string Centimetres(RoundChild child) =>
        HealthWords.Centimetres(
            Math.Max((child.LastHeight?.Value ?? 0) + 10_000, 660_000 + (child.AgeDays * 240L / 1_000 * 1_000))
        );

    private async Task<WeighingRound> RoundAsync(Guid village)
    {
        await using var db = browser.Site.Database.NewContext();
        return (
            await WeighingRound.ReadAsync(
                db,
                Viewers.Of(Role.HealthStation, browser.Site.CommuneId),
                new HealthQuery(browser.Site.CommuneId, village, Today),
                CancellationToken.None
            )
        )!;
    }

    private async Task<Guid> LargestAsync()
    {
        await using var db = browser.Site.Database.NewContext();
        var villages = await HealthSummary.ReadAsync(
            db,
            Viewers.Of(Role.HealthStation, browser.Site.CommuneId),
            ImmunisationSchedule.Shipped,
            new HealthQuery(browser.Site.CommuneId, null, Today),
            CancellationToken.None
        );
        return villages.MaxBy(village => village.Children)!.VillageId;
    }

    /// <summary>The village and the vaccine for which most children wait for nothing else.</summary>
    private async Task<(Guid Village, string Vaccine)> BusiestAsync()
    {
        await using var db = browser.Site.Database.NewContext();
        var due = await DueDoses.ReadAsync(
            db,
            Viewers.Of(Role.HealthStation, browser.Site.CommuneId),
            ImmunisationSchedule.Shipped,
            new HealthQuery(browser.Site.CommuneId, null, Today),
            CancellationToken.None
        );
        var found = due.SelectMany(one => one.Due.Select(dose => (one, dose)))
            .GroupBy(line => (line.one.Child.VillageId, line.dose.Dose.Vaccine))
            .Where(group => group.Count() >= Vaccinated)
            .MaxBy(group => group.Count(line => line.one.Late.Count() == 1))!;
        output.WriteLine($"{found.Key.Vaccine}: {found.Count()} children due");
        return found.Key;
    }
}
