using MangNon.Access;
using MangNon.Audit;
using MangNon.Circumstances;
using MangNon.Recording;
using MangNon.Register.Editing;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Recording;

public sealed class RecordsTests
{
    private static readonly DateOnly Birth = new(2018, 3, 5);

    [Theory, OnBothDatabases]
    public async Task A_circumstance_is_added_ended_and_removed_with_its_reasons_in_the_log(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = (await commune.AddChildAsync("Thôn 1", Birth)).Id;
        var viewer = Viewers.Of(Role.FocalOffice, commune.CommuneId);

        var added = await SaveAsync(database, viewer, child, "hoan-canh", null, ("Group", "n"), ("From", "1/2/2025"));
        Assert.Equal(EditAnswer.Saved, added.Answer);
        var id = (await OnlyAsync(database)).Id;
        var sheet = await OpenAsync(database, viewer, child, "hoan-canh", id);
        Assert.Equal("01/02/2025", sheet!.Texts["From"]);
        await SaveAsync(
            database,
            viewer,
            child,
            "hoan-canh",
            id,
            sheet.Stamp,
            ("Group", "n"),
            ("From", "01/02/2025"),
            ("To", "01/06/2025")
        );
        Assert.Equal(new DateOnly(2025, 6, 1), (await OnlyAsync(database)).To);

        var now = await OpenAsync(database, viewer, child, "hoan-canh", id);
        await using (var db = database.NewContext())
        {
            var form = Records.Find("hoan-canh")!;
            Assert.False(await Records.RemoveAsync(db, viewer, child, form, id, sheet.Stamp, "Ghi nhầm", default));
            Assert.True(await Records.RemoveAsync(db, viewer, child, form, id, now!.Stamp, "Ghi nhầm", default));
        }

        await using var after = database.NewContext();
        Assert.Empty(await after.Circumstances.ToListAsync());
        var last = await after.AuditEntries.OrderBy(e => e.Id).LastAsync();
        Assert.Equal((AuditActs.Removed, "Ghi nhầm"), (last.Act, AuditDetail.Open(after.Seal, last).Change!.Why));
    }

    [Theory]
    [InlineData("hoan-canh", "From", EntryProblem.Missing, "Group=n")]
    [InlineData("hoan-canh", "From", EntryProblem.BeforeBirth, "Group=n|From=04/03/2018")]
    [InlineData("hoan-canh", "To", EntryProblem.EndsBeforeStart, "Group=n|From=02/03/2020|To=01/03/2020")]
    [InlineData("hoan-canh", "Group", EntryProblem.NotInList, "Group=f|From=01/03/2020")]
    [InlineData("hoan-canh", "Group", EntryProblem.AlreadyThere, "Group=a|From=01/03/2020")]
    [InlineData("hoan-canh", "From", EntryProblem.DayInFuture, "Group=n|From=01/03/2090")]
    [InlineData("ho-tro", "Form", EntryProblem.Missing, "On=01/03/2020")]
    [InlineData("ho-tro", "Value", EntryProblem.NotANumber, "On=01/03/2020|Form=Quà|Value=năm trăm")]
    [InlineData("bien-co", "Outcome", EntryProblem.OtherKindsOutcome, "Kind=Injury|On=01/03/2020|Outcome=Relieved")]
    [InlineData("bien-co", "Kind", EntryProblem.NotInList, "Kind=Abuse|On=01/03/2020")]
    [InlineData("danh-gia", "OnTrack", EntryProblem.Missing, "On=01/03/2020")]
    [InlineData("bo-hoc", "By", EntryProblem.Missing, "On=01/03/2025|Cause=Poverty")]
    [InlineData("bo-hoc", "Cause", EntryProblem.NotInList, "On=01/03/2025|Cause=0|By=Cô Mai")]
    [InlineData("dich-vu", "Domain", EntryProblem.NotInList, "On=01/03/2020|Domain=Sport")]
    [InlineData("kham-suc-khoe", "Finding", EntryProblem.Missing, "On=01/03/2020|Kind=AtStation|FamilyTold=True")]
    [InlineData(
        "kham-suc-khoe",
        "Kind",
        EntryProblem.NotInList,
        "On=01/03/2020|Kind=Abroad|Finding=Khỏe|FamilyTold=True"
    )]
    [InlineData("kham-suc-khoe", "FamilyTold", EntryProblem.Missing, "On=01/03/2020|Kind=AtSchool|Finding=Khỏe")]
    [InlineData("khong-tiem", "Vaccine", EntryProblem.NotInList, "Vaccine=KHAC|Reason=Refused|From=01/03/2020")]
    [InlineData("khong-tiem", "Until", EntryProblem.Missing, "Vaccine=SOI|Reason=Postponed|From=01/03/2020")]
    [InlineData(
        "khong-tiem",
        "Until",
        EntryProblem.EndsBeforeStart,
        "Vaccine=SOI|Reason=Postponed|From=02/03/2020|Until=01/03/2020"
    )]
    public async Task What_is_wrong_is_told_at_its_field_and_nothing_is_written(
        string slug,
        string key,
        EntryProblem problem,
        string typed
    )
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = (await commune.AddChildAsync("Thôn 1", Birth)).Id;
        var viewer = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        await SaveAsync(database, viewer, child, "hoan-canh", null, ("Group", "a"), ("From", "01/01/2019"));

        var result = await SaveAsync(
            database,
            viewer,
            child,
            slug,
            null,
            [.. typed.Split('|').Select(part => part.Split('=')).Select(part => (part[0], part[1]))]
        );

        Assert.Equal([new(key, problem)], result.Faults);
        await using var db = database.NewContext();
        Assert.Equal(
            (1, 0, 0, 0, 0),
            (
                await db.Circumstances.CountAsync(),
                await db.Supports.CountAsync(),
                await db.Incidents.CountAsync(),
                await db.ServiceContacts.CountAsync(),
                await db.Assessments.CountAsync()
            )
        );
    }

    [Theory, OnBothDatabases]
    public async Task What_another_changed_meanwhile_is_shown_not_written_over(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = (await commune.AddChildAsync("Thôn 1", Birth)).Id;
        var viewer = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        await SaveAsync(database, viewer, child, "hoan-canh", null, ("Group", "n"), ("From", "01/02/2025"));
        var id = (await OnlyAsync(database)).Id;
        var stamp = (await OpenAsync(database, viewer, child, "hoan-canh", id))!.Stamp;
        (string, string)[] first = [("Group", "n"), ("From", "02/02/2025")];
        (string, string)[] second = [("Group", "n"), ("From", "03/02/2025")];

        Assert.Equal(
            EditAnswer.Saved,
            (await SaveAsync(database, viewer, child, "hoan-canh", id, stamp, first)).Answer
        );
        Assert.True((await SaveAsync(database, viewer, child, "hoan-canh", id, stamp, second)).IsStale);
        Assert.Equal(new DateOnly(2025, 2, 2), (await OnlyAsync(database)).From);
    }

    [Theory, OnBothDatabases]
    public async Task Sealed_groups_are_offered_to_those_alone_who_may_write_them_and_others_find_no_record(
        DatabaseKind kind
    )
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var child = (await commune.AddChildAsync("Thôn 1", Birth)).Id;
        var protection = Viewers.Of(Role.ChildProtection, commune.CommuneId);
        await SaveAsync(database, protection, child, "hoan-canh", null, ("Group", "l"), ("From", "01/02/2025"));
        var id = (await OnlyAsync(database)).Id;

        foreach (
            var (viewer, groups, opens) in new[]
            {
                (protection, 15, true),
                (Viewers.Of(Role.FocalOffice, commune.CommuneId), 8, false),
                (Viewers.OfVillage(Role.Collaborator, commune.CommuneId, commune.Villages["Thôn 1"]), 8, false),
            }
        )
        {
            var sheet = await OpenAsync(database, viewer, child, "hoan-canh", null);
            Assert.Equal(groups, sheet!.Fields[0].Words!.Count);
            Assert.Equal(opens, await OpenAsync(database, viewer, child, "hoan-canh", id) is not null);
        }

        foreach (
            var viewer in new[]
            {
                Viewers.OfVillage(Role.Collaborator, commune.CommuneId, commune.Villages["Thôn 2"]),
                Viewers.OfVillage(Role.VillageHead, commune.CommuneId, commune.Villages["Thôn 1"]),
                Viewers.Of(Role.Chairman, commune.CommuneId),
            }
        )
        {
            Assert.Null(await OpenAsync(database, viewer, child, "hoan-canh", null));
            var refused = await SaveAsync(
                database,
                viewer,
                child,
                "hoan-canh",
                null,
                ("Group", "n"),
                ("From", "01/02/2025")
            );
            Assert.Equal(EditAnswer.NotFound, refused.Answer);
        }
    }

    private static async Task<Circumstance> OnlyAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        return await db.Circumstances.SingleAsync();
    }

    private static async Task<RecordSheet?> OpenAsync(
        TestDatabase database,
        Viewer viewer,
        Guid child,
        string slug,
        Guid? id
    )
    {
        await using var db = database.NewContext();
        return await Records.OpenAsync(db, viewer, child, Records.Find(slug)!, id, default);
    }

    private static Task<RecordResult> SaveAsync(
        TestDatabase database,
        Viewer viewer,
        Guid child,
        string slug,
        Guid? id,
        params (string Key, string Text)[] texts
    ) => SaveAsync(database, viewer, child, slug, id, null, texts);

    private static async Task<RecordResult> SaveAsync(
        TestDatabase database,
        Viewer viewer,
        Guid child,
        string slug,
        Guid? id,
        string? stamp,
        params (string Key, string Text)[] texts
    )
    {
        await using var db = database.NewContext();
        return await Records.SaveAsync(
            db,
            viewer,
            child,
            Records.Find(slug)!,
            id,
            new EntryTexts(texts.ToDictionary(text => text.Key, text => (string?)text.Text)),
            stamp,
            "Quyết định",
            default
        );
    }
}
