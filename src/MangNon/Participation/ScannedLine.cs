using System.Globalization;
using System.Text.RegularExpressions;
using MangNon.Register.Editing;

namespace MangNon.Participation;

/// <summary>A line of a pasted list, taken apart: what is a number, a name, a year or a day of birth. Pure.</summary>
/// <param name="Text">Without its number in the list.</param>
/// <param name="PersonalId">Twelve digits, where the line is that.</param>
/// <param name="Name">What is left as a name.</param>
/// <param name="BirthDay">The day of birth, where one stands there.</param>
/// <param name="BirthYear">The year of birth, where one stands there.</param>
public sealed partial record ScannedLine(
    string Text,
    string? PersonalId,
    string Name,
    DateOnly? BirthDay,
    int? BirthYear
)
{
    /// <param name="text">Repaired.</param>
    public static ScannedLine Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = Numbering().Replace(text, "").Trim();
        var digits = line.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length == 12 && digits.All(char.IsAsciiDigit))
        {
            return new ScannedLine(line, digits, "", null, null);
        }

        var birth = Birth().Match(line);
        if (!birth.Success)
        {
            return new ScannedLine(line, null, line.TrimEnd(',', ';', ' '), null, null);
        }

        var (name, word) = (line[..birth.Index].TrimEnd(',', ';', '-', ' '), birth.Groups["birth"].Value);
        return RegisterFields.TryDay(word, out var day)
            ? new ScannedLine(line, null, name, day, day.Year)
            : new ScannedLine(
                line,
                null,
                name,
                null,
                int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null
            );
    }

    /// <summary>Whether a birth date is the one that stands there; any is where none stands there.</summary>
    public bool Fits(DateOnly birth) =>
        BirthDay is { } day ? birth == day : BirthYear is not { } year || birth.Year == year;

    /// <summary>“1.”, “12)”, “3 -” before a name.</summary>
    [GeneratedRegex(@"^\d{1,3}\s*[.)\-:]\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbering();

    /// <summary>“, 2014”, “ 05/03/2014”, “(2014)” at the end; “sinh” before it is passed over.</summary>
    [GeneratedRegex(
        @"[\s,;(\-]+(?:sinh(?:\s+năm|\s+ngày)?\s+)?(?<birth>\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|(?:19|20)\d{2})\)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Birth();
}
