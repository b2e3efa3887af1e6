using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Browser;

/// <summary>A person's hand on a page: counts keys and clicks, and the seconds they take.</summary>
internal sealed class Hand(IPage page)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public int Keys { get; private set; }

    public int Clicks { get; private set; }

    public double Seconds => _watch.Elapsed.TotalSeconds;

    public async Task TypeAsync(string text)
    {
        Keys += text.Length;
        await page.Keyboard.TypeAsync(text);
    }

    public async Task PressAsync(string key)
    {
        Keys++;
        await page.Keyboard.PressAsync(key);
    }

    public async Task ClickAsync(ILocator what)
    {
        Clicks++;
        await what.ClickAsync();
    }

    /// <summary>Something that is no part of the work, and no part of its time.</summary>
    public async Task AsideAsync(Func<Task> look)
    {
        _watch.Stop();
        await look();
        _watch.Start();
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Keys} keys, {Clicks} clicks, {Seconds:0.0} s of script and site"
        );

    /// <summary>One choice from a list; the page follows by itself.</summary>
    public async Task ChooseAsync(ILocator list, string value)
    {
        Clicks += 2;
        await list.SelectOptionAsync(value);
        await ArriveAsync(value);
    }

    /// <summary>Waits for the page whose address has a part, until its script has run.</summary>
    public async Task ArriveAsync(string part)
    {
        await Assertions
            .Expect(page)
            .ToHaveURLAsync(new Regex(Regex.Escape(part), RegexOptions.None, TimeSpan.FromSeconds(1)));
        while (await page.EvaluateAsync<string>("() => document.readyState") != "complete")
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
