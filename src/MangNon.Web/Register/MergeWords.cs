using MangNon.Register.Merging;

namespace MangNon.Web.Register;

/// <summary>What a merge of two children is called on the screen, and where its page is.</summary>
internal static class MergeWords
{
    public const string Path = "/so-tre-em/gop";

    public static string Address(Guid kept, Guid other) => $"{Path}/{kept}/{other}";

    /// <summary>The page of a pair, with the child that was entered first, by its code, as the one to keep.</summary>
    public static string Address((Guid Id, string Code) one, (Guid Id, string Code) other) =>
        string.CompareOrdinal(one.Code, other.Code) <= 0 ? Address(one.Id, other.Id) : Address(other.Id, one.Id);

    public static string Of(MergeAnswer answer) => Texts.T("Merge.Answer." + answer);

    public static string Table(string table) =>
        Texts.T((table is "consents" or "rights_requests" ? "Merge.Table." : "Log.Table.") + table);

    /// <summary>What becomes of a field: “giữ nguyên”, “điền từ TE02”.</summary>
    public static string Becomes(MergeLine line, string other) =>
        line.IsFilled ? Texts.T("Merge.Filled", other)
        : line.Kept == line.Other ? Texts.T("Merge.Same")
        : line.Other.Length == 0 ? Texts.T("Merge.Stays")
        : Texts.T("Merge.KeptWins");
}
