using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MangNon.Register;
using MangNon.Register.Editing;

namespace MangNon.Recording;

/// <summary>How a field of a record is written.</summary>
public enum EntryShape
{
    Text,
    Day,

    /// <summary>One of the words of the field.</summary>
    Choice,

    /// <summary>A whole number, not negative.</summary>
    Whole,
}

/// <summary>One field of a record's form.</summary>
/// <param name="Key">Its name in the form and in the texts.</param>
/// <param name="Shape">How it is written.</param>
/// <param name="IsNeeded">The record cannot be without it.</param>
/// <param name="Words">For a choice: the values to choose from, as they are stored.</param>
/// <param name="MayBeLater">For a day: may lie in the future.</param>
/// <param name="Longest">For a text: the most letters.</param>
public sealed record EntryField(
    string Key,
    EntryShape Shape,
    bool IsNeeded = false,
    IReadOnlyList<string>? Words = null,
    bool MayBeLater = false,
    int Longest = EntryTexts.Longest
);

/// <summary>What stands against a record as typed.</summary>
public enum EntryProblem
{
    Missing,
    TooLong,
    NotADay,
    DayInFuture,
    BeforeBirth,
    EndsBeforeStart,

    /// <summary>Answered on a day before it was asked.</summary>
    AnsweredBeforeAsked,
    NotInList,

    /// <summary>A day outside the year that the form is about.</summary>
    OutsideYear,
    NotANumber,

    /// <summary>A result of another kind of incident.</summary>
    OtherKindsOutcome,

    /// <summary>A place where the incident is no injury.</summary>
    PlaceOfInjuryOnly,

    /// <summary>An end of what is still open.</summary>
    StillOpen,

    /// <summary>More found positive than were tested.</summary>
    MoreThanTested,

    /// <summary>The child has such a record for that time already.</summary>
    AlreadyThere,
}

/// <summary>A field and what stands against it.</summary>
public sealed record EntryFault(string Key, EntryProblem Problem);

/// <summary>Tells one state of a record from another: by it is known at saving whether another changed it meanwhile.</summary>
internal static class EntryStamp
{
    /// <param name="texts">What the record says, field by field.</param>
    public static string Of(IEnumerable<string> texts) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts))))[..16];
}

/// <summary>What was typed into a record's form, by the fields' keys.</summary>
public sealed class EntryTexts(IReadOnlyDictionary<string, string?> texts)
{
    public const int Longest = 300;

    /// <summary>Repaired; empty where nothing was typed.</summary>
    public string this[string key] => PersonName.Repair(texts.GetValueOrDefault(key) ?? "");

    public string? OrNull(string key) => this[key] is { Length: > 0 } text ? text : null;

    /// <summary>Null where nothing, or no day, was typed.</summary>
    public DateOnly? Day(string key) => RegisterFields.TryDay(this[key], out var day) ? day : null;

    /// <summary>1.500.000 and 1500000 alike; null where nothing, or no whole number, was typed.</summary>
    public long? Whole(string key) =>
        long.TryParse(
            this[key].Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    public T? Choice<T>(string key)
        where T : struct, Enum => Enum.TryParse<T>(this[key], out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>What each field by itself has against it.</summary>
    internal IEnumerable<EntryFault> Faults(IEnumerable<EntryField> fields, DateOnly birth, DateOnly today)
    {
        foreach (var field in fields)
        {
            if (Fault(field, birth, today) is { } problem)
            {
                yield return new EntryFault(field.Key, problem);
            }
        }
    }

    private EntryProblem? Fault(EntryField field, DateOnly birth, DateOnly today)
    {
        var text = this[field.Key];
        if (text.Length == 0)
        {
            return field.IsNeeded ? EntryProblem.Missing : null;
        }

        return field.Shape switch
        {
            EntryShape.Day => Day(field.Key) is not { } day ? EntryProblem.NotADay
            : day > today && !field.MayBeLater ? EntryProblem.DayInFuture
            : day < birth ? EntryProblem.BeforeBirth
            : null,
            EntryShape.Choice => field.Words!.Contains(text, StringComparer.Ordinal) ? null : EntryProblem.NotInList,
            EntryShape.Whole => Whole(field.Key) is null ? EntryProblem.NotANumber : null,
            _ => text.Length > field.Longest ? EntryProblem.TooLong : null,
        };
    }
}
