using MangNon.Access;
using MangNon.Audit;
using MangNon.Health;
using MangNon.Register.Editing;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Audit;

public sealed class UndoingTests
{
    private static readonly DateOnly Birth = new(2024, 3, 5);

    [Theory, OnBothDatabases]
    public async Task Ones_own_last_change_is_taken_back_once_and_stands_in_the_log(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        var viewer = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        await SaveAsync(
            database,
            viewer,
            child.Id,
            new(RegisterField.FullName, child.FullName, "Lò Văn Ân"),
            new(RegisterField.LeftOn, "", "01/11/2026"),
            new(RegisterField.PersonalId, "", "038224001234"),
            new(RegisterField.Residence, "Thường trú", "Tạm trú")
        );

        var line = await LastAsync(database, viewer, child.Id);
        Assert.True(await UndoAsync(database, viewer, child.Id, line!.Id));
        Assert.False(await UndoAsync(database, viewer, child.Id, line.Id));

        await using var db = database.NewContext();
        var after = await db.Children.SingleAsync();
        Assert.Equal((child.FullName, child.NameFolded), (after.FullName, after.NameFolded));
        Assert.Equal((null, null, child.Residence), (after.LeftOn, after.PersonalIdIndex, after.Residence));
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.SubjectId == child.Id && e.Act == AuditActs.Changed));
    }

    [Theory, OnBothDatabases]
    public async Task A_record_just_added_is_taken_out_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        var viewer = Viewers.Of(Role.HealthStation, commune.CommuneId);
        using (AuditActor.Begin(new AuditActor(AuditSource.Site, viewer.AccountId)))
        {
            await using var adding = database.NewContext();
            adding.Vaccinations.Add(
                new Vaccination
                {
                    Id = Guid.CreateVersion7(),
                    ChildId = child.Id,
                    Vaccine = "BCG",
                    Dose = 1,
                    GivenOn = Birth,
                }
            );
            await adding.SaveChangesAsync();
        }

        var line = await LastAsync(database, viewer, child.Id);
        Assert.True(await UndoAsync(database, viewer, child.Id, line!.Id));
        await using var db = database.NewContext();
        Assert.Empty(await db.Vaccinations.ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task What_another_wrote_later_or_at_all_is_not_taken_back(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        var mine = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        var other = Viewers.Of(Role.Justice, commune.CommuneId);
        await SaveAsync(database, mine, child.Id, new FieldInput(RegisterField.MotherName, "", "Vi Thị A"));
        var line = await LastAsync(database, mine, child.Id);
        Assert.NotNull(line);
        Assert.Null(await LastAsync(database, other, child.Id));
        Assert.False(await UndoAsync(database, other, child.Id, line.Id));

        await SaveAsync(database, other, child.Id, new FieldInput(RegisterField.FatherName, "", "Lò Văn B"));
        Assert.Null(await LastAsync(database, mine, child.Id));
        Assert.False(await UndoAsync(database, mine, child.Id, line.Id));
    }

    private static async Task SaveAsync(TestDatabase database, Viewer viewer, Guid childId, params FieldInput[] inputs)
    {
        using var actor = AuditActor.Begin(new AuditActor(AuditSource.Site, viewer.AccountId));
        await using var db = database.NewContext();
        var result = await RegisterEditing.SaveChildAsync(db, viewer, childId, inputs, null, default);
        Assert.Equal(EditAnswer.Saved, result.Answer);
    }

    private static async Task<bool> UndoAsync(TestDatabase database, Viewer viewer, Guid childId, long entry)
    {
        using var actor = AuditActor.Begin(new AuditActor(AuditSource.Site, viewer.AccountId));
        await using var db = database.NewContext();
        return await Undoing.UndoAsync(db, viewer, childId, entry, default);
    }

    private static async Task<AuditEntry?> LastAsync(TestDatabase database, Viewer viewer, Guid childId)
    {
        await using var db = database.NewContext();
        return await Undoing.LastOfAsync(db, viewer, [childId], default);
    }
}
