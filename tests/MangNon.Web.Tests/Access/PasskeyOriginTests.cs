using MangNon.Web.Access;
using Microsoft.AspNetCore.Http;

namespace MangNon.Web.Tests.Access;

public sealed class PasskeyOriginTests
{
    [Theory]
    [InlineData("https://treem.hoaquy.gov.vn", "treem.hoaquy.gov.vn", true)]
    [InlineData("https://treem.hoaquy.gov.vn:8443", "treem.hoaquy.gov.vn:8443", true)]
    [InlineData("http://localhost:5080", "localhost:5080", true)]
    [InlineData("https://treem.hoaquy.gov.vn:8443", "treem.hoaquy.gov.vn", false)]
    [InlineData("http://treem.hoaquy.gov.vn", "treem.hoaquy.gov.vn", false)]
    [InlineData("https://treem.hoaquy.gov.vn.example.org", "treem.hoaquy.gov.vn", false)]
    [InlineData("null", "treem.hoaquy.gov.vn", false)]
    public void Only_a_page_of_this_site_may_ask_for_a_passkey(string origin, string host, bool own)
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString(host);
        Assert.Equal(own, Passkeys.IsOwnOrigin(origin, crossOrigin: false, request));
        Assert.False(Passkeys.IsOwnOrigin(origin, crossOrigin: true, request));
    }
}
