using MangNon.Access;
using MangNon.Facilities;
using MangNon.Health;
using MangNon.Register;
using MangNon.Register.Quality;
using MangNon.Schooling;
using MangNon.Storage;
using MangNon.Testing;

namespace MangNon.Tests.Register.Quality;

/// <summary>Who is told of what.</summary>
public sealed class QualityListTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, OnBothDatabases]
    public async Task A_village_head_is_told_of_the_own_village_and_not_of_health_or_school(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (commune, own, other, _) = await MakeAsync(database);
        var head = Viewers.OfVillage(Role.VillageHead, commune.CommuneId, commune.Villages["Thôn 1"]);

        var found = await FindAsync(database, commune, head);

        Assert.All(found, finding => Assert.Equal(own, finding.Child.Id));
        Assert.Equal(
            [QualityRule.NobodyCares, QualityRule.BirthNotRegistered, QualityRule.PersonalIdDiffers],
            found.Select(finding => finding.Rule)
        );
        Assert.DoesNotContain(QualityRule.DoseTwice, QualityList.RulesFor(head));
        Assert.Contains(await FindAsync(database, commune, Viewer.Owner), finding => finding.Child.Id == other);
    }

    [Theory, OnBothDatabases]
    public async Task A_school_is_told_of_its_pupils_and_not_of_their_health(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (commune, own, _, school) = await MakeAsync(database);

        var found = await FindAsync(database, commune, Viewers.OfSchool(commune.CommuneId, school));

        Assert.All(found, finding => Assert.Equal(own, finding.Child.Id));
        Assert.Contains(QualityRule.AgeDoesNotFitClass, found.Select(finding => finding.Rule));
        Assert.DoesNotContain(QualityRule.DoseTwice, found.Select(finding => finding.Rule));
    }

    [Theory, OnBothDatabases]
    public async Task Each_role_is_told_of_rules_over_what_it_may_read_alone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (commune, _, _, _) = await MakeAsync(database);
        var rules = new Dictionary<QualityRule, RecordKind>
        {
            [QualityRule.NobodyCares] = RecordKind.Identity,
            [QualityRule.PersonalIdDiffers] = RecordKind.Contact,
            [QualityRule.DoseTwice] = RecordKind.Health,
            [QualityRule.AgeDoesNotFitClass] = RecordKind.Schooling,
        };
        foreach (var role in Role.All.Where(role => role.Scope == ScopeKind.Commune))
        {
            var viewer = Viewers.Of(role, commune.CommuneId);
            var found = (await FindAsync(database, commune, viewer)).Select(finding => finding.Rule).ToHashSet();
            foreach (var (rule, of) in rules)
            {
                var may = viewer.May(Act.Read, RecordKind.Identity) && viewer.May(Act.Read, of);
                Assert.True(may == found.Contains(rule), $"{role.Id} {rule}");
            }
        }
    }

    private static async Task<(CommuneSample Commune, Guid Own, Guid Other, Guid School)> MakeAsync(
        TestDatabase database
    )
    {
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var school = Guid.CreateVersion7();
        await using (var db = database.NewContext())
        {
            db.Facilities.Add(
                new Facility
                {
                    Id = school,
                    CommuneId = commune.CommuneId,
                    Code = "TH1",
                    Kind = FacilityKind.Primary,
                }
            );
            await db.SaveChangesAsync();
        }

        // A boy of ten in class 12, a girl by the number, with the same dose twice.
        var ids = new List<Guid>();
        foreach (var (village, facility) in new (string, Guid?)[] { ("Thôn 1", school), ("Thôn 2", null) })
        {
            var child = await commune.AddChildAsync(
                village,
                new(2016, 3, 5),
                c => c.PersonalIdSealed = database.Seal.Seal("038316000123", SealedFields.ChildPersonalId),
                c => Dose(c),
                c => Dose(c),
                c => new Enrolment
                {
                    Id = Guid.CreateVersion7(),
                    ChildId = c.Id,
                    SchoolYear = 2026,
                    Grade = 12,
                    Result = EnrolmentResult.Attending,
                    FacilityId = facility,
                }
            );
            ids.Add(child.Id);
        }

        return (commune, ids[0], ids[1], school);
    }

    private static Vaccination Dose(Child child) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            Vaccine = "BCG",
            Dose = 1,
            GivenOn = new(2016, 3, 6),
        };

    private static async Task<IReadOnlyList<QualityFinding>> FindAsync(
        TestDatabase database,
        CommuneSample commune,
        Viewer viewer
    )
    {
        await using var db = database.NewContext();
        return await QualityList.FindAsync(db, viewer, commune.CommuneId, Today, CancellationToken.None);
    }
}
