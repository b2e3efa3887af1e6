namespace MangNon.Circumstances;

/// <summary>Nơi xảy ra of an injury, as the quarterly table asks. The numbers are stored: never renumber.</summary>
public enum IncidentPlace
{
    /// <summary>Tại nhà.</summary>
    Home = 1,

    /// <summary>Trường học.</summary>
    School = 2,

    /// <summary>Cộng đồng.</summary>
    Community = 3,
}
