using System.Globalization;
using MangNon.Health;
using MangNon.Health.Growth;
using MangNon.Register;

namespace MangNon.Tests.Health.Growth;

/// <summary>
/// Children of WHO's survey sample with WHO's scores (© WHO), and edges computed beside by an independent program.
/// Child: sex, days, kg, cm, measure, oedema, head, arm. Scores: length, weight, weight-for-length, BMI, head, arm.
/// </summary>
public sealed class Who2006VectorTests
{
    public static readonly TheoryData<string, string, string> Children = new()
    {
        { "WHO sample 234", "2,814,13.100000381,86.300003052,l,y,,15.5", "-0.73,,,,,0.33" },
        { "WHO sample 145", "1,0,4.5,52.400001526,l,y,37.799999237,", "1.33,,,,2.63," },
        { "WHO sample 7", "1,868,12.899999619,85.900001526,l,n,,14.5", "-1.69,-0.08,1.16,1.43,,-0.78" },
        { "WHO sample 25", "1,1805,20.100000381,107.09999847,l,n,,18", "-0.69,0.72,1.71,1.70,,1.00" },
        { "WHO sample 46", "2,1302,14.399999619,99.5,l,n,,16.5", "-0.18,-0.36,-0.37,-0.42,,0.36" },
        { "WHO sample 57", "1,903,15.199999809,92.599998474,l,n,,17.600000381", "0.06,1.17,1.60,1.61,,1.64" },
        { "WHO sample 109", "2,719,15.100000381,97.800003052,h,n,,16.399999619", "3.87,2.18,0.36,0.11,,1.21" },
        { "WHO sample 306", "2,600,12.5,87.900001526,h,n,,15.199999809", "2.06,1.32,0.34,0.23,,0.51" },
        { "WHO sample 51", "1,748,12.5,,,n,,14.300000191", ",0.16,,,,-0.78" },
        { "WHO sample 108", "1,223,,,,n,,", ",,,,," },
        { "WHO sample 60", "1,269,6.3000001907,64.800003052,l,n,,13.899999619", "-3.11,-3.08,-1.70,-1.71,,-0.56" },
        { "WHO sample 214", "1,194,11.899999619,73.199996948,l,n,46.5,16.700000763", "2.32,3.68,3.06,2.93,2.38,2.09" },
        { "WHO sample 219", "1,0,5.5,55.900001526,l,n,38.200000763,", "3.18,3.77,1.55,2.73,2.94," },
        { "WHO sample 73", "2,1716,27.5,110.40000153,l,n,,22.600000381", "0.48,2.85,4.05,3.87,,3.24" },
        { "WHO sample 112", "2,90,4.5,60.400001526,l,n,39.5,", "0.34,-2.02,-3.26,-3.01,0.01," },
        { "WHO sample 181", "2,935,17.399999619,87.599998474,h,n,,18.700000763", "-1.02,2.29,3.97,4.22,,2.35" },
        { "WHO sample 286", "1,417,14.199999809,81.300003052,l,n,,17.299999237", "1.46,3.21,3.28,3.07,,2.13" },
        { "WHO sample 291", "1,1061,20.200000763,97.300003052,h,n,,21.700000763", "0.54,2.92,3.84,3.82,,4.06" },
        { "WHO sample 132", "2,1359,12.899999619,88.199996948,l,n,,16.299999237", "-3.16,-1.37,0.78,1.06,,0.15" },
        { "WHO sample 188", "1,0,4.6999998093,57.200000763,l,n,36.099998474,", "3.86,2.47,-1.18,0.71,1.29," },
        { "WHO sample 293", "1,64,5.6999998093,58.700000763,l,n,43,13.600000381", "-0.03,0.05,0.17,0.10,3.16," },
        { "WHO sample 54", "2,0,4.1999998093,51.900001526,l,n,36.799999237,", "1.48,1.94,1.17,1.68,2.47," },
        { "WHO sample 138", "2,1803,18.799999237,,,n,,17.700000763", ",0.26,,,,0.55" },
        { "The decimal trap", "1,1000,16.4,103.1,l,n,,", "2.37,1.43,0.26,-0.05,," },
        { "The decimal trap, girl", "2,1000,16.4,103.1,l,n,,", "2.61,1.62,0.31,0.14,," },
        { "Day 0, shortest length", "1,0,2.4,45,l,n,34.5,", "-2.58,-2.15,-0.19,-1.31,0.03," },
        { "Below the length table", "2,0,2.4,44.9,l,n,,", "-2.28,-1.99,,-1.23,," },
        { "Longest length under 731 days", "2,730,18,110,l,n,,", "7.32,3.46,-0.20,-0.41,," },
        { "Last day lying", "1,730,12,87,l,n,,", "-0.26,-0.11,0.01,0.10,," },
        { "Last day lying, measured standing", "1,730,12,87,h,n,,", "-0.03,-0.11,-0.17,-0.11,," },
        { "First day standing", "1,731,12,87,h,n,,", "-0.04,-0.11,-0.17,-0.13,," },
        { "First day standing, measured lying", "1,731,12,87,l,n,,", "-0.27,-0.11,0.01,0.07,," },
        { "Day 731, posture unknown", "1,731,12,87,,n,,", "-0.04,-0.11,-0.17,-0.13,," },
        { "Standing at 273 days", "2,273,8,70,h,n,,", "-0.04,-0.22,-0.22,-0.28,," },
        { "Standing at 274 days", "2,274,8,70,h,n,,", "0.23,-0.23,-0.42,-0.51,," },
        { "Arm on day 90", "1,90,6,61,l,n,40,13", "-0.15,-0.47,-0.52,-0.54,-0.39," },
        { "Arm on day 91", "1,91,6,61,l,n,40,13", "-0.20,-0.51,-0.52,-0.55,-0.42,-0.48" },
        { "Last day of 2006", "2,1826,18,110,h,n,50,17", "0.12,-0.08,-0.35,-0.27,0.05,0.09" },
        { "Tallest height", "1,1826,30,120,h,n,,", "2.17,3.58,2.97,3.29,," },
        { "Above the height table", "1,1826,30,120.01,h,n,,", "2.17,3.58,,3.29,," },
        { "Between tenths", "2,900,11,84.97,h,n,,", "-1.53,-1.12,-0.39,-0.23,," },
        { "Age unknown, lying", "1,,12,88,l,n,,", ",,-0.24,,," },
        { "Age unknown, standing", "1,,12,86,h,n,,", ",,0.09,,," },
        { "Age and posture unknown, 86.99", "1,,12,86.99,,n,,", ",,0.01,,," },
        { "Age and posture unknown, 87", "1,,12,87,,n,,", ",,-0.17,,," },
        { "Far above 3", "1,400,20,76,l,n,,", "-0.44,7.48,9.86,10.33,," },
        { "Far below -3", "2,400,4.5,76,l,n,,", "0.23,-5.48,-7.36,-7.56,," },
    };

    [Theory]
    [MemberData(nameof(Children))]
    public void A_child_scores_as_by_WHO_to_two_decimals(string why, string child, string scores)
    {
        var cells = child.Split(',');
        var got = Who2006.Score(
            new Measurement
            {
                Sex = cells[0] == "1" ? Sex.Male : Sex.Female,
                AgeDays = (int?)Number(cells[1]),
                WeightKg = Number(cells[2]),
                LengthCm = Number(cells[3]),
                Posture = cells[4] switch
                {
                    "l" => Posture.Lying,
                    "h" => Posture.Standing,
                    _ => Posture.Unknown,
                },
                Oedema = cells[5] == "y",
                HeadCm = Number(cells[6]),
                ArmCm = Number(cells[7]),
            }
        );

        var rounded = Enum.GetValues<GrowthIndex>().Select(index => Text(got[index]));
        Assert.Equal($"{why}: {scores}", $"{why}: {string.Join(',', rounded)}");
    }

    private static string Text(double z) =>
        double.IsNaN(z) ? "" : (Plausibility.Round(z) + 0.0).ToString("0.00", CultureInfo.InvariantCulture);

    private static decimal? Number(string cell) =>
        cell.Length == 0 ? null : decimal.Parse(cell, CultureInfo.InvariantCulture);
}
