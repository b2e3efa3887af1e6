using System.Net;
using MangNon.Access;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Facilities;

public sealed class SurveyPageTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private TestSite Site => filled.Site;

    [Fact]
    public async Task A_survey_is_ticked_and_saved_and_ticks_without_a_survey_are_asked_about()
    {
        using var culture = await Site.NewClientOfAsync(Role.Culture);
        await using var db = Site.Database.NewContext();
        var school = await db.Facilities.OrderBy(f => f.Code).FirstAsync();
        var before = await TestSite.TextAsync(culture, "/co-so?nam=2026");
        Assert.Contains($"co-so-{school.Id:N}", before, StringComparison.Ordinal);

        using var asked = await PostAsync(culture, school.Id, "Operating");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.Contains(
            "đánh dấu “Đã khảo sát”",
            WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );

        using var saved = await PostAsync(culture, school.Id, "Operating", "Surveyed");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains(
            "Đã ghi khảo sát của 1 cơ sở.",
            await TestSite.TextAsync(culture, saved.Headers.Location!.PathAndQuery),
            StringComparison.Ordinal
        );
        Assert.True((await db.FacilitySurveys.SingleAsync(s => s.FacilityId == school.Id && s.Year == 2026)).Operating);

        using var station = await Site.NewClientOfAsync(Role.HealthStation);
        using var refused = await station.GetAsync(new Uri("/co-so", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, Guid facility, params string[] yes) =>
        TestSite.PostAsync(
            client,
            "/co-so?nam=2026",
            [
                ("_handler", "khao-sat"),
                ($"Form.Was[{facility}]", ""),
                .. yes.Select(question => ($"Form.Yes[{facility}-{question}]", "1")),
            ]
        );
}
