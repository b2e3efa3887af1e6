namespace MangNon.Storage;

/// <summary>What sealed values are bound to: table and column. Stored within the seal: never rename.</summary>
public static class SealedFields
{
    public const string HouseholdPhone = "households.phone";

    public const string ChildPersonalId = "children.personal_id";

    public const string ChildHealthInsurance = "child_details.health_insurance";

    /// <summary>What a line of the log says beyond its ids.</summary>
    public const string AuditDetail = "audit_entries.detail";

    public const string CircumstanceGroup = "circumstances.group";

    public const string SupportMatter = "supports.matter";

    public const string IncidentMatter = "incidents.matter";

    public const string LegalMatter = "legal_affairs.matter";
    public const string HivYearMatter = "hiv_years.matter";

    public const string AgreementReason = "agreements.reason";

    public const string AgreementRemark = "agreements.remark";

    public const string AgreementKinds = "agreements.kinds";

    public const string OpeningReason = "child_openings.reason";

    public const string OpeningKinds = "child_openings.kinds";

    public const string RequestMatter = "rights_requests.matter";

    public const string RequestRemark = "rights_requests.remark";

    public const string ConsentEvidence = "consents.evidence";

    public const string ErasureBasis = "erasure_proofs.basis";

    public const string ErasedPayload = "erased_counts.payload";

    public const string ExportSelection = "name_exports.selection";

    public const string ExportMatter = "name_exports.matter";

    /// <summary>Copies of the records of a child that went into another.</summary>
    public const string MergeMatter = "child_merges.matter";

    /// <summary>What a person's authenticator app shares with the site.</summary>
    public const string SecondFactorKey = "account_second_factors.key";

    /// <summary>What cookies are encrypted with.</summary>
    public const string CookieKey = "data_protection_keys.xml";

    public const string InstallationProof = "installation.proof";

    /// <summary>
    /// Block of a support's matter, in bytes: form and source as people write them fall into one or two lengths.
    /// </summary>
    internal const int SupportBlock = 64;

    /// <summary>
    /// Block of an incident's matter, in bytes: with or without outcome, day and a short detail, every kind is of the
    /// same length.
    /// </summary>
    internal const int IncidentBlock = 128;

    /// <summary>Block of a legal affair's matter, in bytes: its kind and state are not told by its length.</summary>
    internal const int LegalBlock = 128;

    /// <summary>Block of a year's counts, in bytes: whether there are any at all is not told by their length.</summary>
    internal const int HivYearBlock = 512;

    /// <summary>Block of what people write about an act of two people, in bytes.</summary>
    internal const int AgreementBlock = 64;

    /// <summary>Block of what people write about a family's request, in bytes.</summary>
    internal const int RequestBlock = 128;

    /// <summary>Block of the copies kept of a merged child, in bytes: how many records it had is told roughly.</summary>
    internal const int MergeBlock = 4096;

    /// <summary>Block of what is said of a file with names, in bytes.</summary>
    internal const int ExportBlock = 128;

    /// <summary>The columns that a change of keys seals anew.</summary>
    internal static IReadOnlyList<SealedColumn> Columns { get; } =
    [
        new("households", "phone_sealed", HouseholdPhone),
        new("children", "personal_id_sealed", ChildPersonalId, IndexName: "personal_id_index"),
        new("child_details", "health_insurance_sealed", ChildHealthInsurance),
        new("circumstances", "group", CircumstanceGroup),
        new("supports", "matter", SupportMatter, SupportBlock),
        new("incidents", "matter", IncidentMatter, IncidentBlock),
        new("legal_affairs", "matter", LegalMatter, LegalBlock),
        new("hiv_years", "matter", HivYearMatter, HivYearBlock),
        new("agreements", "reason", AgreementReason, AgreementBlock),
        new("agreements", "remark", AgreementRemark, AgreementBlock),
        new("agreements", "kinds", AgreementKinds, AgreementBlock),
        new("child_openings", "reason", OpeningReason, AgreementBlock),
        new("child_openings", "kinds", OpeningKinds, AgreementBlock),
        new("rights_requests", "matter", RequestMatter, RequestBlock),
        new("rights_requests", "remark", RequestRemark, RequestBlock),
        new("consents", "evidence", ConsentEvidence, RequestBlock),
        new("erasure_proofs", "basis", ErasureBasis, RequestBlock),
        new("erased_counts", "payload", ErasedPayload, RequestBlock),
        new("name_exports", "selection", ExportSelection, ExportBlock),
        new("name_exports", "matter", ExportMatter, ExportBlock),
        new("child_merges", "matter", MergeMatter, MergeBlock),
        new("account_second_factors", "key", SecondFactorKey),
        new("data_protection_keys", "xml", CookieKey),
        new("installation", "proof", InstallationProof),
    ];

    /// <summary>Every column that holds sealed values. The log's is never sealed anew, being append-only: its keys are kept.</summary>
    internal static IReadOnlyList<SealedColumn> All { get; } =
    [.. Columns, new("audit_entries", "detail_sealed", AuditDetail)];
}

/// <summary>A column of sealed values, in a table whose key is <c>id</c>.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Name">The column.</param>
/// <param name="Purpose">What its values are bound to.</param>
/// <param name="Block">What their lengths are rounded up to.</param>
/// <param name="IndexName">The column of their blind index; null where there is none.</param>
internal sealed record SealedColumn(
    string Table,
    string Name,
    string Purpose,
    int Block = 16,
    string? IndexName = null
);
