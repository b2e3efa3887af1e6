namespace MangNon.Register.Matching;

/// <summary>
/// Compares two records after Fellegi and Sunter: each field says so many bits for one child or for two, the sum is the
/// odds. Safe to use from many threads. The order of the two records makes no difference.
/// </summary>
public sealed class MatchScorer
{
    private const double MostByChance = 0.99;

    private readonly MatchWeights _weights;
    private readonly double _prior;
    private readonly NameFrequencies _children;
    private readonly NameFrequencies _mothers;
    private readonly NameFrequencies _fathers;

    /// <param name="register">All children among whom doubles are looked for: how rare they are, and how common names are.</param>
    /// <param name="weights">The weights.</param>
    public MatchScorer(IReadOnlyCollection<MatchRecord> register, MatchWeights weights)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(weights);
        _weights = weights;
        _prior = weights.Prior(register.Count);
        _children = new NameFrequencies(register.Select(one => one.Name), weights.Names);
        _mothers = new NameFrequencies(register.Select(one => one.Mother), weights.Names);
        _fathers = new NameFrequencies(register.Select(one => one.Father), weights.Names);
    }

    /// <summary>The score with what each field says.</summary>
    public MatchScore Score(MatchRecord a, MatchRecord b)
    {
        var fields = new List<MatchExplanation>(12);
        var (bits, twins, outcome) = Sum(a, b, fields);
        return new MatchScore(bits, outcome, twins, fields);
    }

    /// <summary>The outcome alone: for the many pairs that nobody will see.</summary>
    internal MatchOutcome Outcome(MatchRecord a, MatchRecord b) => Sum(a, b, null).Outcome;

    private (double Bits, bool MayBeTwins, MatchOutcome Outcome) Sum(
        MatchRecord a,
        MatchRecord b,
        List<MatchExplanation>? fields
    )
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var sum = new BitSum(_weights, fields);
        sum.Add(MatchField.Size, null, _prior);
        var name = Name(ref sum, MatchField.Name, a.Name, b.Name, _children);
        var birth = BirthDateComparison.Compare(a.BirthDate, b.BirthDate);
        if (birth != BirthDateLevel.Missing)
        {
            sum.Add(MatchField.BirthDate, MatchLevels.At(birth));
        }

        sum.Add(MatchField.Sex, Same(a.Sex, b.Sex));
        var personalId = Same(a.PersonalId, b.PersonalId);
        sum.Add(MatchField.PersonalId, personalId);

        // Signs of a family can lift the prior to the ceiling and no further: nothing below can be shown any more.
        if (fields is null && sum.Bits - _prior + Math.Max(_prior, _weights.FamilyCeiling) < _weights.Possible)
        {
            return (sum.Bits, false, MatchOutcome.Different);
        }

        var mother = Name(ref sum, MatchField.Mother, a.Mother, b.Mother, _mothers);
        var father = Name(ref sum, MatchField.Father, a.Father, b.Father, _fathers);
        var household = Same(a.HouseholdId, b.HouseholdId);
        sum.Add(MatchField.Household, household);
        var phone = Same(a.Phone, b.Phone);
        sum.Add(MatchField.Phone, phone);
        sum.Add(MatchField.Village, Same(a.VillageId, b.VillageId));
        var tooMuch = _prior + sum.Family - _weights.FamilyCeiling;
        if (tooMuch > 0 && sum.Family > 0)
        {
            sum.Add(MatchField.Family, null, -Math.Min(tooMuch, sum.Family));
        }

        var twins =
            BirthDateComparison.IsSameDay(birth)
            && (
                mother is null
                    ? household == true || phone == true || father <= NameLevel.Near
                    : mother <= NameLevel.Near
            )
            && IsAnotherGivenName(name, a.Name, b.Name);
        if (twins)
        {
            sum.Add(MatchField.Twins, null, _weights.Twins);
        }

        var outcome =
            sum.Bits < _weights.Possible ? MatchOutcome.Different
            : sum.Bits < _weights.Likely || twins || personalId == false ? MatchOutcome.Possible
            : MatchOutcome.Likely;
        return (sum.Bits, twins, outcome);
    }

    private NameLevel? Name(ref BitSum sum, MatchField field, NameKey? a, NameKey? b, NameFrequencies common)
    {
        if (a is null || b is null)
        {
            return null;
        }

        var level = NameComparison.Compare(a, b);
        var weight = _weights.Levels[field][MatchLevels.At(level)];
        var times = level switch
        {
            <= NameLevel.Order => Math.Max(common.Name(a), common.Name(b)),
            NameLevel.MissingMiddle => common.SurnameAndGiven(a),
            NameLevel.GivenOnly => common.Given(a),
            _ => 1,
        };
        sum.Add(
            field,
            MatchLevels.Of(field)[MatchLevels.At(level)],
            Math.Log2(weight.M / Math.Min(MostByChance, weight.U * times))
        );
        return level;
    }

    /// <summary>
    /// Thuý and Thuỷ are two names: twins are called so. Only a name that was written without any marks, and hỏi for
    /// ngã, may still be the same.
    /// </summary>
    private static bool IsAnotherGivenName(NameLevel? level, NameKey? a, NameKey? b)
    {
        if (level is null or NameLevel.Exact or NameLevel.TonePlacement or NameLevel.Order)
        {
            return false;
        }

        return SyllableCost.Between(a!.Read[^1], b!.Read[^1]) > 1;
    }

    private static bool? Same<T>(T? a, T? b)
        where T : struct => a is { } one && b is { } other ? EqualityComparer<T>.Default.Equals(one, other) : null;

    private static bool? Same(string? a, string? b) =>
        a is null || b is null ? null : string.Equals(a, b, StringComparison.Ordinal);

    /// <summary>Adds up, and writes down where there is a list.</summary>
    private struct BitSum(MatchWeights weights, List<MatchExplanation>? fields)
    {
        public double Bits { get; private set; }

        /// <summary>What was said for one child by signs that a family shares.</summary>
        public double Family { get; private set; }

        public void Add(MatchField field, bool? same)
        {
            if (same is { } known)
            {
                Add(field, MatchLevels.At(known));
            }
        }

        public void Add(MatchField field, int level) =>
            Add(field, MatchLevels.Of(field)[level], weights.Levels[field][level].Bits);

        public void Add(MatchField field, string? level, double bits)
        {
            Bits += bits;
            if (
                field
                is MatchField.Mother
                    or MatchField.Father
                    or MatchField.Household
                    or MatchField.Phone
                    or MatchField.Village
            )
            {
                Family += Math.Max(0, bits);
            }

            fields?.Add(new MatchExplanation(field, level, bits));
        }
    }
}
