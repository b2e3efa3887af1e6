using MangNon.Access;
using MangNon.Audit;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Register.Editing;
using MangNon.Rights;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Rights;

public sealed class RequestsTests
{
    private static readonly DateOnly Birth = new(2018, 3, 5);

    [Theory, OnBothDatabases]
    public async Task An_accepted_correction_is_in_the_register_with_its_history_in_the_log(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        var viewer = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        var request = await AskAsync(database, viewer, child.Id, RegisterField.FullName, "Lò Văn Ân");

        Assert.Equal(RequestAnswer.Done, await DecideAsync(database, viewer, request!.Id, Yes));

        await using var db = database.NewContext();
        var after = await db.Children.SingleAsync();
        Assert.Equal(("Lò Văn Ân", "lo van an"), (after.FullName, after.NameFolded));
        var kept = await db.RightsRequests.SingleAsync();
        Assert.Equal(("Lò Văn An", RequestDecision.Accepted), (kept.Matter.Old, kept.Decision));
        Assert.NotNull(kept.AnsweredAt);
        var acts = await db.AuditEntries.OrderBy(e => e.Id).Where(e => e.SubjectId == child.Id).ToListAsync();
        Assert.Equal(
            [AuditActs.RequestReceived, AuditActs.Changed, AuditActs.RequestDecided],
            acts.Select(e => e.Act).Skip(1)
        );
        var change = db.Seal.Open(acts[2].DetailSealed, SealedFields.AuditDetail)!;
        Assert.Contains("Lò Văn An", change, StringComparison.Ordinal);
        Assert.Contains("Lò Văn Ân", change, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_of_the_familys_words_is_in_clear_in_the_database_or_at_all_in_the_log(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        var viewer = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        await AskAsync(database, viewer, child.Id, RegisterField.FullName, "Lò Văn Ân");

        var loot = await DatabaseBytes.ReadAsync(database);
        Assert.Empty(DatabaseBytes.Holding(loot, "Vì Thị Hỏi"));
        Assert.Empty(DatabaseBytes.Holding(loot, "ghi sai tên con tôi"));
        await using var db = database.NewContext();
        foreach (var entry in await db.AuditEntries.ToListAsync())
        {
            Assert.DoesNotContain(
                "Hỏi",
                db.Seal.Open(entry.DetailSealed, SealedFields.AuditDetail) ?? "",
                StringComparison.Ordinal
            );
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_request_is_decided_once_and_a_refusal_says_why(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        var viewer = Viewers.Of(Role.ChildProtection, commune.CommuneId);
        var request = await AskAsync(database, viewer, child.Id, RegisterField.BirthDate, "06/03/2018");

        var no = new DecisionTerms(RequestDecision.Refused, " ", null, Told: false);
        Assert.Equal(RequestAnswer.NoRemark, await DecideAsync(database, viewer, request!.Id, no));
        Assert.Equal(
            RequestAnswer.Done,
            await DecideAsync(database, viewer, request.Id, no with { Remark = "Giấy khai sinh ghi 05/03/2018" })
        );
        Assert.Equal(RequestAnswer.AlreadyDecided, await DecideAsync(database, viewer, request.Id, Yes));

        await using var db = database.NewContext();
        Assert.Equal(Birth, (await db.Children.SingleAsync()).BirthDate);
        Assert.Null((await db.RightsRequests.SingleAsync()).AnsweredAt);
        Assert.Equal(RequestAnswer.Done, await Requests.AnswerAsync(db, viewer, request.Id, default));
        Assert.Equal(RequestAnswer.AlreadyDecided, await Requests.AnswerAsync(db, viewer, request.Id, default));
    }

    [Theory, OnBothDatabases]
    public async Task A_value_that_cannot_be_is_not_written_and_the_request_still_waits(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth, c => c.BirthRegisteredOn = new(2018, 4, 1));
        var viewer = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        var request = await AskAsync(database, viewer, child.Id, RegisterField.BirthDate, "02/04/2018");

        Assert.Equal(RequestAnswer.BadValue, await DecideAsync(database, viewer, request!.Id, Yes));
        await using var db = database.NewContext();
        Assert.Null((await db.RightsRequests.SingleAsync()).Decision);
        Assert.Equal(Birth, (await db.Children.SingleAsync()).BirthDate);
    }

    [Theory, OnBothDatabases]
    public async Task Another_household_is_only_one_of_the_same_commune(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        var viewer = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        var wrong = await AskAsync(database, viewer, child.Id, RegisterField.Household, "H99999");
        Assert.Equal(RequestAnswer.BadValue, await DecideAsync(database, viewer, wrong!.Id, Yes));
        var right = await AskAsync(database, viewer, child.Id, RegisterField.Household, "H00002");
        Assert.Equal(RequestAnswer.Done, await DecideAsync(database, viewer, right!.Id, Yes));

        await using var db = database.NewContext();
        Assert.Equal(commune.Households["Thôn 2"], (await db.Children.SingleAsync()).HouseholdId);
    }

    [Theory, OnBothDatabases]
    public async Task Who_may_not_is_told_what_one_is_told_who_asks_for_nothing_that_is(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        var focal = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        var request = await AskAsync(database, focal, child.Id, RegisterField.FullName, "Lò Văn Ân");

        foreach (
            var wrong in new[]
            {
                Viewers.Of(Role.Chairman, commune.CommuneId),
                Viewers.Of(Role.Justice, commune.CommuneId),
                Viewers.Of(Role.Administrator, commune.CommuneId),
                Viewers.Of(Role.FocalOffice, Guid.CreateVersion7()),
            }
        )
        {
            Assert.Equal(RequestAnswer.NotFound, await DecideAsync(database, wrong, request!.Id, Yes));
            Assert.Null(await AskAsync(database, wrong, child.Id, RegisterField.FullName, "X"));
        }

        Assert.Equal(RequestAnswer.NotFound, await DecideAsync(database, focal, Guid.CreateVersion7(), Yes));
        await using var db = database.NewContext();
        Assert.Single(await Requests.Of(db, Viewers.Of(Role.Chairman, commune.CommuneId), Act.Read).ToListAsync());
        Assert.Empty(await Requests.Of(db, Viewers.Of(Role.Justice, commune.CommuneId), Act.Read).ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_withdrawal_ends_the_consent_and_cannot_be_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        var viewer = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        await using var db = database.NewContext();
        var today = VietnamTime.Today(TimeProvider.System);
        foreach (var purpose in new[] { "cong-khai-anh", "bai-viet" })
        {
            var terms = new ConsentTerms(purpose, Relation.Mother, true, today, null, "Đơn");
            Assert.NotNull(await ConsentBook.GiveAsync(db, viewer, child.Id, terms, default));
        }

        var asked = await Requests.ReceiveAsync(
            db,
            viewer,
            child.Id,
            new(
                RequestKind.WithdrawConsent,
                Relation.Mother,
                RequestChannel.InPerson,
                TimeProvider.System.GetUtcNow().UtcDateTime,
                new("Vì Thị Hỏi", "Thôi đăng ảnh", Purpose: "cong-khai-anh")
            ),
            RightsRules.Shipped,
            WorkCalendar.Shipped,
            default
        );
        var no = new DecisionTerms(RequestDecision.Refused, "Đã in", null, Told: false);
        Assert.Equal(RequestAnswer.MustBeAccepted, await DecideAsync(database, viewer, asked!.Id, no));
        Assert.Equal(RequestAnswer.Done, await DecideAsync(database, viewer, asked.Id, Yes));

        await using var other = database.NewContext();
        var consents = await other.Consents.ToListAsync();
        Assert.False(Consents.Holds("cong-khai-anh", consents, Birth, 7, today));
        Assert.True(Consents.Holds("bai-viet", consents, Birth, 7, today));
    }

    private static DecisionTerms Yes => new(RequestDecision.Accepted, null, null, Told: true);

    private static async Task<RequestAnswer> DecideAsync(
        TestDatabase database,
        Viewer viewer,
        Guid id,
        DecisionTerms terms
    )
    {
        await using var db = database.NewContext();
        return await Requests.DecideAsync(db, viewer, id, terms, CancellationToken.None);
    }

    private static async Task<RightsRequest?> AskAsync(
        TestDatabase database,
        Viewer viewer,
        Guid childId,
        RegisterField field,
        string value
    )
    {
        await using var db = database.NewContext();
        return await Requests.ReceiveAsync(
            db,
            viewer,
            childId,
            new(
                RequestKind.Correct,
                Relation.Mother,
                RequestChannel.Paper,
                new DateTime(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc),
                new("Vì Thị Hỏi", "Sổ ghi sai tên con tôi", field, New: value)
            ),
            RightsRules.Shipped,
            WorkCalendar.Shipped,
            CancellationToken.None
        );
    }
}
