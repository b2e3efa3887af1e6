using System.Globalization;

namespace MangNon.Exchange.Reading;

/// <summary>
/// A spreadsheet's serial days. In the 1900 system day 1 is 01/01/1900 and day 60 is 29/02/1900, which never was;
/// in the 1904 system day 0 is 01/01/1904. A part of a day is left out.
/// </summary>
internal static class XlsxDate
{
    private const int LastSerial = 2_958_465;
    private static readonly DateOnly Epoch1900 = new(1899, 12, 30);
    private static readonly DateOnly Epoch1904 = new(1904, 1, 1);
    private static readonly DateOnly FirstReal = new(1900, 3, 1);

    public static bool TryRead(double serial, bool system1904, out DateOnly date)
    {
        date = default;
        if (!(serial >= 0 && serial <= LastSerial))
        {
            return false;
        }

        var day = (int)serial;
        if (system1904)
        {
            if (day > DateOnly.MaxValue.DayNumber - Epoch1904.DayNumber)
            {
                return false;
            }

            date = Epoch1904.AddDays(day);
            return true;
        }

        if (day is 0 or 60)
        {
            return false;
        }

        date = Epoch1900.AddDays(day < 60 ? day + 1 : day);
        return true;
    }

    /// <summary>The serial in the 1900 system; null before 01/03/1900, where spreadsheets disagree.</summary>
    public static int? Serial(DateOnly date) => date < FirstReal ? null : date.DayNumber - Epoch1900.DayNumber;

    public static string Text(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
