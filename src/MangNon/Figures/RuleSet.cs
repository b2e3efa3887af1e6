using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MangNon.Figures.Rules;
using MangNon.Health;
using MangNon.Programme;

namespace MangNon.Figures;

/// <summary>
/// The rules of a programme and the schedule they lean on, compiled once and shared by all who read figures.
/// Immutable; safe to use from many threads.
/// </summary>
public sealed class RuleSet
{
    /// <summary>Raised by hand when the code that makes facts changes what it says: kept counts of older code are then stale.</summary>
    private const int FactsVersion = 1;

    /// <exception cref="InvalidOperationException">A rule is wrong; programmes are checked when they are loaded.</exception>
    public RuleSet(ActionProgramme programme, ImmunisationSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(programme);
        Programme = programme;
        Schedule = schedule;
        Rules = RuleCompiler.Compile(programme);
        Hash = HashOf(Rules, schedule);
    }

    public ActionProgramme Programme { get; }

    public ImmunisationSchedule Schedule { get; }

    /// <summary>Names the rules, the schedule and the code that counts: kept counts hold for one hash.</summary>
    public string Hash { get; }

    internal IReadOnlyList<CompiledRule> Rules { get; }

    /// <summary>The rule of a component in Vietnamese words; null for an unknown component.</summary>
    public RuleInWords? InWords(string componentId) => Find(componentId) is { } rule ? RuleInWords.Of(rule) : null;

    internal CompiledRule? Find(string componentId) => Rules.FirstOrDefault(r => r.ComponentId == componentId);

    private static string HashOf(IReadOnlyList<CompiledRule> rules, ImmunisationSchedule schedule)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"facts {FactsVersion}\n");
        foreach (var rule in rules)
        {
            var d = rule.Definition;
            text.Append(
                CultureInfo.InvariantCulture,
                $"{rule.ComponentId}|{d.Subject}|{d.Of}|{d.Those}|{d.Count}|{d.Less}\n"
            );
        }

        foreach (var dose in schedule.Doses)
        {
            text.Append(CultureInfo.InvariantCulture, $"{dose}\n");
        }

        foreach (var dose in schedule.InfantSeries)
        {
            text.Append(CultureInfo.InvariantCulture, $"{dose}\n");
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..24];
    }
}
