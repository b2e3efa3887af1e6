using System.Globalization;

namespace MangNon.Exchange.Growth;

/// <summary>What came of scoring a file.</summary>
public sealed record GrowthCsvResult
{
    /// <summary>Messages kept of each kind; beyond these only the counts go on.</summary>
    public const int MessageLimit = 1_000;

    /// <summary>Children read and written, bad lines among them.</summary>
    public required long Lines { get; init; }

    /// <summary>Children with at least one score.</summary>
    public required long ScoredLines { get; init; }

    /// <summary>Children with at least one score beyond the limits of plausibility.</summary>
    public required long FlaggedLines { get; init; }

    /// <summary>Lines that could not be understood: written with blank scores.</summary>
    public required long BadLines { get; init; }

    /// <summary>Children under 9 months said to be measured standing: scored as lying.</summary>
    public required long StandingTooYoung { get; init; }

    /// <summary>Columns that the scores rest on and the file has not; what rests on them is blank.</summary>
    public required IReadOnlyList<string> MissingColumns { get; init; }

    /// <summary>What is wrong with the bad lines, in the order of the file; the first <see cref="MessageLimit"/>.</summary>
    public required IReadOnlyList<GrowthCsvMessage> Messages { get; init; }

    /// <summary>What was read otherwise than written (standing too young); the first <see cref="MessageLimit"/>.</summary>
    public required IReadOnlyList<GrowthCsvMessage> Notes { get; init; }

    /// <summary>False when the file could not be read to its end; what was written until then stands.</summary>
    public required bool Complete { get; init; }
}

/// <summary>A message in Vietnamese about one line.</summary>
/// <param name="Line">The line's number as a worksheet shows it, the heading being 1.</param>
/// <param name="Column">The column's name, or null when the whole line is meant.</param>
/// <param name="Text">What is wrong or doubtful.</param>
public sealed record GrowthCsvMessage(long Line, string? Column, string Text)
{
    /// <summary>The message as it is shown: Dòng 5, cột weight_kg: …</summary>
    public override string ToString() =>
        Column is null
            ? string.Create(CultureInfo.InvariantCulture, $"Dòng {Line}: {Text}")
            : string.Create(CultureInfo.InvariantCulture, $"Dòng {Line}, cột {Column}: {Text}");
}
