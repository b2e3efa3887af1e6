namespace MangNon.Reporting;

/// <summary>Points of one criterion of the child-friendly commune in one year (xã phù hợp với trẻ em, Quyết định 06/QĐ-TTg 03/01/2019).</summary>
public sealed class ChildFriendlyScore
{
    public required Guid Id { get; init; }

    public required Guid CommuneId { get; set; }

    public required int Year { get; set; }

    /// <summary>Tiêu chí, 1…13.</summary>
    public required int Criterion { get; set; }

    /// <summary>Điểm, in thousandths of a point.</summary>
    public required long PointsMilli { get; set; }
}
