using System.Linq.Expressions;
using MangNon.Figures.Facts;
using MangNon.Figures.Loading;
using MangNon.Figures.Rules;

namespace MangNon.Figures;

/// <summary>Says of one child, condition by condition, why it is counted or not. Pure.</summary>
internal static class Explanations
{
    public static IReadOnlyList<ExplainedRow> Of(CompiledRule rule, ChildFile child, FactContext context) =>
        [
            .. CountedRows
                .RowsOf(rule, child, context)
                .Select(row => new ExplainedRow(
                    row.Detail,
                    rule.InDenominator(row.Facts),
                    rule.Numerator(row.Facts) > 0,
                    Explain(rule.Of, row.Facts),
                    Explain(rule.Count ?? rule.Those, row.Facts)
                )),
        ];

    private static IReadOnlyList<ExplainedCondition> Explain(Condition? condition, IFacts facts)
    {
        if (condition is null)
        {
            return [];
        }

        return
        [
            .. ConditionWords
                .Parts(condition.Lambda.Body)
                .Select(part => new ExplainedCondition(
                    ConditionWords.Of(part),
                    new Condition(condition.Text, Expression.Lambda(part, condition.Lambda.Parameters)).Holds(facts),
                    ConditionWords.FactsIn(part, facts)
                )),
        ];
    }
}
