using System.Collections.Frozen;
using System.Text.Json;

namespace MangNon.Register;

/// <summary>
/// The 54 ethnic groups of Vietnam (dân tộc) with the codes of Quyết định 121-TCTK/PPCĐ 02/3/1979, from the data
/// file beside this one. Others number them by population: match by name, never by position.
/// </summary>
public static class EthnicGroups
{
    /// <summary>Code of Kinh; every other group is an ethnic minority (dân tộc thiểu số).</summary>
    public const int Kinh = 1;

    private static readonly EthnicGroupList List = Load();
    private static readonly FrozenDictionary<int, string> Names = List.Groups.ToFrozenDictionary(
        g => g.Code,
        g => g.Name
    );
    private static readonly FrozenDictionary<string, int> Codes = List
        .Groups.SelectMany(g => (g.Aliases ?? []).Prepend(g.Name), (g, name) => (Key: Fold(name), g.Code))
        .Distinct()
        .ToFrozenDictionary(x => x.Key, x => x.Code, StringComparer.Ordinal);

    /// <summary>The decision that sets the list.</summary>
    public static string LegalBasis => List.LegalBasis;

    /// <summary>First day of the list, inclusive.</summary>
    public static DateOnly ValidFrom => List.ValidFrom;

    /// <summary>The groups in the order of their codes, 1…54.</summary>
    public static IReadOnlyList<EthnicGroup> All => List.Groups;

    /// <summary>The code of a group named without regard to case, diacritics, blanks, hyphens or apostrophes; null for no group.</summary>
    public static int? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Codes.TryGetValue(Fold(text), out var code) ? code : null;
    }

    /// <exception cref="ArgumentOutOfRangeException">Not a code of the list.</exception>
    public static string Name(int code) =>
        Names.TryGetValue(code, out var name) ? name : throw new ArgumentOutOfRangeException(nameof(code));

    /// <summary>Blanks, hyphens and apostrophes are written in many ways; any other sign makes it another word.</summary>
    private static string Fold(string text) =>
        string.Concat(
            PersonName.Fold(text).Where(c => c is not (' ' or '-' or '–' or '‑' or '\'' or '’' or 'ʼ' or '`'))
        );

    private static EthnicGroupList Load()
    {
        var type = typeof(EthnicGroups);
        using var data = type.Assembly.GetManifestResourceStream($"{type.Namespace}.Data.ethnic-groups.json")!;
        return JsonSerializer.Deserialize<EthnicGroupList>(data, JsonSerializerOptions.Web)!;
    }

    private sealed record EthnicGroupList(string LegalBasis, DateOnly ValidFrom, IReadOnlyList<EthnicGroup> Groups);
}

/// <summary>One group: its code, its name as the decision writes it, and other names in use.</summary>
public sealed record EthnicGroup(int Code, string Name, IReadOnlyList<string>? Aliases = null);
