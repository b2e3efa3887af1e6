using System.Linq.Expressions;
using System.Reflection;
using MangNon.Access;
using MangNon.Figures.Facts;
using MangNon.Programme;

namespace MangNon.Figures.Rules;

/// <summary>A component's rule, ready to be applied to rows of facts. Immutable; safe to use from many threads.</summary>
internal sealed class CompiledRule
{
    public required string ComponentId { get; init; }
    public required RuleDefinition Definition { get; init; }
    public required int Multiplier { get; init; }
    public Condition? Of { get; init; }
    public Condition? Those { get; init; }
    public Condition? Count { get; init; }
    public Condition? Less { get; init; }

    /// <summary>
    /// The kinds of record that the rule looks at: whoever may read all of them of a child may know how it is counted.
    /// </summary>
    public IReadOnlyList<RecordKind> Kinds =>
        field ??= [
            .. new[] { Of, Those, Count, Less }
                .SelectMany(condition => condition?.Kinds ?? [])
                .Prepend(
                    Definition.Subject is RuleSubject.Child or RuleSubject.Enrolment or RuleSubject.Incident
                        ? RecordKind.Identity
                        : RecordKind.Figures
                )
                .Distinct(),
        ];

    /// <summary>Those of <see cref="Kinds"/> that are about children.</summary>
    public IReadOnlyList<RecordKind> ChildKinds => field ??= [.. Kinds.Where(RecordKinds.OfChildren.Contains)];

    /// <summary>The figure is for the whole commune only: it has no breakdown and none for a set of villages.</summary>
    public bool IsWhole =>
        Definition.Whole
        || Definition.Subject
            is RuleSubject.Facility
                or RuleSubject.Village
                or RuleSubject.Commune
                or RuleSubject.Reported;

    public bool InDenominator(IFacts row) => Of!.Holds(row);

    /// <summary>What the row adds to the numerator: 1, 0 or, where it is taken off again, −1.</summary>
    public int Numerator(IFacts row)
    {
        var counted = Count is not null ? Count.Holds(row) : Of!.Holds(row) && Those!.Holds(row);
        return (counted ? 1 : 0) - (Less is not null && Less.Holds(row) ? 1 : 0);
    }
}

/// <summary>One condition of a rule: its text, its expression and what runs.</summary>
internal sealed class Condition
{
    private readonly Func<IFacts, bool> _holds;

    public Condition(string text, LambdaExpression lambda)
    {
        Text = text;
        Lambda = lambda;
        var any = Expression.Parameter(typeof(IFacts), "any");
        var row = Expression.Variable(lambda.Parameters[0].Type, "typed");
        var body = Expression.Block(
            [row],
            Expression.Assign(row, Expression.Convert(any, row.Type)),
            Expression.Invoke(lambda, row)
        );
        _holds = Expression.Lambda<Func<IFacts, bool>>(body, any).Compile();
    }

    public string Text { get; }

    public LambdaExpression Lambda { get; }

    /// <summary>The kinds of record that the facts it names are taken from.</summary>
    public IReadOnlyList<RecordKind> Kinds => field ??= KindsNamed.In(Lambda);

    public bool Holds(IFacts row) => _holds(row);

    private sealed class KindsNamed : ExpressionVisitor
    {
        private readonly HashSet<RecordKind> _kinds = [];

        public static IReadOnlyList<RecordKind> In(LambdaExpression lambda)
        {
            var visitor = new KindsNamed();
            visitor.Visit(lambda.Body);
            return [.. visitor._kinds];
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            _kinds.UnionWith(node.Member.GetCustomAttribute<FactWordsAttribute>()?.From ?? []);
            return base.VisitMember(node);
        }
    }
}
