namespace MangNon.Register;

/// <summary>Ethnic groups by their code (Quyết định 121-TCTK/PPCĐ 02/3/1979).</summary>
public static class EthnicGroups
{
    /// <summary>Kinh; every other group is an ethnic minority (dân tộc thiểu số).</summary>
    public const int Kinh = 1;
}
