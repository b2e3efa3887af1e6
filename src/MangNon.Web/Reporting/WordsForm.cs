using MangNon.Reporting.UnitReports;

namespace MangNon.Web.Reporting;

/// <summary>The words of a report as a form sends them.</summary>
internal sealed class WordsForm
{
    public string? Results { get; set; }
    public string? Causes { get; set; }
    public string? Plans { get; set; }
    public string? Requests { get; set; }

    /// <summary>Of what the form showed when it was opened.</summary>
    public string? Stamp { get; set; }

    /// <summary>Which button was pressed.</summary>
    public string? Do { get; set; }

    public ReportWords Words => new(Results ?? "", Causes ?? "", Plans ?? "", Requests ?? "");

    /// <summary>Id of a part's field.</summary>
    public static string IdOf(string part) => "phan-" + part.ToLowerInvariant();

    /// <summary>Sentences put below a text, each once.</summary>
    public static string Added(string text, IEnumerable<string> sentences) =>
        ReportWords.Tidy(
            text + "\n" + string.Join('\n', sentences.Where(one => !text.Contains(one, StringComparison.Ordinal)))
        );

    public static string[] Paragraphs(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
