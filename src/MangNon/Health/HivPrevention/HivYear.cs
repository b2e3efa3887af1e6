using System.Text.Json;
using System.Text.Json.Serialization;
using MangNon.Storage;

namespace MangNon.Health.HivPrevention;

/// <summary>
/// Counts of one year about HIV from mother to child (lây truyền HIV từ mẹ sang con, chỉ tiêu 6). They name nobody, and
/// are sealed all the same: where one or two are counted, neighbours know whom (Luật Phòng, chống HIV/AIDS, Điều 30).
/// No figure is counted from them and no workbook carries them. Null is a count that is not known.
/// </summary>
public sealed class HivYear
{
    public required Guid Id { get; init; }

    public required Guid CommuneId { get; init; }

    public required int Year { get; init; }

    /// <summary>Phụ nữ mang thai được xét nghiệm HIV. Sealed.</summary>
    public int? WomenTested
    {
        get => Matter.WomenTested;
        set => Matter = Matter with { WomenTested = value };
    }

    /// <summary>Bà mẹ nhiễm HIV, known before the pregnancy or found during it. Sealed.</summary>
    public int? MothersPositive
    {
        get => Matter.MothersPositive;
        set => Matter = Matter with { MothersPositive = value };
    }

    /// <summary>Children born of them. Sealed.</summary>
    public int? ChildrenBorn
    {
        get => Matter.ChildrenBorn;
        set => Matter = Matter with { ChildrenBorn = value };
    }

    /// <summary>Of these, given prophylaxis (điều trị dự phòng ARV). Sealed.</summary>
    public int? ChildrenProtected
    {
        get => Matter.ChildrenProtected;
        set => Matter = Matter with { ChildrenProtected = value };
    }

    /// <summary>Children tested in the year, born in it or before. Sealed.</summary>
    public int? ChildrenTested
    {
        get => Matter.ChildrenTested;
        set => Matter = Matter with { ChildrenTested = value };
    }

    /// <summary>Of those tested, found to live with HIV. Sealed.</summary>
    public int? ChildrenPositive
    {
        get => Matter.ChildrenPositive;
        set => Matter = Matter with { ChildrenPositive = value };
    }

    /// <summary>Where the counts are from; up to 300 letters. Sealed.</summary>
    public string? Source
    {
        get => Matter.Source;
        set => Matter = Matter with { Source = value };
    }

    /// <summary>Why a count is not known, or has changed; up to 300 letters. Sealed.</summary>
    public string? Note
    {
        get => Matter.Note;
        set => Matter = Matter with { Note = value };
    }

    /// <summary>The one column behind the sealed properties.</summary>
    internal HivYearMatter Matter { get; set; } = new();
}

/// <summary>What of a year is sealed: all of it but the year.</summary>
internal sealed record HivYearMatter(
    int? WomenTested = null,
    int? MothersPositive = null,
    int? ChildrenBorn = null,
    int? ChildrenProtected = null,
    int? ChildrenTested = null,
    int? ChildrenPositive = null,
    string? Source = null,
    string? Note = null
)
{
    public string Write() => JsonSerializer.Serialize(this, HivYearJson.Compact.HivYearMatter);

    /// <exception cref="JsonException">Not written by <see cref="Write"/>.</exception>
    public static HivYearMatter Read(string text) =>
        JsonSerializer.Deserialize(text, HivYearJson.Compact.HivYearMatter)!;
}

/// <summary>The names written here are stored: never rename.</summary>
[JsonSerializable(typeof(HivYearMatter))]
internal sealed partial class HivYearJson : JsonSerializerContext
{
    public static HivYearJson Compact { get; } = new(SealedJson.Compact());
}
