namespace MangNon.Web.Tests.Site;

/// <summary>What no HTTP library sends.</summary>
public sealed class RawRequestTests : IClassFixture<FilledSite>
{
    private readonly TestSite _site;

    public RawRequestTests(FilledSite filled) => _site = filled.Site;

    private string Hidden => $"GET /suc-khoe HTTP/1.1\r\nHost: {_site.Address.Authority}\r\n\r\n";

    /// <summary>Read by its length the body would end early, and what is hidden in it be answered as a request.</summary>
    [Theory]
    [InlineData("Content-Length: 4\r\nTransfer-Encoding: chunked")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 4")]
    public async Task Where_both_lengths_are_told_that_of_the_chunks_counts_and_nothing_hidden_is_answered(
        string lengths
    )
    {
        var answers = await RawRequest.SendAsync(_site, Post(lengths) + $"{Hidden.Length:x}\r\n{Hidden}\r\n0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 ", answers, StringComparison.Ordinal);
        Assert.Equal(2, answers.Split("HTTP/1.1 ").Length);
        Assert.DoesNotContain("\r\n\r\nok", answers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 4\r\nContent-Length: 60")]
    [InlineData("Transfer-Encoding: xchunked")]
    [InlineData("Transfer-Encoding: chunked, identity")]
    [InlineData("Transfer-Encoding : chunked")]
    [InlineData("Content-Length: 4\r\n Content-Length: 60")]
    public async Task A_request_whose_length_is_in_doubt_is_refused_and_its_connection_ended(string lengths)
    {
        var answers = await RawRequest.SendAsync(_site, Post(lengths) + "0\r\n\r\n" + Hidden);
        Assert.StartsWith("HTTP/1.1 4", answers, StringComparison.Ordinal);
        Assert.Equal(2, answers.Split("HTTP/1.1 ").Length);
    }

    [Fact]
    public async Task Two_whole_requests_after_one_another_are_answered()
    {
        var answers = await RawRequest.SendAsync(_site, Hidden + Hidden);
        Assert.Equal(3, answers.Split("HTTP/1.1 200").Length);
    }

    private string Post(string lengths) =>
        $"POST /dang-nhap HTTP/1.1\r\nHost: {_site.Address.Authority}\r\n{lengths}\r\n\r\n";
}
