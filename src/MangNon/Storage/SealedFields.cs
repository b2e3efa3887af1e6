namespace MangNon.Storage;

/// <summary>What sealed values are bound to: table and column. Stored within the seal: never rename.</summary>
public static class SealedFields
{
    public const string HouseholdPhone = "households.phone";

    public const string ChildPersonalId = "children.personal_id";

    /// <summary>What a line of the log says beyond its ids.</summary>
    public const string AuditDetail = "audit_entries.detail";
}
