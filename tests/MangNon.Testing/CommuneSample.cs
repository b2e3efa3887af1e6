using MangNon.Register;

namespace MangNon.Testing;

/// <summary>A small commune put together by hand in a test's database.</summary>
public sealed class CommuneSample(TestDatabase database)
{
    private int _codes;

    public Guid CommuneId { get; } = Guid.CreateVersion7();

    /// <summary>The commune xã Bình Lương with as many villages as named, each with one household.</summary>
    public static async Task<CommuneSample> CreateAsync(TestDatabase database, params string[] villages)
    {
        var sample = new CommuneSample(database);
        await using var db = database.NewContext();
        db.Communes.Add(
            new Commune
            {
                Id = sample.CommuneId,
                UnitCode = "16204",
                UnitCodeAsOf = new DateOnly(2025, 6, 30),
                Name = "xã Bình Lương",
                ProgrammeId = "binh-luong-2021-2030",
                ChildFriendlyThreshold = 800,
            }
        );
        foreach (var name in villages)
        {
            var village = new Village
            {
                Id = Guid.CreateVersion7(),
                CommuneId = sample.CommuneId,
                Name = name,
            };
            var household = sample.NewHousehold(village.Id);
            sample.Villages[name] = village.Id;
            sample.Households[name] = household.Id;
            db.AddRange(village, household);
        }

        await db.SaveChangesAsync();
        return sample;
    }

    /// <summary>Ids of the villages by name.</summary>
    public Dictionary<string, Guid> Villages { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of the first household of each village, by the village's name.</summary>
    public Dictionary<string, Guid> Households { get; } = new(StringComparer.Ordinal);

    public Household NewHousehold(Guid villageId, HouseholdClass @class = HouseholdClass.Other) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CommuneId = CommuneId,
            VillageId = villageId,
            Code = $"H{++_codes:00000}",
            Class = @class,
        };

    /// <summary>Adds a child to the first household of a village and saves.</summary>
    public async Task<Child> AddChildAsync(
        string village,
        DateOnly birth,
        Action<Child>? change = null,
        params Func<Child, object>[] records
    )
    {
        var child = new Child
        {
            Id = Guid.CreateVersion7(),
            CommuneId = CommuneId,
            HouseholdId = Households[village],
            Code = $"TE{++_codes:000000}",
            FullName = "Lò Văn An",
            NameFolded = PersonName.Fold("Lò Văn An"),
            BirthDate = birth,
            Sex = Sex.Male,
            EthnicGroup = 3,
            Residence = Residence.Permanent,
        };
        change?.Invoke(child);
        await using var db = database.NewContext();
        db.Add(child);
        db.AddRange(records.Select(make => make(child)));
        await db.SaveChangesAsync();
        return child;
    }
}
