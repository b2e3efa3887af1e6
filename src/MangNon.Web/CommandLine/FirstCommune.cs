using MangNon.Register;

namespace MangNon.Web.CommandLine;

/// <summary>The commune of a new data folder: xã Bình Lương, whose plan ships with the program.</summary>
internal static class FirstCommune
{
    /// <summary>Mountainous communes need 800 points (Quyết định 06/QĐ-TTg 03/01/2019).</summary>
    private const decimal MountainThreshold = 800;

    public static Commune New() =>
        new()
        {
            Id = Guid.CreateVersion7(),
            UnitCode = "16204",
            UnitCodeAsOf = new DateOnly(2025, 6, 30),
            Name = "xã Bình Lương",
            ProgrammeId = "binh-luong-2021-2030",
            ChildFriendlyThreshold = MountainThreshold,
        };
}
