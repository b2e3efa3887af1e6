using MangNon.Figures;
using MangNon.Programme;
using MangNon.Reporting;

namespace MangNon.Documents;

/// <summary>All that the year's report is written from.</summary>
public sealed record AnnualReportRequest
{
    /// <summary>The commune as in running text: “xã Bình Lương”.</summary>
    public required string CommuneName { get; init; }

    /// <summary>
    /// Lines of the issuing agency, top to bottom. A people's committee has no line of a parent agency above it
    /// (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    /// </summary>
    public required IReadOnlyList<string> Agency { get; init; }

    /// <summary>Địa danh: “Bình Lương”.</summary>
    public required string Place { get; init; }

    /// <summary>Day of signing; null leaves room for day and month.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Number in the register of outgoing documents, from 1; null leaves room for it.</summary>
    public int? Number { get; init; }

    /// <summary>The programme of <see cref="Board"/>: its legal basis is cited.</summary>
    public required ActionProgramme Programme { get; init; }

    /// <summary>The national programme, cited before the commune's own; null when <see cref="Programme"/> is the national one.</summary>
    public ActionProgramme? National { get; init; }

    public required Board Board { get; init; }

    /// <summary>Of the same period as <see cref="Board"/>.</summary>
    public required RegisterSummary Register { get; init; }

    /// <summary>What people wrote beside the figures; null while nobody has.</summary>
    public ReportJudgement? Judgement { get; init; }

    /// <summary>Họ và tên người ký, without titles; null leaves a placeholder.</summary>
    public string? Signatory { get; init; }

    /// <summary>A request with the usual letterhead of a commune's people's committee.</summary>
    /// <param name="communeName">“xã Bình Lương”, “phường Hạc Thành”, “đặc khu …”.</param>
    public static AnnualReportRequest For(
        string communeName,
        ActionProgramme programme,
        ActionProgramme? national,
        Board board,
        RegisterSummary register
    )
    {
        ArgumentNullException.ThrowIfNull(communeName);
        return new AnnualReportRequest
        {
            CommuneName = communeName,
            Agency = ["Ủy ban nhân dân", communeName],
            Place = WithoutType(communeName),
            Programme = programme,
            National = national,
            Board = board,
            Register = register,
        };
    }

    /// <summary>Địa danh: the name without “xã”, “phường”, “thị trấn”, “đặc khu”.</summary>
    internal static string WithoutType(string name)
    {
        string[] types = ["thị trấn ", "đặc khu ", "phường ", "xã "];
        var type = Array.Find(types, t => name.StartsWith(t, StringComparison.OrdinalIgnoreCase));
        return type is null ? name : name[type.Length..];
    }
}
