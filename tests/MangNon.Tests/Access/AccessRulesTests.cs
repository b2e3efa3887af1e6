using MangNon.Access;
using MangNon.Testing;

namespace MangNon.Tests.Access;

public sealed class AccessRulesTests
{
    [Fact]
    public void The_page_of_the_docs_is_the_table_of_the_code() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "docs", "access.md")), AccessPage.Text());

    [Fact]
    public void Every_role_may_do_something_and_bears_an_id_of_its_own()
    {
        Assert.Equal(15, Role.All.Count);
        Assert.Equal(Role.All.Count, Role.All.Select(role => role.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Role.All, role => Assert.Contains(AccessRules.All, rule => rule.Role == role));
    }

    [Fact]
    public void Auditor_administrator_finance_and_province_see_no_child()
    {
        foreach (var role in new[] { Role.Auditor, Role.Administrator, Role.Finance, Role.ProvinceReader })
        {
            Assert.All(RecordKinds.OfChildren, kind => Assert.Equal(Act.None, AccessRules.Of(role, kind)));
        }
    }

    [Fact]
    public void What_is_sealed_is_read_only_where_the_work_needs_it()
    {
        string[] ReadersOf(RecordKind kind) =>
            [.. Role.All.Where(role => (AccessRules.Of(role, kind) & Act.Read) != Act.None).Select(role => role.Id)];

        Assert.Equal(["bao-ve-tre-em", "cong-an"], ReadersOf(RecordKind.Abuse));
        Assert.Equal(["bao-ve-tre-em", "tram-y-te"], ReadersOf(RecordKind.Hiv));
        Assert.Equal(["bao-ve-tre-em", "cong-an"], ReadersOf(RecordKind.Offences));
        Assert.Equal(["bao-ve-tre-em", "cong-an"], ReadersOf(RecordKind.Reporters));
    }

    [Fact]
    public void Nobody_alone_both_manages_people_and_sees_children()
    {
        foreach (var role in Role.All.Where(role => AccessRules.Of(role, RecordKind.People) != Act.None))
        {
            Assert.All(RecordKinds.OfChildren, kind => Assert.Equal(Act.None, AccessRules.Of(role, kind)));
        }
    }

    [Theory]
    [InlineData("a", RecordKind.Circumstances)]
    [InlineData("d", RecordKind.Circumstances)]
    [InlineData("đ", RecordKind.Hiv)]
    [InlineData("e", RecordKind.Offences)]
    [InlineData("g", RecordKind.Offences)]
    [InlineData("i", RecordKind.Abuse)]
    [InlineData("k", RecordKind.Abuse)]
    [InlineData("l", RecordKind.Abuse)]
    [InlineData("m", RecordKind.Abuse)]
    [InlineData("n", RecordKind.Circumstances)]
    [InlineData("NC", RecordKind.Circumstances)]
    public void A_group_of_the_law_is_of_one_kind(string group, RecordKind kind) =>
        Assert.Equal(kind, KindOf.Circumstance(group));
}
