using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Figures;
using MangNon.Recording;
using MangNon.Register;
using MangNon.Register.Editing;
using MangNon.Testing;
using MangNon.Tests.Figures;

namespace MangNon.Tests.Circumstances;

public sealed class ChildMarriagesTests
{
    private static readonly DateOnly Birth = new(2009, 3, 5);
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Last = new(2025, 12, 31);

    [Theory, OnBothDatabases]
    public async Task A_marriage_that_was_prevented_counts_by_itself_and_not_as_one_that_took_place(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        await commune.AddChildAsync("Thôn 1", Birth, null, Of(2024), Of(2024), Of(2024, IncidentOutcome.Prevented));
        var child = await commune.AddChildAsync("Thôn 1", Birth, null, Of(2025));
        Assert.Equal(new Counts(1, 2), await FigureAsync(database, commune));

        var saved = await SaveAsync(database, commune, child, IncidentKind.ChildMarriage);

        Assert.Equal(EditAnswer.Saved, saved.Answer);
        Assert.Equal(new Counts(1, 2), await FigureAsync(database, commune));
        Assert.Equal(1, await PreventedAsync(database, commune, Role.Culture, Last));
        // Known on 20/11: the day before it was not.
        Assert.Equal(0, await PreventedAsync(database, commune, Role.Culture, new DateOnly(2025, 11, 19)));
        Assert.Equal(1, await PreventedAsync(database, commune, Role.Culture, new DateOnly(2025, 11, 20)));
    }

    [Theory, OnBothDatabases]
    public async Task Only_a_child_marriage_is_prevented(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);

        foreach (var other in new[] { IncidentKind.ChildLabour, IncidentKind.Disaster, IncidentKind.Injury })
        {
            Assert.Equal(
                [new("Outcome", EntryProblem.OtherKindsOutcome)],
                (await SaveAsync(database, commune, child, other)).Faults
            );
        }

        Assert.Equal(0, await PreventedAsync(database, commune, Role.FocalOffice, Last));
    }

    [Theory, OnBothDatabases]
    public async Task Who_reads_no_figures_of_the_commune_is_told_no_count(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        await commune.AddChildAsync("Thôn 1", Birth, null, Of(2025, IncidentOutcome.Prevented));

        Assert.Null(await PreventedAsync(database, commune, Role.Administrator, Last));
        await using var db = database.NewContext();
        var elsewhere = Viewers.Of(Role.Culture, Guid.CreateVersion7());
        Assert.Null(await ChildMarriages.PreventedAsync(db, elsewhere, commune.CommuneId, First, Last, default));
    }

    private static Func<Child, object> Of(int year, IncidentOutcome? outcome = null) =>
        child => new Incident
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            Kind = IncidentKind.ChildMarriage,
            OccurredOn = new DateOnly(year, 5, 1),
            Outcome = outcome,
        };

    private static async Task<RecordResult> SaveAsync(
        TestDatabase database,
        CommuneSample commune,
        Child child,
        IncidentKind kind
    )
    {
        await using var db = database.NewContext();
        return await Records.SaveAsync(
            db,
            Viewers.Of(Role.FocalOffice, commune.CommuneId),
            child.Id,
            Records.Find("bien-co")!,
            null,
            new EntryTexts(
                new Dictionary<string, string?>
                {
                    ["Kind"] = kind.ToString(),
                    ["On"] = "20/11/2025",
                    ["Outcome"] = nameof(IncidentOutcome.Prevented),
                    ["OutcomeOn"] = "25/11/2025",
                }
            ),
            null,
            null,
            default
        );
    }

    private static async Task<int?> PreventedAsync(TestDatabase database, CommuneSample commune, Role role, DateOnly to)
    {
        await using var db = database.NewContext();
        var viewer = Viewers.Of(role, commune.CommuneId);
        return await ChildMarriages.PreventedAsync(db, viewer, commune.CommuneId, First, to, default);
    }

    private static async Task<Counts?> FigureAsync(TestDatabase database, CommuneSample commune)
    {
        await using var db = database.NewContext();
        var query = new FigureQuery(commune.CommuneId, Period.OfYear(2025), null);
        var set = await new FigureService(db, Programmes.OfBinhLuong, Viewer.Owner).ReadAsync(query, default);
        return set.Figures["13"].Counts;
    }
}
