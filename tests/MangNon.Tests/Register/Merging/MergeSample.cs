using System.Text.Json;
using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Health;
using MangNon.Justice;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Register.Matching;
using MangNon.Register.Merging;
using MangNon.Rights;
using MangNon.Schooling;
using MangNon.Storage;
using MangNon.Testing;
using MangNon.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Register.Merging;

/// <summary>A child entered twice, in two villages: both lines with records of every kind, some of them the same.</summary>
internal sealed class MergeSample : IAsyncDisposable
{
    public const string Why = "Đã đối chiếu giấy khai sinh, sổ hộ";
    public const string OtherName = "Quàng Thị Dấugộp";
    public const string Number = "038318000001";
    private static readonly DateOnly Born = new(2018, 5, 23);
    private readonly TwoPeople _two;

    private MergeSample(TwoPeople two, Child kept, Child other, Guid asker, Guid chairman) =>
        (_two, Kept, Other, Asker, Chairman) = (two, kept, other, asker, chairman);

    public TwoPeople Two => _two;
    public Child Kept { get; }
    public Child Other { get; }
    public Guid Asker { get; }
    public Guid Chairman { get; }

    public static async Task<MergeSample> CreateAsync(DatabaseKind kind)
    {
        var two = await TwoPeople.CreateAsync(kind);
        var activities = new[] { "HD1", "HD2" }
            .Select(code => new Activity
            {
                Id = Guid.CreateVersion7(),
                CommuneId = two.Commune.CommuneId,
                Code = code,
                Kind = ActivityKind.Consultation,
                HeldOn = new(2026, 6, 1),
            })
            .ToArray();
        await using (var db = two.NewContext())
        {
            db.AddRange(activities.AsEnumerable());
            await db.SaveChangesAsync();
        }

        var (asker, chairman) = (await two.AddAsync(Role.FocalOffice), await two.AddAsync(Role.Chairman));
        var kept = await two.Commune.AddChildAsync(
            "Thôn 1",
            Born,
            c => (c.FatherName, c.Residence) = ("Lò Văn Cha", Residence.Unstated),
            Both(activities[0])
        );
        var other = await two.Commune.AddChildAsync(
            "Thôn 2",
            Born,
            c =>
            {
                (c.FullName, c.NameFolded) = (OtherName, PersonName.Fold(OtherName));
                (c.FatherName, c.MotherName) = ("Lò Văn Khác", "Hà Thị Chuyên");
                c.BirthRegisteredOn = new(2018, 6, 1);
                c.LeftOn = new(2026, 1, 1);
                c.PersonalIdSealed = two.Database.Seal.Seal(Number, SealedFields.ChildPersonalId);
            },
            [.. Both(activities[0]), .. OfOther(two, asker, activities[1])]
        );
        await using (var db = two.NewContext())
        {
            var (first, second) = DuplicateDecisions.Pair(other.Id, two.Child.Id);
            db.Add(
                new NotDuplicate
                {
                    Id = Guid.CreateVersion7(),
                    CommuneId = two.Commune.CommuneId,
                    FirstId = first,
                    SecondId = second,
                    DecidedAt = two.Time.GetUtcNow().UtcDateTime,
                }
            );
            await db.SaveChangesAsync();
        }

        return new MergeSample(two, kept, other, asker, chairman);
    }

    public MangNonDb NewContext() => _two.NewContext();

    public async Task<MergeAnswer> AskAsync(Guid account, Guid? kept = null, Guid? other = null)
    {
        await using var db = NewContext();
        return await ChildMerges.AskAsync(
            db,
            await _two.ViewerAsync(account),
            kept ?? Kept.Id,
            other ?? Other.Id,
            Why,
            CancellationToken.None
        );
    }

    /// <summary>The last merge that was asked for.</summary>
    public async Task<(ChildMerge Merge, Agreement Agreement)> LastAsync()
    {
        await using var db = NewContext();
        var merge = await db.ChildMerges.OrderByDescending(m => m.Id).FirstAsync();
        return (merge, await db.Agreements.SingleAsync(a => a.Id == merge.AgreementId));
    }

    /// <summary>Asked for and agreed to.</summary>
    public async Task<ChildMerge> AgreedAsync(Guid? kept = null, Guid? other = null)
    {
        Assert.Equal(MergeAnswer.Done, await AskAsync(Asker, kept, other));
        var (merge, agreement) = await LastAsync();
        Assert.Equal(AgreementAnswer.Done, await _two.DecideAsync(Chairman, agreement));
        return merge;
    }

    public async Task<MergeAnswer> DoAsync(Guid account, ChildMerge merge)
    {
        await using var db = NewContext();
        return await MergeWork.DoAsync(db, await _two.ViewerAsync(account), merge.Id, CancellationToken.None);
    }

    public async Task<MergeAnswer> UndoAsync(Guid account, ChildMerge merge)
    {
        await using var db = NewContext();
        return await MergeWork.UndoAsync(db, await _two.ViewerAsync(account), merge.Id, Why, CancellationToken.None);
    }

    public async Task<ChildMerge> DoneAsync(Guid? kept = null, Guid? other = null)
    {
        var merge = await AgreedAsync(kept, other);
        Assert.Equal(MergeAnswer.Done, await DoAsync(Asker, merge));
        return (await LastAsync()).Merge;
    }

    /// <summary>Every row of every child, opened, with its households and what was found of pairs; but for merges.</summary>
    public async Task<string> RowsAsync()
    {
        await using var db = NewContext();
        var children = await db.Children.ToListAsync();
        var rows = new List<object>(children);
        rows.AddRange(await db.Households.ToListAsync());
        rows.AddRange(await db.NotDuplicates.ToListAsync());
        foreach (var table in ChildTables.Of(db.Model).Where(e => e.ClrType != typeof(ChildMerge)))
        {
            foreach (var child in children)
            {
                rows.AddRange(await MergeRows.RowsAsync(db, table, child.Id, CancellationToken.None));
            }
        }

        return string.Join(
            '\n',
            rows.Select(row => JsonSerializer.Serialize(RowCopy.Of(db, db.Entry(row)))).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>How many rows of a table hang on a child.</summary>
    public async Task<int> CountAsync(Type type, Guid childId)
    {
        await using var db = NewContext();
        return (await MergeRows.RowsAsync(db, db.Model.FindEntityType(type)!, childId, CancellationToken.None)).Count;
    }

    public ValueTask DisposeAsync() => _two.DisposeAsync();

    /// <summary>What both lines have: no second one is wanted of any.</summary>
    private static Func<Child, object>[] Both(Activity activity) =>
        [
            c => Weighing(c, new(2026, 3, 1), c.FatherName == "Lò Văn Cha" ? 9_000_000 : 9_100_000),
            c => Dose(c, 1),
            c => new DevelopmentalAssessment
            {
                Id = Guid.CreateVersion7(),
                ChildId = c.Id,
                AssessedOn = new(2026, 3, 1),
                Sequence = 1,
                OnTrack = true,
            },
            c => new ServiceContact
            {
                Id = Guid.CreateVersion7(),
                ChildId = c.Id,
                GivenOn = new(2026, 3, 1),
                Domain = ServiceDomain.Health,
            },
            c => Year(c, 2024),
            c => new Attendance
            {
                Id = Guid.CreateVersion7(),
                ChildId = c.Id,
                ActivityId = activity.Id,
            },
            c => Storage.SealedColumnsTests.NewCircumstance(c, "a"),
        ];

    private static Func<Child, object>[] OfOther(TwoPeople two, Guid account, Activity activity) =>
        [
            c => Weighing(c, new(2026, 4, 1), 9_200_000),
            c => Dose(c, 2),
            c => Year(c, 2025),
            c => new Attendance
            {
                Id = Guid.CreateVersion7(),
                ChildId = c.Id,
                ActivityId = activity.Id,
            },
            c => Storage.SealedColumnsTests.NewCircumstance(c, "l"),
            c => new Support
            {
                Id = Guid.CreateVersion7(),
                ChildId = c.Id,
                GivenOn = new(2026, 4, 1),
                Form = "Tiền",
                ValueVnd = 500_000,
            },
            c => new Incident
            {
                Id = Guid.CreateVersion7(),
                ChildId = c.Id,
                OccurredOn = new(2026, 4, 1),
                Kind = IncidentKind.Abuse,
                Detail = "Bị đánh",
            },
            c => new ChildDetails
            {
                Id = Guid.CreateVersion7(),
                ChildId = c.Id,
                CaregiverRelation = CaregiverRelation.Grandparent,
            },
            c => new VaccineExemption
            {
                Id = Guid.CreateVersion7(),
                ChildId = c.Id,
                Vaccine = "MR",
                Reason = VaccineExemptionReason.Refused,
                From = new(2026, 4, 1),
            },
            c => new HealthCheck
            {
                Id = Guid.CreateVersion7(),
                ChildId = c.Id,
                CheckedOn = new(2026, 4, 1),
                Kind = HealthCheckKind.AtStation,
                Finding = "Sâu răng",
                FamilyTold = true,
            },
            c => new DropoutFollowUp
            {
                Id = Guid.CreateVersion7(),
                ChildId = c.Id,
                VisitedOn = new(2026, 4, 1),
                Cause = DropoutCause.Poverty,
                VisitedBy = "Cô Hoa",
            },
            c => new LegalAffair
            {
                Id = Guid.CreateVersion7(),
                ChildId = c.Id,
                Kind = LegalAffairKind.DomesticAdoption,
                From = new(2026, 4, 1),
                State = LegalAffairState.Ongoing,
            },
            c => new Consent
            {
                Id = Guid.CreateVersion7(),
                CommuneId = c.CommuneId,
                ChildId = c.Id,
                Purpose = "cong-khai-anh",
                GivenBy = Relation.Mother,
                GivenOn = new(2025, 1, 1),
                Evidence = "Đơn",
                RecordedAt = two.Time.GetUtcNow().UtcDateTime,
            },
            c => new RightsRequest
            {
                Id = Guid.CreateVersion7(),
                CommuneId = c.CommuneId,
                ChildId = c.Id,
                Kind = RequestKind.See,
                AskedBy = Relation.Mother,
                Channel = RequestChannel.Paper,
                ReceivedAt = two.Time.GetUtcNow().UtcDateTime,
                DueOn = new(2026, 11, 30),
                Matter = new RequestMatter("Hà Thị Chuyên", "Xin xem"),
            },
            c => new ChildOpening
            {
                Id = Guid.CreateVersion7(),
                AccountId = account,
                ChildId = c.Id,
                From = two.Time.GetUtcNow().UtcDateTime,
                Until = two.Time.GetUtcNow().UtcDateTime.AddHours(1),
                Kinds = [RecordKind.Abuse],
                Reason = "Khẩn cấp",
            },
            c => new Notice
            {
                Id = Guid.CreateVersion7(),
                AccountId = account,
                Kind = NoticeKind.OpenedInEmergency,
                CommuneId = c.CommuneId,
                ChildId = c.Id,
                ByAccountId = account,
                At = two.Time.GetUtcNow().UtcDateTime,
            },
        ];

    private static Weighing Weighing(Child child, DateOnly on, long weight) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            MeasuredOn = on,
            Sequence = 1,
            WeightMg = weight,
        };

    private static Vaccination Dose(Child child, int dose) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            Vaccine = "MR",
            Dose = dose,
            GivenOn = new DateOnly(2019, 3, 1).AddYears(dose),
        };

    private static Enrolment Year(Child child, int year) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            SchoolYear = year,
            Grade = year - 2023,
            Result = EnrolmentResult.Attending,
        };
}
