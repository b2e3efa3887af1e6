using MangNon.Register;

namespace MangNon.Units;

/// <summary>What happened to a unit that another succeeded.</summary>
public enum SuccessionKind
{
    /// <summary>The one successor of one unit kept code, type and name (a spelling of the accent apart: hoà, hòa).</summary>
    Unchanged,

    /// <summary>Đổi tên: the one successor of one unit has another code, type or name.</summary>
    Renamed,

    /// <summary>Nhập: the whole unit went, with others, into one.</summary>
    Merged,

    /// <summary>Chia: the unit's area went into several. A figure of the old unit cannot be given to the new ones; its villages' can.</summary>
    Divided,
}

/// <summary>One step from a unit to the unit that holds its area, or a part of it, afterwards.</summary>
/// <param name="From">The earlier unit.</param>
/// <param name="To">The later unit.</param>
/// <param name="Kind">Seen from <paramref name="From"/>: a divided unit stays so, whatever joined the part.</param>
public sealed record Succession(AdministrativeUnit From, AdministrativeUnit To, SuccessionKind Kind)
{
    internal static SuccessionKind KindOf(
        AdministrativeUnit from,
        AdministrativeUnit to,
        int successors,
        int predecessors
    )
    {
        if (successors > 1)
        {
            return SuccessionKind.Divided;
        }

        if (predecessors > 1)
        {
            return SuccessionKind.Merged;
        }

        var same = from.Code == to.Code && PersonName.Fold(from.Name) == PersonName.Fold(to.Name);
        return same ? SuccessionKind.Unchanged : SuccessionKind.Renamed;
    }
}
