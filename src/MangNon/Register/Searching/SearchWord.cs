using System.Globalization;

namespace MangNon.Register.Searching;

/// <summary>One word of what is searched for, with all that it may mean.</summary>
public sealed class SearchWord
{
    /// <summary>From this fit on the word is taken as misspelt.</summary>
    public const int Misspelt = 4;

    /// <summary>The last fit of all.</summary>
    public const int LastFit = 6;

    private const int FirstYear = 1900;
    private const int LastYear = 2199;
    private const int BeginningOfCode = 3;
    private const int BeginningOfSlip = 3;

    private static readonly string[] Days = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];
    private readonly Spelling _typed;
    private readonly Spelling? _telex;
    private readonly IReadOnlyList<string> _slips = [];

    private SearchWord(string text)
    {
        Text = text.ToLowerInvariant();
        Folded = PersonName.Fold(text);
        if (ReadDay(text))
        {
            IsDate = true;
            return;
        }

        _typed = Spelling.Of(text);
        IsNumber = Folded.All(char.IsAsciiDigit);
        if (IsNumber)
        {
            Year = Folded.Length == 4 && Number(Folded) is >= FirstYear and <= LastYear and var year ? year : null;
        }
        else if (_typed.Folded.Length > 0 && _typed.Folded.All(char.IsAsciiLetterLower))
        {
            IsName = true;
            _telex = Telex.Read(Text) is { } meant ? Spelling.Of(meant) : null;
            _slips = SoundSlips.Of(_typed.Folded, !_typed.Letters.StartsWith('đ'));
        }
    }

    /// <summary>As typed, in lower case.</summary>
    public string Text { get; }

    public string Folded { get; }

    /// <summary>A day of birth in full.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>A day and month of birth of any year.</summary>
    public (int Day, int Month)? Birthday { get; private set; }

    /// <summary>A year of birth.</summary>
    public int? Year { get; }

    /// <summary>Written as a date, be it one that does not exist: then it means nothing else.</summary>
    public bool IsDate { get; }

    public bool IsNumber { get; }

    /// <summary>Can be a syllable of a name.</summary>
    public bool IsName { get; }

    /// <summary>The words of a search: separated by blanks, commas or semicolons, and by hyphens between letters.</summary>
    public static IReadOnlyList<SearchWord> AllOf(string text) =>
        [
            .. PersonName
                .Repair(text)
                .Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(word =>
                    word.Any(char.IsAsciiDigit) ? [word] : word.Split('-', StringSplitOptions.RemoveEmptyEntries)
                )
                .Select(word => new SearchWord(word)),
        ];

    /// <summary>
    /// How well it fits a syllable, best first; null for not at all. 0: spelt so. 1…3: the same without marks, the
    /// beginning of one spelt so, the beginning without marks; of a word typed with marks a beginning spelt so comes
    /// before the same without marks. 4: written for it by sound. 5: written for its beginning by sound, from three
    /// letters on. 6: one letter wrong or missing, from four letters on.
    /// </summary>
    public int? Fit(Spelling syllable) =>
        !IsName ? null : Least(FitOf(_typed, syllable), Telexed(syllable)) ?? SlipOf(syllable);

    /// <summary>Whether a code is this word, or begins with it: of at least three characters, one of them a digit.</summary>
    /// <param name="code">Folded.</param>
    public bool FitsCode(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return !IsDate
            && (
                string.Equals(code, Folded, StringComparison.Ordinal)
                || (BeginsCodes && code.StartsWith(Folded, StringComparison.Ordinal))
            );
    }

    /// <summary>Whether it may stand for the codes that begin with it.</summary>
    public bool BeginsCodes => !IsDate && Folded.Length >= BeginningOfCode && Folded.Any(char.IsAsciiDigit);

    public bool FitsBirth(DateOnly birth) => Day == birth || Year == birth.Year || Birthday == (birth.Day, birth.Month);

    /// <summary>Whether it is this word of a village's name: a number by its value, else as a name that is not misspelt.</summary>
    public int? FitVillage(Spelling word)
    {
        if (!IsNumber)
        {
            return Fit(word) is { } fit and < Misspelt ? fit : null;
        }

        return string.Equals(Folded.TrimStart('0'), word.Folded.TrimStart('0'), StringComparison.Ordinal) ? 0 : null;
    }

    /// <summary>Whether it is this word, with its marks where it was typed with marks.</summary>
    public bool Is(Spelling word) =>
        IsName
        && string.Equals(_typed.Folded, word.Folded, StringComparison.Ordinal)
        && (!_typed.HasMarks || (_typed.Letters == word.Letters && _typed.Tone == word.Tone));

    private int? Telexed(Spelling syllable) => _telex is { } telex ? FitOf(telex, syllable) : null;

    private static int? Least(int? a, int? b) => a is null || b < a ? b : a;

    private static int? FitOf(Spelling typed, Spelling syllable)
    {
        if (!syllable.Folded.StartsWith(typed.Folded, StringComparison.Ordinal))
        {
            return null;
        }

        if (typed.Folded.Length == syllable.Folded.Length)
        {
            return typed.Tone == syllable.Tone
                && string.Equals(typed.Letters, syllable.Letters, StringComparison.Ordinal)
                    ? 0
                : typed.HasMarks ? 2
                : 1;
        }

        // The tone of a word that is not typed to its end may still come.
        var tone = typed.Tone == syllable.Tone || (typed.Tone == '\0' && typed.HasMarks);
        return !tone || !syllable.Letters.StartsWith(typed.Letters, StringComparison.Ordinal) ? 3
            : typed.HasMarks ? 1
            : 2;
    }

    private int? SlipOf(Spelling syllable)
    {
        var begins = false;
        foreach (var slip in _slips)
        {
            // Only a d is taken for gi, r and v, not a đ.
            if (slip[0] == 'd' && _typed.Folded[0] != 'd' && syllable.Letters[0] == 'đ')
            {
                continue;
            }

            if (string.Equals(slip, syllable.Folded, StringComparison.Ordinal))
            {
                return Misspelt;
            }

            begins |= slip.Length >= BeginningOfSlip && syllable.Folded.StartsWith(slip, StringComparison.Ordinal);
        }

        return begins ? Misspelt + 1
            : LetterSlips.IsOne(_typed.Folded, syllable.Folded) ? LastFit
            : null;
    }

    private bool ReadDay(string text)
    {
        var parts = text.Split('/', '-', '.');
        if (
            parts.Length is not (2 or 3)
            || !parts.All(part => part.Length is 1 or 2 or 4 && part.All(char.IsAsciiDigit))
        )
        {
            return false;
        }

        if (parts.Length == 3)
        {
            Day = DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : null;
        }
        else if (parts is [{ Length: < 3 } d, { Length: < 3 } m])
        {
            // A leap year: the 29th of February is a birthday too.
            var (dayOf, month) = (Number(d), Number(m));
            Birthday =
                month is >= 1 and <= 12 && dayOf >= 1 && dayOf <= DateTime.DaysInMonth(2024, month)
                    ? (dayOf, month)
                    : null;
        }

        return true;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
