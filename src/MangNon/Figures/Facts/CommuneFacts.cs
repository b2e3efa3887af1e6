using MangNon.Facilities;
using MangNon.Figures.Loading;

namespace MangNon.Figures.Facts;

/// <summary>Facts of a school or place to play, with the survey of the year of the cut-off.</summary>
public sealed class FacilityFacts : IFacts
{
    [FactWords("là trường học", "is a school")]
    public bool School { get; private init; }

    [FactWords("là điểm vui chơi", "is a place to play")]
    public bool PlayPoint { get; private init; }

    [FactWords("đang mở vào ngày chốt số liệu", "open on the cut-off day")]
    public bool Open { get; private init; }

    [FactWords("được khảo sát trong năm", "surveyed in the year")]
    public bool Surveyed { get; private init; }

    [FactWords("có công trình vệ sinh", "has sanitation")]
    public bool Sanitation { get; private init; }

    [FactWords("có tư vấn tâm lý", "has counselling")]
    public bool Counselling { get; private init; }

    [FactWords("có hạ tầng cho học sinh khuyết tật", "is accessible to pupils with disabilities")]
    public bool DisabilityAccess { get; private init; }

    [FactWords("đang hoạt động", "in operation")]
    public bool Operating { get; private init; }

    public PersonGroups? Groups => null;

    internal static FacilityFacts Of(FacilityFile facility, FactContext context)
    {
        var survey = facility.Surveys.Find(s => s.Year == context.Period.Year);
        return new FacilityFacts
        {
            School = facility.Facility.Kind != FacilityKind.PlayPoint,
            PlayPoint = facility.Facility.Kind == FacilityKind.PlayPoint,
            Open = IsOpen(facility.Facility, context.At),
            Surveyed = survey is not null,
            Sanitation = survey is { Sanitation: true },
            Counselling = survey is { Counselling: true },
            DisabilityAccess = survey is { DisabilityAccess: true },
            Operating = survey is { Operating: true },
        };
    }

    /// <summary>Open from the day of opening, inclusive, to the day of closing, exclusive.</summary>
    private static bool IsOpen(Facility facility, DateOnly on) =>
        (facility.OpenedOn is not { } opened || opened <= on) && (facility.ClosedOn is not { } closed || closed > on);
}

/// <summary>Facts of a village of the commune.</summary>
public sealed class VillageFacts : IFacts
{
    [FactWords("số điểm vui chơi đang hoạt động", "places to play, open and in operation")]
    public int PlayPoints { get; private init; }

    public PersonGroups? Groups => null;

    internal static VillageFacts Of(string villageName, IEnumerable<FacilityFile> facilities, FactContext context) =>
        new()
        {
            PlayPoints = facilities.Count(f =>
                string.Equals(f.Facility.VillageName, villageName, StringComparison.Ordinal)
                && FacilityFacts.Of(f, context) is { PlayPoint: true, Open: true, Operating: true }
            ),
        };
}

/// <summary>Facts of the commune itself: its scorecard of the year of the cut-off (Quyết định 06/QĐ-TTg 03/01/2019).</summary>
public sealed class CommuneFacts : IFacts
{
    [FactWords("có bảng điểm xã phù hợp với trẻ em của năm", "has a scorecard of the year")]
    public bool Assessed { get; private init; }

    [FactWords("số tiêu chí đã chấm điểm", "criteria scored")]
    public int CriteriaScored { get; private init; }

    [FactWords("điểm thấp nhất của một tiêu chí", "lowest points of a criterion")]
    public double LowestPoints { get; private init; }

    [FactWords("tổng điểm", "total points")]
    public double TotalPoints { get; private init; }

    [FactWords("ngưỡng điểm của xã", "threshold of the commune")]
    public double Threshold { get; private init; }

    public PersonGroups? Groups => null;

    internal static CommuneFacts Of(CommuneFile commune, FactContext context)
    {
        var points = commune.Scores.Where(s => s.Year == context.Period.Year).Select(s => s.PointsMilli).ToList();
        return new CommuneFacts
        {
            Assessed = points.Count > 0,
            CriteriaScored = points.Count,
            LowestPoints = points.Count > 0 ? points.Min() / 1000d : 0,
            TotalPoints = points.Sum() / 1000d,
            Threshold = (double)commune.Commune.ChildFriendlyThreshold,
        };
    }
}
