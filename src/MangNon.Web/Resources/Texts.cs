using System.Globalization;
using System.Resources;

namespace MangNon.Web;

/// <summary>
/// All words on screen, from <c>Resources/Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c>, in the language of the
/// request (<see cref="CultureInfo.CurrentUICulture"/>). In components: <c>@T("Nav.Board")</c>.
/// </summary>
public static class Texts
{
    private static readonly ResourceManager Resources = new(typeof(Texts));

    /// <summary>English was chosen; data with an English name of their own show that.</summary>
    public static bool IsEnglish =>
        string.Equals(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, "en", StringComparison.Ordinal);

    /// <exception cref="InvalidOperationException">There is no such text: a bug.</exception>
    public static string T(string key) =>
        Resources.GetString(key, CultureInfo.CurrentUICulture)
        ?? throw new InvalidOperationException($"No text “{key}”.");

    /// <summary>With values put in for {0}, {1}…; format numbers beforehand with <see cref="Site.Numbers"/>.</summary>
    public static string T(string key, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, T(key), values);

    /// <summary>One of two names of the same thing.</summary>
    public static string Name(string vietnamese, string english) => IsEnglish ? english : vietnamese;
}
