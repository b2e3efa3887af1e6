using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Facilities;

/// <summary>What a yearly survey asks of a facility.</summary>
public enum SurveyQuestion
{
    /// <summary>Đã khảo sát: the survey was made; without it nothing else is kept.</summary>
    Surveyed,

    /// <summary>Đang hoạt động.</summary>
    Operating,

    /// <summary>Có công trình vệ sinh (chỉ tiêu 7).</summary>
    Sanitation,

    /// <summary>Có tư vấn tâm lý (chỉ tiêu 19).</summary>
    Counselling,

    /// <summary>Có hạ tầng, tài liệu cho học sinh khuyết tật (chỉ tiêu 20a).</summary>
    DisabilityAccess,
}

/// <summary>A facility with what its survey of one year says.</summary>
public sealed record SurveyedFacility(Facility Facility, IReadOnlySet<SurveyQuestion> Yes);

/// <summary>A row of the round as a form sends it.</summary>
/// <param name="FacilityId">The facility.</param>
/// <param name="Was">What the form showed when it was opened.</param>
/// <param name="Yes">What is ticked now.</param>
public sealed record SurveyInput(Guid FacilityId, IReadOnlySet<SurveyQuestion> Was, IReadOnlySet<SurveyQuestion> Yes);

/// <summary>The yearly survey of all of a commune's facilities, in one round (chỉ tiêu 7, 19, 20a, 21).</summary>
public static class SurveyRound
{
    /// <summary>The questions that are asked of a kind of facility: places to play have no pupils.</summary>
    public static IReadOnlyList<SurveyQuestion> Asked(FacilityKind kind) =>
        kind == FacilityKind.PlayPoint
            ? [SurveyQuestion.Surveyed, SurveyQuestion.Operating]
            : Enum.GetValues<SurveyQuestion>();

    /// <summary>Facilities that were open on some day of a year, schools first, then by name.</summary>
    public static async Task<IReadOnlyList<SurveyedFacility>> FindAsync(
        MangNonDb db,
        Viewer viewer,
        Act act,
        Guid communeId,
        int year,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var own = Of(viewer.Reach(act, RecordKind.Facilities), db.Facilities.AsNoTracking(), communeId);
        var (first, next) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        var facilities = await own.Where(f =>
                (f.OpenedOn == null || f.OpenedOn < next) && (f.ClosedOn == null || f.ClosedOn > first)
            )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var ids = facilities.ConvertAll(f => f.Id);
        var surveys = await db
            .FacilitySurveys.AsNoTracking()
            .Where(s => s.Year == year && ids.Contains(s.FacilityId))
            .ToDictionaryAsync(s => s.FacilityId, cancel)
            .ConfigureAwait(false);
        return
        [
            .. facilities
                .OrderBy(f => f.Kind)
                .ThenBy(f => f.Name ?? f.Code, VillageNames.Order)
                .Select(f => new SurveyedFacility(f, Yes(surveys.GetValueOrDefault(f.Id)))),
        ];
    }

    /// <summary>Writes the rows that were changed, all or none.</summary>
    /// <returns>How many were written; and the facilities that another surveyed otherwise meanwhile: then none.</returns>
    public static async Task<(int Saved, IReadOnlyList<Guid> Conflicts)> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        int year,
        IReadOnlyCollection<SurveyInput> rows,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(rows);
        var own = Of(viewer.Reach(Act.Write, RecordKind.Facilities), db.Facilities.AsNoTracking(), communeId);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, communeId, cancel).ConfigureAwait(false);
        var changed = rows.Where(row => !row.Yes.SetEquals(row.Was)).ToList();
        var ids = changed.ConvertAll(row => row.FacilityId);
        var known = await own.Where(f => ids.Contains(f.Id))
            .Select(f => f.Id)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var surveys = await db
            .FacilitySurveys.Where(s => s.Year == year && known.Contains(s.FacilityId))
            .ToDictionaryAsync(s => s.FacilityId, cancel)
            .ConfigureAwait(false);
        var (saved, conflicts) = (0, new List<Guid>());
        foreach (var row in changed.Where(row => known.Contains(row.FacilityId)))
        {
            var survey = surveys.GetValueOrDefault(row.FacilityId);
            var now = Yes(survey);
            if (now.SetEquals(row.Yes))
            {
                continue;
            }

            if (!now.SetEquals(row.Was))
            {
                conflicts.Add(row.FacilityId);
                continue;
            }

            Write(db, survey, row, year);
            saved++;
        }

        if (conflicts.Count > 0)
        {
            db.ChangeTracker.Clear();
            return (0, conflicts);
        }

        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return (saved, conflicts);
    }

    /// <summary>Those of a commune that are reached: all, or one's own.</summary>
    private static IQueryable<Facility> Of(Reach reach, IQueryable<Facility> facilities, Guid communeId)
    {
        var ofCommune = facilities.Where(f => f.CommuneId == communeId);
        if (reach.Covers(communeId))
        {
            return ofCommune;
        }

        var own = reach.Facilities.ToArray();
        return ofCommune.Where(f => own.Contains(f.Id));
    }

    private static void Write(MangNonDb db, FacilitySurvey? survey, SurveyInput row, int year)
    {
        if (!row.Yes.Contains(SurveyQuestion.Surveyed))
        {
            if (survey is not null)
            {
                db.FacilitySurveys.Remove(survey);
            }

            return;
        }

        if (survey is null)
        {
            survey = new FacilitySurvey
            {
                Id = Guid.CreateVersion7(),
                FacilityId = row.FacilityId,
                Year = year,
            };
            db.FacilitySurveys.Add(survey);
        }

        survey.Operating = row.Yes.Contains(SurveyQuestion.Operating);
        survey.Sanitation = row.Yes.Contains(SurveyQuestion.Sanitation);
        survey.Counselling = row.Yes.Contains(SurveyQuestion.Counselling);
        survey.DisabilityAccess = row.Yes.Contains(SurveyQuestion.DisabilityAccess);
    }

    private static HashSet<SurveyQuestion> Yes(FacilitySurvey? survey)
    {
        var yes = new HashSet<SurveyQuestion>();
        if (survey is null)
        {
            return yes;
        }

        yes.Add(SurveyQuestion.Surveyed);
        Add(survey.Operating, SurveyQuestion.Operating);
        Add(survey.Sanitation, SurveyQuestion.Sanitation);
        Add(survey.Counselling, SurveyQuestion.Counselling);
        Add(survey.DisabilityAccess, SurveyQuestion.DisabilityAccess);
        return yes;

        void Add(bool holds, SurveyQuestion question)
        {
            if (holds)
            {
                yes.Add(question);
            }
        }
    }
}
