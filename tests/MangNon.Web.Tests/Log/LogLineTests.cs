using System.Net;
using MangNon.Audit;
using MangNon.Web.Tests.Access;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Log;

public sealed class LogLineTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private Person _hoa = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _hoa = await Person.CreateAsync(_site);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_lines_time_is_the_clocks_in_UTC()
    {
        using var client = await _hoa.SignInAsync();
        await using var db = _site.Database.NewContext();
        var line = await db.AuditEntries.OrderBy(e => e.Id).LastAsync(e => e.Act == AuditActs.SignedIn);
        Assert.Equal(_site.Time.GetUtcNow().UtcDateTime, line.At);
        Assert.Equal(DateTimeKind.Utc, line.At.Kind);
    }

    [Fact]
    public async Task A_line_break_in_what_was_typed_makes_no_second_line()
    {
        const string Forged = "An\r\n2026-11-24T01:00:00Z quantri signed-in\n{\"act\":\"signed-in\"}\u001b[2J";
        await using var db = _site.Database.NewContext();
        using var client = await _hoa.SignInAsync();
        var before = await db.AuditEntries.CountAsync();
        using var searched = await TestSite.PostFromAsync(client, "/", "/tim", ("q", Forged));
        Assert.Equal(HttpStatusCode.Redirect, searched.StatusCode);
        using var unknown = _site.NewClient();
        using var refused = await TestSite.SignInAsync(unknown, Forged, "không phải mật khẩu");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var lines = await db.AuditEntries.OrderBy(e => e.Id).Skip(before).ToListAsync();
        Assert.Equal([AuditActs.Searched, AuditActs.SignInFailed], lines.Select(line => line.Act));
        Assert.All(lines, line => Assert.DoesNotContain(line.DetailSealed ?? "", letter => char.IsControl(letter)));
        Assert.Null((await AuditChain.VerifyAsync(db, null, CancellationToken.None)).Break);
    }
}
