using MangNon.Testing;
using MangNon.Web.CommandLine;

namespace MangNon.Web.Tests.CommandLine;

public sealed class AuditVerbTests
{
    [Theory, OnBothDatabases]
    public async Task An_intact_log_is_proved_and_each_head_that_was_printed_still_fits(DatabaseKind kind)
    {
        await using var mangnon = await Mangnon.OnAsync(kind);
        var head = (await mangnon.RunAsync("audit", "head")).Output.Trim();
        Assert.Matches("^[0-9]+:[0-9a-f]{64}$", head);

        var run = await mangnon.RunAsync("audit", "verify", "--anchor", head);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("Nhật ký nguyên vẹn: ", run.Output, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_first_line_that_was_altered_is_named(DatabaseKind kind)
    {
        await using var mangnon = await Mangnon.OnAsync(kind);
        await mangnon.RunAsync("audit", "head");
        await mangnon.RunAsync("audit", "head");

        foreach (
            var (sql, message) in new[]
            {
                ("UPDATE audit_entries SET act = 'viewed' WHERE id = 2", "Nhật ký bị sửa: dòng 2 "),
                ("DELETE FROM audit_entries WHERE id = 2", "Nhật ký bị cắt: thiếu dòng 2."),
            }
        )
        {
            await mangnon.TamperAsync(sql);
            var run = await mangnon.RunAsync("audit", "verify");
            Assert.Equal(1, run.ExitCode);
            Assert.StartsWith(message, run.Output, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_log_that_was_cut_off_at_its_end_is_missed_with_the_head_that_was_noted(DatabaseKind kind)
    {
        await using var mangnon = await Mangnon.OnAsync(kind);
        await mangnon.RunAsync("audit", "head");
        await mangnon.RunAsync("audit", "head");
        var head = (await mangnon.RunAsync("audit", "head")).Output.Trim();
        await mangnon.TamperAsync($"DELETE FROM audit_entries WHERE id > {head.Split(':')[0]} - 2");

        Assert.Equal(0, (await mangnon.RunAsync("audit", "verify")).ExitCode);
        // By now other lines stand where the cut ones stood: the noted head tells them apart.
        Assert.Equal(1, (await mangnon.RunAsync("audit", "verify", "--anchor", head)).ExitCode);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("x:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("7:00")]
    [InlineData("-7:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("7:g000000000000000000000000000000000000000000000000000000000000000")]
    public void An_anchor_that_is_none_is_not_read(string anchor) => Assert.Null(AuditVerb.ReadAnchor(anchor));

    [Fact]
    public async Task An_anchor_that_is_none_is_refused()
    {
        const string anchor = "7:00";
        await using var mangnon = await Mangnon.OnAsync(DatabaseKind.Sqlite);

        var run = await mangnon.RunAsync("audit", "verify", "--anchor=" + anchor);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("--anchor", run.Errors, StringComparison.Ordinal);
    }
}
