using MangNon.Circumstances;
using MangNon.Figures.Loading;
using MangNon.Health.Growth;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Schooling;

namespace MangNon.Figures.Facts;

/// <summary>What a child's records say of one period: the latest of a kind, how many, whether one is open.</summary>
internal static class PeriodRecords
{
    public static ZScores LatestScores(ChildFile child, Period period)
    {
        WeighingLine? latest = null;
        foreach (var line in child.Weighings)
        {
            if (
                period.Contains(line.On)
                && Register.Age.Days(child.BirthDate, line.On) <= GrowthAge.LastDayOf2006
                && (latest is not { } l || line.On > l.On || (line.On == l.On && line.Sequence > l.Sequence))
            )
            {
                latest = line;
            }
        }

        return latest is { } row ? ZScores.Of(child, row) : default;
    }

    public static AssessmentLine? LatestAssessment(ChildFile child, Period period)
    {
        AssessmentLine? latest = null;
        foreach (var line in child.Assessments)
        {
            if (
                period.Contains(line.On)
                && (latest is not { } l || line.On > l.On || (line.On == l.On && line.Sequence > l.Sequence))
            )
            {
                latest = line;
            }
        }

        return latest;
    }

    public static bool Attends(ChildFile child, int schoolYear, int fromGrade, int toGrade) =>
        child.Enrolments.Exists(e =>
            e.SchoolYear == schoolYear
            && e.Grade >= fromGrade
            && e.Grade <= toGrade
            && e.Result != EnrolmentResult.DroppedOut
        );

    public static bool IsOpen(CircumstanceLine line, DateOnly at) =>
        line.From <= at && (line.To is not { } to || to > at);

    public static int Groups(ChildFile child, DateOnly at)
    {
        var groups = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in child.Circumstances)
        {
            if (line.Group != Circumstance.AtRisk && IsOpen(line, at))
            {
                groups.Add(line.Group);
            }
        }

        return groups.Count;
    }

    public static int Domains(ChildFile child, Period period)
    {
        var seen = 0u;
        foreach (var line in child.Services)
        {
            if (period.Contains(line.On))
            {
                seen |= 1u << (int)line.Domain;
            }
        }

        return System.Numerics.BitOperations.PopCount(seen);
    }

    public static int DaysIn(List<DateOnly> days, Period period)
    {
        var count = 0;
        foreach (var day in days)
        {
            count += period.Contains(day) ? 1 : 0;
        }

        return count;
    }

    public static int Incidents(ChildFile child, IncidentKind kind, Period period, IncidentOutcome? outcome = null)
    {
        var count = 0;
        foreach (var line in child.Incidents)
        {
            if (line.Kind == kind && period.Contains(line.On) && (outcome is null || line.Outcome == outcome))
            {
                count++;
            }
        }

        return count;
    }

    public static int Activities(ChildFile child, ActivityKind kind, Period period)
    {
        var count = 0;
        foreach (var line in child.Participations)
        {
            count += line.Kind == kind && period.Contains(line.On) ? 1 : 0;
        }

        return count;
    }
}
