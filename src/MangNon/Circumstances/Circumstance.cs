using MangNon.Register;

namespace MangNon.Circumstances;

/// <summary>A child's being in a group of special circumstances (Luật Trẻ em 2016, Điều 10) or at risk of it, from a day to a day.</summary>
public sealed class Circumstance : IChildRecord
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    /// <summary>
    /// The law's letter: a b c d đ e g h i k l m n o; or <see cref="AtRisk"/>. Sealed in the database: no query can
    /// ask for it.
    /// </summary>
    public required string Group
    {
        get => Matter.Group;
        set => Matter = new CircumstanceMatter(value);
    }

    /// <summary>First day, inclusive.</summary>
    public required DateOnly From { get; set; }

    /// <summary>The day from which it no longer holds (exclusive); null while it holds.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The column behind <see cref="Group"/>.</summary>
    internal CircumstanceMatter Matter { get; set; } = new();

    /// <summary>The 14 groups of Điều 10 khoản 1 Luật Trẻ em 2016, by the law's letters: d and đ are two.</summary>
    public static IReadOnlyList<string> Groups { get; } =
    ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o"];

    /// <summary>NC: có nguy cơ rơi vào hoàn cảnh đặc biệt; not one of the 14 legal groups.</summary>
    public const string AtRisk = "NC";
}
