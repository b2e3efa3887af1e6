using MangNon.Register;
using MangNon.Rights;

namespace MangNon.Tests.Rights;

public sealed class ConsentTests
{
    private const string Photo = "cong-khai-anh";
    private static readonly DateOnly Birth = new(2019, 11, 24);
    private static readonly DateOnly Seven = new(2026, 11, 24);

    [Fact]
    public void Nothing_is_consented_to_by_silence() => Assert.False(Holds([], Seven));

    [Fact]
    public void A_parents_yes_holds_until_the_day_before_the_seventh_birthday_and_then_the_childs_own_is_needed()
    {
        var parent = New(childsOwn: null);
        Assert.True(Holds([parent], Seven.AddDays(-1)));
        Assert.False(Holds([parent], Seven));
        Assert.True(Holds([parent, New(childsOwn: true)], Seven));
    }

    [Fact]
    public void A_child_of_29_February_is_seven_on_1_March()
    {
        var birth = new DateOnly(2020, 2, 29);
        var one = New(childsOwn: null, given: new DateOnly(2025, 1, 1));
        Assert.True(Consents.Holds(Photo, [one], birth, 7, new DateOnly(2027, 2, 28)));
        Assert.False(Consents.Holds(Photo, [one], birth, 7, new DateOnly(2027, 3, 1)));
    }

    [Fact]
    public void A_childs_no_is_a_no_at_any_age() => Assert.False(Holds([New(childsOwn: false)], new(2024, 1, 1)));

    [Fact]
    public void It_holds_from_its_first_day_to_its_last_and_not_from_the_day_of_withdrawal()
    {
        var one = New(childsOwn: true, given: new(2026, 1, 5), until: new(2026, 6, 30));
        Assert.False(Holds([one], new(2026, 1, 4)));
        Assert.True(Holds([one], new(2026, 1, 5)));
        Assert.True(Holds([one], new(2026, 6, 30)));
        Assert.False(Holds([one], new(2026, 7, 1)));
        one.WithdrawnOn = new(2026, 3, 1);
        Assert.True(Holds([one], new(2026, 2, 28)));
        Assert.False(Holds([one], new(2026, 3, 1)));
    }

    [Fact]
    public void Consent_to_one_purpose_is_none_to_another() =>
        Assert.False(Consents.Holds("bai-viet", [New(childsOwn: true)], Birth, 7, Seven));

    [Theory]
    [InlineData("khong-co", Relation.Mother, true, 0, ConsentProblem.NoPurpose)]
    [InlineData(Photo, Relation.Child, true, 0, ConsentProblem.NotByTheChild)]
    [InlineData(Photo, Relation.Mother, null, 0, ConsentProblem.ChildsOwnMissing)]
    [InlineData(Photo, Relation.Mother, false, 0, ConsentProblem.ChildsOwnMissing)]
    [InlineData(Photo, Relation.Mother, null, -1, null)]
    [InlineData(Photo, Relation.Mother, true, 0, null)]
    [InlineData(Photo, Relation.Mother, true, 1, ConsentProblem.GivenInFuture)]
    public void What_may_be_written_down(
        string purpose,
        Relation by,
        bool? own,
        int daysFromToday,
        ConsentProblem? problem
    )
    {
        var child = new Child
        {
            Id = Guid.CreateVersion7(),
            CommuneId = Guid.Empty,
            HouseholdId = Guid.Empty,
            Code = "TE1",
            FullName = "Lò Văn An",
            NameFolded = "lo van an",
            BirthDate = Birth,
            Sex = Sex.Male,
            EthnicGroup = 3,
        };
        var terms = new ConsentTerms(purpose, by, own, Seven.AddDays(daysFromToday), null, "Đơn ngày 24/11/2026");
        Assert.Equal(problem, ConsentBook.Check(terms, child, RightsRules.Shipped, Seven));
    }

    private static bool Holds(IEnumerable<Consent> consents, DateOnly day) =>
        Consents.Holds(Photo, consents, Birth, RightsRules.Shipped.ChildsConsentFromAge, day);

    private static Consent New(bool? childsOwn, DateOnly? given = null, DateOnly? until = null) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CommuneId = Guid.Empty,
            ChildId = Guid.Empty,
            Purpose = Photo,
            GivenBy = Relation.Mother,
            ChildsOwn = childsOwn,
            GivenOn = given ?? new(2023, 1, 1),
            Until = until,
            Evidence = "Đơn",
            RecordedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        };
}
