using System.Net;
using MangNon.Access;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Health;

public sealed class HivYearsPageTests : IAsyncLifetime
{
    private HealthSite _health = null!;

    public async ValueTask InitializeAsync() => _health = await HealthSite.StartAsync();

    public ValueTask DisposeAsync() => _health.DisposeAsync();

    private HttpClient Station => _health.Station;

    [Fact]
    public async Task The_counts_of_HIV_from_mother_to_child_are_written_by_the_station_and_found_by_no_chairman()
    {
        Assert.Contains("/hiv-me-con", await TestSite.TextAsync(Station, "/"), StringComparison.Ordinal);
        var empty = await TestSite.TextAsync(Station, "/hiv-me-con");
        var stamp = Stamp(empty);
        using var refused = await WriteAsync(stamp, "4", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var told = await TestSite.TextAsync(refused);
        Assert.Contains("nhiều hơn số trẻ được xét nghiệm", told, StringComparison.Ordinal);
        Assert.Contains("Nguồn số liệu: chưa ghi mục này.", told, StringComparison.Ordinal);
        using var saved = await WriteAsync(stamp, "0", "Sổ theo dõi A12");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("Sổ theo dõi A12", await TestSite.TextAsync(Station, "/hiv-me-con"), StringComparison.Ordinal);

        using var late = await WriteAsync(stamp, "1", "Sổ cũ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("Sổ theo dõi A12", await TestSite.TextAsync(late), StringComparison.Ordinal);

        using var protection = await _health.Site.NewClientOfAsync(Role.ChildProtection);
        var read = await TestSite.TextAsync(await protection.GetAsync(new Uri("/hiv-me-con", UriKind.Relative)));
        Assert.Contains("Sổ theo dõi A12", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Form.Stamp", read, StringComparison.Ordinal);
        foreach (var role in new[] { Role.Chairman, Role.FocalOffice, Role.Police, Role.Administrator, Role.Auditor })
        {
            using var client = await _health.Site.NewClientOfAsync(role);
            using var answer = await client.GetAsync(new Uri("/hiv-me-con", UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, role.Id);
        }

        using var neighbour = await _health.NeighbourAsync();
        using var other = await neighbour.GetAsync(new Uri("/hiv-me-con", UriKind.Relative));
        Assert.DoesNotContain("Sổ theo dõi A12", await TestSite.TextAsync(other), StringComparison.Ordinal);

        Task<HttpResponseMessage> WriteAsync(string was, string positive, string source) =>
            TestSite.PostAsync(
                Station,
                "/hiv-me-con",
                ("_handler", "hiv-me-con"),
                ("Form.Stamp", was),
                ("Form.Texts[WomenTested]", "37"),
                ("Form.Texts[MothersPositive]", "1"),
                ("Form.Texts[ChildrenBorn]", "1"),
                ("Form.Texts[ChildrenProtected]", "1"),
                ("Form.Texts[ChildrenTested]", "2"),
                ("Form.Texts[ChildrenPositive]", positive),
                ("Form.Texts[Source]", source),
                ("Form.Texts[Note]", "")
            );

        static string Stamp(string page)
        {
            const string Before = "name=\"Form.Stamp\" value=\"";
            var from = page.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
            return page[from..page.IndexOf('"', from)];
        }
    }
}
