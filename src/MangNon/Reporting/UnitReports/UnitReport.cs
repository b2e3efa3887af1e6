namespace MangNon.Reporting.UnitReports;

/// <summary>Where a unit's report stands. The numbers are stored: never renumber.</summary>
public enum UnitReportState
{
    /// <summary>Being written.</summary>
    Open = 1,

    /// <summary>With the focal office: nothing in it changes but by return.</summary>
    HandedIn = 2,

    /// <summary>Back with the unit, with remarks.</summary>
    Returned = 3,

    /// <summary>Accepted: the commune's report gathers it.</summary>
    Accepted = 4,
}

/// <summary>
/// What one unit or village reports for one term (báo cáo của đơn vị, thôn; Kế hoạch VI.1): its words beside the figures,
/// and the figures as they stood when it was handed in. A row is there from the first word written.
/// </summary>
public sealed class UnitReport : IReportWords
{
    public required Guid Id { get; init; }

    public required Guid CommuneId { get; init; }

    /// <summary><see cref="Duties.ReportingDuty.Id"/>.</summary>
    public required string DutyId { get; init; }

    public required int Year { get; init; }

    /// <summary>Half or quarter, from 1; 0 for the year.</summary>
    public required int Part { get; init; }

    /// <summary>The unit of the programme.</summary>
    public required string UnitId { get; init; }

    /// <summary>The school or village, where each reports by itself; <see cref="Guid.Empty"/> for a unit that reports as one.</summary>
    public required Guid PlaceId { get; init; }

    public UnitReportState State { get; set; } = UnitReportState.Open;

    public string? Results { get; set; }

    public string? Causes { get; set; }

    public string? Plans { get; set; }

    public string? Requests { get; set; }

    /// <summary>When it was first handed in (UTC): by this it is in time or late; null while it never was.</summary>
    public DateTime? FirstHandedInAt { get; set; }

    /// <summary>The unit's figures as they stood when it was last handed in; null while it never was.</summary>
    public string? Figures { get; set; }

    /// <summary>The unit's tasks of the year as they stood when it was last handed in; null while it never was.</summary>
    public string? Tasks { get; set; }
}

/// <summary>What happened to a report. The numbers are stored: never renumber.</summary>
public enum ReportStepKind
{
    HandedIn = 1,
    Returned = 2,
    Accepted = 3,
}

/// <summary>One step of a report: never changed.</summary>
public sealed class ReportStep
{
    public required Guid Id { get; init; }

    public required Guid ReportId { get; init; }

    public required ReportStepKind Kind { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required Guid ByAccountId { get; init; }

    /// <summary>Why it was returned.</summary>
    public string? Remark { get; init; }
}

/// <summary>A remark on a part of a report: its words, or one of its figures.</summary>
public sealed class ReportRemark
{
    public const int LongestText = 1000;

    public required Guid Id { get; init; }

    public required Guid ReportId { get; init; }

    /// <summary>A part of the words (<see cref="ReportWords.Parts"/>), or the id of a component.</summary>
    public required string Place { get; init; }

    public required string Text { get; init; }

    public required Guid ByAccountId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The unit says that it was seen to; UTC, null while open.</summary>
    public DateTime? SettledAt { get; set; }
}

/// <summary>
/// A figure that a unit contests (số liệu khác): stands beside what the records say, with its reason and source, and never
/// in its place.
/// </summary>
public sealed class FigureDifference
{
    public const int LongestText = 500;

    public required Guid Id { get; init; }

    public required Guid ReportId { get; init; }

    public required string ComponentId { get; init; }

    public required decimal Numerator { get; set; }

    public required decimal Denominator { get; set; }

    /// <summary>Why it differs.</summary>
    public required string Reason { get; set; }

    /// <summary>The paper it is taken from.</summary>
    public required string Source { get; set; }
}
