using MangNon.Access;
using MangNon.Programme;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting;

/// <summary>A criterion's points as a form sends them.</summary>
/// <param name="Criterion">Its number.</param>
/// <param name="Was">What the form showed when it was opened.</param>
/// <param name="Typed">What it holds now; empty is not scored.</param>
public sealed record ScoreInput(int Criterion, string Was, string Typed);

/// <summary>What stands against points as typed.</summary>
public enum ScoreProblem
{
    NotPoints,

    /// <summary>More than the criterion, or the whole scorecard, gives.</summary>
    TooMany,

    /// <summary>Another scored it otherwise meanwhile.</summary>
    Meanwhile,
}

/// <summary>A year's scorecard of the child-friendly commune (Quyết định 06/QĐ-TTg 03/01/2019), written as a whole.</summary>
public static class ScoreRound
{
    private const decimal MilliPerPoint = 1_000;

    /// <summary>Points by criterion; those not scored are not in it. Empty for who may not read them.</summary>
    public static async Task<IReadOnlyDictionary<int, decimal>> FindAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        int year,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.Reach(Act.Read, RecordKind.Facilities).Covers(communeId)
            ? await db
                .ChildFriendlyScores.AsNoTracking()
                .Where(score => score.CommuneId == communeId && score.Year == year)
                .ToDictionaryAsync(score => score.Criterion, score => score.PointsMilli / MilliPerPoint, cancel)
                .ConfigureAwait(false)
            : new Dictionary<int, decimal>();
    }

    /// <summary>Whether the commune is to be recognised: every criterion scored, none at 0, the total not below the threshold.</summary>
    public static bool IsMet(Scorecard card, IReadOnlyDictionary<int, decimal> points, decimal threshold)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(points);
        return card.Criteria.All(criterion => points.GetValueOrDefault(criterion.Number) > 0)
            && points.Values.Sum() >= threshold;
    }

    /// <summary>Writes what was changed, all or none.</summary>
    /// <returns>How many were written, and what stands against the criteria: with one of these nothing was written.</returns>
    public static async Task<(int Saved, IReadOnlyDictionary<int, ScoreProblem> Faults)> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        int year,
        Scorecard card,
        IReadOnlyCollection<ScoreInput> inputs,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(inputs);
        var faults = new Dictionary<int, ScoreProblem>();
        if (!viewer.Reach(Act.Write, RecordKind.Facilities).Covers(communeId))
        {
            return (0, faults);
        }

        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, communeId, cancel).ConfigureAwait(false);
        var stored = await db
            .ChildFriendlyScores.Where(score => score.CommuneId == communeId && score.Year == year)
            .ToDictionaryAsync(score => score.Criterion, cancel)
            .ConfigureAwait(false);
        var saved = 0;
        foreach (var input in inputs.Where(input => input.Typed.Trim() != input.Was.Trim()))
        {
            var score = stored.GetValueOrDefault(input.Criterion);
            if (card.Criteria.FirstOrDefault(one => one.Number == input.Criterion) is not { } criterion)
            {
                continue;
            }

            if (Problem(input, criterion, card, score) is { } problem)
            {
                faults[input.Criterion] = problem;
            }
            else if (score?.PointsMilli != Milli(input.Typed))
            {
                Write(db, score, communeId, year, input);
                saved++;
            }
        }

        if (faults.Count > 0)
        {
            db.ChangeTracker.Clear();
            return (0, faults);
        }

        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return (saved, faults);
    }

    private static ScoreProblem? Problem(
        ScoreInput input,
        Criterion criterion,
        Scorecard card,
        ChildFriendlyScore? score
    )
    {
        var milli = Milli(input.Typed);
        return input.Typed.Trim().Length > 0 && milli is null or < 0 ? ScoreProblem.NotPoints
            : milli > (criterion.MaxPoints ?? card.TotalPoints) * MilliPerPoint ? ScoreProblem.TooMany
            : score?.PointsMilli != Milli(input.Was) && score?.PointsMilli != milli ? ScoreProblem.Meanwhile
            : null;
    }

    private static void Write(MangNonDb db, ChildFriendlyScore? score, Guid communeId, int year, ScoreInput input)
    {
        if (Milli(input.Typed) is not { } milli)
        {
            db.ChildFriendlyScores.Remove(score!);
        }
        else if (score is not null)
        {
            score.PointsMilli = milli;
        }
        else
        {
            db.ChildFriendlyScores.Add(
                new ChildFriendlyScore
                {
                    Id = Guid.CreateVersion7(),
                    CommuneId = communeId,
                    Year = year,
                    Criterion = input.Criterion,
                    PointsMilli = milli,
                }
            );
        }
    }

    /// <summary>Null where nothing, or no number, was typed.</summary>
    private static long? Milli(string text) =>
        GroupedDecimal.TryRead(text, out var points) ? (long)(points * MilliPerPoint) : null;
}
