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
        return child.DiedOn <= day ? Standing.Dead
            : child.LeftOn <= day ? Standing.Left
            : child.Residence == Residence.Absent || child.ArrivedOn > day || child.BirthDate > day ? Standing.Away
            : Standing.Resident;
    }
}
