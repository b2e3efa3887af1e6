using MangNon.Web.Shell;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.Exchange;

/// <summary>What was wrong with an upload, on its way through the address to the form.</summary>
internal static class UploadErrors
{
    /// <summary>Null for what was saved, and for what is no form of ours.</summary>
    public static string? SlugOf(UploadOutcome outcome) =>
        outcome switch
        {
            UploadOutcome.NoFile => "chua-chon",
            UploadOutcome.OldOrEncrypted => "doi-cu",
            UploadOutcome.NotAWorkbook => "khong-phai-so",
            UploadOutcome.TooLarge => "qua-lon",
            _ => null,
        };

    /// <summary>At the field of the file; null for anything else.</summary>
    /// <param name="slug">As in the address.</param>
    /// <param name="maxBytes">Of a file.</param>
    public static FieldError? Of(string? slug, long maxBytes) =>
        slug switch
        {
            "chua-chon" => new FieldError("tep", T("Import.NoFile")),
            "doi-cu" => new FieldError("tep", T("Import.OldOrEncrypted")),
            "khong-phai-so" => new FieldError("tep", T("Import.NotAWorkbook")),
            "qua-lon" => new FieldError("tep", T("Import.TooLarge", Numbers.Count((int)(maxBytes / 1024 / 1024)))),
            _ => null,
        };
}
