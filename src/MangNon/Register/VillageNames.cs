using System.Globalization;

namespace MangNon.Register;

/// <summary>Order of village names: as Vietnamese sorts, with numbers by value (Thôn 2 before Thôn 10).</summary>
public static class VillageNames
{
    public static IComparer<string> Order { get; } =
        StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), CompareOptions.NumericOrdering);
}
