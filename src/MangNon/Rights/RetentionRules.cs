using MangNon.Programme;
using MangNon.Register;

namespace MangNon.Rights;

/// <summary>What a rule of retention deletes.</summary>
public enum RetainedKind
{
    /// <summary>All of one child.</summary>
    Child,

    /// <summary>A family's request.</summary>
    Request,
    Consent,
}

/// <summary>From which event the years are counted.</summary>
public enum RetainedAfter
{
    Left,
    Died,

    /// <summary>Eighteenth birthday: the register holds 16- and 17-year-olds too.</summary>
    Grown,
    Answered,
    Ended,
}

/// <summary>One rule of retention.</summary>
/// <param name="Id">The file's own id.</param>
/// <param name="Name">In Vietnamese.</param>
/// <param name="NameEn">In English.</param>
/// <param name="What">What is deleted.</param>
/// <param name="After">From which event the years are counted.</param>
/// <param name="Years">Whole years, from 0.</param>
/// <param name="From">First day on which the rule holds.</param>
/// <param name="LegalBasis">As cited.</param>
/// <param name="Verified">Compared with a source.</param>
/// <param name="AdoptedBy">The commune's decision that adopts it; null: it is counted, and deletes nothing.</param>
public sealed record RetentionRule(
    string Id,
    string Name,
    string NameEn,
    RetainedKind What,
    RetainedAfter After,
    int Years,
    DateOnly From,
    string LegalBasis,
    bool Verified,
    string? AdoptedBy
)
{
    /// <summary>The last day of the event, inclusive, of what is over on a day; null while the rule does not hold.</summary>
    public DateOnly? EventBy(DateOnly today) => today < From ? null : today.AddYears(-Years);

    /// <summary>The day a child's years count from; null where it has not happened.</summary>
    /// <param name="birthDate">Born on.</param>
    /// <param name="leftOn">Moved away on; null where the child has not.</param>
    /// <param name="diedOn">Died on; null where the child has not.</param>
    public DateOnly? EventOf(DateOnly birthDate, DateOnly? leftOn, DateOnly? diedOn) =>
        After switch
        {
            RetainedAfter.Left => diedOn is null ? leftOn : null,
            RetainedAfter.Died => diedOn,
            RetainedAfter.Grown => diedOn is null && leftOn is null ? Age.Birthday(birthDate, 18) : null,
            _ => null,
        };
}

/// <summary>Rules of retention as data: <c>programmes/rights/retention.json</c>.</summary>
public sealed record RetentionRules(IReadOnlyList<RetentionRule> Rules)
{
    /// <summary>Relative to a folder of programmes.</summary>
    public const string FileName = "rights/retention.json";

    private static readonly Dictionary<string, RetainedKind> Kinds = new(StringComparer.Ordinal)
    {
        ["child"] = RetainedKind.Child,
        ["request"] = RetainedKind.Request,
        ["consent"] = RetainedKind.Consent,
    };

    private static readonly Dictionary<string, RetainedAfter> Events = new(StringComparer.Ordinal)
    {
        ["left"] = RetainedAfter.Left,
        ["died"] = RetainedAfter.Died,
        ["grown"] = RetainedAfter.Grown,
        ["answered"] = RetainedAfter.Answered,
        ["ended"] = RetainedAfter.Ended,
    };

    public static RetentionRules Shipped { get; } = Load(Path.Combine(ProgrammeFolders.Shipped, FileName)).Required();

    /// <summary>Reads the file; mistakes are findings.</summary>
    public static DataFile<RetentionRules> Load(string path) =>
        DataFileReader.Read(
            path,
            root =>
            {
                root.Knows("id", "name", "nameEn", "legalBasis", "rules");
                return new RetentionRules([
                    .. root.Items("rules", required: true).Select(node => ReadRule(node, root.Log)),
                ]);
            }
        );

    private static RetentionRule ReadRule(JsonAt node, FindingLog log)
    {
        var section = new JsonSection(node, $"quy tắc {node.Member("id")?.Text}", log).Knows(
            "id",
            "name",
            "nameEn",
            "what",
            "after",
            "years",
            "from",
            "legalBasis",
            "verified",
            "adoptedBy"
        );
        var (what, after) = (section.Word("what", Kinds), section.Word("after", Events));
        var fits = what switch
        {
            RetainedKind.Child => after is RetainedAfter.Left or RetainedAfter.Died or RetainedAfter.Grown,
            RetainedKind.Request => after == RetainedAfter.Answered,
            _ => after == RetainedAfter.Ended,
        };
        if (!fits)
        {
            log.Error(node, section.Place, "“after” không hợp với “what”");
        }

        return new RetentionRule(
            section.Text("id"),
            section.Text("name"),
            section.Text("nameEn"),
            what,
            after,
            section.Whole("years"),
            section.OptionalDay("from") ?? DateOnly.MinValue,
            section.Text("legalBasis"),
            section.Flag("verified"),
            section.OptionalText("adoptedBy")
        );
    }
}
