using MangNon.Register;

namespace MangNon.Tests.Register;

public class EthnicGroupsTests
{
    [Fact]
    public void There_are_54_groups_coded_in_order()
    {
        Assert.Equal(Enumerable.Range(1, 54), EthnicGroups.All.Select(g => g.Code));
        Assert.Equal(EthnicGroups.Kinh, EthnicGroups.Find("Kinh"));
        Assert.Contains("121-TCTK/PPCĐ", EthnicGroups.LegalBasis, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(1979, 3, 2), EthnicGroups.ValidFrom);
    }

    [Fact]
    public void Every_name_and_alias_is_found_with_and_without_diacritics()
    {
        foreach (var group in EthnicGroups.All)
        {
            Assert.Equal(group.Name, EthnicGroups.Name(group.Code));
            foreach (var name in (group.Aliases ?? []).Append(group.Name))
            {
                Assert.Equal(group.Code, EthnicGroups.Find(name));
                Assert.Equal(group.Code, EthnicGroups.Find(PersonName.Fold(name)));
                Assert.Equal(group.Code, EthnicGroups.Find(name.ToUpperInvariant()));
            }
        }
    }

    [Theory]
    [InlineData("Sao Hỏa")]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("Kinh?")]
    [InlineData("Kin h?")]
    [InlineData("K.i.n.h")]
    [InlineData("Kinh 1")]
    [InlineData("-")]
    public void What_is_no_group_is_not_found(string text) => Assert.Null(EthnicGroups.Find(text));

    [Theory]
    [InlineData("Khơ mú", "Khơ-mú")]
    [InlineData("Bru Vân Kiều", "Bru-Vân Kiều")]
    [InlineData("  KHƠ-MÚ ", "Khơ-mú")]
    public void A_hyphen_or_a_blank_more_or_less_is_the_same_group(string text, string name) =>
        Assert.Equal(name, EthnicGroups.Name(EthnicGroups.Find(text)!.Value));

    [Theory]
    [InlineData(0)]
    [InlineData(55)]
    public void A_code_beyond_the_list_is_a_bug(int code) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EthnicGroups.Name(code));
}
