using MangNon.Figures.Loading;
using MangNon.Health;
using MangNon.Register;
using MangNon.Register.Quality;
using MangNon.Schooling;

namespace MangNon.Tests.Register.Quality;

/// <summary>Each rule at its edge.</summary>
public sealed class QualityRuleTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void A_child_of_whom_all_is_written_has_nothing_to_put_right() => Assert.Empty(Found(new Written()));

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void Birth_is_to_be_registered_within_60_days(int days, bool late) =>
        Assert.Equal(
            late,
            Has(
                QualityRule.BirthNotRegistered,
                new Written
                {
                    Birth = Today.AddDays(-days),
                    RegisteredOn = null,
                    PersonalId = null,
                }
            )
        );

    [Fact]
    public void What_is_missing_is_asked_of_children_who_live_here_and_are_under_18()
    {
        var bare = new Written
        {
            HasCarer = false,
            PersonalId = null,
            RegisteredOn = null,
        };
        QualityRule[] missing = [QualityRule.NobodyCares, QualityRule.BirthNotRegistered, QualityRule.NoPersonalId];
        Assert.Equal(missing, Found(bare));
        Assert.Empty(Found(bare with { LeftOn = Today }));
        Assert.Empty(Found(bare with { DiedOn = Today }));
        Assert.Empty(Found(bare with { Residence = Residence.Absent }));
        Assert.Equal(missing, Found(bare with { LeftOn = Today.AddDays(1) }));
        Assert.Empty(Found(bare with { Birth = Today.AddYears(-18) }));
        Assert.Equal(missing, Found(bare with { Birth = Today.AddYears(-18).AddDays(1) }));
    }

    [Fact]
    public void Days_that_contradict_each_other_are_found_and_the_same_day_is_none()
    {
        var child = new Written();
        var before = child.Birth.AddDays(-1);
        Assert.True(Has(QualityRule.RegisteredBeforeBirth, child with { RegisteredOn = before }));
        Assert.False(Has(QualityRule.RegisteredBeforeBirth, child with { RegisteredOn = child.Birth }));
        Assert.True(Has(QualityRule.DiedBeforeBirth, child with { DiedOn = before }));
        Assert.False(Has(QualityRule.DiedBeforeBirth, child with { DiedOn = child.Birth }));
        var moved = child with { ArrivedOn = new(2024, 5, 2) };
        Assert.True(Has(QualityRule.LeftBeforeArrived, moved with { LeftOn = new(2024, 5, 1) }));
        Assert.False(Has(QualityRule.LeftBeforeArrived, moved with { LeftOn = new(2024, 5, 2) }));
    }

    [Theory]
    [InlineData(Sex.Male, 2016, "038216000123", false)]
    [InlineData(Sex.Female, 2016, "038316000123", false)]
    [InlineData(Sex.Male, 1999, "038099000123", false)]
    [InlineData(Sex.Female, 1999, "038199000123", false)]
    [InlineData(Sex.Female, 2016, "038216000123", true)]
    [InlineData(Sex.Male, 2017, "038216000123", true)]
    [InlineData(Sex.Male, 2016, "038016000123", true)]
    public void The_number_tells_century_sex_and_year(Sex sex, int year, string number, bool differs) =>
        Assert.Equal(
            differs,
            Has(
                QualityRule.PersonalIdDiffers,
                new Written
                {
                    Sex = sex,
                    Birth = new(year, 3, 5),
                    PersonalId = number,
                }
            )
        );

    [Theory]
    [InlineData("038216000123", false)]
    [InlineData("38216000123", true)]
    [InlineData("0382160001234", true)]
    [InlineData("03821600012a", true)]
    public void A_number_has_twelve_digits(string number, bool wrong)
    {
        var child = new Written { PersonalId = number };
        Assert.Equal(wrong, Has(QualityRule.PersonalIdLength, child));
        Assert.False(Has(QualityRule.PersonalIdDiffers, child));
    }

    [Fact]
    public void Weighings_and_doses_are_between_birth_and_death()
    {
        var child = new Written();
        var died = new DateOnly(2024, 1, 1);
        Assert.True(Has(QualityRule.WeighedBeforeBirth, child, file => Weigh(file, child.Birth.AddDays(-1))));
        Assert.False(Has(QualityRule.WeighedBeforeBirth, child, file => Weigh(file, child.Birth)));
        Assert.True(Has(QualityRule.WeighedAfterDeath, child with { DiedOn = died }, f => Weigh(f, died.AddDays(1))));
        Assert.False(Has(QualityRule.WeighedAfterDeath, child with { DiedOn = died }, file => Weigh(file, died)));
        Assert.True(Has(QualityRule.DoseBeforeBirth, child, file => Dose(file, child.Birth.AddDays(-1))));
        Assert.False(Has(QualityRule.DoseBeforeBirth, child, file => Dose(file, child.Birth)));
        Assert.True(Has(QualityRule.DoseAfterDeath, child with { DiedOn = died }, f => Dose(f, died.AddDays(1))));
        Assert.False(Has(QualityRule.DoseAfterDeath, child with { DiedOn = died }, file => Dose(file, died)));
    }

    [Fact]
    public void The_same_dose_is_given_once()
    {
        Assert.True(
            Has(
                QualityRule.DoseTwice,
                new Written(),
                file =>
                {
                    Dose(file, new(2016, 4, 1));
                    Dose(file, new(2016, 5, 1));
                }
            )
        );
        Assert.False(
            Has(
                QualityRule.DoseTwice,
                new Written(),
                file =>
                {
                    Dose(file, new(2016, 4, 1));
                    file.Doses.Add(new DoseLine("OPV", 2, new(2016, 5, 1)));
                    file.Doses.Add(new DoseLine("BCG", 1, new(2016, 5, 1)));
                }
            )
        );
    }

    [Fact]
    public void A_child_under_six_is_seen_once_in_365_days()
    {
        var three = new Written { Birth = Today.AddYears(-3), PersonalId = null };
        Assert.True(Has(QualityRule.NotSeenForAYear, three));
        Assert.True(Has(QualityRule.NotSeenForAYear, three, file => Weigh(file, Today.AddDays(-366))));
        Assert.True(Has(QualityRule.NotSeenForAYear, three, file => Weigh(file, Today.AddDays(1))));
        foreach (
            var see in new Action<ChildFile>[]
            {
                file => Weigh(file, Today.AddDays(-365)),
                file => Dose(file, Today),
                file => file.Assessments.Add(new AssessmentLine(Today, 0, true)),
                file => file.Services.Add(new ServiceLine(Today, ServiceDomain.Health)),
            }
        )
        {
            Assert.False(Has(QualityRule.NotSeenForAYear, three, see));
        }

        Assert.False(Has(QualityRule.NotSeenForAYear, three with { Birth = Today.AddDays(-365) }));
        Assert.True(Has(QualityRule.NotSeenForAYear, three with { Birth = Today.AddDays(-366) }));
        Assert.False(Has(QualityRule.NotSeenForAYear, three with { ArrivedOn = Today.AddDays(-365) }));
        Assert.True(Has(QualityRule.NotSeenForAYear, three with { ArrivedOn = Today.AddDays(-366) }));
        Assert.False(Has(QualityRule.NotSeenForAYear, three with { Birth = Today.AddYears(-6) }));
        Assert.True(Has(QualityRule.NotSeenForAYear, three with { Birth = Today.AddYears(-6).AddDays(1) }));
        Assert.False(Has(QualityRule.NotSeenForAYear, three with { LeftOn = Today }));
    }

    [Theory]
    // Born 2016: class 5 in 2026; 3 years on either side are no mistake.
    [InlineData(2026, 5, false)]
    [InlineData(2026, 2, false)]
    [InlineData(2026, 8, false)]
    [InlineData(2026, 1, true)]
    [InlineData(2026, 9, true)]
    [InlineData(2024, Grades.Kindergarten, false)]
    [InlineData(2025, Grades.Kindergarten, true)]
    [InlineData(2016, Grades.Kindergarten, false)]
    [InlineData(2021, Grades.Nursery, false)]
    [InlineData(2022, Grades.Nursery, true)]
    public void A_pupil_is_at_most_three_years_off_the_age_of_the_class(int schoolYear, int grade, bool off) =>
        Assert.Equal(off, Has(QualityRule.AgeDoesNotFitClass, new Written(), file => Enrol(file, schoolYear, grade)));

    [Fact]
    public void Only_the_latest_class_is_looked_at() =>
        Assert.False(
            Has(
                QualityRule.AgeDoesNotFitClass,
                new Written(),
                file =>
                {
                    Enrol(file, 2026, 5);
                    Enrol(file, 2025, 12);
                }
            )
        );

    [Fact]
    public void One_who_died_or_left_attends_no_more()
    {
        // 01/03/2026 is in the school year 2025–2026.
        var day = new DateOnly(2026, 3, 1);
        var (dead, left) = (new Written { DiedOn = day }, new Written { LeftOn = day });
        Assert.True(Has(QualityRule.EnrolledThoughDead, dead, file => Enrol(file, 2025, 4)));
        Assert.True(Has(QualityRule.EnrolledThoughLeft, left, file => Enrol(file, 2026, 5)));
        Assert.False(Has(QualityRule.EnrolledThoughLeft, left, file => Enrol(file, 2024, 3)));
        Assert.False(Has(QualityRule.EnrolledThoughLeft, left, f => Enrol(f, 2025, 4, EnrolmentResult.Transferred)));
        Assert.False(
            Has(QualityRule.EnrolledThoughLeft, left with { LeftOn = Today.AddDays(1) }, f => Enrol(f, 2026, 5))
        );
        Assert.Equal([QualityRule.EnrolledThoughDead], Found(dead with { LeftOn = day }, f => Enrol(f, 2025, 4)));
    }

    [Fact]
    public void A_finding_has_the_values_that_conflict()
    {
        var child = new Written { PersonalId = "038315000123" };
        var check = QualityChecks.All.Single(one => one.Rule == QualityRule.PersonalIdDiffers);
        Assert.Equal([Sex.Female, 2015, Sex.Male, child.Birth], Assert.Single(check.Find(Checked(child, null), Today)));
    }

    [Fact]
    public void Every_rule_is_checked_once_and_none_looks_at_what_is_sealed()
    {
        Assert.Equal(Enum.GetValues<QualityRule>().Order(), QualityChecks.All.Select(check => check.Rule).Order());
        Assert.DoesNotContain(QualityChecks.All, check => MangNon.Access.RecordKinds.Sealed.Contains(check.Kind));
    }

    private static void Weigh(ChildFile file, DateOnly on) =>
        file.Weighings.Add(new WeighingLine(on, 0, 10_000_000, null, Posture.Unknown, false));

    private static void Dose(ChildFile file, DateOnly on) => file.Doses.Add(new DoseLine("OPV", 1, on));

    private static void Enrol(
        ChildFile file,
        int year,
        int grade,
        EnrolmentResult result = EnrolmentResult.Attending
    ) => file.Enrolments.Add(new EnrolmentLine(year, grade, result));

    private static bool Has(QualityRule rule, Written child, Action<ChildFile>? with = null) =>
        Found(child, with).Contains(rule);

    private static List<QualityRule> Found(Written child, Action<ChildFile>? with = null) =>
        [.. QualityChecks.All.SelectMany(check => check.Find(Checked(child, with), Today).Select(_ => check.Rule))];

    private static CheckedChild Checked(Written child, Action<ChildFile>? with)
    {
        var file = new ChildFile
        {
            Id = Guid.Empty,
            Code = "TE1",
            FullName = "Lò Văn An",
            BirthDate = child.Birth,
            Sex = child.Sex,
            EthnicGroup = 1,
            HouseholdClass = HouseholdClass.Other,
            BirthRegisteredOn = child.RegisteredOn,
            Residence = child.Residence,
            ArrivedOn = child.ArrivedOn,
            LeftOn = child.LeftOn,
            DiedOn = child.DiedOn,
        };
        with?.Invoke(file);
        return new CheckedChild(file, child.HasCarer, child.PersonalId);
    }

    /// <summary>A boy of ten of whom all is written.</summary>
    private sealed record Written
    {
        public DateOnly Birth { get; init; } = new(2016, 3, 5);
        public Sex Sex { get; init; } = Sex.Male;
        public DateOnly? RegisteredOn { get; init; } = new DateOnly(2030, 1, 1);
        public Residence Residence { get; init; } = Residence.Permanent;
        public DateOnly? ArrivedOn { get; init; }
        public DateOnly? LeftOn { get; init; }
        public DateOnly? DiedOn { get; init; }
        public bool HasCarer { get; init; } = true;
        public string? PersonalId { get; init; } = "038216000123";
    }
}
