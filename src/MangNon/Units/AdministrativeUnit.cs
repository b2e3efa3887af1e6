using System.Globalization;

namespace MangNon.Units;

/// <summary>The levels of local government. Districts (huyện, quận, thị xã, thành phố thuộc tỉnh) ended on 30 June 2025.</summary>
public enum UnitLevel
{
    /// <summary>Tỉnh, thành phố trực thuộc trung ương.</summary>
    Province,

    /// <summary>Huyện, quận, thị xã, thành phố thuộc tỉnh; until 30 June 2025.</summary>
    District,

    /// <summary>Xã, phường, thị trấn; đặc khu from 1 July 2025.</summary>
    Commune,
}

/// <summary>
/// An administrative unit between two days, with the name, the code and the parent it had then. A unit that a
/// reorganisation touched, even one that kept code and name, is another unit afterwards, joined to the earlier by a
/// <see cref="Succession"/>. Two references are equal when they are the same unit of the same catalogue. Immutable.
/// </summary>
public sealed class AdministrativeUnit
{
    private static readonly string[] Types =
    [
        "Xã",
        "Phường",
        "Thị trấn",
        "Đặc khu",
        "Huyện",
        "Quận",
        "Thị xã",
        "Thành phố",
        "Tỉnh",
    ];

    internal AdministrativeUnit(
        string code,
        string name,
        AdministrativeUnit? parent,
        DateOnly? validFrom,
        DateOnly? validTo
    )
    {
        Code = code;
        Name = name;
        Parent = parent;
        ValidFrom = validFrom;
        ValidTo = validTo;
        var type = Types.First(t => name.StartsWith(t + " ", StringComparison.Ordinal));
        Type = char.ToLowerInvariant(type[0]) + type[1..];
        ProperName = name[(type.Length + 1)..];
    }

    /// <summary>
    /// The National Statistics Office's code: 2 digits for a province, 3 for a district, 5 for a commune. It is not an
    /// identity: 16177 was xã Bãi Trành until 30 June 2025 and is xã Xuân Bình from 1 July 2025.
    /// </summary>
    public string Code { get; }

    /// <summary>As listed, the type first with a capital: “Xã Bình Lương”.</summary>
    public string Name { get; }

    /// <summary>The type in lower case: “xã”, “phường”, “thị trấn”, “đặc khu”, “tỉnh”…</summary>
    public string Type { get; }

    /// <summary>The name without its type: “Bình Lương”; “1” for Phường 1.</summary>
    public string ProperName { get; }

    /// <summary>As written inside a sentence: “xã Bình Lương”.</summary>
    public string NameInText => $"{Type} {ProperName}";

    /// <summary>The unit it belonged to; null for a province.</summary>
    public AdministrativeUnit? Parent { get; }

    /// <summary>First day, inclusive; null where the list does not say (before the reorganisation of 2025).</summary>
    public DateOnly? ValidFrom { get; }

    /// <summary>Last day, inclusive; null while it exists.</summary>
    public DateOnly? ValidTo { get; }

    /// <summary>The identity, one for each unit there ever was: the code and the first day, “16204/” or “16186/2025-07-01”.</summary>
    public string Key => $"{Code}/{ValidFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    public UnitLevel Level =>
        Code.Length switch
        {
            2 => UnitLevel.Province,
            3 => UnitLevel.District,
            _ => UnitLevel.Commune,
        };

    /// <summary>The province; itself for a province.</summary>
    public AdministrativeUnit Province => Parent?.Province ?? this;

    /// <summary>Whether the unit existed on a day; its first and last days included.</summary>
    public bool IsValidOn(DateOnly day) => !(day < ValidFrom) && !(day > ValidTo);

    /// <summary>What the unit belonged to on a day; null for a province, and on a day when the unit did not exist.</summary>
    public AdministrativeUnit? ParentAt(DateOnly day) => IsValidOn(day) ? Parent : null;

    /// <summary>The whole path: “xã Bình Lương, huyện Như Xuân, tỉnh Thanh Hóa”.</summary>
    public override string ToString() => Parent is null ? NameInText : $"{NameInText}, {Parent}";
}
