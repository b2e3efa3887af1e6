using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Register;
using MangNon.Testing;

namespace MangNon.Tests.Circumstances;

public sealed class CircumstanceListTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateOnly Birth = new(2018, 3, 5);

    [Theory, OnBothDatabases]
    public async Task What_holds_today_is_listed_and_sealed_groups_for_those_alone_who_may_know(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var helped = await commune.AddChildAsync(
            "Thôn 1",
            Birth,
            null,
            child => Of(child, Circumstance.AtRisk, Birth),
            child => Of(child, "a", new DateOnly(2026, 11, 24)),
            child => Of(child, "l", Birth),
            child => Support(child, new DateOnly(2025, 12, 31)),
            child => Support(child, new DateOnly(2026, 1, 1))
        );
        var waiting = await commune.AddChildAsync(
            "Thôn 1",
            Birth,
            null,
            child => Of(child, "d", Birth),
            child => Support(child, new DateOnly(2025, 12, 31))
        );
        var atRisk = await commune.AddChildAsync(
            "Thôn 1",
            Birth,
            null,
            child => Of(child, Circumstance.AtRisk, Birth),
            // Over from today, and not begun.
            child => Of(child, "n", Birth, Today),
            child => Of(child, "o", Today.AddDays(1))
        );
        var sealedOnly = await commune.AddChildAsync("Thôn 1", Birth, null, child => Of(child, "đ", Birth));
        await commune.AddChildAsync("Thôn 1", Today.AddYears(-16), null, child => Of(child, "a", Birth));

        var focal = await ReadAsync(Viewers.Of(Role.FocalOffice, commune.CommuneId));
        Assert.Equal(["a", "NC"], focal[helped.Id].Open.Select(one => one.Group));
        Assert.Equal(
            [(helped.Id, true, false), (waiting.Id, true, true), (atRisk.Id, false, false)],
            focal.Values.Select(one => (one.Child.Id, one.IsSpecial, one.WaitsForSupport(Today))).OrderBy(one => one.Id)
        );
        Assert.Equal(new DateOnly(2026, 1, 1), focal[helped.Id].LastSupport);

        var protection = await ReadAsync(Viewers.Of(Role.ChildProtection, commune.CommuneId));
        Assert.Equal(["a", "l", "NC"], protection[helped.Id].Open.Select(one => one.Group));
        Assert.Contains(sealedOnly.Id, protection.Keys);
        Assert.Empty(await ReadAsync(Viewers.Of(Role.School, commune.CommuneId)));

        async Task<Dictionary<Guid, ChildInCircumstances>> ReadAsync(Viewer viewer)
        {
            await using var db = database.NewContext();
            return (await CircumstanceList.ReadAsync(db, viewer, commune.CommuneId, Today, default)).ToDictionary(one =>
                one.Child.Id
            );
        }
    }

    private static Circumstance Of(Child child, string group, DateOnly from, DateOnly? to = null) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            Group = group,
            From = from,
            To = to,
        };

    private static Support Support(Child child, DateOnly on) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            GivenOn = on,
            Form = "Quà",
        };
}
