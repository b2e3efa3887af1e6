using MangNon.Access;
using MangNon.Register;
using MangNon.Register.PersonalNumbers;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Register.PersonalNumbers;

public sealed class NumberRoundTests
{
    // Thanh Hóa, a boy born in 2018.
    private const string Fitting = "038218001234";
    private static readonly DateOnly Birth = new(2018, 3, 5);
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, OnBothDatabases]
    public async Task Each_row_sent_back_is_told_what_it_means(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var without = await commune.AddChildAsync("Thôn 1", Birth);
        var with = await commune.AddChildAsync("Thôn 1", Birth, Has(database, "038218000001"));
        var held = await commune.AddChildAsync("Thôn 1", Birth, Has(database, "038218000002"));
        var other = await commune.AddChildAsync("Thôn 1", Birth);

        Assert.Equal(
            [
                (NumberFinding.New, false),
                (NumberFinding.Same, false),
                (NumberFinding.Other, false),
                (NumberFinding.Taken, false),
                (NumberFinding.NoSuchChild, false),
            ],
            await FindingsAsync(
                Row(without, Fitting),
                Row(with, "038 218 000 001"),
                Row(held, "038218000009"),
                Row(other, "038218000002"),
                Row(other, Fitting) with
                {
                    Code = "TE999999",
                    Number = "",
                }
            )
        );
        Assert.Equal(
            [
                (NumberFinding.NotANumber, false),
                (NumberFinding.Empty, false),
                (NumberFinding.OtherPerson, false),
                (NumberFinding.New, true),
            ],
            await FindingsAsync(
                Row(without, "03821800123"),
                Row(with, ""),
                Row(held, Fitting) with
                {
                    BirthDate = "06/03/2018",
                },
                // A girl's number.
                Row(other, "038318001234")
            )
        );
        Assert.Equal(
            [(NumberFinding.Twice, false), (NumberFinding.Twice, false), (NumberFinding.OtherPerson, false)],
            await FindingsAsync(
                Row(without, Fitting),
                Row(other, Fitting),
                Row(held, "038218000009") with
                {
                    Name = "Vi Thị Bình",
                }
            )
        );

        async Task<IEnumerable<(NumberFinding, bool)>> FindingsAsync(params SentNumber[] rows) =>
            (await CompareAsync(database, Viewers.Of(Role.Police, commune.CommuneId), commune, rows)).Select(one =>
                (one.Finding, one.TellsOtherwise)
            );
    }

    [Theory, OnBothDatabases]
    public async Task What_was_chosen_is_written_as_a_whole_or_not_at_all(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var one = await commune.AddChildAsync("Thôn 1", Birth);
        var two = await commune.AddChildAsync("Thôn 1", Birth);
        var police = Viewers.Of(Role.Police, commune.CommuneId);
        var compared = await CompareAsync(database, police, commune, Row(one, Fitting), Row(two, "038218000002"));

        // Another gives the second child its number meanwhile.
        await SaveAsync(
            database,
            Viewers.Of(Role.FocalOffice, commune.CommuneId),
            await CompareAsync(database, police, commune, Row(two, "038218000003"))
        );
        var (saved, refused) = await SaveAsync(database, police, compared);
        Assert.Equal((0, two.Id), (saved, Assert.Single(refused).Child));
        Assert.Equal(1, await WithNumberAsync(database));

        (saved, _) = await SaveAsync(database, police, [compared[0]]);
        Assert.Equal(1, saved);
        Assert.Equal(2, await WithNumberAsync(database));
        Assert.Empty(await FindAsync(database, police, Act.Write, commune));
    }

    [Theory, OnBothDatabases]
    public async Task The_list_holds_resident_children_under_18_without_a_number_for_those_who_may(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var without = await commune.AddChildAsync("Thôn 1", Birth);
        await commune.AddChildAsync("Thôn 1", Birth, Has(database, Fitting));
        await commune.AddChildAsync("Thôn 1", Birth, child => child.LeftOn = new DateOnly(2026, 1, 1));
        await commune.AddChildAsync("Thôn 1", Today.AddYears(-18));
        var almost = await commune.AddChildAsync("Thôn 1", Today.AddYears(-18).AddDays(1));

        foreach (var role in new[] { Role.Police, Role.FocalOffice })
        {
            Assert.Equal(
                new[] { without.Id, almost.Id }.Order(),
                (await FindAsync(database, Viewers.Of(role, commune.CommuneId), Act.Write, commune))
                    .Select(one => one.Id)
                    .Order()
            );
        }

        // The police write numbers, but take no list of names away; a justice officer does not write them.
        Assert.Empty(await FindAsync(database, Viewers.Of(Role.Police, commune.CommuneId), Act.Export, commune));
        Assert.Equal(
            2,
            (await FindAsync(database, Viewers.Of(Role.FocalOffice, commune.CommuneId), Act.Export, commune)).Count
        );
        var justice = Viewers.Of(Role.Justice, commune.CommuneId);
        Assert.Empty(await FindAsync(database, justice, Act.Write, commune));
        var compared = Assert.Single(await CompareAsync(database, justice, commune, Row(without, Fitting)));
        Assert.Equal(NumberFinding.NoSuchChild, compared.Finding);
        Assert.Single((await SaveAsync(database, justice, [compared with { Child = without.Id }])).Refused);
    }

    private static Action<Child> Has(TestDatabase database, string number) =>
        child => child.PersonalIdSealed = database.Seal.Seal(number, SealedFields.ChildPersonalId);

    private static SentNumber Row(Child child, string number) =>
        new(2, child.Code, child.FullName.ToUpperInvariant(), "05/03/2018", number);

    private static async Task<int> WithNumberAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        return await db.Children.CountAsync(child => child.PersonalIdIndex != null);
    }

    private static async Task<IReadOnlyList<Unnumbered>> FindAsync(
        TestDatabase database,
        Viewer viewer,
        Act act,
        CommuneSample commune
    )
    {
        await using var db = database.NewContext();
        return await NumberRound.FindAsync(db, viewer, act, commune.CommuneId, Today, default);
    }

    private static async Task<IReadOnlyList<ComparedNumber>> CompareAsync(
        TestDatabase database,
        Viewer viewer,
        CommuneSample commune,
        params SentNumber[] rows
    )
    {
        await using var db = database.NewContext();
        return await NumberRound.CompareAsync(db, viewer, commune.CommuneId, rows, default);
    }

    private static async Task<(int Saved, IReadOnlyList<ComparedNumber> Refused)> SaveAsync(
        TestDatabase database,
        Viewer viewer,
        IReadOnlyList<ComparedNumber> chosen
    )
    {
        await using var db = database.NewContext();
        return await NumberRound.SaveAsync(db, viewer, chosen, "Danh sách Công an xã gửi lại", default);
    }
}
