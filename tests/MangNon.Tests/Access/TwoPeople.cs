using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.Extensions.Time.Testing;

namespace MangNon.Tests.Access;

/// <summary>A commune with one child in group l, people with roles, and a clock that is set by hand.</summary>
internal sealed class TwoPeople : IAsyncDisposable
{
    private TwoPeople(TestDatabase database, CommuneSample commune, Child child) =>
        (Database, Commune, Child) = (database, commune, child);

    public const string Why = "Trẻ có dấu hiệu bị đánh, cần lập kế hoạch hỗ trợ";

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));

    public TestDatabase Database { get; }

    public CommuneSample Commune { get; }

    public Child Child { get; }

    public static async Task<TwoPeople> CreateAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var child = await commune.AddChildAsync(
            "Thôn 1",
            new DateOnly(2015, 1, 1),
            null,
            c => new Circumstance
            {
                Id = Guid.CreateVersion7(),
                ChildId = c.Id,
                Group = "l",
                From = new DateOnly(2026, 1, 1),
            }
        );
        return new TwoPeople(database, commune, child);
    }

    public MangNonDb NewContext() => new(Database.Options, Database.Seal, Time);

    /// <summary>An account that holds a role today: for the commune, or for the child's village.</summary>
    public async Task<Guid> AddAsync(Role role, Guid? scopeId = null)
    {
        var id = Guid.CreateVersion7();
        await using var db = NewContext();
        db.Add(new Account { Id = id, UserName = id.ToString() });
        db.Add(
            new RoleGrant
            {
                Id = Guid.CreateVersion7(),
                AccountId = id,
                RoleId = role.Id,
                Scope = role.Scope,
                ScopeId =
                    scopeId
                    ?? role.Scope switch
                    {
                        ScopeKind.Commune => Commune.CommuneId,
                        ScopeKind.Village => Commune.Villages["Thôn 1"],
                        _ => null,
                    },
                ProvinceCode = role.Scope == ScopeKind.Province ? "38" : null,
                From = new DateOnly(2026, 1, 1),
                Reason = "Quyết định phân công",
                GivenAt = Time.GetUtcNow().UtcDateTime,
            }
        );
        await db.SaveChangesAsync();
        return id;
    }

    public async Task<Viewer> ViewerAsync(Guid account)
    {
        await using var db = NewContext();
        return await ViewerReader.ReadAsync(db, account, Time, CancellationToken.None);
    }

    public async Task<Agreement> AskToOpenAsync(Guid asker, params RecordKind[] kinds)
    {
        await using var db = NewContext();
        return (
            await Openings.AskAsync(
                db,
                await ViewerAsync(asker),
                Child.Id,
                kinds.Length == 0 ? [RecordKind.Abuse] : kinds,
                Why,
                CancellationToken.None
            )
        )!;
    }

    public async Task<Agreement> AskToDeleteAsync(Guid asker)
    {
        await using var db = NewContext();
        return await Agreements.AskAsync(
            db,
            await ViewerAsync(asker),
            AgreementMatter.DeleteChild,
            Commune.CommuneId,
            Child.Id,
            Why,
            CancellationToken.None
        );
    }

    public async Task<AgreementAnswer> DecideAsync(Guid account, Agreement agreement, bool give = true)
    {
        await using var db = NewContext();
        return await Agreements.DecideAsync(
            db,
            await ViewerAsync(account),
            agreement.Id,
            give,
            give ? null : "Chưa cần",
            CancellationToken.None
        );
    }

    public async Task<bool> SeesAsync(Guid account, RecordKind kind)
    {
        await using var db = NewContext();
        return (await ChildSight.ReadAsync(db, await ViewerAsync(account), Child.Id, CancellationToken.None))!.Sees(
            kind
        );
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
