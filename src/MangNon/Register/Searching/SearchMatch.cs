namespace MangNon.Register.Searching;

/// <summary>What a child was found by, other than the own name, the birth date and the village, which every list shows.</summary>
public enum MatchedBy
{
    Father,
    Mother,
    Caregiver,
    Head,
    Code,
    HouseholdCode,
    PersonalId,
}

/// <summary>One thing that a child was found by.</summary>
/// <param name="By">Which.</param>
/// <param name="Text">As it stands in the register; null for the identity number, which is not shown.</param>
public sealed record SearchMatch(MatchedBy By, string? Text)
{
    /// <summary>By what a child was found. Pure.</summary>
    /// <param name="words">What was searched for.</param>
    /// <param name="line">The child.</param>
    /// <param name="byPersonalId">Whether a word is the child's identity number.</param>
    public static IReadOnlyList<SearchMatch> Of(IReadOnlyList<SearchWord> words, RegisterLine line, bool byPersonalId)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(line);
        var child = line.Child;
        List<SearchWord> names =
        [
            .. words.Where(word =>
                word.IsName && new VillageWords(line.VillageName).Fit(word, words.Count == 1) is null
            ),
        ];
        var matches = new List<SearchMatch>();
        // Right in another's name is better than misspelt in the own.
        var own = names.ConvertAll(word => Fit(word, child.FullName));
        if (own.Any(fit => fit is null or >= SearchWord.Misspelt))
        {
            List<SearchWord> open = [.. names.Where((_, i) => own[i] is null or >= SearchWord.Misspelt)];
            List<(MatchedBy By, string? Name)> others =
            [
                (MatchedBy.Mother, child.MotherName),
                (MatchedBy.Father, child.FatherName),
                (MatchedBy.Caregiver, child.Caregiver),
                (MatchedBy.Head, line.Head),
            ];
            foreach (
                var (by, name) in others.OrderByDescending(other => open.Count(word => IsBetter(word, other.Name)))
            )
            {
                if (open.RemoveAll(word => IsBetter(word, name)) > 0)
                {
                    matches.Add(new SearchMatch(by, name));
                }
            }
        }

        AddCode(MatchedBy.Code, child.Code);
        AddCode(MatchedBy.HouseholdCode, line.HouseholdCode);
        if (byPersonalId)
        {
            matches.Add(new SearchMatch(MatchedBy.PersonalId, null));
        }

        return matches;

        bool IsBetter(SearchWord word, string? name) =>
            Fit(word, name) is { } fit && !(Fit(word, child.FullName) is { } ownFit && !Wins(fit, ownFit));

        void AddCode(MatchedBy by, string code)
        {
            var folded = PersonName.Fold(code);
            if (words.Any(word => word.FitsCode(folded)))
            {
                matches.Add(new SearchMatch(by, code));
            }
        }
    }

    private static bool Wins(int other, int own) => other < SearchWord.Misspelt && own >= SearchWord.Misspelt;

    private static int? Fit(SearchWord word, string? name) => Spelling.AllOf(name).Min(word.Fit);
}
