using System.Globalization;
using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting;

/// <summary>Reads the general situation of a commune's children.</summary>
public static class RegisterSummaryQuery
{
    /// <summary>Ages of nursery, kindergarten, primary and lower secondary school.</summary>
    private static readonly (int From, int To)[] Bands = [(0, 2), (3, 5), (6, 10), (11, 15)];

    private const string LegalGroups = "abcdđeghiklmno";

    /// <summary>
    /// As one person may see it: groups that they may not know of are left out; the number of all children in a group stays.
    /// </summary>
    public static async Task<RegisterSummary> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        Period period,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var summary = await ReadAsync(db, communeId, period, cancellation).ConfigureAwait(false);
        return summary with
        {
            SpecialGroups =
            [
                .. summary.SpecialGroups.Where(one =>
                    viewer.MayAll(Act.Read, KindOf.Circumstance(one.Group), communeId)
                ),
            ],
        };
    }

    /// <summary>Every figure of <see cref="RegisterSummary"/> for one commune and period; all zero for a commune without children.</summary>
    public static async Task<RegisterSummary> ReadAsync(
        MangNonDb db,
        Guid communeId,
        Period period,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var villages = await db
            .Villages.AsNoTracking()
            .Where(v => v.CommuneId == communeId)
            .Where(v => v.ValidFrom == null || v.ValidFrom <= period.To)
            .Where(v => v.ValidTo == null || v.ValidTo >= period.To)
            .Select(v => new { v.Id, v.Name })
            .ToDictionaryAsync(v => v.Id, v => v.Name, cancellation);
        var ownList = await db.Communes.AnyAsync(c => c.Id == communeId && c.HasVillageList, cancellation);
        var households = await db
            .Households.AsNoTracking()
            .Where(h => h.CommuneId == communeId)
            .Select(h => new { h.Id, h.VillageId })
            .ToListAsync(cancellation);
        var people = await db
            .Children.AsNoTracking()
            .Where(c => c.CommuneId == communeId)
            .Join(
                db.Households,
                c => c.HouseholdId,
                h => h.Id,
                (c, h) =>
                    new Person(
                        c.Id,
                        h.Id,
                        h.VillageId,
                        h.Class,
                        c.BirthDate,
                        c.Sex,
                        c.EthnicGroup,
                        c.Residence,
                        c.ArrivedOn,
                        c.LeftOn,
                        c.DiedOn
                    )
            )
            .ToListAsync(cancellation);
        var open = await db
            .Circumstances.AsNoTracking()
            .Where(x => x.From <= period.To && (x.To == null || x.To > period.To))
            .Join(db.Children.Where(c => c.CommuneId == communeId), x => x.ChildId, c => c.Id, (x, _) => x)
            .Select(x => new OpenGroup(x.ChildId, x.Group))
            .ToListAsync(cancellation);
        var named = ownList
            ? villages
            : villages.Where(v => households.Exists(h => h.VillageId == v.Key)).ToDictionary(v => v.Key, v => v.Value);
        return Summarise(period, households.Count, named, people, open);
    }

    internal static RegisterSummary Summarise(
        Period period,
        int households,
        IReadOnlyDictionary<Guid, string> villages,
        IReadOnlyList<Person> people,
        IReadOnlyList<OpenGroup> open
    )
    {
        var residents = people.Where(p => p.IsResident(period.To)).ToList();
        var children = residents.Where(p => p.AgeOn(period.To) is >= 0 and < 16).ToList();
        var adolescents = residents.Where(p => p.AgeOn(period.To) is 16 or 17).ToList();
        var ids = children.Select(c => c.Id).ToHashSet();
        var groups = open.Where(x => ids.Contains(x.ChildId)).Distinct().ToList();
        var legal = groups.Where(x => x.Group != Circumstance.AtRisk).ToList();
        return new RegisterSummary
        {
            Period = period,
            Households = households,
            HouseholdsWithChildren = children.DistinctBy(c => c.HouseholdId).Count(),
            Children = children.Count,
            Adolescents = adolescents.Count,
            Boys = children.Count(c => c.Sex == Sex.Male),
            Girls = children.Count(c => c.Sex == Sex.Female),
            AgeBands =
            [
                .. Bands.Select(b => new AgeBand(
                    b.From,
                    b.To,
                    children.Count(c => c.AgeOn(period.To) >= b.From && c.AgeOn(period.To) <= b.To)
                )),
            ],
            Kinh = children.Count(c => c.EthnicGroup == EthnicGroups.Kinh),
            EthnicMinority = children.Count(c => c.EthnicGroup != EthnicGroups.Kinh),
            Poor = children.Count(c => c.Class == HouseholdClass.Poor),
            NearPoor = children.Count(c => c.Class == HouseholdClass.NearPoor),
            Births = people.Count(p =>
                period.Contains(p.BirthDate) && (p.ArrivedOn is null || p.ArrivedOn == p.BirthDate)
            ),
            Deaths = people.Count(p => p.Happened(p.DiedOn, period)),
            MovedIn = people.Count(p => p.ArrivedOn != p.BirthDate && p.Happened(p.ArrivedOn, period)),
            MovedOut = people.Count(p => p.Happened(p.LeftOn, period)),
            Villages =
            [
                .. villages
                    .OrderBy(v => v.Value, NaturalOrder)
                    .Select(v =>
                        Village(
                            v.Value,
                            [.. children.Where(c => c.VillageId == v.Key)],
                            adolescents.Count(a => a.VillageId == v.Key),
                            period.To
                        )
                    ),
            ],
            InSpecialCircumstances = legal.DistinctBy(x => x.ChildId).Count(),
            SpecialGroups =
            [
                .. legal
                    .GroupBy(x => x.Group, StringComparer.Ordinal)
                    .OrderBy(g => LegalGroups.IndexOf(g.Key, StringComparison.Ordinal))
                    .Select(g => new CircumstanceCount(g.Key, g.Count())),
            ],
            AtRisk = groups.Count(x => x.Group == Circumstance.AtRisk),
        };
    }

    private static VillageChildren Village(string name, List<Person> children, int adolescents, DateOnly on) =>
        new(
            name,
            children.DistinctBy(c => c.HouseholdId).Count(),
            children.Count,
            children.Count(c => c.Sex == Sex.Female),
            children.Count(c => c.AgeOn(on) < 5),
            adolescents
        );

    /// <summary>Vietnamese order in which “Thôn 2” comes before “Thôn 10”.</summary>
    private static readonly StringComparer NaturalOrder = StringComparer.Create(
        CultureInfo.GetCultureInfo("vi-VN"),
        CompareOptions.NumericOrdering
    );

    /// <summary>What the summary needs of a person in the register.</summary>
    internal sealed record Person(
        Guid Id,
        Guid HouseholdId,
        Guid VillageId,
        HouseholdClass Class,
        DateOnly BirthDate,
        Sex Sex,
        int EthnicGroup,
        Residence Residence,
        DateOnly? ArrivedOn,
        DateOnly? LeftOn,
        DateOnly? DiedOn
    )
    {
        public int AgeOn(DateOnly day) => Age.Years(BirthDate, day);

        public bool IsResident(DateOnly day) =>
            BirthDate <= day
            && (DiedOn is null || DiedOn > day)
            && (ArrivedOn is null || ArrivedOn <= day)
            && (LeftOn is null || LeftOn > day)
            && Residence != Residence.Absent;

        /// <summary>Happened in the period, and while the person was under 16.</summary>
        public bool Happened(DateOnly? day, Period period) =>
            day is { } d && period.Contains(d) && AgeOn(d) is >= 0 and < 16;
    }

    internal sealed record OpenGroup(Guid ChildId, string Group);
}
