using MangNon.Web.Access;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Access;

public sealed class PasskeyTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private Person _hoa = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _hoa = await Person.CreateAsync(_site);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>Found by the scan (tests/scan): each of these was a fault of the site.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("không phải JSON")]
    public async Task An_answer_to_a_question_that_was_never_put_proves_nothing(string credential)
    {
        using var stranger = _site.NewClient();
        using var entered = await TestSite.PostFromAsync(
            stranger,
            "/dang-nhap",
            PasskeyEndpoints.SignInPath,
            ("khoa", credential)
        );
        Assert.StartsWith("/dang-nhap?khong-duoc=1", Person.Path(entered), StringComparison.Ordinal);
        using var hoa = await _hoa.SignInAsync();
        using var confirmed = await TestSite.PostFromAsync(
            hoa,
            "/ky",
            PasskeyEndpoints.ConfirmPath,
            ("khoa", credential)
        );
        Assert.StartsWith("/xac-nhan?khong-duoc=1", Person.Path(confirmed), StringComparison.Ordinal);
        using var added = await TestSite.PostFromAsync(hoa, "/ky", PasskeyEndpoints.AddPath, ("khoa", credential));
        Assert.Equal("/tai-khoan/bao-mat?da=khong-them", Person.Path(added));
    }
}
