using System.Globalization;
using System.Text;
using MangNon.Health;
using MangNon.Health.Growth;
using MangNon.Register;
using Sylvan.Data.Csv;

namespace MangNon.Exchange.Growth;

/// <summary>
/// One line understood: cells to a measurement and its scores. A blank cell, NA and a full stop (the missing values of
/// R and Stata) are unknown.
/// </summary>
internal static class GrowthCsvLine
{
    /// <summary>The scores of the reader's line, or what is wrong with it.</summary>
    public static (GrowthScores Scores, string? Column, string? Wrong) Score(CsvDataReader line, GrowthCsvColumns at)
    {
        if (line.RowFieldCount != at.Count)
            return Bad(
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"có {line.RowFieldCount} ô, dòng tiêu đề có {at.Count} cột"
                )
            );

        if (!TrySex(Cell(line, at.Sex), out var sex))
            return Bad(GrowthCsvColumns.SexName, "giới tính phải là 1 (nam) hoặc 2 (nữ)");

        if (!TryNumber(Cell(line, at.AgeDays), out var ageDays))
            return NotANumber(GrowthCsvColumns.AgeDaysName);

        if (!TryNumber(Cell(line, at.AgeMonths), out var ageMonths))
            return NotANumber(GrowthCsvColumns.AgeMonthsName);

        if (!TryNumber(Cell(line, at.Weight), out var weight))
            return NotANumber(GrowthCsvColumns.WeightName);

        if (!TryNumber(Cell(line, at.Length), out var length))
            return NotANumber(GrowthCsvColumns.LengthName);

        if (!TryNumber(Cell(line, at.Head), out var head))
            return NotANumber(GrowthCsvColumns.HeadName);

        if (!TryPosture(Cell(line, at.Measure), out var posture))
            return Bad(GrowthCsvColumns.MeasureName, "tư thế đo phải là l (nằm), h (đứng) hoặc để trống");

        if (!TryOedema(Cell(line, at.Oedema), out var oedema))
            return Bad(GrowthCsvColumns.OedemaName, "phù phải là y (có), n (không) hoặc để trống");

        // Days are exact, months are a figure made from them: where both are given, days count.
        var ageColumn = ageDays is null ? GrowthCsvColumns.AgeMonthsName : GrowthCsvColumns.AgeDaysName;
        if ((ageDays ?? ageMonths) is { } age and (< 0 or > MostDays))
            return Bad(ageColumn, age < 0 ? "tuổi không thể âm" : "tuổi quá lớn");

        if (ageDays is { } days)
            ageDays = decimal.Floor(days + 0.5m);
        else if (ageMonths < GrowthAge.FirstMonthOf2007)
            ageDays = GrowthAge.Days(ageMonths.Value);

        var m = new Measurement
        {
            Sex = sex,
            AgeDays = (int?)ageDays,
            WeightKg = weight,
            LengthCm = length,
            Posture = posture,
            Oedema = oedema,
            HeadCm = head,
        };
        var byMonths = ageDays is null && ageMonths is not null;
        return (byMonths ? Who2007.Score(m, ageMonths.GetValueOrDefault()) : GrowthStandards.Score(m), null, null);
    }

    // Well beyond any human age, well within an int.
    private const int MostDays = 1_000_000;

    private static (GrowthScores, string?, string?) NotANumber(string column) => Bad(column, "không phải là số");

    private static (GrowthScores, string?, string?) Bad(string? column, string wrong) => (default, column, wrong);

    private static ReadOnlySpan<char> Cell(CsvDataReader line, int at)
    {
        if (at < 0)
            return default;

        var cell = line.GetFieldSpan(at).Trim();
        return cell is "NA" or "." ? default : cell;
    }

    private static bool TryNumber(ReadOnlySpan<char> cell, out decimal? number)
    {
        number = null;
        if (cell.IsEmpty)
            return true;

        // A decimal comma, as in a file from a Vietnamese worksheet.
        var comma = cell.IndexOf(',');
        if (comma >= 0)
        {
            Span<char> pointed = stackalloc char[40];
            if (cell.Length > pointed.Length || cell.Contains('.'))
                return false;

            cell.CopyTo(pointed);
            pointed[comma] = '.';
            return TryInvariant(pointed[..cell.Length], out number);
        }

        return TryInvariant(cell, out number);
    }

    private static bool TryInvariant(ReadOnlySpan<char> cell, out decimal? number)
    {
        var read = decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        number = read ? value : null;
        return read;
    }

    private static bool TrySex(ReadOnlySpan<char> cell, out Sex? sex)
    {
        sex =
            cell is "1" || IsOneOf(cell, "nam", "m", "male", "trai") ? Sex.Male
            : cell is "2" || IsOneOf(cell, "nữ", "f", "female", "gái") ? Sex.Female
            : null;
        return sex is not null || cell.IsEmpty;
    }

    private static bool TryPosture(ReadOnlySpan<char> cell, out Posture posture)
    {
        posture =
            IsOneOf(cell, "l", "nằm") ? Posture.Lying
            : IsOneOf(cell, "h", "đứng") ? Posture.Standing
            : Posture.Unknown;
        return posture != Posture.Unknown || cell.IsEmpty;
    }

    private static bool TryOedema(ReadOnlySpan<char> cell, out bool oedema)
    {
        oedema = IsOneOf(cell, "y", "có", "yes");
        return oedema || cell.IsEmpty || IsOneOf(cell, "n", "không", "no");
    }

    private static bool IsOneOf(ReadOnlySpan<char> cell, params ReadOnlySpan<string> words)
    {
        // Vietnamese letters may come as letter and mark apart.
        var composed =
            Ascii.IsValid(cell) || cell.Length > 20 ? cell : cell.ToString().Normalize(NormalizationForm.FormC);
        foreach (var word in words)
        {
            if (composed.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
