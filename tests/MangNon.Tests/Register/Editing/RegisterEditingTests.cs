using MangNon.Access;
using MangNon.Audit;
using MangNon.Register;
using MangNon.Register.Editing;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Register.Editing;

public sealed class RegisterEditingTests
{
    private static readonly DateOnly Birth = new(2018, 3, 5);

    [Theory, OnBothDatabases]
    public async Task An_edit_is_in_the_register_with_its_reason_in_the_log_and_makes_the_village_stale(
        DatabaseKind kind
    )
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        var viewer = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        var before = await VersionAsync(database);

        var result = await SaveAsync(
            database,
            viewer,
            child.Id,
            "Giấy khai sinh số 12",
            new(RegisterField.FullName, child.FullName, "Lò Văn Ân"),
            new(RegisterField.PersonalId, "", "038218001234"),
            new(RegisterField.Residence, "", "Thường trú")
        );

        Assert.Equal(EditAnswer.Saved, result.Answer);
        await using var db = database.NewContext();
        var after = await db.Children.SingleAsync();
        Assert.Equal(
            ("Lò Văn Ân", "lo van an", Residence.Permanent),
            (after.FullName, after.NameFolded, after.Residence)
        );
        Assert.NotNull(after.PersonalIdIndex);
        Assert.True(await VersionAsync(database) > before);
        var change = AuditDetail.Open(db.Seal, await db.AuditEntries.OrderBy(e => e.Id).LastAsync()).Change!;
        Assert.Equal("Giấy khai sinh số 12", change.Why);
        Assert.Equal(new AuditedValue(child.FullName, "Lò Văn Ân"), change.Fields["FullName"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_birth_whose_day_is_not_known_keeps_its_mark_until_the_day_is_written(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        var viewer = Viewers.Of(Role.FocalOffice, commune.CommuneId);

        Assert.Equal(EditAnswer.Saved, (await SaveAsync("05/03/2018", "4/2018")).Answer);
        Assert.Equal((new DateOnly(2018, 4, 1), BirthKnown.Month, "04/2018"), await StateAsync());
        Assert.Equal(EditAnswer.Saved, (await SaveAsync("04/2018", "2018")).Answer);
        Assert.Equal((new DateOnly(2018, 1, 1), BirthKnown.Year, "2018"), await StateAsync());

        // A workbook with another birth date knows nothing of the mark, and it falls away.
        await using (var db = database.NewContext())
        {
            (await db.Children.SingleAsync()).BirthDate = new DateOnly(2018, 1, 2);
            await db.SaveChangesAsync();
        }

        Assert.Equal((new DateOnly(2018, 1, 2), null, "02/01/2018"), await StateAsync());
        Assert.Equal(EditAnswer.Saved, (await SaveAsync("02/01/2018", "2018")).Answer);
        Assert.Equal(EditAnswer.Saved, (await SaveAsync("2018", "01/01/2018")).Answer);
        Assert.Equal((new DateOnly(2018, 1, 1), null, "01/01/2018"), await StateAsync());

        Task<EditResult> SaveAsync(string was, string typed) =>
            RegisterEditingTests.SaveAsync(
                database,
                viewer,
                child.Id,
                null,
                new FieldInput(RegisterField.BirthDate, was, typed)
            );

        async Task<(DateOnly, BirthKnown?, string)> StateAsync()
        {
            await using var db = database.NewContext();
            var entry = (await RegisterEditing.EntryOfAsync(db, viewer, child.Id, default))!;
            return (
                entry.Child!.BirthDate,
                entry.Details!.KnownOf(entry.Child.BirthDate),
                RegisterFields.Read(RegisterField.BirthDate, entry, db.Seal)
            );
        }
    }

    [Theory, OnBothDatabases]
    public async Task Health_insurance_and_the_caregivers_relation_are_kept_beyond_the_workbook(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        var viewer = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        var wrong = await SaveAsync(
            database,
            viewer,
            child.Id,
            null,
            new(RegisterField.HealthInsurance, "", "TE6380123456789"),
            new(RegisterField.CaregiverRelation, "", "Ông, bà")
        );
        Assert.Equal([new(RegisterField.HealthInsurance, FieldProblem.NotAnInsuranceNumber)], wrong.Faults);

        var saved = await SaveAsync(
            database,
            viewer,
            child.Id,
            null,
            new(RegisterField.HealthInsurance, "", "te1 380 1234 56789"),
            new(RegisterField.CaregiverRelation, "", "Ông, bà")
        );
        Assert.Equal(EditAnswer.Saved, saved.Answer);
        await using var db = database.NewContext();
        var details = await db.ChildDetails.SingleAsync();
        Assert.Equal(CaregiverRelation.Grandparent, details.CaregiverRelation);
        Assert.Equal("TE1380123456789", db.Seal.Open(details.HealthInsuranceSealed, SealedFields.ChildHealthInsurance));
        Assert.DoesNotContain("TE138", details.HealthInsuranceSealed, StringComparison.Ordinal);

        // Emptied is none; and a justice officer, who writes no contact, writes no insurance number.
        await SaveAsync(
            database,
            viewer,
            child.Id,
            null,
            new FieldInput(RegisterField.CaregiverRelation, "Ông, bà", "")
        );
        var justice = Viewers.Of(Role.Justice, commune.CommuneId);
        var refused = await SaveAsync(
            database,
            justice,
            child.Id,
            null,
            new FieldInput(RegisterField.HealthInsurance, "TE1380123456789", "")
        );
        Assert.Equal(EditAnswer.NotFound, refused.Answer);
        await using var after = database.NewContext();
        var kept = await after.ChildDetails.SingleAsync();
        Assert.Null(kept.CaregiverRelation);
        Assert.NotNull(kept.HealthInsuranceSealed);
    }

    [Theory, OnBothDatabases]
    public async Task With_one_wrong_field_nothing_of_the_form_is_written(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);

        var result = await SaveAsync(
            database,
            Viewers.Of(Role.FocalOffice, commune.CommuneId),
            child.Id,
            null,
            new(RegisterField.FullName, child.FullName, "Lò Văn Ân"),
            new(RegisterField.LeftOn, "", "04/03/2018")
        );

        Assert.Equal(EditAnswer.Refused, result.Answer);
        Assert.Equal([new(RegisterField.LeftOn, FieldProblem.LeftBeforeArrived)], result.Faults);
        await using var db = database.NewContext();
        Assert.Equal(child.FullName, (await db.Children.SingleAsync()).FullName);
    }

    [Theory, OnBothDatabases]
    public async Task Two_people_editing_one_child_keep_both_or_are_asked(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        var one = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        var other = Viewers.Of(Role.Justice, commune.CommuneId);
        await SaveAsync(database, one, child.Id, null, new FieldInput(RegisterField.MotherName, "", "Vi Thị A"));

        var beside = await SaveAsync(
            database,
            other,
            child.Id,
            null,
            new(RegisterField.MotherName, "", ""),
            new(RegisterField.FatherName, "", "Lò Văn B")
        );
        var against = await SaveAsync(
            database,
            other,
            child.Id,
            null,
            new(RegisterField.MotherName, "", "Vi Thị C"),
            new(RegisterField.FatherName, "Lò Văn B", "Lò Văn D")
        );

        Assert.Equal(EditAnswer.Saved, beside.Answer);
        Assert.Equal(EditAnswer.Refused, against.Answer);
        Assert.Equal([new(RegisterField.MotherName, "", "Vi Thị A", "Vi Thị C")], against.Conflicts);
        await using var db = database.NewContext();
        var after = await db.Children.SingleAsync();
        Assert.Equal(("Vi Thị A", "Lò Văn B"), (after.MotherName, after.FatherName));
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_save_at_the_same_moment_one_is_asked(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        var viewer = Viewers.Of(Role.FocalOffice, commune.CommuneId);

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    Task.Run(() =>
                        SaveAsync(
                            database,
                            viewer,
                            child.Id,
                            null,
                            new FieldInput(RegisterField.MotherName, "", $"Vi Thị {(char)('A' + i)}")
                        )
                    )
                )
        );

        Assert.Single(results, one => one.Answer == EditAnswer.Saved);
        Assert.Equal(5, results.Count(one => one.Conflicts.Count == 1));
    }

    [Theory, OnBothDatabases]
    public async Task Who_may_not_write_a_field_finds_no_child_there(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        var name = new FieldInput(RegisterField.FullName, child.FullName, "Lò Văn Ân");
        var ethnic = new FieldInput(RegisterField.EthnicGroup, EthnicGroups.Name(child.EthnicGroup), "Mông");

        foreach (
            var (viewer, input, answer) in new[]
            {
                (
                    Viewers.OfVillage(Role.VillageHead, commune.CommuneId, commune.Villages["Thôn 1"]),
                    name,
                    EditAnswer.Saved
                ),
                (
                    Viewers.OfVillage(Role.VillageHead, commune.CommuneId, commune.Villages["Thôn 1"]),
                    ethnic,
                    EditAnswer.NotFound
                ),
                (
                    Viewers.OfVillage(Role.VillageHead, commune.CommuneId, commune.Villages["Thôn 2"]),
                    name,
                    EditAnswer.NotFound
                ),
                (Viewers.Of(Role.Chairman, commune.CommuneId), name, EditAnswer.NotFound),
                (Viewers.Of(Role.FocalOffice, Guid.CreateVersion7()), name, EditAnswer.NotFound),
            }
        )
        {
            Assert.Equal(answer, (await SaveAsync(database, viewer, child.Id, null, input)).Answer);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_child_is_entered_with_a_new_household_and_the_next_codes(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        await commune.AddChildAsync("Thôn 1", Birth);
        var fields = new Dictionary<RegisterField, string>
        {
            [RegisterField.FullName] = "Vi Thị Mới",
            [RegisterField.BirthDate] = "20/11/2025",
            [RegisterField.Sex] = "Nữ",
            [RegisterField.EthnicGroup] = "Thổ",
            [RegisterField.Village] = "Thôn 2",
            [RegisterField.Head] = "Vi Văn Chủ",
            [RegisterField.HouseholdClass] = "Nghèo",
        };
        var head = Viewers.OfVillage(Role.VillageHead, commune.CommuneId, commune.Villages["Thôn 2"]);

        var added = await AddAsync(database, head, commune.CommuneId, fields);
        var wrong = await AddAsync(
            database,
            Viewers.OfVillage(Role.VillageHead, commune.CommuneId, commune.Villages["Thôn 1"]),
            commune.CommuneId,
            fields
        );

        Assert.Equal([new(RegisterField.Village, FieldProblem.NoSuchVillage)], wrong.Faults);
        await using var db = database.NewContext();
        var child = await db.Children.SingleAsync(c => c.Id == added.ChildId);
        var household = await db.Households.SingleAsync(h => h.Id == child.HouseholdId);
        Assert.Equal((commune.Villages["Thôn 2"], "Vi Văn Chủ"), (household.VillageId, household.Head));
        // A village head may not say which household is poor.
        Assert.Equal(HouseholdClass.Other, household.Class);
        Assert.Equal(3, await db.Households.CountAsync());
        Assert.Equal(2, await db.Children.Select(c => c.Code).Distinct().CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Children_entered_at_the_same_moment_get_codes_of_their_own(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var viewer = Viewers.Of(Role.FocalOffice, commune.CommuneId);

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    Task.Run(() =>
                        AddAsync(
                            database,
                            viewer,
                            commune.CommuneId,
                            new()
                            {
                                [RegisterField.FullName] = $"Lò Văn {(char)('A' + i)}",
                                [RegisterField.BirthDate] = "20/11/2025",
                                [RegisterField.Sex] = "Nam",
                                [RegisterField.EthnicGroup] = "Thái",
                                [RegisterField.Household] = "H00001",
                            }
                        )
                    )
                )
        );

        Assert.All(results, one => Assert.NotNull(one.ChildId));
        await using var db = database.NewContext();
        Assert.Equal(6, await db.Children.Select(c => c.Code).Distinct().CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_household_moves_to_another_village_and_both_become_stale(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var household = commune.Households["Thôn 1"];
        FieldInput[] move = [new(RegisterField.Village, "Thôn 1", "Thôn 2")];
        var before = await VersionsAsync(database);

        var head = Viewers.OfVillage(Role.VillageHead, commune.CommuneId, commune.Villages["Thôn 1"]);
        var refused = await SaveHouseholdAsync(database, head, household, move);
        var moved = await SaveHouseholdAsync(
            database,
            Viewers.Of(Role.FocalOffice, commune.CommuneId),
            household,
            move
        );

        Assert.Equal([new(RegisterField.Village, FieldProblem.NoSuchVillage)], refused.Faults);
        Assert.Equal(EditAnswer.Saved, moved.Answer);
        Assert.All(await VersionsAsync(database), one => Assert.True(one.Value > before[one.Key]));
        Assert.Equal(EditAnswer.NotFound, (await SaveHouseholdAsync(database, head, household, move)).Answer);
    }

    private static async Task<EditResult> SaveAsync(
        TestDatabase database,
        Viewer viewer,
        Guid childId,
        string? why,
        params FieldInput[] inputs
    )
    {
        await using var db = database.NewContext();
        return await RegisterEditing.SaveChildAsync(db, viewer, childId, inputs, why, default);
    }

    private static async Task<EditResult> SaveHouseholdAsync(
        TestDatabase database,
        Viewer viewer,
        Guid id,
        FieldInput[] inputs
    )
    {
        await using var db = database.NewContext();
        return await RegisterEditing.SaveHouseholdAsync(db, viewer, id, inputs, null, default);
    }

    private static async Task<NewChildResult> AddAsync(
        TestDatabase database,
        Viewer viewer,
        Guid communeId,
        Dictionary<RegisterField, string> fields
    )
    {
        await using var db = database.NewContext();
        return await NewChild.AddAsync(db, viewer, communeId, new NewChildTerms(fields, "Giấy chứng sinh"), default);
    }

    private static async Task<long> VersionAsync(TestDatabase database) => (await VersionsAsync(database)).Values.Sum();

    private static async Task<Dictionary<Guid, long>> VersionsAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        return await db.Villages.ToDictionaryAsync(v => v.Id, v => v.Version);
    }
}
