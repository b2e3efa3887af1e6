using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Register;
using MangNon.Rights;
using MangNon.Testing;
using MangNon.Web.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Site;

public sealed class MarkupTests : IAsyncLifetime
{
    private const string Nasty = "\"'><script>dau()</script><img src=x onerror=dau()>{{7*7}}";
    private TestSite _site = null!;
    private PlantedMarks _marks = null!;
    private SiteWalk _walk = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _marks = await PlantedMarks.PlantAsync(_site.Database, _site.CommuneId);
        _walk = new SiteWalk(_site, _marks);
        await PlantAsync(_site.Database);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task What_was_typed_as_markup_stands_as_text_on_every_page()
    {
        var seen = 0;
        foreach (var role in new[] { Role.FocalOffice, Role.ChildProtection, Role.Chairman, Role.Administrator })
        {
            using var client = await _site.NewClientOfAsync(role);
            await TestSite.PostFromAsync(client, "/", "/tim", ("q", Nasty));
            foreach (var (_, pattern) in _walk.Closed().Where(one => one.Method == "GET"))
            {
                foreach (var (_, path) in _walk.Addresses(pattern))
                {
                    using var answer = await client.GetAsync(new Uri(path.Real, UriKind.Relative));
                    if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                    {
                        continue;
                    }

                    var page = await answer.Content.ReadAsStringAsync();
                    Assert.False(page.Contains("<script>dau", StringComparison.Ordinal), path.Real);
                    Assert.False(page.Contains("<img src=x", StringComparison.Ordinal), path.Real);
                    Assert.False(page.Contains("\"'>", StringComparison.Ordinal), path.Real);
                    seen += page.Split("&lt;script&gt;dau()&lt;/script&gt;").Length - 1;
                }
            }
        }

        Assert.True(seen > 30, $"Seen {seen} times only: the test says nothing.");
    }

    [Theory]
    [InlineData("/dang-nhap?ve=")]
    [InlineData("/ky?ve=")]
    [InlineData("/so-tre-em?sap-xep=")]
    [InlineData("/bang-chi-tieu?ket-qua=")]
    [InlineData("/khong-co/")]
    public async Task What_stands_in_an_address_comes_back_as_text_or_not_at_all(string path)
    {
        using var client = await _site.NewClientOfAsync(Role.FocalOffice);
        using var answer = await client.GetAsync(new Uri(path + Uri.EscapeDataString(Nasty), UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script>dau", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
    }

    /// <summary>In every text that people type.</summary>
    private async Task PlantAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        foreach (var child in await db.Children.ToListAsync())
        {
            child.FullName = Nasty;
            child.DisabilityType = Nasty;
        }

        foreach (var household in await db.Households.ToListAsync())
        {
            household.Address = Nasty;
        }

        foreach (var village in await db.Villages.ToListAsync())
        {
            village.Name = Nasty + village.Name;
        }

        foreach (var school in await db.Facilities.ToListAsync())
        {
            school.Name = Nasty;
        }

        foreach (var activity in await db.Activities.ToListAsync())
        {
            activity.Name = Nasty;
        }

        foreach (var ask in await db.ChildrenAsks.ToListAsync())
        {
            (ask.Matter, ask.Answer, ask.AnsweredOn) = (Nasty, Nasty, ask.AskedOn);
        }

        foreach (var account in await db.Users.ToListAsync())
        {
            account.DisplayName = Nasty;
        }

        db.AddRange(
            new Incident
            {
                Id = Guid.CreateVersion7(),
                ChildId = _marks.Inside,
                Kind = IncidentKind.Injury,
                OccurredOn = new DateOnly(2025, 11, 3),
                Detail = Nasty,
            },
            new RightsRequest
            {
                Id = Guid.CreateVersion7(),
                CommuneId = _site.CommuneId,
                ChildId = _marks.Inside,
                Kind = RequestKind.See,
                AskedBy = Relation.Mother,
                Channel = RequestChannel.Paper,
                ReceivedAt = new DateTime(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc),
                DueOn = new DateOnly(2026, 11, 25),
                Matter = new RequestMatter(Nasty, Nasty),
            },
            new Consent
            {
                Id = Guid.CreateVersion7(),
                CommuneId = _site.CommuneId,
                ChildId = _marks.Inside,
                Purpose = RightsRules.Shipped.Purposes[0].Code,
                GivenBy = Relation.Mother,
                GivenOn = new DateOnly(2026, 11, 1),
                Evidence = Nasty,
                RecordedAt = new DateTime(2026, 11, 1, 2, 0, 0, DateTimeKind.Utc),
            }
        );
        await db.SaveChangesAsync();
    }
}
