using MangNon.Access;
using MangNon.Web.People;

namespace MangNon.Web.Tests.People;

public sealed class PeopleRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("Nguyễn Thị An", "annt")]
    [InlineData("Đỗ Văn Đức", "ducdv")]
    [InlineData("Vi Ý", "yv1")]
    [InlineData("  Lò   Thị Hoà ", "hoalt")]
    [InlineData("123", "nguoi")]
    public void A_user_name_is_proposed_from_the_given_name_and_the_initials(string name, string expected)
    {
        var proposed = PeopleRules.ProposeUserName(name, _ => false);
        Assert.Equal(expected, proposed);
        Assert.True(PeopleRules.IsUserName(proposed));
    }

    [Fact]
    public void A_user_name_that_is_taken_gets_a_number()
    {
        Assert.Equal("annt3", PeopleRules.ProposeUserName("Nguyễn Thị An", name => name is "annt" or "annt2"));
    }

    [Theory]
    [InlineData("an", false)]
    [InlineData("an.nt-1_x", true)]
    [InlineData("An", false)]
    [InlineData("1an", false)]
    [InlineData("ân nt", false)]
    [InlineData("annt\n", false)]
    public void A_user_name_is_small_letters_without_marks(string name, bool allowed) =>
        Assert.Equal(allowed, PeopleRules.IsUserName(name));

    [Fact]
    public void A_role_is_over_on_the_day_after_its_last_and_when_taken_back()
    {
        Assert.False(PeopleRules.IsOver(Grant(Role.Police, Today), Today));
        Assert.True(PeopleRules.IsOver(Grant(Role.Police, Today.AddDays(-1)), Today));
        var taken = Grant(Role.Police);
        taken.RevokedAt = DateTime.UnixEpoch;
        Assert.True(PeopleRules.IsOver(taken, Today));
    }

    [Fact]
    public void Who_administers_and_sees_children_is_pointed_out()
    {
        Assert.True(PeopleRules.IsMixed([Grant(Role.Administrator), Grant(Role.HealthStation)], Today));
        Assert.True(PeopleRules.IsMixed([Grant(Role.Auditor), Grant(Role.School)], Today));
        Assert.False(PeopleRules.IsMixed([Grant(Role.Administrator), Grant(Role.Auditor)], Today));
        Assert.False(PeopleRules.IsMixed([Grant(Role.Administrator), Grant(Role.Finance)], Today));
        Assert.False(PeopleRules.IsMixed([Grant(Role.Administrator), Grant(Role.Police, Today.AddDays(-1))], Today));
    }

    [Fact]
    public void A_commune_stays_administered_only_for_as_long_as_before()
    {
        var lasting = Grant(Role.Administrator);
        var ending = Grant(Role.Administrator, Today.AddDays(30));
        RoleGrant[] both = [lasting, ending];
        Assert.True(PeopleRules.StaysAdministered(both, one => one == ending, Today));
        Assert.False(PeopleRules.StaysAdministered(both, one => one == lasting, Today));
        Assert.False(PeopleRules.StaysAdministered([lasting], _ => true, Today));
        Assert.True(PeopleRules.StaysAdministered([lasting, Grant(Role.Administrator)], one => one == lasting, Today));
        Assert.True(PeopleRules.StaysAdministered([], _ => true, Today));
    }

    private static RoleGrant Grant(Role role, DateOnly? to = null) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            AccountId = Guid.CreateVersion7(),
            RoleId = role.Id,
            Scope = role.Scope,
            From = Today.AddDays(-100),
            To = to,
            Reason = "Kiểm thử",
            GivenAt = DateTime.UnixEpoch,
        };
}
