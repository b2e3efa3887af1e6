using System.Globalization;
using MangNon.Reporting;

namespace MangNon.Documents;

/// <summary>I. Tình hình chung về trẻ em, in sentences and a table by village.</summary>
internal static class SituationWords
{
    /// <summary>A group of fewer children is not told apart: in a commune it could point at one child.</summary>
    private const int TellApartFrom = 5;

    private static readonly Dictionary<string, string> GroupNames = new(StringComparer.Ordinal)
    {
        ["a"] = "trẻ em mồ côi cả cha và mẹ",
        ["b"] = "trẻ em bị bỏ rơi",
        ["c"] = "trẻ em không nơi nương tựa",
        ["d"] = "trẻ em khuyết tật",
        ["đ"] = "trẻ em nhiễm HIV/AIDS",
        ["e"] = "trẻ em vi phạm pháp luật",
        ["g"] = "trẻ em nghiện ma túy",
        ["h"] = "trẻ em phải bỏ học kiếm sống chưa hoàn thành phổ cập giáo dục trung học cơ sở",
        ["i"] = "trẻ em bị tổn hại nghiêm trọng về thể chất và tinh thần do bị bạo lực",
        ["k"] = "trẻ em bị bóc lột",
        ["l"] = "trẻ em bị xâm hại tình dục",
        ["m"] = "trẻ em bị mua bán",
        ["n"] = "trẻ em mắc bệnh hiểm nghèo hoặc bệnh phải điều trị dài ngày thuộc hộ nghèo hoặc hộ cận nghèo",
        ["o"] = "trẻ em di cư, trẻ em lánh nạn, tị nạn chưa xác định được cha mẹ hoặc không có người chăm sóc",
    };

    /// <summary>Groups whose size alone is confidential, however large (HIV, abuse, trafficking, offences).</summary>
    private const string NeverToldApart = "đeglm";

    public static Situation Of(RegisterSummary register, string communeName) =>
        new(
            [People(register, communeName), Structure(register), Movement(register), Circumstances(register)],
            [
                "STT",
                "Thôn",
                "Số hộ có trẻ em",
                "Trẻ em (0–15 tuổi)",
                "Trong đó: nữ",
                "Trong đó: dưới 5 tuổi",
                "Người từ 16 đến 17 tuổi",
            ],
            [
                .. register.Villages.Select(
                    (v, i) =>
                        (IReadOnlyList<string>)
                            [
                                (i + 1).ToString(CultureInfo.InvariantCulture),
                                v.Village,
                                N(v.HouseholdsWithChildren),
                                N(v.Children),
                                N(v.Girls),
                                N(v.UnderFive),
                                N(v.Adolescents),
                            ]
                ),
            ],
            [
                "",
                "Toàn xã",
                N(register.Villages.Sum(v => v.HouseholdsWithChildren)),
                N(register.Villages.Sum(v => v.Children)),
                N(register.Villages.Sum(v => v.Girls)),
                N(register.Villages.Sum(v => v.UnderFive)),
                N(register.Villages.Sum(v => v.Adolescents)),
            ]
        );

    private static string People(RegisterSummary r, string communeName) =>
        $"Đến ngày {FigureWords.Day(r.Period.To)}, {communeName} có {N(r.Children)} trẻ em (dưới 16 tuổi) đang cư trú, "
        + $"gồm {N(r.Boys)} nam và {N(r.Girls)} nữ, sống trong {N(r.HouseholdsWithChildren)} hộ gia đình"
        + $" (tổng số hộ trong sổ: {N(r.Households)}). Ngoài ra có {N(r.Adolescents)} người từ 16 đến 17 tuổi.";

    private static string Structure(RegisterSummary r) =>
        $"Theo độ tuổi: {string.Join("; ", r.AgeBands.Select(b => $"từ {b.From} đến {b.To} tuổi {Share(b.Children, r.Children)}"))}. "
        + $"Theo dân tộc: Kinh {Share(r.Kinh, r.Children)}, dân tộc thiểu số {Share(r.EthnicMinority, r.Children)}. "
        + $"Trẻ em thuộc hộ nghèo {Share(r.Poor, r.Children)}, thuộc hộ cận nghèo {Share(r.NearPoor, r.Children)}.";

    private static string Movement(RegisterSummary r) =>
        $"Trong kỳ (từ ngày {FigureWords.Day(r.Period.From)} đến ngày {FigureWords.Day(r.Period.To)}) có {N(r.Births)} trẻ em được sinh ra, "
        + $"{N(r.Deaths)} trẻ em tử vong, {N(r.MovedIn)} trẻ em chuyển đến, {N(r.MovedOut)} trẻ em chuyển đi.";

    private static string Circumstances(RegisterSummary r)
    {
        if (r.InSpecialCircumstances == 0)
        {
            return "Không có trẻ em có hoàn cảnh đặc biệt. " + AtRisk(r);
        }

        var told = r
            .SpecialGroups.Where(g =>
                g.Children >= TellApartFrom && !NeverToldApart.Contains(g.Group, StringComparison.Ordinal)
            )
            .Select(g => $"{GroupNames.GetValueOrDefault(g.Group, "nhóm " + g.Group)} {N(g.Children)}")
            .ToList();
        if (told.Count < r.SpecialGroups.Count)
        {
            told.Add("các nhóm còn lại không nêu riêng để bảo vệ bí mật đời sống riêng tư của trẻ em");
        }

        return $"Trẻ em có hoàn cảnh đặc biệt: {Share(r.InSpecialCircumstances, r.Children)}, mỗi trẻ em tính một lần; "
            + $"theo nhóm: {string.Join("; ", told)} (một trẻ em có thể thuộc nhiều nhóm). "
            + AtRisk(r);
    }

    private static string AtRisk(RegisterSummary r) =>
        $"Trẻ em có nguy cơ rơi vào hoàn cảnh đặc biệt: {N(r.AtRisk)} trẻ em.";

    private static string Share(int part, int whole) =>
        whole == 0 ? $"{N(part)} trẻ em" : $"{N(part)} trẻ em ({FigureWords.Number(100m * part / whole, 1)}%)";

    private static string N(int number) => FigureWords.Whole(number);
}
