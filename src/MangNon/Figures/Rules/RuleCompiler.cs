using MangNon.Programme;

namespace MangNon.Figures.Rules;

/// <summary>Turns the rules of a programme into what runs, or says where they are wrong.</summary>
public static class RuleCompiler
{
    /// <summary>The mistakes in a rule; empty when it can be used.</summary>
    public static IReadOnlyList<RuleProblem> Check(RuleDefinition rule) =>
        TryCompile("", 100, rule, out _, out var problems) ? [] : problems;

    /// <exception cref="InvalidOperationException">A rule is wrong; programmes are checked when they are loaded.</exception>
    internal static IReadOnlyList<CompiledRule> Compile(ActionProgramme programme) =>
        [
            .. programme.Components.Select(c =>
                TryCompile(c.Component.Id, c.Component.Multiplier, c.Component.Rule, out var rule, out var problems)
                    ? rule!
                    : throw new InvalidOperationException(
                        $"The rule of component {c.Component.Id} is wrong: {problems[0].Field} {problems[0].Position}: {problems[0].Message}"
                    )
            ),
        ];

    private static bool TryCompile(
        string componentId,
        int multiplier,
        RuleDefinition rule,
        out CompiledRule? compiled,
        out IReadOnlyList<RuleProblem> problems
    )
    {
        var found = new List<RuleProblem>();
        compiled = null;
        problems = found;
        var facts = FactVocabulary.TypeOf(rule.Subject);
        if (facts is null)
        {
            foreach (var (field, text) in Fields(rule).Where(f => f.Text is not null))
            {
                found.Add(new RuleProblem(field, 0, "Chỉ tiêu chỉ lấy số liệu báo cáo thì không có điều kiện."));
            }
        }
        else
        {
            CheckShape(rule, found);
        }

        var conditions = new Dictionary<string, Condition>(StringComparer.Ordinal);
        foreach (var (field, text) in Fields(rule))
        {
            if (text is null || facts is null)
            {
                continue;
            }

            var (lambda, problem) = RuleText.Parse(facts, text);
            if (problem is not null)
            {
                found.Add(new RuleProblem(field, problem.Position, problem.Message));
            }
            else
            {
                conditions[field] = new Condition(text, lambda!);
            }
        }

        if (found.Count > 0)
        {
            return false;
        }

        compiled = new CompiledRule
        {
            ComponentId = componentId,
            Definition = rule,
            Multiplier = multiplier,
            Of = conditions.GetValueOrDefault("of"),
            Those = conditions.GetValueOrDefault("those"),
            Count = conditions.GetValueOrDefault("count"),
            Less = conditions.GetValueOrDefault("less"),
        };
        return true;
    }

    private static void CheckShape(RuleDefinition rule, List<RuleProblem> found)
    {
        if (rule.Of is null)
        {
            found.Add(new RuleProblem("of", 0, "Thiếu điều kiện của mẫu số (of)."));
        }

        if (rule.Those is null == rule.Count is null)
        {
            found.Add(
                new RuleProblem(
                    "those",
                    0,
                    "Tử số cần đúng một trong hai: those (trong số mẫu số) hoặc count (đếm riêng)."
                )
            );
        }
    }

    private static IEnumerable<(string Field, string? Text)> Fields(RuleDefinition rule) =>
        [("of", rule.Of), ("those", rule.Those), ("count", rule.Count), ("less", rule.Less)];
}
