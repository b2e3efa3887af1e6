using System.Globalization;
using MangNon.Recording;
using MangNon.Register;

namespace MangNon.Reporting.UnitReports;

/// <summary>A report with words, whoever writes it. Lines are kept; null for a part without words.</summary>
public interface IReportWords
{
    /// <summary>Kết quả: what was done.</summary>
    string? Results { get; set; }

    /// <summary>Nguyên nhân: why targets were missed.</summary>
    string? Causes { get; set; }

    /// <summary>Nhiệm vụ thời gian tới.</summary>
    string? Plans { get; set; }

    /// <summary>Kiến nghị, đề xuất.</summary>
    string? Requests { get; set; }
}

/// <summary>The words of a report, part by part.</summary>
/// <param name="Results">Kết quả thực hiện.</param>
/// <param name="Causes">Nguyên nhân chưa đạt.</param>
/// <param name="Plans">Nhiệm vụ thời gian tới.</param>
/// <param name="Requests">Kiến nghị, đề xuất.</param>
public sealed record ReportWords(string Results, string Causes, string Plans, string Requests)
{
    /// <summary>The most letters of a part.</summary>
    public const int LongestPart = 6000;

    public static ReportWords None { get; } = new("", "", "", "");

    /// <summary>Names of the parts, as stored with remarks: never rename.</summary>
    public static IReadOnlyList<string> Parts { get; } =
    [nameof(Results), nameof(Causes), nameof(Plans), nameof(Requests)];

    public string this[string part] =>
        part switch
        {
            nameof(Results) => Results,
            nameof(Causes) => Causes,
            nameof(Plans) => Plans,
            nameof(Requests) => Requests,
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
        };

    /// <summary>Repaired line by line; empty lines at the ends go, one between paragraphs stays.</summary>
    public static string Tidy(string? text)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(PersonName.Repair);
        var kept = new List<string>();
        foreach (var line in lines)
        {
            if (line.Length > 0 || (kept.Count > 0 && kept[^1].Length > 0))
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', kept).Trim('\n');
    }

    public static ReportWords Of(IReportWords? report) =>
        report is null
            ? None
            : new ReportWords(report.Results ?? "", report.Causes ?? "", report.Plans ?? "", report.Requests ?? "");

    /// <summary>A part has more letters than there is room for.</summary>
    public bool IsTooLong => Parts.Any(part => this[part].Length > LongestPart);

    /// <summary>What stands against a text that must be there; null where nothing does.</summary>
    /// <param name="tidied">The text, tidied.</param>
    /// <param name="longest">The most letters.</param>
    internal static ReportAnswer? Fault(string tidied, int longest) =>
        tidied.Length == 0 ? ReportAnswer.NoWords
        : tidied.Length > longest ? ReportAnswer.TooLong
        : null;

    /// <summary>Tells one state of a report from another; empty for one of which nothing is written.</summary>
    /// <param name="report">The report.</param>
    /// <param name="more">What beside its words is part of its state.</param>
    internal static string StampOf(IReportWords? report, params object?[] more)
    {
        var words = Of(report);
        return report is null
            ? ""
            : EntryStamp.Of([
                .. Parts.Select(part => words[part]),
                .. more.Select(one => Convert.ToString(one, CultureInfo.InvariantCulture)!),
            ]);
    }

    /// <summary>Every part tidied.</summary>
    public ReportWords Tidied() => new(Tidy(Results), Tidy(Causes), Tidy(Plans), Tidy(Requests));

    internal void WriteTo(IReportWords report)
    {
        report.Results = OrNull(Results);
        report.Causes = OrNull(Causes);
        report.Plans = OrNull(Plans);
        report.Requests = OrNull(Requests);
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
