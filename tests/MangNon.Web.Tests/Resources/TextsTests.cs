using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text;
using System.Text.RegularExpressions;

namespace MangNon.Web.Tests.Resources;

public sealed class TextsTests
{
    private static readonly Dictionary<string, string> Vietnamese = Read(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> English = Read(CultureInfo.GetCultureInfo("en"));

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        Assert.NotEmpty(Vietnamese);
        Assert.Equal(Vietnamese.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Vietnamese_letters_are_in_one_piece()
    {
        foreach (var (key, text) in Vietnamese)
        {
            Assert.True(text.IsNormalized(NormalizationForm.FormC), key);
        }
    }

    [Fact]
    public void A_text_takes_the_same_values_in_both_languages()
    {
        foreach (var (key, text) in Vietnamese)
        {
            Assert.True(Holes(English[key]).IsSubsetOf(Holes(text)), key);
        }
    }

    private static HashSet<string> Holes(string text) =>
        [.. Regex.Matches(text, @"\{\d\}", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value)];

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        new ResourceManager(typeof(Texts))
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
}
