using System.Globalization;
using MangNon.Facilities;
using MangNon.Health;
using MangNon.Register;
using MangNon.Reporting;
using MangNon.Schooling;
using MangNon.Testing;

namespace MangNon.Web.Tests.Site;

/// <summary>Six villages with some 270 invented children, the same on every run: enough that each page has something on it.</summary>
internal static class SampleRegister
{
    private static readonly string[] Villages = ["Thôn 1", "Thôn 2", "Thôn 3", "Thôn 4", "Thôn 5", "Thôn 6"];
    private static readonly string[] Families = ["Lò", "Hà", "Lê", "Vi", "Nguyễn", "Quách", "Lương", "Bùi", "Đỗ"];
    private static readonly string[] Middles = ["Văn", "Thị", "Gia", "Minh", "Ngọc", "Thu", "Đức"];
    private static readonly string[] Givens = ["An", "Ánh", "Bảo", "Châu", "Dũng", "Đạt", "Hà", "Hưng", "Khuê", "Yến"];

    public static async Task<CommuneSample> FillAsync(TestDatabase database)
    {
        var sample = await CommuneSample.CreateAsync(database, Villages);
        var random = new Random(20211);
        await using var db = database.NewContext();
        db.Communes.Single().IsSample = true;
        var code = 0;
        for (var i = 0; i < 270; i++)
        {
            var village = Villages[i % Villages.Length];
            var household = sample.NewHousehold(sample.Villages[village], (HouseholdClass)random.Next(1, 4));
            var name = $"{Pick(Families)} {Pick(Middles)} {Pick(Givens)}";
            var birth = new DateOnly(2008, 1, 1).AddDays(random.Next(0, 365 * 17));
            var child = new Child
            {
                Id = Guid.CreateVersion7(),
                CommuneId = sample.CommuneId,
                HouseholdId = household.Id,
                Code = $"BL{++code:00000}",
                FullName = name,
                NameFolded = PersonName.Fold(name),
                BirthDate = birth,
                Sex = random.Next(2) == 0 ? Sex.Male : Sex.Female,
                EthnicGroup = random.Next(3) == 0 ? 1 : 3,
                Residence = Residence.Permanent,
                BirthRegisteredOn = random.Next(25) == 0 ? null : birth.AddDays(20),
                DiedOn = random.Next(90) == 0 ? birth.AddDays(200) : null,
                DeathCause = DeathCause.Illness,
            };
            db.AddRange(household, child);
            AddHealth(child);
            AddSchool(child);
        }

        AddCommune();
        await db.SaveChangesAsync();
        return sample;

        string Pick(string[] from) => from[random.Next(from.Length)];

        void AddHealth(Child child)
        {
            foreach (var dose in ImmunisationSchedule.Shipped.Doses)
            {
                if (dose.DueFromAgeDays is { } due && random.Next(60) != 0)
                {
                    db.Add(
                        new Vaccination
                        {
                            Id = Guid.CreateVersion7(),
                            ChildId = child.Id,
                            Vaccine = dose.Vaccine,
                            Dose = dose.Dose,
                            GivenOn = child.BirthDate.AddDays(due + 3),
                        }
                    );
                }
            }

            for (var months = 3; months < 60; months += 6)
            {
                db.Add(
                    new Weighing
                    {
                        Id = Guid.CreateVersion7(),
                        ChildId = child.Id,
                        MeasuredOn = child.BirthDate.AddMonths(months),
                        Sequence = months,
                        WeightMg = (long)((5.6 + (months * 0.19) + (random.NextDouble() * 2)) * 1_000_000),
                        HeightUm = (long)((59 + (months * 0.82) + (random.NextDouble() * 6)) * 10_000),
                        Posture = months < 24 ? Posture.Lying : Posture.Standing,
                    }
                );
            }
        }

        void AddSchool(Child child)
        {
            for (var year = 2020; year <= 2025; year++)
            {
                var grade = year - child.BirthDate.Year - 5;
                if (grade is >= 0 and <= 9)
                {
                    db.Add(
                        new Enrolment
                        {
                            Id = Guid.CreateVersion7(),
                            ChildId = child.Id,
                            SchoolYear = year,
                            Grade = grade,
                            Result =
                                random.Next(40) == 0 ? EnrolmentResult.DroppedOut
                                : grade is 5 or 9 ? EnrolmentResult.LevelCompleted
                                : EnrolmentResult.Promoted,
                        }
                    );
                }
            }
        }

        void AddCommune()
        {
            for (var i = 0; i < 5; i++)
            {
                var facility = new Facility
                {
                    Id = Guid.CreateVersion7(),
                    CommuneId = sample.CommuneId,
                    Code = string.Create(CultureInfo.InvariantCulture, $"CS{i}"),
                    Name = i < 3 ? $"Trường số {i + 1}" : $"Sân chơi {Villages[i]}",
                    Kind = i < 3 ? (FacilityKind)(i + 1) : FacilityKind.PlayPoint,
                    VillageName = Villages[i],
                };
                db.Add(facility);
                for (var year = 2021; year <= 2025; year++)
                {
                    db.Add(
                        new FacilitySurvey
                        {
                            Id = Guid.CreateVersion7(),
                            FacilityId = facility.Id,
                            Year = year,
                            Sanitation = true,
                            Counselling = i == 1,
                            DisabilityAccess = year > 2023,
                            Operating = true,
                        }
                    );
                }
            }

            db.Add(
                new ReportedFigure
                {
                    Id = Guid.CreateVersion7(),
                    CommuneId = sample.CommuneId,
                    ComponentId = "6",
                    Year = 2025,
                    Numerator = 0,
                    Denominator = 4,
                    Reporter = "Trạm Y tế",
                }
            );
        }
    }
}
