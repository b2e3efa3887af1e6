using MangNon.Access;
using MangNon.Audit;
using MangNon.Health.HivPrevention;
using MangNon.Recording;
using MangNon.Register.Editing;
using MangNon.Testing;
using MangNon.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Health.HivPrevention;

public sealed class HivYearsTests
{
    private const int Year = 2025;

    [Theory, OnBothDatabases]
    public async Task The_counts_of_a_year_are_kept_sealed_and_read_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var station = Viewers.Of(Role.HealthStation, commune.CommuneId);

        Assert.Equal(EditAnswer.Saved, (await SaveAsync(database, commune, station, null, Typed("Sổ A12"))).Answer);
        var row = Assert.Single(await ReadAsync(database, commune, station));
        Assert.Equal((Year, 37, 0, "Sổ A12"), (row.Year, row.WomenTested, row.ChildrenPositive, row.Source));
        Assert.Null(row.ChildrenProtected);

        await using var db = database.NewContext();
        var stored = await db.Database.SqlQueryRaw<string>("SELECT matter AS \"Value\" FROM hiv_years").SingleAsync();
        // No letter that base64 has: two digits would stand there by chance.
        Assert.DoesNotContain("Sổ", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("womenTested", stored, StringComparison.OrdinalIgnoreCase);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.HivYears.AnyAsync(x => x.MothersPositive > 0));
    }

    [Theory, OnBothDatabases]
    public async Task Who_may_not_know_finds_nothing_and_who_only_reads_writes_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var station = Viewers.Of(Role.HealthStation, commune.CommuneId);
        await SaveAsync(database, commune, station, null, Typed("Sổ A12"));
        var readers = Role
            .All.Where(role => HivYears.MayRead(Viewers.Of(role, commune.CommuneId), commune.CommuneId))
            .ToList();
        Assert.Equal([Role.ChildProtection, Role.HealthStation], readers);
        Assert.Equal(
            [Role.HealthStation],
            Role.All.Where(role => HivYears.MayWrite(Viewers.Of(role, commune.CommuneId), commune.CommuneId))
        );

        foreach (var role in Role.All.Except(readers))
        {
            Assert.Empty(await ReadAsync(database, commune, Viewers.Of(role, commune.CommuneId)));
        }

        foreach (
            var stranger in new[]
            {
                Viewers.Of(Role.HealthStation, Guid.CreateVersion7()),
                Viewers.Of(Role.ChildProtection, commune.CommuneId),
                Viewers.Of(Role.Chairman, commune.CommuneId),
            }
        )
        {
            var stamp = HivYears.Stamp((await ReadAsync(database, commune, station))[0]);
            var answer = (await SaveAsync(database, commune, stranger, stamp, Typed("Khác"))).Answer;
            Assert.Equal(EditAnswer.NotFound, answer);
        }

        Assert.Equal("Sổ A12", Assert.Single(await ReadAsync(database, commune, station)).Source);
    }

    [Theory, OnBothDatabases]
    public async Task Who_writes_upon_an_older_version_overwrites_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var station = Viewers.Of(Role.HealthStation, commune.CommuneId);
        await SaveAsync(database, commune, station, null, Typed("Sổ A12"));
        var opened = HivYears.Stamp((await ReadAsync(database, commune, station))[0]);
        Assert.Equal(EditAnswer.Saved, (await SaveAsync(database, commune, station, opened, Typed("CDC tỉnh"))).Answer);

        foreach (var stale in new[] { opened, HivYears.Stamp(null), "" })
        {
            var late = await SaveAsync(database, commune, station, stale, Typed("Sổ cũ"));
            Assert.True(late.IsStale);
            Assert.Equal(EditAnswer.Refused, late.Answer);
        }

        var row = Assert.Single(await ReadAsync(database, commune, station));
        Assert.Equal("CDC tỉnh", row.Source);

        // Emptied, it is there no longer.
        var emptied = HivYears.Fields.ToDictionary(field => field.Key, _ => (string?)" ");
        Assert.Equal(
            EditAnswer.Saved,
            (await SaveAsync(database, commune, station, HivYears.Stamp(row), emptied)).Answer
        );
        Assert.Empty(await ReadAsync(database, commune, station));
    }

    [Theory]
    [InlineData("WomenTested", "-1", "WomenTested", EntryProblem.NotANumber)]
    [InlineData("WomenTested", "2,5", "WomenTested", EntryProblem.NotANumber)]
    [InlineData("WomenTested", "9999999999", "WomenTested", EntryProblem.NotANumber)]
    [InlineData("ChildrenPositive", "3", "ChildrenPositive", EntryProblem.MoreThanTested)]
    [InlineData("Source", "", "Source", EntryProblem.Missing)]
    public async Task What_is_wrong_is_told_at_its_field_and_nothing_is_written(
        string key,
        string text,
        string field,
        EntryProblem problem
    )
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var station = Viewers.Of(Role.HealthStation, commune.CommuneId);
        var typed = Typed("Sổ A12");
        typed[key] = text;

        var result = await SaveAsync(database, commune, station, null, typed);

        Assert.Equal([new EntryFault(field, problem)], result.Faults);
        Assert.Empty(await ReadAsync(database, commune, station));
    }

    [Fact]
    public async Task As_many_found_positive_as_were_tested_and_a_reason_alone_are_taken()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var station = Viewers.Of(Role.HealthStation, commune.CommuneId);
        var all = Typed("Sổ A12");
        all["ChildrenPositive"] = "2";
        Assert.Equal(EditAnswer.Saved, (await SaveAsync(database, commune, station, null, all)).Answer);
        var none = new Dictionary<string, string?> { ["Note"] = "Tuyến trên giữ số liệu" };
        Assert.Equal(EditAnswer.Saved, (await SaveAsync(database, commune, station, null, none, Year - 1)).Answer);
        Assert.Equal(EditAnswer.NotFound, (await SaveAsync(database, commune, station, null, none, Year + 2)).Answer);
    }

    [Theory, OnBothDatabases]
    public async Task The_log_tells_of_a_year_to_those_alone_who_may_read_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var station = Viewers.Of(Role.HealthStation, commune.CommuneId);
        await SaveAsync(database, commune, station, null, Typed("Sổ A12"));
        await using var db = database.NewContext();
        var entry = await db.AuditEntries.OrderBy(e => e.Id).LastAsync();
        var change = AuditDetail.Open(database.Seal, entry).Change!;

        Assert.Equal("37", change.Fields[nameof(HivYear.WomenTested)].To);
        Assert.All(change.Fields.Keys, name => Assert.Equal([RecordKind.Hiv], FieldKinds.Of(change.Table, name, [])));
        Assert.True(FieldKinds.IsMixed(change.Table));
    }

    private static Dictionary<string, string?> Typed(string source) =>
        new()
        {
            ["WomenTested"] = "37",
            ["MothersPositive"] = "1",
            ["ChildrenBorn"] = "1",
            ["ChildrenProtected"] = "",
            ["ChildrenTested"] = "2",
            ["ChildrenPositive"] = "0",
            ["Source"] = source,
        };

    /// <summary>A stamp of null is that of a year of which nothing is written down.</summary>
    private static async Task<RecordResult> SaveAsync(
        TestDatabase database,
        CommuneSample commune,
        Viewer viewer,
        string? stamp,
        Dictionary<string, string?> typed,
        int year = Year
    )
    {
        await using var db = database.NewContext();
        return await HivYears.SaveAsync(
            db,
            viewer,
            commune.CommuneId,
            year,
            new EntryTexts(typed),
            stamp ?? HivYears.Stamp(null),
            default
        );
    }

    private static async Task<IReadOnlyList<HivYear>> ReadAsync(
        TestDatabase database,
        CommuneSample commune,
        Viewer viewer
    )
    {
        await using var db = database.NewContext();
        return await HivYears.ReadAsync(db, viewer, commune.CommuneId, default);
    }
}
