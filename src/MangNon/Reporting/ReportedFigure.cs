namespace MangNon.Reporting;

/// <summary>A figure that a unit reports without records behind it (số liệu báo cáo): one per component, year and unit.</summary>
public sealed class ReportedFigure
{
    public required Guid Id { get; init; }

    public required Guid CommuneId { get; set; }

    /// <summary>Id of the component: 1, 2, 3a…24, or a province's own.</summary>
    public required string ComponentId { get; set; }

    public required int Year { get; set; }

    public required decimal Numerator { get; set; }

    public required decimal Denominator { get; set; }

    /// <summary>Đơn vị báo cáo; the empty string where none is named.</summary>
    public required string Reporter { get; set; }
}
