using System.Text;

namespace MangNon.Testing.Matching;

/// <summary>What goes wrong with a name and a date when they are written a second time.</summary>
internal static class SampleSlips
{
    private const string Vowels = "aăâeêioôơuưy";
    private static readonly char[] Tones = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

    private static readonly string[][] Onsets =
    [
        ["d", "gi", "r", "v"],
        ["s", "x"],
        ["ch", "tr"],
        ["n", "l"],
    ];
    private static readonly string[][] Finals =
    [
        ["n", "ng"],
        ["c", "t"],
        ["nh", "n"],
    ];

    /// <summary>The name with one or more slips, more often with none.</summary>
    public static string Name(Random random, string name)
    {
        var words = name.Split(' ');
        var at = random.Next(words.Length);
        var kind = random.Next(1000);
        if (kind < 40)
        {
            return WithoutMarks(name);
        }

        if (kind < 100)
        {
            words[at] = OtherTone(random, words[at]);
        }
        else if (kind < 130)
        {
            words[at] = Typed(words[at]);
        }
        else if (kind < 190)
        {
            words[at] = Confused(random, words[at]);
        }
        else if (kind < 210)
        {
            words[at] = OneLetter(random, words[at]);
        }
        else if (kind < 250 && words.Length > 2)
        {
            words = [.. words.Where((_, i) => i != 1)];
        }
        else if (kind < 270)
        {
            words = [.. words[^1..], .. words[..^1]];
        }
        else if (kind < 350)
        {
            words = Array.ConvertAll(words, Replaced);
        }

        var slipped = string.Join(' ', words);
        return random.Next(100) < 4 ? slipped.ToUpperInvariant() : slipped;
    }

    /// <summary>The day with one slip, more often with none.</summary>
    public static DateOnly Day(Random random, DateOnly day) =>
        random.Next(1000) switch
        {
            < 40 when day.Day <= 12 => new DateOnly(day.Year, day.Day, day.Month),
            < 70 => OneDigit(random, day),
            < 100 => new DateOnly(day.Year, 1, 1),
            < 115 => new DateOnly(day.Year, day.Month, 1),
            < 135 => day.AddYears(random.Next(2) == 0 ? 1 : -1),
            < 155 => day.AddDays(-random.Next(20, 46)),
            < 175 => new DateOnly(day.Year, day.Month, random.Next(1, 29)),
            < 180 => day.AddDays(random.Next(-900, 900)),
            _ => day,
        };

    private static DateOnly OneDigit(Random random, DateOnly day)
    {
        var other = random.Next(3) switch
        {
            0 => (day.Year, day.Month, Day: (day.Day / 10 * 10) + random.Next(10)),
            1 => (day.Year, day.Month, Day: (random.Next(3) * 10) + (day.Day % 10)),
            _ => (Year: (day.Year / 10 * 10) + random.Next(10), day.Month, day.Day),
        };
        return other.Item3 >= 1 && other.Item3 <= DateTime.DaysInMonth(other.Item1, other.Item2)
            ? new DateOnly(other.Item1, other.Item2, other.Item3)
            : day;
    }

    private static string WithoutMarks(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(c => c is < '\u0300' or > '\u036F'))
            .Replace('đ', 'd')
            .Replace('Đ', 'D');

    /// <summary>Another tone mark, or none.</summary>
    private static string OtherTone(Random random, string word)
    {
        var parts = word.Normalize(NormalizationForm.FormD).ToList();
        var at = parts.FindIndex(Tones.Contains);
        if (at >= 0)
        {
            parts[at] =
                parts[at] is '\u0309' ? '\u0303'
                : parts[at] is '\u0303' ? '\u0309'
                : Tones[random.Next(Tones.Length)];
            if (random.Next(4) == 0)
            {
                parts.RemoveAt(at);
            }
        }

        return string.Concat(parts).Normalize(NormalizationForm.FormC);
    }

    /// <summary>As the keys were struck in Telex.</summary>
    private static string Typed(string word)
    {
        var typed = new StringBuilder();
        var tone = "";
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            switch (c)
            {
                case '\u0300' or '\u0301' or '\u0309' or '\u0303' or '\u0323':
                    tone = c switch
                    {
                        '\u0300' => "f",
                        '\u0301' => "s",
                        '\u0309' => "r",
                        '\u0303' => "x",
                        _ => "j",
                    };
                    break;
                case '\u0302':
                    typed.Append(char.ToLowerInvariant(typed[^1]));
                    break;
                case '\u0306' or '\u031B':
                    typed.Append('w');
                    break;
                case 'đ' or 'Đ':
                    typed.Append(c == 'đ' ? "dd" : "DD");
                    break;
                default:
                    typed.Append(c);
                    break;
            }
        }

        return typed.Append(tone).ToString();
    }

    /// <summary>A sound written for another that is heard alike.</summary>
    private static string Confused(Random random, string word)
    {
        var lower = word.ToLowerInvariant();
        var onset = new string([.. lower.TakeWhile(c => !IsVowel(c))]);
        if (Array.Find(Onsets, set => set.Contains(onset)) is { } onsets && random.Next(2) == 0)
        {
            return Capital(onsets[random.Next(onsets.Length)] + lower[onset.Length..]);
        }

        var final = new string([.. lower.Reverse().TakeWhile(c => !IsVowel(c)).Reverse()]);
        return Array.Find(Finals, set => set.Contains(final)) is { } finals
            ? Capital(lower[..^final.Length] + finals[random.Next(finals.Length)])
            : OtherTone(random, word);
    }

    private static string OneLetter(Random random, string word)
    {
        if (word.Length < 3)
        {
            return word;
        }

        var at = random.Next(1, word.Length);
        return random.Next(2) == 0 ? word.Remove(at, 1) : word.Insert(at, word[at].ToString());
    }

    /// <summary>hoà for hòa, thuý for thúy, and the other way round.</summary>
    private static string Replaced(string word)
    {
        (string Old, string New)[] pairs =
        [
            ("oà", "òa"),
            ("oá", "óa"),
            ("oả", "ỏa"),
            ("uỳ", "ùy"),
            ("uý", "úy"),
            ("uỷ", "ủy"),
            ("uỵ", "ụy"),
        ];
        foreach (var (old, @new) in pairs)
        {
            if (word.EndsWith(old, StringComparison.Ordinal) && !word.StartsWith("Qu", StringComparison.Ordinal))
            {
                return word[..^2] + @new;
            }
        }

        return word;
    }

    private static bool IsVowel(char c) =>
        Vowels.Contains(
            string.Concat(c.ToString().Normalize(NormalizationForm.FormD).Where(x => !Tones.Contains(x)))
                .Normalize(NormalizationForm.FormC),
            StringComparison.Ordinal
        );

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
