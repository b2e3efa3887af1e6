using MangNon.Programme;

namespace MangNon.Rights;

/// <summary>What needs consent.</summary>
/// <param name="Code">Stored.</param>
/// <param name="Name">In Vietnamese.</param>
/// <param name="NameEn">In English.</param>
/// <param name="LegalBasis">As cited.</param>
/// <param name="Verified">Compared with a source.</param>
public sealed record ConsentPurpose(string Code, string Name, string NameEn, string LegalBasis, bool Verified);

/// <summary>In how many working days a request is answered, from a day on.</summary>
public sealed record AnswerTerm(DateOnly From, int WorkingDays, string LegalBasis, bool Verified);

/// <summary>What the law says of the family's rights, as data: <c>programmes/rights/rights.json</c>.</summary>
/// <param name="Terms">In the order of their first days.</param>
/// <param name="ChildsConsentFromAge">Completed years.</param>
/// <param name="ChildsConsentBasis">As cited.</param>
/// <param name="Purposes">What needs consent.</param>
public sealed record RightsRules(
    IReadOnlyList<AnswerTerm> Terms,
    int ChildsConsentFromAge,
    string ChildsConsentBasis,
    IReadOnlyList<ConsentPurpose> Purposes
)
{
    /// <summary>Relative to a folder of programmes.</summary>
    public const string FileName = "rights/rights.json";

    public static RightsRules Shipped { get; } = Load(Path.Combine(ProgrammeFolders.Shipped, FileName)).Required();

    public ConsentPurpose? Purpose(string code) =>
        Purposes.FirstOrDefault(one => string.Equals(one.Code, code, StringComparison.Ordinal));

    /// <summary>The term in force on a day; before the first one the first.</summary>
    public AnswerTerm TermOn(DateOnly day) => Terms.LastOrDefault(term => term.From <= day) ?? Terms[0];

    /// <summary>The last day to answer a request on, inclusive.</summary>
    public DateOnly DueOn(DateOnly receivedOn, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.LastDay(receivedOn, TermOn(receivedOn).WorkingDays);
    }

    /// <summary>Reads the file; mistakes are findings.</summary>
    public static DataFile<RightsRules> Load(string path) =>
        DataFileReader.Read(
            path,
            root =>
            {
                root.Knows("id", "name", "nameEn", "legalBasis", "answers", "childsConsent", "purposes");
                var consent = root.Section("childsConsent", "đồng ý của trẻ")
                    ?.Knows("fromAge", "legalBasis", "verified");
                if (consent is null)
                {
                    root.Log.Error(root.Node, root.Place, "thiếu “childsConsent”");
                }

                return new RightsRules(
                    [
                        .. root.Items("answers", required: true)
                            .Select(node => ReadTerm(node, root.Log))
                            .OrderBy(t => t.From),
                    ],
                    consent?.Whole("fromAge") ?? 0,
                    consent?.Text("legalBasis") ?? "",
                    [.. root.Items("purposes", required: true).Select(node => ReadPurpose(node, root.Log))]
                );
            }
        );

    private static AnswerTerm ReadTerm(JsonAt node, FindingLog log)
    {
        var section = new JsonSection(node, "thời hạn trả lời", log).Knows(
            "from",
            "workingDays",
            "legalBasis",
            "verified"
        );
        var days = section.Whole("workingDays");
        if (days < 1)
        {
            log.Error(node, section.Place, "“workingDays” từ 1");
        }

        return new AnswerTerm(
            section.OptionalDay("from") ?? DateOnly.MinValue,
            days,
            section.Text("legalBasis"),
            section.Flag("verified")
        );
    }

    private static ConsentPurpose ReadPurpose(JsonAt node, FindingLog log)
    {
        var section = new JsonSection(node, "mục đích", log).Knows("code", "name", "nameEn", "legalBasis", "verified");
        return new ConsentPurpose(
            section.Text("code"),
            section.Text("name"),
            section.Text("nameEn"),
            section.Text("legalBasis"),
            section.Flag("verified")
        );
    }
}
