using MangNon.Audit;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Rights;
using MangNon.Testing;
using MangNon.Tests.Figures;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Rights;

public sealed class RetentionTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void No_rule_that_ships_deletes_before_the_commune_adopts_it() =>
        Assert.All(RetentionRules.Shipped.Rules, rule => Assert.Null(rule.AdoptedBy));

    [Theory, OnBothDatabases]
    public async Task What_is_over_is_found_to_the_day_by_code_and_not_by_name(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var gone = await commune.AddChildAsync("Thôn 1", new(2015, 1, 1), c => c.LeftOn = new(2021, 11, 24));
        await commune.AddChildAsync("Thôn 1", new(2015, 1, 1), c => c.LeftOn = new(2021, 11, 25));
        var grown = await commune.AddChildAsync("Thôn 1", new(2003, 11, 24));
        await commune.AddChildAsync("Thôn 1", new(2003, 11, 25));
        await commune.AddChildAsync("Thôn 1", new(2015, 1, 1));
        await using var db = database.NewContext();

        var found = await Retention.FindAsync(db, RetentionRules.Shipped, commune.CommuneId, Today, default);

        Assert.Equal([gone.Code], Of("chuyen-di"));
        Assert.Equal([grown.Code], Of("du-18"));
        Assert.Empty(Of("qua-doi"));
        Assert.Equal(5, await db.Children.CountAsync());

        IEnumerable<string> Of(string rule) => found.Single(f => f.Rule.Id == rule).Due.Select(d => d.ChildCode);
    }

    [Theory, OnBothDatabases]
    public async Task An_adopted_rule_deletes_with_a_proof_each_and_goes_on_where_it_was_broken_off(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        for (var i = 0; i < 3; i++)
        {
            await commune.AddChildAsync("Thôn 1", new(2015, 1, 1), c => c.LeftOn = new(2020, 1, 1));
        }

        var stays = await commune.AddChildAsync("Thôn 1", new(2015, 1, 1));
        await using (var db = database.NewContext())
        {
            var finding = await FindAsync(db, commune.CommuneId);
            using var stop = new CancellationTokenSource();
            db.SavedChanges += (_, _) => stop.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                Retention.ApplyAsync(db, Erasure, finding, commune.CommuneId, stop.Token)
            );
        }

        await using var again = database.NewContext();
        var left = await FindAsync(again, commune.CommuneId);
        Assert.Equal(left.Due.Count, await Retention.ApplyAsync(again, Erasure, left, commune.CommuneId, default));
        Assert.Equal([stays.Id], await again.Children.Select(c => c.Id).ToListAsync());
        Assert.Equal(3, await again.ErasureProofs.CountAsync());
        Assert.Null((await AuditChain.VerifyAsync(again, null, default)).Break);
        Assert.All(await again.ErasureProofs.ToListAsync(), p => Assert.Equal("chuyen-di: QĐ 15/QĐ-UBND", p.Basis));
    }

    [Theory, OnBothDatabases]
    public async Task A_rule_that_is_not_adopted_refuses(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        await commune.AddChildAsync("Thôn 1", new(2015, 1, 1), c => c.LeftOn = new(2020, 1, 1));
        await using var db = database.NewContext();
        var found = await Retention.FindAsync(db, RetentionRules.Shipped, commune.CommuneId, Today, default);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Retention.ApplyAsync(db, Erasure, found[0], commune.CommuneId, default)
        );
        Assert.Equal(1, await db.Children.CountAsync());
    }

    [Fact]
    public void A_mistake_in_the_file_is_a_finding_with_its_line()
    {
        var path = Path.Combine(Path.GetTempPath(), $"retention-{Guid.CreateVersion7():N}.json");
        File.WriteAllText(
            path,
            """
            { "id": "r", "name": "n", "nameEn": "n", "legalBasis": "l", "rules": [
              { "id": "x", "name": "n", "nameEn": "n", "what": "child", "after": "answered", "years": 5, "legalBasis": "l" } ] }
            """
        );
        var read = RetentionRules.Load(path);
        File.Delete(path);
        Assert.Null(read.Value);
        Assert.Contains(read.Findings, f => f.Severity == FindingSeverity.Error);
    }

    private static ChildErasure Erasure => new(Programmes.OfBinhLuong);

    private static async Task<RetentionFinding> FindAsync(MangNon.Storage.MangNonDb db, Guid communeId)
    {
        var rules = new RetentionRules([RetentionRules.Shipped.Rules[0] with { AdoptedBy = "QĐ 15/QĐ-UBND" }]);
        return (await Retention.FindAsync(db, rules, communeId, Today, default))[0];
    }
}
