using System.Globalization;

namespace MangNon.Tests.Health.Growth;

/// <summary>
/// The rule written a second time, as plainly as it is told: text tables in a dictionary, decimal lengths, one formula.
/// Slow; the measure of the product's exactness.
/// </summary>
internal static class PlainGrowth
{
    private static readonly Dictionary<
        string,
        Dictionary<(int Sex, int Step), (double L, double M, double S)>
    > Tables = [];

    public static double? HeightForAge(int sex, int days, decimal? cm, char posture) =>
        cm > 0 && Corrected(days, cm.Value, posture) is > 0 and var corrected
            ? Z(
                (double)corrected,
                Row(days <= 1826 ? "length-height-for-age-0-5" : "height-for-age-5-19", sex, Steps(days)),
                plain: true
            )
            : null;

    public static double? WeightForAge(int sex, int days, decimal? kg, bool oedema) =>
        kg > 0 && !oedema && days <= 3652 // 120 months are 3652.5 days
            ? Z((double)kg.Value, Row(days <= 1826 ? "weight-for-age-0-5" : "weight-for-age-5-10", sex, Steps(days)))
            : null;

    public static double? BmiForAge(int sex, int days, decimal? kg, decimal? cm, char posture, bool oedema)
    {
        if (!(kg > 0 && cm > 0) || oedema || Corrected(days, cm.Value, posture) is not (> 0 and var corrected))
            return null;

        var metres = (double)(corrected / 100);
        return Z(
            (double)kg.Value / (metres * metres),
            Row(days <= 1826 ? "bmi-for-age-0-5" : "bmi-for-age-5-19", sex, Steps(days))
        );
    }

    public static double? WeightForLength(int sex, int? days, decimal? kg, decimal? cm, char posture, bool oedema)
    {
        if (!(kg > 0 && cm > 0) || oedema || days > 1826)
            return null;

        var corrected = days is null ? cm.Value : Corrected(days.Value, cm.Value, posture);
        var lying = days is null ? posture == 'l' || (posture == ' ' && corrected < 87) : days < 731;
        if (corrected < (lying ? 45 : 65) || corrected > (lying ? 110 : 120))
            return null;

        return Z((double)kg.Value, Row(lying ? "weight-for-length" : "weight-for-height", sex, corrected * 10));
    }

    public static (double L, double M, double S) Row(string table, int sex, decimal step)
    {
        if (!Tables.TryGetValue(table, out var rows))
        {
            lock (Tables)
                Tables[table] = rows = Read(table);
        }

        var below = (int)Math.Floor(step);
        var part = (double)(step - below);
        var a = rows[(sex, below)];
        if (part == 0)
            return a;

        var b = rows[(sex, below + 1)];
        return (
            (a.L * (1 - part)) + (b.L * part),
            (a.M * (1 - part)) + (b.M * part),
            (a.S * (1 - part)) + (b.S * part)
        );
    }

    public static double Z(double y, (double L, double M, double S) row, bool plain = false)
    {
        var (l, m, s) = row;
        var z = l == 0 ? Math.Log(y / m) / s : (Math.Pow(y / m, l) - 1) / (s * l);
        if (plain || Math.Abs(z) <= 3)
            return z;

        return z > 3 ? 3 + ((y - Sd(3)) / (Sd(3) - Sd(2))) : -3 + ((y - Sd(-3)) / (Sd(-2) - Sd(-3)));

        double Sd(int k) => m * Math.Pow(1 + (l * s * k), 1 / l);
    }

    private static decimal Steps(int days) => days <= 1826 ? days : days / 30.4375m;

    private static decimal Corrected(int days, decimal cm, char posture)
    {
        if (posture == 'h' && days / 30.4375m >= 9 && days < 731)
            return cm + 0.7m;

        return posture == 'l' && days >= 731 ? cm - 0.7m : cm;
    }

    private static Dictionary<(int, int), (double, double, double)> Read(string table)
    {
        var assembly = typeof(MangNon.Health.Growth.Who2006).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream($"growth/{table}.txt")!);
        var rows = new Dictionary<(int, int), (double, double, double)>();
        var (sex, step) = (0, 0);
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            if (words[0] == "sex")
                (sex, step) = (sex + 1, int.Parse(words[1], CultureInfo.InvariantCulture));
            else if (words[0] != "#")
                rows[(sex, step++)] = (Figure(words[0], 4), Figure(words[1], 4), Figure(words[2], 5));
        }

        return rows;
    }

    // The decimal as WHO prints it, read as a double.
    private static double Figure(string whole, int decimals) =>
        double.Parse($"{whole}e-{decimals}", CultureInfo.InvariantCulture);
}
