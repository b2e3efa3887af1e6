using System.Globalization;

namespace MangNon.Register;

/// <summary>Order of people in lists: by given name (tên), then the whole name, as Vietnamese sorts (An &lt; Ăn &lt; Ân &lt; Bình &lt; Đặng).</summary>
public static class PersonNames
{
    private static readonly CompareInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;

    public static IComparer<string> Order { get; } =
        Comparer<string>.Create(
            (a, b) =>
            {
                var given = Vietnamese.Compare(PersonName.Given(a), PersonName.Given(b));
                return given != 0 ? given : Vietnamese.Compare(a, b);
            }
        );
}
