namespace MangNon.Register;

/// <summary>Whether a person in the register lives here on a day, and why not.</summary>
public enum Standing
{
    /// <summary>Đang ở đây: resident as the figures count it.</summary>
    Resident,

    /// <summary>Vắng, or not yet arrived or born.</summary>
    Away,

    /// <summary>Đã chuyển đi.</summary>
    Left,

    /// <summary>Đã mất.</summary>
    Dead,
}

/// <summary>Tells <see cref="Standing"/>. Pure.</summary>
public static class Standings
{
    /// <summary>On a day; on the day of leaving or of death already no longer resident.</summary>
    public static Standing On(Child child, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(child);
        return On(child.Residence, child.BirthDate, child.ArrivedOn, child.LeftOn, child.DiedOn, day);
    }

    /// <summary>The same of what is written of a child.</summary>
    internal static Standing On(
        Residence residence,
        DateOnly birth,
        DateOnly? arrived,
        DateOnly? left,
        DateOnly? died,
        DateOnly day
    ) =>
        died <= day ? Standing.Dead
        : left <= day ? Standing.Left
        : residence == Residence.Absent || arrived > day || birth > day ? Standing.Away
        : Standing.Resident;
}
