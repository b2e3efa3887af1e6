using System.Net;
using MangNon.Web.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Site;

public sealed class ExtraFieldTests : IAsyncLifetime
{
    private PeopleSite _people = null!;

    public async ValueTask InitializeAsync() => _people = await PeopleSite.StartAsync();

    public ValueTask DisposeAsync() => _people.DisposeAsync();

    [Fact]
    public async Task Fields_that_a_form_does_not_have_are_not_taken()
    {
        var chosen = Guid.CreateVersion7();
        using var made = await _people.AddAsync(
            "Lê Thị Hoa",
            ("Grant.Role", "tram-y-te"),
            ("Form.Id", chosen.ToString()),
            ("Form.MustChangePassword", "false"),
            ("Form.OneTimeUntil", "2036-01-01"),
            ("Form.PasswordHash", "x"),
            ("Form.SecurityStamp", "x"),
            ("Form.DisabledAt", "2026-01-01"),
            ("Grant.AccountId", chosen.ToString()),
            ("Grant.GivenBy", chosen.ToString()),
            ("Grant.Scope", "Province"),
            ("Grant.ProvinceCode", "38"),
            ("Account.UserName", "khac")
        );
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        await using var db = _people.Site.Database.NewContext();
        var account = await db.Users.SingleAsync(one => one.DisplayName == "Lê Thị Hoa");
        Assert.NotEqual(chosen, account.Id);
        Assert.True(account.MustChangePassword);
        Assert.Equal(_people.Site.Time.GetUtcNow().UtcDateTime.AddHours(72), account.OneTimeUntil);
        Assert.NotEqual("x", account.PasswordHash);
        Assert.NotEqual("x", account.SecurityStamp);
        Assert.Null(account.DisabledAt);
        Assert.NotEqual("khac", account.UserName);
        var grant = await db.RoleGrants.SingleAsync(one => one.AccountId == account.Id);
        Assert.Equal((_people.Site.CommuneId, (string?)null), (grant.ScopeId!.Value, grant.ProvinceCode));
        Assert.Equal((await _people.OwnAsync()).Account, grant.GivenBy);
    }

    [Fact]
    public async Task What_stands_in_the_address_is_no_field_of_a_form_and_a_key_given_twice_is_one()
    {
        using var empty = await TestSite.PostFromAsync(
            _people.Administrator,
            PeopleSite.New,
            PeopleSite.New + "?Form.Name=Lan&Grant.Role=tram-y-te&Grant.From=24/11/2026&Grant.Reason=Thu",
            ("_handler", "them-nguoi")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        using var client = await _people.Site.NewSignedInClientAsync();
        foreach (
            var path in new[]
            {
                "/so-tre-em?gioi=nam&gioi=nu",
                "/so-tre-em?trang=1&trang=2",
                "/bang-chi-tieu?ket-qua=dat&ket-qua=cham",
            }
        )
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True((int)answer.StatusCode is 200 or 400 or 404, $"{path}: {answer.StatusCode}");
        }

        using var twice = await TestSite.PostFromAsync(client, "/ky", "/ky", ("nam", "2024"), ("nam", "2025"));
        Assert.True((int)twice.StatusCode < 500, twice.StatusCode.ToString());
    }
}
