using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Figures;
using MangNon.Register;
using MangNon.Testing;

namespace MangNon.Tests.Figures;

public sealed class FigureSightTests
{
    private static readonly Period Year = Period.OfYear(2025);

    [Theory, OnBothDatabases]
    public async Task A_component_that_looks_at_what_is_sealed_is_a_total_and_no_list_for_one_who_may_not(
        DatabaseKind kind
    )
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var orphan = await commune.AddChildAsync("Thôn 1", new(2015, 1, 1), null, c => In(c, "a"));
        var sealedChild = await commune.AddChildAsync("Thôn 2", new(2015, 1, 1), null, c => In(c, "đ"));

        var officer = await ReadAsync(database, commune, Viewers.Of(Role.ChildProtection, commune.CommuneId));
        var focal = await ReadAsync(database, commune, Viewers.Of(Role.FocalOffice, commune.CommuneId));
        var village = await ReadAsync(
            database,
            commune,
            Viewers.Of(Role.FocalOffice, commune.CommuneId),
            commune.Villages["Thôn 2"]
        );

        Assert.Equal(new Counts(2, 2), officer.Figure.Counts);
        Assert.Equal(new Counts(2, 2), focal.Figure.Counts);
        Assert.NotEmpty(officer.Figure.Breakdowns);
        Assert.Empty(focal.Figure.Breakdowns);
        Assert.Equal(NoFigureReason.Withheld, village.Figure.NoFigure);
        Assert.Equal(default, village.Figure.Counts);
        Assert.Equal([orphan.Id, sealedChild.Id], officer.Listed);
        Assert.Empty(focal.Listed);
        Assert.Empty(village.Listed);
    }

    [Theory, OnBothDatabases]
    public async Task A_village_head_lists_the_own_village_and_sees_no_small_group_of_the_others(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var mine = await commune.AddChildAsync("Thôn 1", new DateOnly(2022, 3, 5));
        await commune.AddChildAsync("Thôn 2", new DateOnly(2022, 3, 5));
        var head = Viewers.OfVillage(Role.VillageHead, commune.CommuneId, commune.Villages["Thôn 1"]);

        var all = await ReadAsync(database, commune, head, null, "14");
        var own = await ReadAsync(database, commune, head, commune.Villages["Thôn 1"], "14");
        var other = await ReadAsync(database, commune, head, commune.Villages["Thôn 2"], "14");

        Assert.Equal(new Counts(0, 2), all.Figure.Counts);
        Assert.All(all.Figure.Breakdowns[Dimension.Village], group => Assert.True(group.Withheld));
        Assert.Equal([mine.Id], all.Listed);
        Assert.Equal(new Counts(0, 1), own.Figure.Counts);
        Assert.Equal(NoFigureReason.Withheld, other.Figure.NoFigure);
        Assert.Empty(other.Listed);
    }

    [Theory, OnBothDatabases]
    public async Task Why_a_child_is_counted_is_told_only_to_one_who_may_read_what_the_rule_reads(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", new(2015, 1, 1), null, c => In(c, "đ"));
        foreach (
            var (role, component, told) in new[]
            {
                (Role.ChildProtection, "8a", true),
                (Role.FocalOffice, "8a", false),
                (Role.Police, "9", true),
                (Role.Chairman, "9", false),
                (Role.HealthStation, "4a", true),
                (Role.Police, "4a", false),
                (Role.Justice, "14", true),
                (Role.Finance, "14", false),
            }
        )
        {
            await using var db = database.NewContext();
            var viewer = Viewers.Of(role, commune.CommuneId);
            var figures = new FigureService(db, Programmes.OfBinhLuong, viewer);
            var why = await figures.WhyAsync(commune.CommuneId, component, child.Code, Year, CancellationToken.None);
            var counted = await figures.OfChildAsync(child.Id, Year, CancellationToken.None);

            Assert.True(told == why is not null, $"{role.Id} {component}");
            Assert.True(told || counted.All(one => one.ComponentId != component), $"{role.Id} {component}");
        }
    }

    private static Circumstance In(Child child, string group) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            Group = group,
            From = new DateOnly(2020, 1, 1),
        };

    private static async Task<(Figure Figure, Guid[] Listed)> ReadAsync(
        TestDatabase database,
        CommuneSample commune,
        Viewer viewer,
        Guid? village = null,
        string component = "8a"
    )
    {
        await using var db = database.NewContext();
        var figures = new FigureService(db, Programmes.OfBinhLuong, viewer);
        var query = new FigureQuery(commune.CommuneId, Year, village is { } id ? [id] : null);
        var set = await figures.ReadAsync(query, CancellationToken.None);
        var rows = await figures.CountedAsync(query, component, CountedPart.Denominator, CancellationToken.None);
        return (set.Figures[component], [.. rows.Select(row => row.ChildId!.Value)]);
    }
}
