using System.Net;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Circumstances;
using MangNon.Health;
using MangNon.Justice;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Rights;

public sealed class HandOverTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private TestSite Site => filled.Site;

    [Fact]
    public async Task The_sheet_tells_the_next_commune_who_the_child_is_and_nothing_of_what_happened_to_it()
    {
        await using var db = Site.Database.NewContext();
        var child = await db.Children.FirstAsync(c => c.BirthDate.Year == 2021 && c.LeftOn == null && c.DiedOn == null);
        db.AddRange(
            Weighing(child.Id, new DateOnly(2026, 11, 1)),
            Weighing(child.Id, new DateOnly(2026, 11, 2)),
            new Incident
            {
                Id = Guid.CreateVersion7(),
                ChildId = child.Id,
                Kind = IncidentKind.Injury,
                OccurredOn = new DateOnly(2026, 11, 3),
                Detail = "Ngã ở cầu",
            },
            new HealthCheck
            {
                Id = Guid.CreateVersion7(),
                ChildId = child.Id,
                CheckedOn = new DateOnly(2026, 11, 5),
                Kind = HealthCheckKind.AtStation,
                Finding = "Nghi tim bẩm sinh",
                FamilyTold = true,
            },
            new LegalAffair
            {
                Id = Guid.CreateVersion7(),
                ChildId = child.Id,
                Kind = LegalAffairKind.DomesticAdoption,
                From = new DateOnly(2026, 11, 4),
                State = LegalAffairState.Ongoing,
                Number = "99/QĐ-UBND",
            }
        );
        await db.SaveChangesAsync();
        var page = $"/so-tre-em/{child.Id}";
        var path = page + "/ban-giao";
        using var focal = await Site.NewClientOfAsync(Role.FocalOffice);
        Assert.Contains(path, await TestSite.TextAsync(focal, page), StringComparison.Ordinal);

        var sheet = await TestSite.TextAsync(focal, path);

        Assert.Contains("Phiếu bàn giao trẻ em", sheet, StringComparison.Ordinal);
        Assert.Contains(child.FullName, sheet, StringComparison.Ordinal);
        Assert.Contains("02/11/2026", sheet, StringComparison.Ordinal);
        foreach (var kept in new[] { "01/11/2026", "Ngã ở cầu", "Nghi tim bẩm sinh", "99/QĐ-UBND" })
        {
            Assert.DoesNotContain(kept, sheet, StringComparison.Ordinal);
        }

        Assert.True(await db.AuditEntries.AnyAsync(e => e.Act == AuditActs.Printed && e.SubjectId == child.Id));
        foreach (var role in new[] { Role.Culture, Role.Chairman, Role.Police })
        {
            using var other = await Site.NewClientOfAsync(role);
            using var refused = await other.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.DoesNotContain(path, await TestSite.TextAsync(other, page), StringComparison.Ordinal);
        }
    }

    private static Weighing Weighing(Guid child, DateOnly on) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child,
            MeasuredOn = on,
            Sequence = 1,
            WeightMg = 15_200_000,
        };
}
