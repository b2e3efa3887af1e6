using System.Globalization;
using MangNon.Health;
using MangNon.Health.Rounds;

namespace MangNon.Web.Health;

/// <summary>The fields of a round's form: a few for each child, named by the child's id.</summary>
internal static class RoundForm
{
    /// <summary>Children on one page of a round.</summary>
    public const int MostRows = 300;

    /// <summary>Six for each child, and the form's own.</summary>
    public const int MostFields = (MostRows * 6) + 20;

    /// <summary>Longest that is taken of a measure as typed.</summary>
    public const int MostLetters = 20;

    private const string WeightPrefix = "can-";

    public static string Weight(Guid child) => WeightPrefix + Id(child);

    public static string Height(Guid child) => "cao-" + Id(child);

    public static string Posture(Guid child) => "tu-the-" + Id(child);

    public static string Oedema(Guid child) => "phu-" + Id(child);

    public static string Confirmed(Guid child) => "dung-" + Id(child);

    /// <summary>The day's weighing as the page showed it.</summary>
    public static string Seen(Guid child) => "da-thay-" + Id(child);

    public static string SeenValue(RoundSeen seen) =>
        string.Create(CultureInfo.InvariantCulture, $"{seen.Sequence}.{seen.WeightMg}.{seen.HeightUm}");

    /// <summary>The rows of a posted form that say anything.</summary>
    public static IReadOnlyList<RoundEntry> Read(IFormCollection form) =>
        [
            .. form
                .Keys.Where(key => key.StartsWith(WeightPrefix, StringComparison.Ordinal))
                .Select(key => Guid.TryParseExact(key[WeightPrefix.Length..], "N", out var id) ? id : Guid.Empty)
                .Where(id => id != Guid.Empty)
                .Select(id => Read(form, id))
                .Where(row => row.Seen is not null || row.Oedema || (row.Weight + row.Height).Length > 0),
        ];

    public static Posture ReadPosture(string? text) =>
        Enum.TryParse<Posture>(text, out var posture) && Enum.IsDefined(posture)
            ? posture
            : MangNon.Health.Posture.Unknown;

    private static RoundEntry Read(IFormCollection form, Guid child) =>
        new(
            child,
            Short(form[Weight(child)].ToString()),
            Short(form[Height(child)].ToString()),
            ReadPosture(form[Posture(child)]),
            form.ContainsKey(Oedema(child)),
            form.ContainsKey(Confirmed(child)),
            ReadSeen(form[Seen(child)].ToString())
        );

    private static RoundSeen? ReadSeen(string text) =>
        text.Split('.') is [var sequence, var weight, var height] && Whole(sequence) is { } number
            ? new RoundSeen(number, Whole(weight), Whole(height))
            : null;

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Short(string text) =>
        text.Trim() is var trimmed && trimmed.Length > MostLetters ? trimmed[..MostLetters] : trimmed;

    private static string Id(Guid child) => child.ToString("N");
}
