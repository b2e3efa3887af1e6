using MangNon.Figures;
using MangNon.Programme;
using MangNon.Reporting.UnitReports;
using MangNon.Reporting.WorkPlans;

namespace MangNon.Documents;

/// <summary>All that the report of a unit, school or village is written from.</summary>
public sealed record UnitReportRequest
{
    /// <summary>The commune as in running text: “xã Bình Lương”.</summary>
    public required string CommuneName { get; init; }

    /// <summary>Who reports, what, and where it stands.</summary>
    public required UnitReportLine Line { get; init; }

    public required ActionProgramme Programme { get; init; }

    /// <summary>The components that it answers for, as they stand or as they were handed in.</summary>
    public required IReadOnlyList<BoardRow> Rows { get; init; }

    /// <summary>Of its work plan of the year, as they stand or as they were handed in; empty for a year without a plan.</summary>
    public required IReadOnlyList<FrozenTask> Tasks { get; init; }

    /// <summary>Figures that it contests.</summary>
    public required IReadOnlyList<FigureDifference> Differences { get; init; }
}
