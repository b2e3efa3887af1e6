using System.Linq.Dynamic.Core;
using System.Linq.Dynamic.Core.Exceptions;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.RegularExpressions;
using MangNon.Figures.Facts;

namespace MangNon.Figures.Rules;

/// <summary>A mistake in the text of a rule.</summary>
/// <param name="Position">Where it begins, from 0.</param>
/// <param name="Message">In Vietnamese.</param>
internal sealed record RuleTextProblem(int Position, string Message);

/// <summary>
/// Reads the text of a condition into an expression over facts. Only words of the vocabulary, numbers,
/// comparisons, sums and and/or/not may stand in it: nothing that calls, loops, creates or divides.
/// </summary>
internal static partial class RuleText
{
    /// <summary>The longest condition, in characters.</summary>
    public const int MaxLength = 1000;

    /// <summary>The deepest nesting of brackets and of “not”.</summary>
    public const int MaxDepth = 24;

    private static readonly ParsingConfig Config = new()
    {
        ResolveTypesBySimpleName = false,
        AllowNewToEvaluateAnyType = false,
        DisableMemberAccessToIndexAccessorFallback = true,
        RestrictOrderByToPropertyOrField = true,
        AreContextKeywordsEnabled = false,
        SupportEnumerationsFromSystemNamespace = false,
        PrioritizePropertyOrFieldOverTheType = true,
        IsCaseSensitive = false,
    };

    public static (LambdaExpression? Lambda, RuleTextProblem? Problem) Parse(Type facts, string text)
    {
        if (Screen(facts, text) is { } refused)
        {
            return (null, refused);
        }

        try
        {
            var row = Expression.Parameter(facts, "row");
#pragma warning disable CA2263 // The generic overload returns an expression of Func<bool>, not of Func<facts, bool>.
            var lambda = DynamicExpressionParser.ParseLambda(Config, false, [row], typeof(bool), text);
#pragma warning restore CA2263
            return AllowedNodes.FirstForbidden(lambda.Body) is { } forbidden
                ? (null, new RuleTextProblem(0, $"Điều kiện có phần không được phép dùng: {forbidden}."))
                : (lambda, null);
        }
        catch (ParseException e)
        {
            return (null, new RuleTextProblem(Math.Clamp(e.Position, 0, text.Length), Explain(text, e)));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or OverflowException)
        {
            return (null, new RuleTextProblem(0, "Điều kiện so sánh hai thứ không cùng loại."));
        }
    }

    private static RuleTextProblem? Screen(Type facts, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new RuleTextProblem(0, "Điều kiện đang trống.");
        }

        if (text.Length > MaxLength)
        {
            return new RuleTextProblem(MaxLength, $"Điều kiện dài quá {MaxLength} ký tự.");
        }

        var words = facts
            .GetProperties()
            .Where(p => p.GetCustomAttribute<FactWordsAttribute>() is not null)
            .Select(FactVocabulary.Name)
            .ToHashSet(StringComparer.Ordinal);
        var (depth, nots) = (0, 0);
        var at = 0;
        while (at < text.Length)
        {
            var token = Token().Match(text, at);
            if (!token.Success)
            {
                return new RuleTextProblem(at, $"Ký tự “{text[at]}” không dùng được trong điều kiện.");
            }

            var word = token.Groups["word"].Value;
            if (word.Length > 0 && !Keywords.Contains(word) && !words.Contains(word))
            {
                return new RuleTextProblem(at, $"“{word}” không có trong bảng từ của điều kiện.");
            }

            nots = word == "not" || token.Value == "!" ? nots + 1 : nots;
            depth += token.Value switch
            {
                "(" => 1,
                ")" => -1,
                _ => 0,
            };
            if (depth > MaxDepth || nots > MaxDepth)
            {
                return new RuleTextProblem(at, $"Điều kiện lồng nhau quá {MaxDepth} lớp.");
            }

            if (depth < 0)
            {
                return new RuleTextProblem(at, "Thừa dấu đóng ngoặc.");
            }

            at += token.Length;
        }

        return depth > 0 ? new RuleTextProblem(text.Length, "Thiếu dấu đóng ngoặc.") : null;
    }

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "and",
        "or",
        "not",
        "true",
        "false",
        "null",
    };

    [GeneratedRegex(
        @"\G(?:\s+|(?<word>[\p{L}_][\p{L}\p{N}_]*)|\d+(?:\.\d+)?|==|!=|<=|>=|<|>|\(|\)|\+|-|\*|&&|\|\||!)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Token();

    private static string Explain(string text, ParseException e)
    {
        var position = Math.Clamp(e.Position, 0, text.Length);
        var rest = text[position..].Trim();
        return rest.Length == 0
            ? "Điều kiện dừng giữa chừng."
            : $"Không hiểu được từ chỗ “{(rest.Length > 24 ? rest[..24] + "…" : rest)}”.";
    }

    /// <summary>The kinds of node a condition may be made of.</summary>
    private sealed class AllowedNodes : ExpressionVisitor
    {
        private ExpressionType? _forbidden;

        public static string? FirstForbidden(Expression body)
        {
            var visitor = new AllowedNodes();
            visitor.Visit(body);
            return visitor._forbidden?.ToString();
        }

        public override Expression? Visit(Expression? node)
        {
            var allowed =
                node is null
                || node.NodeType
                    is ExpressionType.AndAlso
                        or ExpressionType.OrElse
                        or ExpressionType.Not
                        or ExpressionType.Equal
                        or ExpressionType.NotEqual
                        or ExpressionType.LessThan
                        or ExpressionType.LessThanOrEqual
                        or ExpressionType.GreaterThan
                        or ExpressionType.GreaterThanOrEqual
                        or ExpressionType.Add
                        or ExpressionType.Subtract
                        or ExpressionType.Multiply
                        or ExpressionType.Negate
                        or ExpressionType.Convert
                        or ExpressionType.Constant
                        or ExpressionType.Parameter
                || node is MemberExpression { Member: PropertyInfo p } && p.IsDefined(typeof(FactWordsAttribute));
            if (!allowed)
            {
                _forbidden ??= node!.NodeType;
                return node;
            }

            return base.Visit(node);
        }
    }
}
