using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Access;

public sealed class PasswordFieldTests : IClassFixture<FilledSite>
{
    private readonly TestSite _site;

    public PasswordFieldTests(FilledSite filled) => _site = filled.Site;

    [Theory]
    [InlineData("/dang-nhap", 1, "current-password")]
    [InlineData("/doi-mat-khau", 3, "new-password")]
    [InlineData("/xac-nhan?ve=%2F", 1, "current-password")]
    public async Task Every_password_field_hides_what_is_typed_and_lets_it_be_pasted_or_filled_in(
        string path,
        int fields,
        string kind
    )
    {
        using var client = path == "/dang-nhap" ? _site.NewClient() : await _site.NewClientOfAsync(Role.FocalOffice);
        var page = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        var inputs = Regex
            .Matches(
                page,
                "<input[^>]*name=\"Form\\.(Password|Current|New|Again)\"[^>]*>",
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
            .Select(match => match.Value)
            .ToList();
        Assert.Equal(fields, inputs.Count);
        Assert.All(
            inputs,
            input =>
            {
                Assert.Contains("type=\"password\"", input, StringComparison.Ordinal);
                Assert.Contains("autocomplete=\"", input, StringComparison.Ordinal);
                Assert.DoesNotContain("autocomplete=\"off\"", input, StringComparison.Ordinal);
                Assert.DoesNotContain("onpaste", input, StringComparison.Ordinal);
                Assert.DoesNotContain(" value=", input, StringComparison.Ordinal);
            }
        );
        Assert.Contains(inputs, input => input.Contains($"autocomplete=\"{kind}\"", StringComparison.Ordinal));
    }
}
