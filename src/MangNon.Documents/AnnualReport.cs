namespace MangNon.Documents;

/// <summary>
/// The year's report in words and numbers, before it is laid out on paper. Made by
/// <see cref="AnnualReportBuilder"/>, written by <see cref="AnnualReportDocument"/>.
/// </summary>
public sealed record AnnualReport
{
    public required Letterhead Letterhead { get; init; }

    /// <summary>Trích yếu: “Kết quả thực hiện Chương trình hành động vì trẻ em xã Bình Lương năm 2025”.</summary>
    public required string Subject { get; init; }

    /// <summary>Căn cứ: one act each, without the final mark.</summary>
    public required IReadOnlyList<string> Bases { get; init; }

    /// <summary>The sentence after the căn cứ.</summary>
    public required string Opening { get; init; }

    /// <summary>I. Tình hình chung về trẻ em.</summary>
    public required Situation Situation { get; init; }

    /// <summary>II, before the goals: how many components are met, on track, off track, without figure.</summary>
    public required IReadOnlyList<string> ResultsSummary { get; init; }

    /// <summary>II, a subsection for each goal.</summary>
    public required IReadOnlyList<GoalResults> Goals { get; init; }

    /// <summary>Words of the table's columns that change with the year.</summary>
    public required ResultColumns Columns { get; init; }

    /// <summary>Verdicts by goal; stacked.</summary>
    public required ReportChart VerdictChart { get; init; }

    /// <summary>The largest gaps to the target, in percentage points; null when no percentage is off track.</summary>
    public ReportChart? GapChart { get; init; }

    /// <summary>III. Hạn chế, tồn tại, by leading unit.</summary>
    public required IReadOnlyList<UnitShortcomings> Shortcomings { get; init; }

    /// <summary>IV. Số liệu còn thiếu.</summary>
    public required IReadOnlyList<string> MissingFigures { get; init; }

    /// <summary>What people wrote beside the figures; null while nobody has: the paper leaves room for it.</summary>
    public ReportJudgement? Judgement { get; init; }

    /// <summary>The last sentence, without “./.”.</summary>
    public required string Closing { get; init; }

    /// <summary>Nơi nhận, without dash and final mark; the last is the archive.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>Họ và tên người ký; null for a placeholder.</summary>
    public string? Signatory { get; init; }
}

/// <summary>What the focal office and the units wrote, part by part; every list may be empty.</summary>
/// <param name="Results">Paragraphs on what was done.</param>
/// <param name="Causes">Paragraphs on why targets were missed.</param>
/// <param name="Plans">Paragraphs on what comes next.</param>
/// <param name="Requests">Paragraphs on what is asked for.</param>
/// <param name="Units">Who reported, with what it says.</param>
/// <param name="Unreported">Who did not hand in, or whose report is not accepted: a line each.</param>
/// <param name="Contested">Figures that a unit contests: a line each.</param>
/// <param name="Replaces">That this report replaces another, and why; null for a first version.</param>
public sealed record ReportJudgement(
    IReadOnlyList<string> Results,
    IReadOnlyList<string> Causes,
    IReadOnlyList<string> Plans,
    IReadOnlyList<string> Requests,
    IReadOnlyList<UnitWords> Units,
    IReadOnlyList<string> Unreported,
    IReadOnlyList<string> Contested,
    string? Replaces
);

/// <param name="Unit">Its name.</param>
/// <param name="Paragraphs">What it wrote of its results.</param>
public sealed record UnitWords(string Unit, IReadOnlyList<string> Paragraphs);

/// <summary>The head of an administrative document (Nghị định 30/2020/NĐ-CP, Phụ lục I).</summary>
/// <param name="Agency">Lines of the issuing agency, in capitals.</param>
/// <param name="Number">“Số: 05/BC-UBND”.</param>
/// <param name="PlaceAndDate">“Bình Lương, ngày 05 tháng 11 năm 2025”.</param>
/// <param name="Parent">The agency above it, in capitals (tên cơ quan chủ quản); null for none.</param>
public sealed record Letterhead(
    IReadOnlyList<string> Agency,
    string Number,
    string PlaceAndDate,
    string? Parent = null
);

/// <summary>I. Tình hình chung về trẻ em.</summary>
/// <param name="Paragraphs">In full sentences.</param>
/// <param name="Header">Heads of the table's columns.</param>
/// <param name="Rows">A row for each village.</param>
/// <param name="Total">The last row.</param>
public sealed record Situation(
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<string> Header,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<string> Total
);

/// <param name="MilestoneYear">The milestone of the period: 2025 or 2030.</param>
/// <param name="Year">The year reported on.</param>
public sealed record ResultColumns(int MilestoneYear, int Year)
{
    public static ResultColumns Of(int year) => new(year <= 2025 ? 2025 : 2030, year);
}

/// <summary>One goal's results.</summary>
/// <param name="Title">“Mục tiêu 2: Về bảo vệ trẻ em”.</param>
/// <param name="Summary">Sentences under the title.</param>
/// <param name="Rows">A row for each component.</param>
/// <param name="Notes">Under the table.</param>
public sealed record GoalResults(
    string Title,
    IReadOnlyList<string> Summary,
    IReadOnlyList<ResultRow> Rows,
    IReadOnlyList<string> Notes
);

/// <summary>One component's row; every cell as printed.</summary>
public sealed record ResultRow
{
    /// <summary>“5a”.</summary>
    public required string ComponentId { get; init; }

    public required string Name { get; init; }

    /// <summary>“%”, “‰”, “trên 100.000”.</summary>
    public required string Unit { get; init; }

    /// <summary>“≥ 97”; “–” where there is none.</summary>
    public required string Target { get; init; }

    /// <summary>“95,6 (261/273)”, with marks; “–” without a figure.</summary>
    public required string Result { get; init; }

    /// <summary>“Đạt”, “Chậm”…</summary>
    public required string Verdict { get; init; }

    /// <summary>As <see cref="Result"/>, of the year before.</summary>
    public required string LastYear { get; init; }

    /// <summary>“+2,1”, “−1,3”, “0”; “–” where either year has no figure.</summary>
    public required string Change { get; init; }
}

/// <summary>A chart to be drawn natively, so that it can be edited in the document.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Description">For those who cannot see it: all values in words.</param>
/// <param name="Categories">Along the axis, first on top.</param>
/// <param name="Series">One or more.</param>
/// <param name="Axis">Name and unit of the axis of values.</param>
/// <param name="Decimals">Digits after the comma of the labels.</param>
public sealed record ReportChart(
    string Title,
    string Description,
    IReadOnlyList<string> Categories,
    IReadOnlyList<ChartSeries> Series,
    string Axis,
    int Decimals
);

/// <param name="Name">In the legend.</param>
/// <param name="Colour">Six hexadecimal digits.</param>
/// <param name="Values">One for each category.</param>
public sealed record ChartSeries(string Name, string Colour, IReadOnlyList<decimal> Values);

/// <summary>What is off track under one unit.</summary>
/// <param name="Unit">The leading unit.</param>
/// <param name="Lines">A sentence for each component, without its final mark.</param>
/// <param name="Remark">That the plan names no lead for some of them, and the focal office answers for them; null otherwise.</param>
public sealed record UnitShortcomings(string Unit, IReadOnlyList<string> Lines, string? Remark = null);
