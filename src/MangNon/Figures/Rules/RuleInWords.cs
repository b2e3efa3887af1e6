using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using MangNon.Figures.Facts;
using MangNon.Programme;

namespace MangNon.Figures.Rules;

/// <summary>A rule in Vietnamese words.</summary>
/// <param name="Subject">What is counted: “trẻ em trong sổ”.</param>
/// <param name="Denominator">Condition of the denominator; null for what is only reported.</param>
/// <param name="Numerator">Condition of the numerator.</param>
/// <param name="NumeratorIsPart">The numerator counts among those of the denominator; otherwise among all rows.</param>
/// <param name="Less">Condition of what is taken off the numerator, if anything.</param>
public sealed record RuleInWords(
    string Subject,
    string? Denominator,
    string? Numerator,
    bool NumeratorIsPart,
    string? Less
)
{
    internal static RuleInWords Of(CompiledRule rule) =>
        new(
            SubjectWord(rule.Definition.Subject),
            rule.Of is null ? null : ConditionWords.Of(rule.Of.Lambda.Body),
            (rule.Count ?? rule.Those) is { } numerator ? ConditionWords.Of(numerator.Lambda.Body) : null,
            rule.Count is null,
            rule.Less is null ? null : ConditionWords.Of(rule.Less.Lambda.Body)
        );

    private static string SubjectWord(RuleSubject subject) =>
        subject switch
        {
            RuleSubject.Child => "trẻ em trong sổ",
            RuleSubject.Enrolment => "lượt học sinh theo năm học",
            RuleSubject.Incident => "vụ việc của trẻ em",
            RuleSubject.Facility => "cơ sở",
            RuleSubject.Village => "thôn",
            RuleSubject.Commune => "xã",
            _ => "số liệu do đơn vị báo cáo",
        };
}

/// <summary>Conditions in Vietnamese, and the values they looked at.</summary>
internal static class ConditionWords
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Of(Expression node) => Words(node, false);

    /// <summary>The parts joined by “and” at the top: each is explained on its own.</summary>
    public static IEnumerable<Expression> Parts(Expression node) =>
        node is BinaryExpression { NodeType: ExpressionType.AndAlso } and
            ? Parts(and.Left).Concat(Parts(and.Right))
            : [node];

    /// <summary>The facts that a condition looks at, each with its value for a row: “tuổi (năm tròn): 3”.</summary>
    public static IReadOnlyList<string> FactsIn(Expression node, IFacts row)
    {
        var collector = new FactCollector();
        collector.Visit(node);
        return [.. collector.Facts.Select(p => $"{Label(p)}: {ValueWord(p.GetValue(row))}")];
    }

    private static string Words(Expression node, bool nested) =>
        node switch
        {
            BinaryExpression { NodeType: ExpressionType.AndAlso } b => Words(b.Left, true)
                + " và "
                + Words(b.Right, true),
            BinaryExpression { NodeType: ExpressionType.OrElse } b => Bracket(
                Words(b.Left, true) + ", hoặc " + Words(b.Right, true),
                nested
            ),
            UnaryExpression { NodeType: ExpressionType.Not } n => "không phải: " + Words(n.Operand, true),
            UnaryExpression { NodeType: ExpressionType.Convert } c => Words(c.Operand, nested),
            UnaryExpression { NodeType: ExpressionType.Negate } n => "−" + Words(n.Operand, true),
            BinaryExpression b when NullSide(b) is { } other => (
                b.NodeType == ExpressionType.NotEqual ? "có " : "không có "
            ) + Words(other, true),
            BinaryExpression b => Words(b.Left, true) + Relation(b.NodeType, Words(b.Right, true)),
            MemberExpression { Member: PropertyInfo p } => Label(p),
            ConstantExpression { Value: true } => "tất cả",
            ConstantExpression { Value: false } => "không có gì",
            ConstantExpression c => ValueWord(c.Value),
            _ => node.ToString(),
        };

    private static string Relation(ExpressionType type, string right) =>
        type switch
        {
            ExpressionType.LessThan => $" dưới {right}",
            ExpressionType.LessThanOrEqual => $" không quá {right}",
            ExpressionType.GreaterThan => $" trên {right}",
            ExpressionType.GreaterThanOrEqual => $" từ {right} trở lên",
            ExpressionType.Equal => $" bằng {right}",
            ExpressionType.NotEqual => $" khác {right}",
            ExpressionType.Add => $" cộng {right}",
            ExpressionType.Subtract => $" trừ {right}",
            ExpressionType.Multiply => $" nhân {right}",
            _ => $" ? {right}",
        };

    private static Expression? NullSide(BinaryExpression b) =>
        b.NodeType is not (ExpressionType.Equal or ExpressionType.NotEqual) ? null
        : IsNull(b.Right) ? b.Left
        : IsNull(b.Left) ? b.Right
        : null;

    private static bool IsNull(Expression node) =>
        node is ConstantExpression { Value: null }
        || (node is UnaryExpression { NodeType: ExpressionType.Convert } c && IsNull(c.Operand));

    private static string Bracket(string text, bool nested) => nested ? $"({text})" : text;

    private static string Label(PropertyInfo p) => p.GetCustomAttribute<FactWordsAttribute>()!.Vi;

    private static string ValueWord(object? value) =>
        value switch
        {
            null => "không có",
            true => "có",
            false => "không",
            double d => d.ToString("0.##", Vietnamese).Replace('-', '−'),
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture).Replace('-', '−'),
            _ => value.ToString() ?? "",
        };

    private sealed class FactCollector : ExpressionVisitor
    {
        public List<PropertyInfo> Facts { get; } = [];

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Member is PropertyInfo p && !Facts.Contains(p))
            {
                Facts.Add(p);
            }

            return base.VisitMember(node);
        }
    }
}
