using System.Net;
using MangNon.Web.Site;
using MangNon.Web.Tests.Access;

namespace MangNon.Web.Tests.Site;

/// <summary>Where a form may lead back to, and that it always can.</summary>
public sealed class LocalAddressTests : IClassFixture<BreakableSite>
{
    private readonly TestSite _site;

    public LocalAddressTests(BreakableSite breakable) => _site = breakable.Site;

    public static TheoryData<string> Foreign =>
        [
            "//example.org",
            "///example.org",
            "/\\example.org",
            "\\\\example.org",
            "https:example.org",
            "https://example.org/",
            "HTTPS:/example.org",
            "javascript:alert(1)",
            "/..//example.org",
            "/a/../..//example.org/?ve=/",
            "/.//example.org",
            "/a\\..\\\\example.org",
            "/\t/example.org",
            "\t//example.org",
            "/\n/example.org",
            "/so-tre-em\r\nSet-Cookie: a=b",
            "/\0",
            " //example.org",
            "example.org",
            "@example.org",
            "",
        ];

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task An_address_elsewhere_leads_to_the_front_page(string address)
    {
        Assert.Equal("/", LocalAddress.Or(address));
        using var client = _site.NewClient();
        using var answer = await TestSite.PostFromAsync(
            client,
            "/dang-nhap",
            "/ngon-ngu",
            ("tieng", "vi"),
            ("ve", address)
        );
        if (address.Contains('\0', StringComparison.Ordinal))
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            return;
        }

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
        Assert.DoesNotContain(
            answer.Headers.GetValues("Set-Cookie"),
            c => c.StartsWith("a=", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("/so-tre-em?thon=5&trang=2", "/so-tre-em?thon=5&trang=2")]
    [InlineData("/%5Cexample.org", "/%5Cexample.org")]
    [InlineData("/%2F%2Fexample.org", "/%2F%2Fexample.org")]
    [InlineData("/xac-nhan?ve=//example.org", "/xac-nhan?ve=//example.org")]
    [InlineData("/so-tre-em?q=Đặng Thị", "/so-tre-em?q=%C4%90%E1%BA%B7ng%20Th%E1%BB%8B")]
    [InlineData("/đường/😀", "/%C4%91%C6%B0%E1%BB%9Dng/%F0%9F%98%80")]
    [InlineData("/a\"<b>^`{|}", "/a%22%3Cb%3E%5E%60%7B%7C%7D")]
    public void An_address_of_this_site_is_kept_and_fits_a_header(string address, string expected)
    {
        Assert.Equal(expected, LocalAddress.Or(address));
        Assert.Equal(expected, LocalAddress.Or(expected));
    }

    [Fact]
    public void Half_a_letter_becomes_the_sign_for_one_that_is_none() =>
        Assert.Equal("/%EF%BF%BD", LocalAddress.Or("/" + "😀"[0]));

    [Theory]
    [InlineData(LocalAddress.MaxLength, true)]
    [InlineData(LocalAddress.MaxLength + 1, false)]
    public void An_address_longer_than_any_of_ours_is_none(int length, bool kept) =>
        Assert.Equal(kept, LocalAddress.Or("/" + new string('a', length - 1)).Length > 1);

    [Theory]
    [InlineData("/ky", "nam", "2025")]
    [InlineData("/ky", "nam", "năm ngoái")]
    [InlineData("/ngon-ngu", "tieng", "en")]
    public async Task Forms_of_the_frame_lead_back_to_an_address_in_vietnamese(string path, string field, string value)
    {
        var person = await Person.CreateAsync(_site, $"hoa{Guid.CreateVersion7():N}");
        using var client = await person.SignInAsync();
        using var answer = await TestSite.PostFromAsync(client, "/", path, (field, value), ("ve", "/đường về"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains(
            "%C6%B0%E1%BB%9Dng%20v%E1%BB%81",
            answer.Headers.Location!.OriginalString.Replace("%25", "%", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/dang-nhap?ve=", "dang-nhap")]
    [InlineData("/xac-nhan?ve=", "xac-nhan")]
    public async Task Signing_in_and_confirming_lead_back_only_within_the_site(string page, string handler)
    {
        var person = await Person.CreateAsync(_site, $"hoa{Guid.CreateVersion7():N}");
        foreach (
            var (address, expected) in new[]
            {
                ("/..//example.org", "/"),
                ("/đường về", "/%C4%91%C6%B0%E1%BB%9Dng%20v%E1%BB%81"),
            }
        )
        {
            using var client = handler == "xac-nhan" ? await person.SignInAsync() : _site.NewClient();
            using var answer = await TestSite.PostAsync(
                client,
                page + Uri.EscapeDataString(address),
                ("_handler", handler),
                ("Form.UserName", person.Name),
                ("Form.Password", person.Password)
            );
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal(expected, Person.Path(answer));
        }
    }
}
