using System.Globalization;
using MangNon.Register;
using MangNon.Register.Searching;

namespace MangNon.Bench.Register;

/// <summary>What people type to find a child, by kind.</summary>
internal static class SearchKinds
{
    public static IReadOnlyList<(string Kind, Func<SearchRow, string> Text)> All { get; } =
    [
        ("given name, no marks", row => PersonName.Fold(PersonName.Given(row.FullName))),
        ("first two letters", row => string.Concat(PersonName.Fold(PersonName.Given(row.FullName)).Take(2))),
        ("family name, no marks", row => PersonName.Fold(Family(row.FullName))),
        ("whole name with marks", row => row.FullName),
        (
            "whole name, no marks, turned round",
            row => string.Join(' ', PersonName.Fold(row.FullName).Split(' ').Reverse())
        ),
        ("whole name, one slip by sound", row => Slipped(row.FullName)),
        ("whole name, one letter missing", row => Missing(row.FullName)),
        ("mother's name", row => row.MotherName!),
        ("household head, no marks", row => PersonName.Fold(row.Head!)),
        ("child's code", row => row.Code),
        ("household code", row => row.HouseholdCode),
        ("birth date", row => row.BirthDate.ToString("d/M/yyyy", CultureInfo.InvariantCulture)),
        ("day and month", row => row.BirthDate.ToString("d/M", CultureInfo.InvariantCulture)),
        ("year", row => row.BirthDate.ToString("yyyy", CultureInfo.InvariantCulture)),
        ("village", row => row.VillageName),
        (
            "given name, year, village",
            row =>
                $"{PersonName.Fold(PersonName.Given(row.FullName))} {row.BirthDate.Year.ToString(CultureInfo.InvariantCulture)} {row.VillageName}"
        ),
    ];

    private static string Family(string name) => name.Split(' ')[0];

    private static string Slipped(string name)
    {
        var words = PersonName.Fold(name).Split(' ');
        for (var i = words.Length - 1; i >= 0; i--)
        {
            if (SoundSlips.Of(words[i]) is [var slip, ..])
            {
                words[i] = slip;
                break;
            }
        }

        return string.Join(' ', words);
    }

    private static string Missing(string name)
    {
        var words = PersonName.Fold(name).Split(' ');
        var longest = words.Index().MaxBy(word => word.Item.Length).Index;
        words[longest] = words[longest].Remove(1, 1);
        return string.Join(' ', words);
    }
}
