using MangNon.Circumstances;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Reporting;

namespace MangNon.Tests.Reporting;

public sealed class InjuryTableTests
{
    private static readonly DateOnly Day = new(2026, 5, 10);
    private static readonly CodeList Causes = CodeList
        .Load(ProgrammeFolders.Find([], "codes/injury-causes.json"))
        .Required();

    [Theory]
    [InlineData("Đuối nước", "08")]
    [InlineData("đuối nước ở suối", "08")]
    [InlineData("Bị bỏng nước sôi", "02")]
    [InlineData("ngã xe đạp", "01")]
    [InlineData("Vật nổ", "09")]
    [InlineData("Chó cắn", "11")]
    [InlineData("Ngạt", "11")]
    [InlineData("Khác", "11")]
    [InlineData("", "11")]
    [InlineData(null, "11")]
    public void A_cause_is_known_by_a_word_of_the_list(string? detail, string code) =>
        Assert.Equal(code, InjuryTable.CauseOf(detail, Causes).Value);

    [Fact]
    public void Injuries_are_counted_by_cause_sex_age_and_place_and_deaths_among_them()
    {
        var table = InjuryTable.Of(
            [
                Of("Ngã", Sex.Male, 5, IncidentPlace.Home),
                Of("Ngã", Sex.Female, 6, IncidentPlace.School),
                Of("Ngã", Sex.Female, 15, null, IncidentOutcome.Died),
                Of("Chó cắn", Sex.Male, 0, IncidentPlace.Community),
                // No child any more; and no injury.
                Of("Ngã", Sex.Male, 16, IncidentPlace.Home),
                Of("Ngã", Sex.Male, 5, null, kind: IncidentKind.Disaster),
            ],
            [],
            Causes
        );

        Assert.Equal(11, table.Rows.Count);
        var falls = table.Rows[0];
        Assert.Equal(new InjuryCount(3, 1), falls.All);
        Assert.Equal((new InjuryCount(1, 0), new InjuryCount(2, 1)), (falls.Boys, falls.Girls));
        Assert.Equal([new(1, 0), new(1, 0), default, new(1, 1)], falls.Ages);
        Assert.Equal([new(1, 0), new(1, 0), default], falls.Places);
        Assert.Equal(new InjuryCount(4, 1), table.Total.All);
        Assert.Equal((1, 1), (table.PlaceNotWritten, table.CauseNotKnown));
    }

    [Fact]
    public void Who_died_of_an_injury_without_one_written_is_counted_once()
    {
        var written = Of("Đuối nước", Sex.Male, 5, null, IncidentOutcome.Died);
        var unwritten = Of("", Sex.Female, 5, null).Child;
        foreach (var child in new[] { written.Child, unwritten })
        {
            child.DiedOn = Day;
            child.DeathCause = DeathCause.Injury;
        }

        var table = InjuryTable.Of([written], [written.Child, unwritten], Causes);
        Assert.Equal(new InjuryCount(2, 2), table.Total.All);
        Assert.Equal(new InjuryCount(1, 1), table.Rows[^1].All);
        Assert.Equal(1, table.CauseNotKnown);
    }

    private static ListedIncident Of(
        string detail,
        Sex sex,
        int age,
        IncidentPlace? place,
        IncidentOutcome outcome = IncidentOutcome.Survived,
        IncidentKind kind = IncidentKind.Injury
    ) =>
        new(
            new Incident
            {
                Id = Guid.CreateVersion7(),
                ChildId = Guid.CreateVersion7(),
                Kind = kind,
                OccurredOn = Day,
                Detail = detail,
                Outcome = outcome,
                Place = place,
            },
            new Child
            {
                Id = Guid.CreateVersion7(),
                CommuneId = Guid.CreateVersion7(),
                HouseholdId = Guid.CreateVersion7(),
                Code = "TE1",
                FullName = "Lò Văn An",
                NameFolded = "lo van an",
                BirthDate = Day.AddYears(-age),
                Sex = sex,
                EthnicGroup = 3,
            },
            Guid.Empty,
            "Thôn 1"
        );
}
