using MangNon.Circumstances;
using MangNon.Register;
using MangNon.Reporting;
using MangNon.Testing;

namespace MangNon.Tests.Reporting;

public sealed class RegisterSummaryQueryTests
{
    private static readonly Period Year = Period.OfYear(2025);
    private readonly Guid _commune = Guid.CreateVersion7();
    private readonly List<object> _records = [];

    [Theory, OnBothDatabases]
    public async Task The_summary_counts_residents_by_age_sex_household_and_village(DatabaseKind kind)
    {
        var first = Household(Village("Thôn 2"), HouseholdClass.Poor);
        var second = Household(Village("Thôn 10"), HouseholdClass.NearPoor);
        Household(second.VillageId, HouseholdClass.Other);
        Child(first, "2025-12-31", sex: Sex.Female);
        Child(first, "2010-01-01", ethnic: 4);
        Child(first, "2009-12-31");
        Child(second, "2021-01-01", ethnic: 3, sex: Sex.Female);
        Child(second, "2020-12-31");
        Child(second, "2007-12-31");

        var summary = await ReadAsync(kind);

        Assert.Equal((3, 2), (summary.Households, summary.HouseholdsWithChildren));
        Assert.Equal((4, 1), (summary.Children, summary.Adolescents));
        Assert.Equal((2, 2), (summary.Boys, summary.Girls));
        Assert.Equal([new(0, 2, 1), new(3, 5, 2), new(6, 10, 0), new(11, 15, 1)], summary.AgeBands);
        Assert.Equal((2, 2), (summary.Kinh, summary.EthnicMinority));
        Assert.Equal((2, 2), (summary.Poor, summary.NearPoor));
        Assert.Equal([new("Thôn 2", 1, 2, 1, 1, 1), new("Thôn 10", 1, 2, 1, 1, 0)], summary.Villages);
    }

    [Theory]
    [OnBothDatabases("2015-06-01", null, null, null, Residence.Unstated, true)]
    [OnBothDatabases("2015-06-01", null, null, null, Residence.Temporary, true)]
    [OnBothDatabases("2015-06-01", null, null, null, Residence.Absent, false)]
    [OnBothDatabases("2015-06-01", "2025-12-31", null, null, Residence.Permanent, true)]
    [OnBothDatabases("2015-06-01", "2026-01-01", null, null, Residence.Permanent, false)]
    [OnBothDatabases("2015-06-01", null, "2025-12-31", null, Residence.Permanent, false)]
    [OnBothDatabases("2015-06-01", null, "2026-01-01", null, Residence.Permanent, true)]
    [OnBothDatabases("2015-06-01", null, null, "2025-12-31", Residence.Permanent, false)]
    [OnBothDatabases("2015-06-01", null, null, "2026-01-01", Residence.Permanent, true)]
    [OnBothDatabases("2026-01-01", null, null, null, Residence.Permanent, false)]
    public async Task Who_is_resident_on_the_last_day_counts(
        DatabaseKind kind,
        string born,
        string? arrived,
        string? left,
        string? died,
        Residence residence,
        bool counts
    )
    {
        Child(Household(Village("Thôn 1")), born, arrived, left, died, residence);
        Assert.Equal(counts ? 1 : 0, (await ReadAsync(kind)).Children);
    }

    [Theory, OnBothDatabases]
    public async Task Births_deaths_and_moves_are_those_of_the_period_and_under_16(DatabaseKind kind)
    {
        var household = Household(Village("Thôn 1"));
        Child(household, "2025-01-01");
        Child(household, "2025-03-01", arrived: "2025-03-01");
        Child(household, "2025-02-01", arrived: "2025-02-02");
        Child(household, "2025-04-01", died: "2025-04-01");
        Child(household, "2024-12-31");
        Child(household, "2014-01-01", died: "2024-12-31");
        Child(household, "2009-05-05", died: "2025-05-05");
        Child(household, "2014-01-01", left: "2025-12-31");
        Child(household, "2014-01-01", left: "2026-01-01");
        Child(household, "2014-01-01", arrived: "2024-12-31");

        var summary = await ReadAsync(kind);

        Assert.Equal(3, summary.Births);
        Assert.Equal(1, summary.Deaths);
        Assert.Equal(1, summary.MovedIn);
        Assert.Equal(1, summary.MovedOut);
    }

    [Theory, OnBothDatabases]
    public async Task A_child_in_two_groups_is_in_special_circumstances_once(DatabaseKind kind)
    {
        var household = Household(Village("Thôn 1"));
        var twice = Child(household, "2015-01-01");
        Circumstance(twice, "đ", "2024-01-01", null);
        Circumstance(twice, "d", "2025-12-31", "2026-01-01");
        var again = Child(household, "2016-01-01");
        Circumstance(again, "d", "2020-01-01", null);
        Circumstance(again, "d", "2021-01-01", null);
        var over = Child(household, "2016-01-01");
        Circumstance(over, "a", "2020-01-01", "2025-12-31");
        Circumstance(over, "a", "2026-01-01", null);
        Circumstance(over, MangNon.Circumstances.Circumstance.AtRisk, "2020-01-01", null);
        var grown = Child(household, "2009-01-01");
        Circumstance(grown, "a", "2020-01-01", null);

        var summary = await ReadAsync(kind);

        Assert.Equal(2, summary.InSpecialCircumstances);
        Assert.Equal([new("d", 2), new("đ", 1)], summary.SpecialGroups);
        Assert.Equal(1, summary.AtRisk);
    }

    [Theory]
    [OnBothDatabases(false, 1)]
    [OnBothDatabases(true, 2)]
    public async Task A_village_without_a_household_counts_only_in_a_list_of_the_communes_own(
        DatabaseKind kind,
        bool ownList,
        int villages
    )
    {
        Household(Village("Thôn 1"));
        Village("Thôn 2");
        _records.Add(
            new Village
            {
                Id = Guid.CreateVersion7(),
                CommuneId = _commune,
                Name = "Thôn cũ",
                ValidTo = new DateOnly(2025, 6, 30),
            }
        );
        Assert.Equal(villages, (await ReadAsync(kind, ownList)).Villages.Count);
    }

    [Theory, OnBothDatabases]
    public async Task Another_commune_is_not_counted(DatabaseKind kind)
    {
        Child(Household(Village("Thôn 1")), "2015-01-01");
        await using var database = await TestDatabase.CreateAsync(kind);
        await SaveAsync(database, ownList: false);
        await using var db = database.NewContext();
        var summary = await RegisterSummaryQuery.ReadAsync(db, Guid.CreateVersion7(), Year);
        Assert.Equal((0, 0, 0), (summary.Children, summary.Households, summary.Villages.Count));
    }

    private async Task<RegisterSummary> ReadAsync(DatabaseKind kind, bool ownList = false)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await SaveAsync(database, ownList);
        await using var db = database.NewContext();
        return await RegisterSummaryQuery.ReadAsync(db, _commune, Year);
    }

    private async Task SaveAsync(TestDatabase database, bool ownList)
    {
        await using var db = database.NewContext();
        db.Communes.Add(
            new Commune
            {
                Id = _commune,
                UnitCode = "16204",
                UnitCodeAsOf = new DateOnly(2025, 1, 1),
                Name = "xã Bình Lương",
                ProgrammeId = "binh-luong-2021-2030",
                ChildFriendlyThreshold = 800,
                HasVillageList = ownList,
            }
        );
        db.AddRange(_records);
        await db.SaveChangesAsync();
    }

    private Guid Village(string name)
    {
        var village = new Village
        {
            Id = Guid.CreateVersion7(),
            CommuneId = _commune,
            Name = name,
        };
        _records.Add(village);
        return village.Id;
    }

    private Household Household(Guid village, HouseholdClass @class = HouseholdClass.Other)
    {
        var household = new Household
        {
            Id = Guid.CreateVersion7(),
            CommuneId = _commune,
            VillageId = village,
            Code = $"H{_records.Count}",
            Class = @class,
        };
        _records.Add(household);
        return household;
    }

    private Guid Child(
        Household household,
        string born,
        string? arrived = null,
        string? left = null,
        string? died = null,
        Residence residence = Residence.Permanent,
        Sex sex = Sex.Male,
        int ethnic = 1
    )
    {
        var child = new Child
        {
            Id = Guid.CreateVersion7(),
            CommuneId = _commune,
            HouseholdId = household.Id,
            Code = $"T{_records.Count}",
            FullName = "Lê Thị Mẫu",
            NameFolded = "le thi mau",
            BirthDate = Day.Of(born),
            Sex = sex,
            EthnicGroup = ethnic,
            Residence = residence,
            ArrivedOn = Day.OrNull(arrived),
            LeftOn = Day.OrNull(left),
            DiedOn = Day.OrNull(died),
        };
        _records.Add(child);
        return child.Id;
    }

    private void Circumstance(Guid child, string group, string from, string? to) =>
        _records.Add(
            new Circumstance
            {
                Id = Guid.CreateVersion7(),
                ChildId = child,
                Group = group,
                From = Day.Of(from),
                To = Day.OrNull(to),
            }
        );
}
