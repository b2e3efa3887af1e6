using MangNon.Register;
using MangNon.Register.Matching;
using MangNon.Testing.Matching;

namespace MangNon.Tests.Register.Matching;

public sealed class MatchScorerTests
{
    private static readonly Guid Home = Guid.NewGuid();
    private static readonly Guid Village = Guid.NewGuid();
    private static readonly IReadOnlyList<MatchRecord> Commune = MatchSample.Make(1_000, 7).Records();
    private static readonly MatchScorer Scorer = new(Commune, MatchWeights.Shipped);

    [Fact]
    public void The_same_child_of_the_same_family_is_likely_one() =>
        Assert.Equal(MatchOutcome.Likely, Score(Child("Lò Văn Hoà"), Child("Lò Văn Hòa")).Outcome);

    [Fact]
    public void Name_day_and_sex_are_enough_in_a_commune_though_the_mother_is_missing_but_not_in_a_province()
    {
        var a = Child("Lang Tuấn Khải", null, household: Guid.NewGuid(), village: Guid.NewGuid());
        var b = Child("Lang Tuấn Khải", null, household: Guid.NewGuid(), village: Guid.NewGuid());
        Assert.NotEqual(MatchOutcome.Different, Score(a, b).Outcome);

        var province = new MatchScorer(new ManyRecords(a, 2_000_000), MatchWeights.Shipped);
        Assert.Equal(MatchOutcome.Different, province.Score(a, b).Outcome);
    }

    [Theory]
    [InlineData("Lò Gia Bảo", "Lò Gia Bách")]
    [InlineData("Lò Gia Hân", "Lò Gia Hưng")]
    [InlineData("Lò Văn Hoàng", "Lò Văn Hoàn")]
    [InlineData("Vi Thị Thuý", "Vi Thị Thuỷ")]
    [InlineData("Vi Thị Sen", "Vi Thị Xen")]
    public void Twins_are_never_more_than_possible_and_called_so(string one, string other)
    {
        var score = Score(Child(one), Child(other));
        Assert.True(score.MayBeTwins);
        Assert.NotEqual(MatchOutcome.Likely, score.Outcome);
        Assert.Equal(MatchWeights.Shipped.Twins, Bits(score, MatchField.Twins));

        var sameId = Score(Child(one, personalId: "038218000001"), Child(other, personalId: "038218000001"));
        Assert.Equal(MatchOutcome.Possible, sameId.Outcome);
    }

    [Fact]
    public void Where_no_mother_is_known_household_or_father_tell_of_twins()
    {
        Assert.True(Score(Child("Lò Gia Bảo", mother: null), Child("Lò Gia Bách")).MayBeTwins);
        Assert.False(
            Score(Child("Lò Gia Bảo", mother: null), Child("Lò Gia Bách", household: Guid.NewGuid())).MayBeTwins
        );
        Assert.False(Score(Child("Lò Gia Bảo", mother: "Hà Thị Mai"), Child("Lò Gia Bách")).MayBeTwins);
    }

    [Theory]
    [InlineData("Vi Thị Thuý", "Vi Thi Thuy")]
    [InlineData("Vi Thị Thuỷ", "Vi Thị Thuỹ")]
    [InlineData("Vi Thị Thuý", "Thuý Vi Thị")]
    [InlineData("Vi Thị Thuý", "Vi Thị Thúy")]
    [InlineData("Vi Thị Thuý", "Vi Thị Thuys")]
    [InlineData("Vi Thị Thuý", "Vi Thuý")]
    public void A_name_written_in_another_way_is_no_twin(string one, string other)
    {
        var score = Score(Child(one), Child(other));
        Assert.False(score.MayBeTwins);
        Assert.Equal(MatchOutcome.Likely, score.Outcome);
    }

    [Fact]
    public void Brothers_and_sisters_share_a_family_and_are_two()
    {
        var score = Score(Child("Lò Văn Hùng"), Child("Lò Văn Hưng", born: new(2020, 9, 17)));
        Assert.Equal(MatchOutcome.Different, score.Outcome);
        Assert.True(Bits(score, MatchField.Family) < 0);
        Assert.True(
            Bits(score, MatchField.Size)
                + Bits(score, MatchField.Mother)
                + Bits(score, MatchField.Household)
                + Bits(score, MatchField.Village)
                + Bits(score, MatchField.Family)
                <= MatchWeights.Shipped.FamilyCeiling + 1e-9
        );
    }

    [Fact]
    public void Another_identity_number_is_never_more_than_possible()
    {
        var score = Score(
            Child("Lang Tuấn Khải", personalId: "038218000001"),
            Child("Lang Tuấn Khải", personalId: "038218000002")
        );
        Assert.Equal(MatchOutcome.Possible, score.Outcome);
        Assert.True(score.Bits > MatchWeights.Shipped.Likely);
    }

    [Fact]
    public void What_is_not_known_says_nothing()
    {
        var bare = new MatchRecord { Id = Guid.NewGuid(), Name = NameKey.Of("Lò Văn An") };
        Assert.Equal([MatchField.Size, MatchField.Name], Score(bare, Child("Lò Văn An")).Fields.Select(f => f.Field));
        var nothing = new MatchRecord { Id = Guid.NewGuid() };
        Assert.Equal([MatchField.Size], Score(nothing, nothing).Fields.Select(f => f.Field));
    }

    [Fact]
    public void A_name_that_many_have_says_less_than_a_rare_one()
    {
        var common = Commune.GroupBy(one => one.Name!.Folded).MaxBy(same => same.Count())!.First().Name!.Text;
        Assert.True(
            Bits(Score(Child(common), Child(common)), MatchField.Name)
                < Bits(Score(Child("Ksor Phấn Chuân"), Child("Ksor Phấn Chuân")), MatchField.Name)
        );
    }

    [Fact]
    public void The_order_of_two_records_makes_no_difference_and_the_fields_add_up()
    {
        var random = new Random(3);
        var pairs = MatchBlocks
            .Pairs(Commune, CancellationToken.None)
            .Concat(Enumerable.Range(0, 2_000).Select(_ => (A: random.Next(1_000), B: random.Next(1_000))));
        foreach (var (i, j) in pairs)
        {
            var (there, back) = (Score(Commune[i], Commune[j]), Score(Commune[j], Commune[i]));
            Assert.Equal(there.Bits, back.Bits);
            Assert.Equal(there.Outcome, back.Outcome);
            Assert.Equal(there.MayBeTwins, back.MayBeTwins);
            Assert.Equal(there.Fields, back.Fields);
            Assert.Equal(there.Bits, there.Fields.Sum(field => field.Bits));
            Assert.Equal(there.Outcome, Scorer.Outcome(Commune[i], Commune[j]));
        }
    }

    [Theory]
    [InlineData("0912 345 678", "0912345678")]
    [InlineData("+84 912.345.678", "0912345678")]
    [InlineData("84912345678", "0912345678")]
    [InlineData("12345678", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Telephones_are_compared_by_their_digits(string? written, string? compared) =>
        Assert.Equal(compared, MatchRecord.PhoneOf(written));

    private static MatchScore Score(MatchRecord a, MatchRecord b) => Scorer.Score(a, b);

    private static double Bits(MatchScore score, MatchField field) =>
        score.Fields.Where(one => one.Field == field).Sum(one => one.Bits);

    private static MatchRecord Child(
        string name,
        string? mother = "Vi Thị Chuyên",
        DateOnly? born = null,
        Guid? household = null,
        string? personalId = null,
        Guid? village = null
    ) =>
        new()
        {
            Id = Guid.NewGuid(),
            Name = NameKey.Of(name),
            BirthDate = born ?? new DateOnly(2018, 5, 23),
            Sex = Sex.Male,
            Mother = NameKey.Of(mother),
            HouseholdId = household ?? Home,
            VillageId = village ?? Village,
            PersonalId = personalId,
        };

    /// <summary>A register of as many children, of which one stands for all.</summary>
    private sealed class ManyRecords(MatchRecord one, int count) : IReadOnlyCollection<MatchRecord>
    {
        public int Count => count;

        public IEnumerator<MatchRecord> GetEnumerator()
        {
            yield return one;
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
