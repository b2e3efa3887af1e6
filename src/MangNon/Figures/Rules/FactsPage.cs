using System.Text;
using MangNon.Programme;

namespace MangNon.Figures.Rules;

/// <summary>The vocabulary as a page of Markdown (docs/facts.md is this page).</summary>
public static class FactsPage
{
    public static string Text()
    {
        var page = new StringBuilder();
        page.Append("# Bảng từ của điều kiện tính — the vocabulary of the rules\n\n");
        page.Append(
            "Made by `./mangnon facts > docs/facts.md`; a test compares. How rules are written: [programme-file.md](programme-file.md).\n\n"
        );
        page.Append(
            "A condition is made of these words, numbers, `true false null`, `== != < <= > >=`, `+ - *`, `and or not` and brackets. "
                + "A word that may be null compares as false, save with `== null` and `!= null`.\n"
        );
        foreach (var subject in Enum.GetValues<RuleSubject>())
        {
            var words = FactVocabulary.Of(subject);
            if (words.Count == 0)
            {
                continue;
            }

            var name = subject.ToString();
            page.Append("\n## ").Append(char.ToLowerInvariant(name[0])).Append(name.AsSpan(1)).Append("\n\n");
            page.Append("| word | kind | tiếng Việt | English |\n|---|---|---|---|\n");
            foreach (var word in words)
            {
                page.Append("| `").Append(word.Name).Append("` | ").Append(word.Type);
                page.Append(" | ").Append(word.Vi).Append(" | ").Append(word.En).Append(" |\n");
            }
        }

        return page.ToString();
    }
}
