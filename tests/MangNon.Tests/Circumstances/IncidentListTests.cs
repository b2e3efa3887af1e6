using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Register;
using MangNon.Testing;

namespace MangNon.Tests.Circumstances;

public sealed class IncidentListTests
{
    private static readonly DateOnly Birth = new(2018, 3, 5);
    private static readonly DateOnly First = new(2026, 7, 1);
    private static readonly DateOnly Last = new(2026, 9, 30);

    [Theory, OnBothDatabases]
    public async Task Incidents_of_the_span_are_read_the_latest_first_and_sealed_ones_by_those_who_may(
        DatabaseKind kind
    )
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        await commune.AddChildAsync(
            "Thôn 1",
            Birth,
            null,
            child => Of(child, IncidentKind.Injury, First),
            child => Of(child, IncidentKind.Injury, First.AddDays(-1)),
            child => Of(child, IncidentKind.Abuse, First.AddDays(1))
        );
        await commune.AddChildAsync(
            "Thôn 2",
            Birth,
            null,
            child => Of(child, IncidentKind.Disaster, Last),
            child => Of(child, IncidentKind.Disaster, Last.AddDays(1))
        );

        var protection = await ReadAsync(database, commune, Viewers.Of(Role.ChildProtection, commune.CommuneId));
        Assert.Equal(
            [IncidentKind.Disaster, IncidentKind.Abuse, IncidentKind.Injury],
            protection.Select(line => line.Incident.Kind)
        );
        Assert.Equal(["Thôn 2", "Thôn 1", "Thôn 1"], protection.Select(line => line.VillageName));

        // Abuse is sealed to the focal office; a school reads none; another commune's officer none of these.
        var focal = await ReadAsync(database, commune, Viewers.Of(Role.FocalOffice, commune.CommuneId));
        Assert.Equal([IncidentKind.Disaster, IncidentKind.Injury], focal.Select(line => line.Incident.Kind));
        Assert.Empty(await ReadAsync(database, commune, Viewers.Of(Role.School, commune.CommuneId)));
        Assert.Empty(await ReadAsync(database, commune, Viewers.Of(Role.FocalOffice, Guid.CreateVersion7())));
    }

    [Theory]
    [InlineData(IncidentKind.Disaster, null, 7, false)]
    [InlineData(IncidentKind.Disaster, null, 8, true)]
    [InlineData(IncidentKind.Disaster, IncidentOutcome.Relieved, 8, false)]
    [InlineData(IncidentKind.ChildLabour, null, 400, false)]
    public void Relief_is_late_from_the_eighth_day(IncidentKind kind, IncidentOutcome? outcome, int days, bool isLate)
    {
        var incident = new Incident
        {
            Id = Guid.CreateVersion7(),
            ChildId = Guid.CreateVersion7(),
            Kind = kind,
            OccurredOn = First,
            Outcome = outcome,
        };
        var line = new ListedIncident(incident, null!, Guid.Empty, "");
        Assert.Equal(isLate, line.IsLate(First.AddDays(days)));
        Assert.Equal(kind == IncidentKind.Disaster && outcome is null, line.IsOpen);
    }

    private static Incident Of(Child child, IncidentKind kind, DateOnly on) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            Kind = kind,
            OccurredOn = on,
        };

    private static async Task<IReadOnlyList<ListedIncident>> ReadAsync(
        TestDatabase database,
        CommuneSample commune,
        Viewer viewer
    )
    {
        await using var db = database.NewContext();
        return await IncidentList.ReadAsync(db, viewer, commune.CommuneId, First, Last, default);
    }
}
