using MangNon.Reporting.UnitReports;

namespace MangNon.Reporting.CommuneReports;

/// <summary>Where the commune's report stands. The numbers are stored: never renumber.</summary>
public enum CommuneReportState
{
    /// <summary>Being written by the focal office.</summary>
    Draft = 1,

    /// <summary>With the chairman, to be signed or given back.</summary>
    Presented = 2,

    /// <summary>Signed: frozen for good. What is wrong in it is put right by a new version.</summary>
    Issued = 3,
}

/// <summary>
/// One version of the commune's report for one term (báo cáo của Ủy ban nhân dân xã; Kế hoạch VI.2). Signed, it does not
/// change; a correction is a version that names what it replaces and why.
/// </summary>
public sealed class CommuneReport : IReportWords
{
    public const int LongestRemark = 1000;

    public required Guid Id { get; init; }

    public required Guid CommuneId { get; init; }

    /// <summary><see cref="Duties.ReportingDuty.Id"/>.</summary>
    public required string DutyId { get; init; }

    public required int Year { get; init; }

    /// <summary>Half or quarter, from 1; 0 for the year.</summary>
    public required int Part { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>The signed version that this one replaces; null for the first.</summary>
    public Guid? ReplacesId { get; init; }

    /// <summary>Why that one is replaced.</summary>
    public string? WhyReplaced { get; init; }

    public CommuneReportState State { get; set; } = CommuneReportState.Draft;

    public string? Results { get; set; }

    public string? Causes { get; set; }

    public string? Plans { get; set; }

    public string? Requests { get; set; }

    /// <summary>When it was last presented for signature (UTC).</summary>
    public DateTime? PresentedAt { get; set; }

    public Guid? PresentedBy { get; set; }

    /// <summary>Why the chairman gave it back; null where he did not, or it was presented again.</summary>
    public string? Remark { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? SignedAt { get; set; }

    public Guid? SignedBy { get; set; }

    /// <summary>Họ và tên người ký, without titles.</summary>
    public string? Signatory { get; set; }

    /// <summary>In the commune's register of outgoing documents, from 1.</summary>
    public int? Number { get; set; }

    /// <summary>Day of issue.</summary>
    public DateOnly? IssuedOn { get; set; }

    /// <summary>SHA-256 of <see cref="SignedReport.Content"/> and <see cref="SignedReport.Document"/>, in small hexadecimal.</summary>
    public string? Hash { get; set; }
}

/// <summary>What was signed, byte by byte. Written once, never changed.</summary>
public sealed class SignedReport
{
    /// <summary>The report's own id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Figures, breakdowns, rules, units and words, as <see cref="FrozenReport.Write"/> writes them.</summary>
    public required string Content { get; init; }

    /// <summary>The Word file.</summary>
    public required byte[] Document { get; init; }
}

/// <summary>The signed paper, scanned.</summary>
public sealed class ReportScan
{
    /// <summary>In bytes.</summary>
    public const int Largest = 20 * 1024 * 1024;

    /// <summary>The report's own id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The file's name as it was uploaded.</summary>
    public required string Name { get; init; }

    /// <summary>Media type, told by the file's first bytes.</summary>
    public required string Type { get; init; }

    public required byte[] Content { get; init; }
}
