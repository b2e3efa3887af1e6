using MangNon.Register;
using MangNon.Register.Editing;

namespace MangNon.Tests.Register.Editing;

public sealed class RegisterFieldsTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData(RegisterField.FullName, "", FieldProblem.Missing)]
    [InlineData(RegisterField.FullName, "12345", FieldProblem.NotAName)]
    [InlineData(RegisterField.FullName, "Lò Văn An", null)]
    [InlineData(RegisterField.BirthDate, "", FieldProblem.Missing)]
    [InlineData(RegisterField.BirthDate, "31/02/2020", FieldProblem.NotADay)]
    [InlineData(RegisterField.BirthDate, "24/11/2026", null)]
    [InlineData(RegisterField.BirthDate, "25/11/2026", FieldProblem.DayInFuture)]
    [InlineData(RegisterField.BirthDate, "25/11/2008", null)]
    [InlineData(RegisterField.BirthDate, "24/11/2008", FieldProblem.TooOld)]
    [InlineData(RegisterField.LeftOn, "", null)]
    [InlineData(RegisterField.PersonalId, "038120 001 234", null)]
    [InlineData(RegisterField.PersonalId, "03812000123", FieldProblem.NotAPersonalId)]
    [InlineData(RegisterField.Phone, "0912.345.678", null)]
    [InlineData(RegisterField.Phone, "12345678", FieldProblem.NotAPhone)]
    [InlineData(RegisterField.EthnicGroup, "Thổ", null)]
    [InlineData(RegisterField.EthnicGroup, "Thổ cẩm", FieldProblem.NotAnEthnicGroup)]
    [InlineData(RegisterField.DisabilityLevel, "Nặng", null)]
    [InlineData(RegisterField.DisabilityLevel, "Rất nặng", FieldProblem.NotInList)]
    [InlineData(RegisterField.HouseholdClass, "", FieldProblem.Missing)]
    public void A_value_is_taken_or_told_what_is_wrong_with_it(
        RegisterField field,
        string typed,
        FieldProblem? problem
    ) => Assert.Equal(problem, RegisterFields.Check(field, typed, Today));

    [Theory]
    [InlineData(RegisterField.BirthDate, "5/3/2021", "05-03-2021")]
    [InlineData(RegisterField.Phone, "0912 345 678", "0912.345.678")]
    [InlineData(RegisterField.FullName, " Lò  Văn An ", "Lò Văn An")]
    public void Two_ways_of_writing_one_value_are_one(RegisterField field, string one, string other) =>
        Assert.Equal(RegisterFields.Normal(field, one), RegisterFields.Normal(field, other));

    [Fact]
    public void What_one_person_changed_stands_beside_what_another_changed_elsewhere()
    {
        FieldInput[] inputs =
        [
            new(RegisterField.FullName, "Lò Văn An", "Lò Văn Ân"),
            new(RegisterField.MotherName, "Vi Thị A", "Vi Thị A"),
            new(RegisterField.BirthDate, "05/03/2021", "5/3/2021"),
        ];

        var merge = FieldMerge.Of(
            inputs,
            field =>
                field switch
                {
                    RegisterField.MotherName => "Vi Thị B",
                    RegisterField.BirthDate => "05/03/2021",
                    _ => "Lò Văn An",
                }
        );

        Assert.Equal([RegisterField.FullName], merge.Changed.Select(one => one.Field));
        Assert.Empty(merge.Conflicts);
    }

    [Fact]
    public void One_field_changed_by_two_people_is_a_conflict_unless_both_wrote_the_same()
    {
        var mine = new FieldInput(RegisterField.MotherName, "Vi Thị A", "Vi Thị C");

        var conflict = Assert.Single(FieldMerge.Of([mine], _ => "Vi Thị B").Conflicts);
        Assert.Equal(("Vi Thị A", "Vi Thị B", "Vi Thị C"), (conflict.Was, conflict.Now, conflict.Typed));
        var same = FieldMerge.Of([mine], _ => "Vi Thị  C");
        Assert.Empty(same.Conflicts);
        Assert.Empty(same.Changed);
    }

    [Fact]
    public void A_date_that_contradicts_another_is_told_at_its_field()
    {
        var child = new Child
        {
            Id = Guid.CreateVersion7(),
            CommuneId = Guid.Empty,
            HouseholdId = Guid.Empty,
            Code = "TE1",
            FullName = "Lò Văn An",
            NameFolded = "lo van an",
            BirthDate = new DateOnly(2021, 3, 5),
            Sex = Sex.Male,
            EthnicGroup = 1,
            ArrivedOn = new DateOnly(2022, 1, 1),
            LeftOn = new DateOnly(2022, 1, 1),
        };
        Assert.Empty(RegisterDates.Of(child));

        child.LeftOn = new DateOnly(2021, 12, 31);
        child.BirthRegisteredOn = new DateOnly(2021, 3, 4);
        child.DeathCause = DeathCause.Illness;
        Assert.Equal(
            [
                new(RegisterField.BirthRegisteredOn, FieldProblem.BirthAfterRegistration),
                new(RegisterField.LeftOn, FieldProblem.LeftBeforeArrived),
                new(RegisterField.DiedOn, FieldProblem.CauseWithoutDeath),
            ],
            RegisterDates.Of(child)
        );
    }

    [Theory]
    [InlineData("TE000931", "TE000930", "TE000007")]
    [InlineData("TE1000", "TE999")]
    [InlineData("TE000001")]
    [InlineData("B-12", "B-11", "B-09", "X99")]
    [InlineData("TE000001", "an", "bình")]
    public void The_next_code_follows_the_highest_of_the_usual_shape(string next, params string[] codes) =>
        Assert.Equal(next, NextCode.Of(codes, "TE000001"));
}
