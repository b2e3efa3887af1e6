using MangNon.Exchange.Reading;
using MangNon.Exchange.Sheets;
using MangNon.Facilities;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Storage;

namespace MangNon.Exchange.Import;

/// <summary>The sheets that others point at: <c>Ho</c>, <c>TreEm</c>, <c>CoSo</c>, <c>HoatDong</c>.</summary>
internal static class RegisterSteps
{
    public static async Task HouseholdsAsync(ImportRun run, IRowReader rows, List<Household> stored)
    {
        var names = run.Known.Villages.ToDictionary(v => v.Value, v => v.Key);
        var keyed = new KeyedRows<HouseholdRow, string>(
            HouseholdSheet.Code,
            r => r.Code,
            stored.ToDictionary(x => x.Code, x => (x.Id, run.Records.Row(x, names[x.VillageId]))),
            HouseholdSheet.Merge
        );
        await using var villages = new BulkWriter<Village>(run.Db);
        await run.KeyedAsync(
            HouseholdSheet.Form,
            rows,
            keyed,
            (id, row) =>
                new Household
                {
                    Id = id,
                    CommuneId = run.CommuneId,
                    VillageId = run.Known.Villages[row.Village],
                    Code = row.Code,
                    Head = row.Head,
                    Address = row.Address,
                    PhoneSealed = run.Seal.Seal(row.Phone, SealedFields.HouseholdPhone),
                    Class = row.Class,
                },
            async (id, row, _, fate) =>
            {
                if (!run.Known.Villages.TryGetValue(row.Village, out var village))
                {
                    village = await AddVillageAsync(run, villages, row.Village);
                }

                run.Known.Households.Add(row.Code, new Target(id));
                if (fate == Fate.Changed)
                {
                    run.Stale.Household(id);
                }

                run.Stale.Place(id, village);
                if (fate != Fate.Unchanged)
                {
                    run.Stale.Household(id);
                }
            },
            row => run.Known.Households.Refuse(row.Code)
        );
    }

    public static Task ChildrenAsync(ImportRun run, IRowReader rows, List<Child> stored)
    {
        var keyed = new KeyedRows<ChildRow, string>(
            ChildSheet.Code,
            r => r.Code,
            stored.ToDictionary(x => x.Code, x => (x.Id, run.Records.Row(x))),
            ChildSheet.Merge
        );
        return run.KeyedAsync(
            ChildSheet.Form,
            rows,
            keyed,
            (id, row) => BlindIndex.Keep(Record(run, id, row), run.Seal),
            (id, row, before, fate) =>
            {
                run.Known.Children.Add(row.Code, new Target(id, row.BirthDate));
                run.Stale.PlaceChild(id, row.Household);
                if (fate != Fate.Unchanged)
                {
                    run.Stale.Household(row.Household);
                    run.Stale.Household(before?.Household ?? row.Household);
                }

                return ValueTask.CompletedTask;
            },
            row => run.Known.Children.Refuse(row.Code)
        );
    }

    public static Task FacilitiesAsync(ImportRun run, IRowReader rows, List<Facility> stored)
    {
        var keyed = new KeyedRows<FacilityRow, string>(
            FacilitySheet.Code,
            r => r.Code,
            stored.ToDictionary(x => x.Code, x => (x.Id, Rows.Of(x))),
            FacilitySheet.Merge
        );
        return run.KeyedAsync(
            FacilitySheet.Form,
            rows,
            keyed,
            (id, row) =>
                new Facility
                {
                    Id = id,
                    CommuneId = run.CommuneId,
                    Code = row.Code,
                    Name = row.Name,
                    Kind = row.Kind,
                    VillageName = row.Village,
                    OpenedOn = row.OpenedOn,
                    ClosedOn = row.ClosedOn,
                },
            (id, row, _, fate) =>
            {
                run.Known.Facilities.Add(row.Code, new Target(id));
                run.Stale.Commune |= fate != Fate.Unchanged;
                return ValueTask.CompletedTask;
            },
            row => run.Known.Facilities.Refuse(row.Code)
        );
    }

    public static Task ActivitiesAsync(ImportRun run, IRowReader rows, List<Activity> stored)
    {
        var keyed = new KeyedRows<ActivityRow, string>(
            ActivitySheet.Code,
            r => r.Code,
            stored.ToDictionary(x => x.Code, x => (x.Id, Rows.Of(x))),
            ActivitySheet.Merge
        );
        return run.KeyedAsync(
            ActivitySheet.Form,
            rows,
            keyed,
            (id, row) =>
                new Activity
                {
                    Id = id,
                    CommuneId = run.CommuneId,
                    Code = row.Code,
                    Kind = row.Kind,
                    Name = row.Name,
                    HeldOn = row.HeldOn,
                    Organiser = row.Organiser,
                    VillageName = row.Village,
                    Attendance = row.Attendance,
                },
            (id, row, before, _) =>
            {
                run.Known.Activities.Add(row.Code, new Target(id));
                if (before is not null && (before.Kind != row.Kind || before.HeldOn != row.HeldOn))
                {
                    run.Stale.Activities.Add(id);
                }

                return ValueTask.CompletedTask;
            },
            row => run.Known.Activities.Refuse(row.Code)
        );
    }

    private static async Task<Guid> AddVillageAsync(ImportRun run, BulkWriter<Village> villages, string name)
    {
        var village = new Village
        {
            Id = Guid.CreateVersion7(),
            CommuneId = run.CommuneId,
            Name = name,
        };
        await villages.InsertAsync(village, run.Cancellation);
        await villages.FlushAsync(run.Cancellation);
        run.Known.Villages.Add(name, village.Id);
        run.Stale.Commune = true;
        return village.Id;
    }

    private static Child Record(ImportRun run, Guid id, ChildRow row) =>
        new()
        {
            Id = id,
            CommuneId = run.CommuneId,
            HouseholdId = row.Household,
            Code = row.Code,
            FullName = row.FullName,
            NameFolded = PersonName.Fold(row.FullName),
            BirthDate = row.BirthDate,
            Sex = row.Sex,
            EthnicGroup = row.EthnicGroup,
            PersonalIdSealed = run.Seal.Seal(row.PersonalId, SealedFields.ChildPersonalId),
            BirthRegisteredOn = row.BirthRegisteredOn,
            FatherName = row.FatherName,
            MotherName = row.MotherName,
            Caregiver = row.Caregiver,
            Residence = row.Residence,
            ArrivedOn = row.ArrivedOn,
            LeftOn = row.LeftOn,
            DiedOn = row.DiedOn,
            DeathCause = row.DeathCause,
            DisabilityType = row.DisabilityType,
            DisabilityLevel = row.DisabilityLevel,
            WantsEducation = row.WantsEducation,
        };
}
