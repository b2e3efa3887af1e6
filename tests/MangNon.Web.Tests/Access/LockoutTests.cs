using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using MangNon.Web.Access;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Access;

public sealed partial class LockoutTests : IAsyncLifetime
{
    private const string Wrong = "không phải mật khẩu này";
    private TestSite _site = null!;
    private Person _hoa = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _hoa = await Person.CreateAsync(_site);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(7, 4)]
    [InlineData(10, 32)]
    [InlineData(11, 60)]
    [InlineData(1000, 60)]
    public void The_delay_doubles_from_the_fifth_failure_up_to_an_hour(int failures, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Lockout.After(failures));

    [Fact]
    public async Task Four_failures_do_not_lock_and_the_right_password_begins_the_count_anew()
    {
        await FailAsync(4);
        Assert.True(await _hoa.CanSignInAsync());
        await FailAsync(4);
        Assert.True(await _hoa.CanSignInAsync());
    }

    [Fact]
    public async Task The_fifth_failure_locks_for_a_minute_and_the_sixth_for_two()
    {
        await FailAsync(5);
        _site.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(await _hoa.CanSignInAsync());
        _site.Time.Advance(TimeSpan.FromSeconds(1));
        await FailAsync(1);
        _site.Time.Advance(TimeSpan.FromSeconds(119));
        Assert.False(await _hoa.CanSignInAsync());
        _site.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await _hoa.CanSignInAsync());
    }

    [Fact]
    public async Task Tries_while_locked_do_not_make_it_longer()
    {
        await FailAsync(8);
        _site.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await _hoa.CanSignInAsync());
    }

    [Fact]
    public async Task Many_tries_at_once_count_as_many()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => _hoa.CanSignInAsync(Wrong)));
        await using var db = _site.Database.NewContext();
        var account = db.Users.Single(one => one.Id == _hoa.Id);
        Assert.Equal(Lockout.FreeFailures + 1, account.AccessFailedCount);
        Assert.False(await _hoa.CanSignInAsync());
    }

    [Fact]
    public async Task Wrong_passwords_of_one_who_is_signed_in_count_too()
    {
        using var client = await _hoa.SignInAsync();
        for (var i = 0; i < 5; i++)
        {
            using var answer = await TestSite.PostAsync(
                client,
                "/xac-nhan",
                ("_handler", "xac-nhan"),
                ("Form.Password", Wrong)
            );
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        Assert.False(await _hoa.CanSignInAsync());
    }

    [Fact]
    public async Task An_unknown_a_wrong_a_locked_and_a_disabled_sign_in_cannot_be_told_apart()
    {
        var locked = await Person.CreateAsync(_site, "bich.nt");
        var disabled = await Person.CreateAsync(_site, "cuong.hv");
        for (var i = 0; i < 5; i++)
        {
            await locked.CanSignInAsync(Wrong);
        }

        Assert.True(await disabled.WithAsync(life => life.DisableAsync(disabled.Id, new AccountReason())));
        var unknown = await AnswerAsync("dung.pq", Wrong);
        Assert.Equal(unknown, await AnswerAsync(_hoa.Name, Wrong));
        Assert.Equal(unknown, await AnswerAsync(locked.Name, locked.Password));
        Assert.Equal(unknown, await AnswerAsync(disabled.Name, disabled.Password));
    }

    [Fact]
    public async Task An_unknown_name_takes_as_long_as_a_wrong_password()
    {
        await using var site = await TestSite.StartAsync(slowPasswords: true);
        var hoa = await Person.CreateAsync(site);
        var (known, unknown) = (new List<double>(), new List<double>());
        using var client = site.NewClient();
        for (var i = 0; i < 12; i++)
        {
            known.Add(await TimeAsync(client, hoa.Name));
            unknown.Add(await TimeAsync(client, "dung.pq"));
            // Never locked: a right password between.
            if (i % 3 == 2)
            {
                await hoa.CanSignInAsync();
            }
        }

        var ratio = Median(known) / Median(unknown);
        Assert.InRange(ratio, 0.5, 2);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<double> TimeAsync(HttpClient client, string name)
    {
        using var _ = await client.GetAsync(new Uri("/dang-nhap", UriKind.Relative));
        var begun = Stopwatch.GetTimestamp();
        using var answer = await TestSite.SignInAsync(client, name, Wrong);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private async Task FailAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.False(await _hoa.CanSignInAsync(Wrong));
        }
    }

    /// <summary>Status, headers and page, without what is new in every answer and without the name that was typed.</summary>
    private async Task<string> AnswerAsync(string name, string password)
    {
        using var client = _site.NewClient();
        using var answer = await TestSite.SignInAsync(client, name, password);
        var headers = answer
            .Headers.Where(one => one.Key != "Date")
            .Select(one => $"{one.Key}: {string.Join(',', one.Value)}");
        var page = await answer.Content.ReadAsStringAsync();
        return $"{answer.StatusCode}\n{string.Join('\n', headers)}\n"
            + Token().Replace(page, "token").Replace(name, "name", StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<=RequestVerificationToken\" value=\")[^\"]+", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
