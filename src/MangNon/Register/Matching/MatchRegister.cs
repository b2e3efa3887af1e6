namespace MangNon.Register.Matching;

/// <summary>The children of a register, ready to look for doubles among them. Safe to use from many threads.</summary>
public sealed class MatchRegister
{
    private readonly IReadOnlyList<MatchRecord> _records;
    private readonly MatchScorer _scorer;

    public MatchRegister(IReadOnlyList<MatchRecord> records, MatchWeights weights)
    {
        ArgumentNullException.ThrowIfNull(records);
        _records = records;
        _scorer = new MatchScorer(records, weights);
    }

    /// <summary>The scale by which the records are compared.</summary>
    public MatchScorer Scorer => _scorer;

    /// <summary>Pairs that may be one child, those with most bits first.</summary>
    public IReadOnlyList<MatchPair> Pairs(CancellationToken cancel)
    {
        var found = new List<MatchPair>();
        foreach (var (i, j) in MatchBlocks.Pairs(_records, cancel))
        {
            var (a, b) = (_records[i], _records[j]);
            if (_scorer.Outcome(a, b) != MatchOutcome.Different)
            {
                found.Add(new MatchPair(a, b, _scorer.Score(a, b)));
            }

            cancel.ThrowIfCancellationRequested();
        }

        return [.. found.OrderByDescending(pair => pair.Score.Outcome).ThenByDescending(pair => pair.Score.Bits)];
    }

    /// <summary>
    /// The children who may be this one, those with most bits first. Each is looked at: no way of blocking can miss one,
    /// and 20,000 take some hundredths of a second.
    /// </summary>
    /// <param name="draft">A child about to be entered, or one of the register: it is not compared with itself.</param>
    /// <param name="most">From 1.</param>
    public IReadOnlyList<MatchPair> LikeThis(MatchRecord draft, int most)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return
        [
            .. _records
                .Where(one => one.Id != draft.Id && _scorer.Outcome(draft, one) != MatchOutcome.Different)
                .Select(one => new MatchPair(draft, one, _scorer.Score(draft, one)))
                .OrderByDescending(pair => pair.Score.Outcome)
                .ThenByDescending(pair => pair.Score.Bits)
                .Take(most),
        ];
    }
}
