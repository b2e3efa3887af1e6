using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Facilities;
using MangNon.Health;
using MangNon.Justice;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Reporting.UnitReports;
using MangNon.Reporting.WorkPlans;
using MangNon.Rights;
using MangNon.Schooling;
using MangNon.Testing;

namespace MangNon.Web.Tests.Access;

/// <summary>
/// Two children with an unmistakable mark in every kind of record, what their families asked for and consented to among
/// them: one within a role's unit, one outside. Beside them the proof that a third was deleted.
/// </summary>
public sealed partial class PlantedMarks
{
    private readonly List<(string Mark, string Where, RecordKind Kind)> _marks = [];

    public Guid Inside { get; } = Guid.CreateVersion7();
    public Guid Outside { get; } = Guid.CreateVersion7();

    /// <summary>What the family of <see cref="Inside"/> asks for.</summary>
    public Guid RequestInside { get; } = Guid.CreateVersion7();
    public Guid RequestOutside { get; } = Guid.CreateVersion7();

    /// <summary>That a child of the commune was deleted.</summary>
    public Guid Proof { get; } = Guid.CreateVersion7();

    /// <summary>An activity in which <see cref="Inside"/> took part, and what was asked for at it.</summary>
    public Guid ActivityInside { get; private set; }
    public Guid ActivityOutside { get; private set; }
    public Guid AskInside { get; } = Guid.CreateVersion7();
    public Guid AskOutside { get; } = Guid.CreateVersion7();
    public Guid TaskInside { get; } = Guid.CreateVersion7();
    public Guid TaskOutside { get; } = Guid.CreateVersion7();
    public Guid HouseholdInside { get; private set; }
    public Guid HouseholdOutside { get; private set; }
    public Guid Village { get; private set; }
    public Guid VillageOutside { get; private set; }

    /// <summary>A report of the commune that was signed.</summary>
    public Guid Issued { get; private set; }
    public Guid School { get; private set; }

    public static async Task<PlantedMarks> PlantAsync(TestDatabase database, Guid communeId)
    {
        var marks = new PlantedMarks();
        (marks.Village, marks.School, marks.HouseholdInside) = await marks.PlantAsync(
            database,
            communeId,
            marks.Inside,
            "in",
            "Trong",
            11
        );
        (marks.VillageOutside, _, marks.HouseholdOutside) = await marks.PlantAsync(
            database,
            communeId,
            marks.Outside,
            "out",
            "Ngoài",
            12
        );
        await marks.PlantRequestsAsync(database, communeId);
        await marks.PlantReportsAsync(database, communeId);
        return marks;
    }

    /// <summary>
    /// Which marks stand in a text: “in:Identity out:Health…”, in the order of the kinds. Ethnic groups that a form offers
    /// and that are not chosen are the list of all there are, and tell of nobody.
    /// </summary>
    public IEnumerable<string> In(string text)
    {
        var told = EthnicOptions().Replace(text, list => ChosenOption().Match(list.Value).Value);
        return _marks
            .Where(mark => told.Contains(mark.Mark, StringComparison.Ordinal))
            .OrderBy(mark => mark.Where)
            .ThenBy(mark => mark.Kind)
            .Select(mark => $"{mark.Where}:{mark.Kind}")
            .Distinct();
    }

    private async Task PlantRequestsAsync(TestDatabase database, Guid communeId)
    {
        await using var db = database.NewContext();
        Plant(Inside, RequestInside, "in", "Trong");
        Plant(Outside, RequestOutside, "out", "Ngoài");
        db.Add(
            new ErasureProof
            {
                Id = Proof,
                CommuneId = communeId,
                ChildHash = new string('0', 64),
                At = new DateTime(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc),
                Basis = Marked("in", "Căn cứ xóa dấu Trong"),
                Rows = "children 1",
                HeadId = 1,
                HeadHash = new byte[32],
            }
        );
        await db.SaveChangesAsync();

        void Plant(Guid child, Guid request, string where, string word)
        {
            db.Add(
                new RightsRequest
                {
                    Id = request,
                    CommuneId = communeId,
                    ChildId = child,
                    Kind = RequestKind.See,
                    AskedBy = Relation.Mother,
                    Channel = RequestChannel.Paper,
                    ReceivedAt = new DateTime(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc),
                    DueOn = new DateOnly(2026, 11, 25),
                    Matter = new RequestMatter(
                        Marked(where, $"Người hỏi dấu {word}"),
                        Marked(where, $"Lời hỏi dấu {word}")
                    ),
                }
            );
            db.Add(
                new Consent
                {
                    Id = Guid.CreateVersion7(),
                    CommuneId = communeId,
                    ChildId = child,
                    Purpose = RightsRules.Shipped.Purposes[0].Code,
                    GivenBy = Relation.Mother,
                    GivenOn = new DateOnly(2026, 11, 1),
                    Evidence = Marked(where, $"Giấy đồng ý dấu {word}"),
                    RecordedAt = new DateTime(2026, 11, 1, 2, 0, 0, DateTimeKind.Utc),
                }
            );
        }

        string Marked(string where, string text)
        {
            _marks.Add((text, where, RecordKind.Requests));
            return text;
        }
    }

    /// <summary>A report of each of the two villages, and one of the commune that was signed.</summary>
    private async Task PlantReportsAsync(TestDatabase database, Guid communeId)
    {
        await using var db = database.NewContext();
        Of(Village, "in", "Trong");
        Of(VillageOutside, "out", "Ngoài");
        var (report, signed) = SignedSample.Of(communeId);
        Issued = report.Id;
        _marks.Add((SignedSample.Results, "in", RecordKind.Reports));
        db.AddRange(report, signed);
        await db.SaveChangesAsync();

        void Of(Guid village, string where, string word)
        {
            var text = $"Kết quả dấu {word}";
            _marks.Add((text, where, RecordKind.UnitReports));
            var task = $"Nhiệm vụ dấu {word}";
            _marks.Add((task, where, RecordKind.UnitReports));
            db.Add(
                new WorkTask
                {
                    Id = village == Village ? TaskInside : TaskOutside,
                    CommuneId = communeId,
                    Year = 2026,
                    UnitId = "cac-thon",
                    PlaceId = village,
                    Text = task,
                    DueOn = new DateOnly(2026, 11, 1),
                }
            );
            db.Add(
                new UnitReport
                {
                    Id = Guid.CreateVersion7(),
                    CommuneId = communeId,
                    DutyId = "don-vi-nam",
                    Year = 2026,
                    Part = 0,
                    UnitId = "cac-thon",
                    PlaceId = village,
                    Results = text,
                }
            );
        }
    }

    private async Task<(Guid Village, Guid School, Guid Household)> PlantAsync(
        TestDatabase database,
        Guid communeId,
        Guid childId,
        string where,
        string word,
        int month
    )
    {
        DateOnly Day(int day) => new(2025, month, day);
        void Mark(RecordKind kind, string text) => _marks.Add((text, where, kind));
        void MarkDay(RecordKind kind, int day) => Mark(kind, FormattableString.Invariant($"{day:00}/{month:00}/2025"));

        var village = new Village
        {
            Id = Guid.CreateVersion7(),
            CommuneId = communeId,
            Name = $"Thôn {word}",
        };
        var household = new Household
        {
            Id = Guid.CreateVersion7(),
            CommuneId = communeId,
            VillageId = village.Id,
            Code = $"H-{word}",
            Address = $"Ngõ dấu {word}",
            PhoneSealed = database.Seal.Seal($"09120{month}7788", MangNon.Storage.SealedFields.HouseholdPhone),
            Class = HouseholdClass.Poor,
        };
        var school = new Facility
        {
            Id = Guid.CreateVersion7(),
            CommuneId = communeId,
            Code = $"MN-{word}",
            Name = $"Trường dấu {word}",
            Kind = FacilityKind.Preschool,
        };
        var activity = new Activity
        {
            Id = Guid.CreateVersion7(),
            CommuneId = communeId,
            Code = $"HD-{word}",
            Name = $"Hoạt động dấu {word}",
            Kind = ActivityKind.Consultation,
            HeldOn = Day(1),
        };
        var ethnic = 40 + month;
        var child = new Child
        {
            Id = childId,
            CommuneId = communeId,
            HouseholdId = household.Id,
            Code = $"TE-{word}",
            FullName = $"Dấu Tên {word}",
            NameFolded = PersonName.Fold($"Dấu Tên {word}"),
            BirthDate = new DateOnly(2022, 3, 5),
            Sex = Sex.Female,
            EthnicGroup = ethnic,
            Residence = Residence.Permanent,
            DisabilityType = $"Dạng tật dấu {word}",
            DisabilityLevel = DisabilityLevel.Severe,
        };
        Mark(RecordKind.Identity, child.FullName);
        Mark(RecordKind.Contact, household.Address);
        Mark(RecordKind.Background, EthnicGroups.Name(ethnic));
        Mark(RecordKind.Disability, child.DisabilityType);
        Mark(RecordKind.Schooling, school.Name);
        var ask = new ChildrenAsk
        {
            Id = childId == Inside ? AskInside : AskOutside,
            CommuneId = communeId,
            ActivityId = activity.Id,
            AskedOn = Day(1),
            Topic = AskTopic.Play,
            Matter = $"Kiến nghị dấu {word}",
        };
        (ActivityInside, ActivityOutside) =
            childId == Inside ? (activity.Id, ActivityOutside) : (ActivityInside, activity.Id);
        Mark(RecordKind.Participation, activity.Name);
        Mark(RecordKind.Participation, ask.Matter);
        MarkDay(RecordKind.Health, 13);
        MarkDay(RecordKind.Circumstances, 14);
        MarkDay(RecordKind.Hiv, 15);
        MarkDay(RecordKind.Offences, 16);
        MarkDay(RecordKind.Abuse, 17);
        Mark(RecordKind.Abuse, $"Bị đánh dấu {word}");
        Mark(RecordKind.Legal, $"Số dấu {word}");
        Mark(RecordKind.Incidents, $"Ngã cây dấu {word}");

        await using var db = database.NewContext();
        db.AddRange(village, household, school, activity, ask, child);
        db.AddRange(
            new Weighing
            {
                Id = Guid.CreateVersion7(),
                ChildId = childId,
                MeasuredOn = Day(13),
                Sequence = 1,
                WeightMg = 6_200_000,
            },
            new Enrolment
            {
                Id = Guid.CreateVersion7(),
                ChildId = childId,
                SchoolYear = 2026,
                Grade = Grades.Kindergarten,
                FacilityId = school.Id,
                Result = EnrolmentResult.Attending,
            },
            In("a", 14),
            In("đ", 15),
            In("e", 16),
            In("l", 17),
            new LegalAffair
            {
                Id = Guid.CreateVersion7(),
                ChildId = childId,
                Kind = LegalAffairKind.DomesticAdoption,
                From = Day(3),
                State = LegalAffairState.Ongoing,
                Number = $"Số dấu {word}",
            },
            What(IncidentKind.Injury, $"Ngã cây dấu {word}"),
            What(IncidentKind.Abuse, $"Bị đánh dấu {word}", IncidentOutcome.Confirmed),
            new Attendance
            {
                Id = Guid.CreateVersion7(),
                ChildId = childId,
                ActivityId = activity.Id,
            }
        );
        await db.SaveChangesAsync();
        return (village.Id, school.Id, household.Id);

        Circumstance In(string group, int day) =>
            new()
            {
                Id = Guid.CreateVersion7(),
                ChildId = childId,
                Group = group,
                From = Day(day),
            };

        Incident What(IncidentKind kind, string detail, IncidentOutcome? outcome = null) =>
            new()
            {
                Id = Guid.CreateVersion7(),
                ChildId = childId,
                Kind = kind,
                OccurredOn = Day(2),
                Detail = detail,
                Outcome = outcome,
            };
    }

    [GeneratedRegex("""<select [^>]*\[EthnicGroup\].*?</select>""", RegexOptions.Singleline, 1000)]
    private static partial Regex EthnicOptions();

    [GeneratedRegex("""<option [^>]*selected.*?</option>""", RegexOptions.Singleline, 1000)]
    private static partial Regex ChosenOption();
}
