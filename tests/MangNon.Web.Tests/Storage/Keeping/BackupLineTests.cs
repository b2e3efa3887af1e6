using MangNon.Access;
using MangNon.Web.Storage.Keeping;
using MangNon.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace MangNon.Web.Tests.Storage.Keeping;

public sealed class BackupLineTests
{
    [Fact]
    public async Task The_administrators_desk_says_in_red_that_there_is_no_backup_and_why()
    {
        await using var site = await TestSite.StartAsync(backedUp: true);
        using var client = await site.NewClientOfAsync(Role.Administrator);
        var page = await DeskAsync(client);
        Assert.Contains("Chưa có bản sao lưu nào", page, StringComparison.Ordinal);
        Assert.Contains("note-warning", page, StringComparison.Ordinal);

        // There is no key yet.
        var backups = site.App.Services.GetRequiredService<Backups>();
        await backups.RunOnceAsync(CancellationToken.None);
        page = await DeskAsync(client);
        Assert.Contains("Sao lưu lúc 08:00 24/11/2026 không thành công", page, StringComparison.Ordinal);
        Assert.Contains("Chưa có khóa sao lưu", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_cannot_mend_it_is_not_told()
    {
        await using var site = await TestSite.StartAsync(backedUp: true);
        using var client = await site.NewClientOfAsync(Role.Chairman);

        Assert.DoesNotContain("ao lưu", await DeskAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_site_keeps_no_backups_itself_the_desk_says_nothing()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.NewClientOfAsync(Role.Administrator);

        Assert.DoesNotContain("ao lưu", await DeskAsync(client), StringComparison.Ordinal);
    }

    private static Task<string> DeskAsync(HttpClient client) => client.GetStringAsync(new Uri("/", UriKind.Relative));
}
