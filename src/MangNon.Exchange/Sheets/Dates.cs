using System.Globalization;

namespace MangNon.Exchange.Sheets;

/// <summary>Dates as text: <c>dd/mm/yyyy</c>, leading zeros optional, or <c>yyyy-mm-dd</c>.</summary>
internal static class Dates
{
    /// <summary>Before this nothing in a register of children can lie: 05/03/0021 is a slip of the pen.</summary>
    public static readonly DateOnly First = new(1900, 1, 1);

    public const string Expected = "Không đọc được ngày. Viết dd/mm/yyyy, ví dụ 05/03/2021.";
    public const string NotReal = "Ngày không có thật. Viết dd/mm/yyyy, ví dụ 05/03/2021.";
    public const string TooEarly = "Ngày trước năm 1900. Viết đủ bốn chữ số của năm, ví dụ 05/03/2021.";

    public static string AfterToday(DateOnly today) =>
        $"Ngày ở sau hôm nay ({today.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}). Kiểm tra lại năm.";

    /// <summary>The date, or what is wrong with the text.</summary>
    public static string? TryRead(string text, out DateOnly date)
    {
        date = default;
        int year,
            month,
            day;
        if (text.Length == 10 && text[4] == '-' && text[7] == '-')
        {
            year = Digits(text.AsSpan(0, 4), 4, 4);
            month = Digits(text.AsSpan(5, 2), 2, 2);
            day = Digits(text.AsSpan(8, 2), 2, 2);
        }
        else
        {
            var first = text.IndexOf('/');
            var second = first < 0 ? -1 : text.IndexOf('/', first + 1);
            if (second < 0)
            {
                return Expected;
            }

            day = Digits(text.AsSpan(0, first), 1, 2);
            month = Digits(text.AsSpan(first + 1, second - first - 1), 1, 2);
            year = Digits(text.AsSpan(second + 1), 4, 4);
        }

        if (year < 0 || month < 0 || day < 0)
        {
            return Expected;
        }

        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return NotReal;
        }

        date = new DateOnly(year, month, day);
        return null;
    }

    /// <summary>The number written by at least <paramref name="least"/> and at most <paramref name="most"/> digits 0–9; −1 for anything else.</summary>
    private static int Digits(ReadOnlySpan<char> text, int least, int most)
    {
        if (text.Length < least || text.Length > most)
        {
            return -1;
        }

        var number = 0;
        foreach (var c in text)
        {
            if (c is < '0' or > '9')
            {
                return -1;
            }

            number = number * 10 + (c - '0');
        }

        return number;
    }
}
