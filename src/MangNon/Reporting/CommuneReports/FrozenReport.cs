using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MangNon.Reporting.Freezing;
using MangNon.Reporting.UnitReports;

namespace MangNon.Reporting.CommuneReports;

/// <summary>A rule as it counted: by it a signed figure can be counted again.</summary>
public sealed record FrozenRule(
    string Component,
    string Subject,
    string? Of,
    string? Those,
    int Version,
    string? LegalBasis
);

/// <summary>A unit's report as it was gathered.</summary>
/// <param name="Unit">Name of the unit, school or village.</param>
/// <param name="State">Where its report stood.</param>
/// <param name="HandedInOn">First handed in; null for never.</param>
/// <param name="IsLate">After its term.</param>
/// <param name="Words">Its words; null where it was not accepted.</param>
/// <param name="Differences">Figures that it contests.</param>
public sealed record FrozenUnit(
    string Unit,
    UnitReportState State,
    DateOnly? HandedInOn,
    bool IsLate,
    ReportWords? Words,
    IReadOnlyList<FrozenDifference> Differences
)
{
    /// <summary>Only accepted reports are gathered; the others are printed as missing.</summary>
    [JsonIgnore]
    public bool IsGathered => Words is not null;
}

/// <summary>A contested figure as it stood beside the computed one.</summary>
public sealed record FrozenDifference(string Component, FrozenCounts Said, string Reason, string Source)
{
    public static FrozenDifference Of(FigureDifference one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return new FrozenDifference(
            one.ComponentId,
            new FrozenCounts(one.Numerator, one.Denominator),
            one.Reason,
            one.Source
        );
    }
}

/// <summary>
/// All that a signed report says and rests on. Written to text once; the hash is of that text and of the document, so
/// that both can be proved for ever.
/// </summary>
public sealed record FrozenReport
{
    /// <summary>Of this shape.</summary>
    public int Format { get; init; } = 1;

    /// <summary>“xã Bình Lương”.</summary>
    public required string Commune { get; init; }

    /// <summary>The unit's code and a day on which it named the unit: a code is not an identity.</summary>
    public required string UnitCode { get; init; }

    public required DateOnly UnitCodeAsOf { get; init; }

    /// <summary>The villages that the figures are summed over.</summary>
    public required IReadOnlyList<string> Villages { get; init; }

    public required string Programme { get; init; }

    public required string Duty { get; init; }

    public required int Year { get; init; }

    public required int Part { get; init; }

    /// <summary>Figures are counted from this day on, inclusive.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The cut-off: figures are counted up to this day, inclusive.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The cut-off lies before the end of the span reported on (số liệu ước).</summary>
    public required bool IsEstimate { get; init; }

    /// <summary>Names the rules, the schedule and the code that counted.</summary>
    public required string RulesHash { get; init; }

    public required IReadOnlyList<FrozenRule> Rules { get; init; }

    public required IReadOnlyList<FrozenFigure> Figures { get; init; }

    public required RegisterSummary Register { get; init; }

    public required IReadOnlyList<FrozenUnit> Units { get; init; }

    public required ReportWords Words { get; init; }

    /// <summary>Whom it goes to.</summary>
    public required IReadOnlyList<string> Addressees { get; init; }

    public required int Version { get; init; }

    /// <summary>Hash of the version that this one replaces; null for the first.</summary>
    public string? Replaces { get; init; }

    public string? WhyReplaced { get; init; }

    public required string Signatory { get; init; }

    public required int Number { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime SignedAt { get; init; }

    public string Write() => JsonSerializer.Serialize(this, FrozenReportJson.Readable.FrozenReport);

    /// <exception cref="JsonException">Not written by <see cref="Write"/>.</exception>
    public static FrozenReport Read(string text) =>
        JsonSerializer.Deserialize(text, FrozenReportJson.Readable.FrozenReport)!;

    /// <summary>Of the content, a zero byte, and the document; small hexadecimal.</summary>
    public static string HashOf(string content, ReadOnlySpan<byte> document)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(content));
        hash.AppendData([0]);
        hash.AppendData(document);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>Names written here are stored, and hashed: never rename.</summary>
[JsonSerializable(typeof(FrozenReport))]
internal sealed partial class FrozenReportJson : JsonSerializerContext
{
    public static FrozenReportJson Readable { get; } = new(FrozenJson.Form);
}
