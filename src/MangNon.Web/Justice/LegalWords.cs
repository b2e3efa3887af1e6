using MangNon.Justice;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.Justice;

/// <summary>What pages and papers call legal affairs.</summary>
internal static class LegalWords
{
    /// <summary>The titles of <see cref="Cells"/>.</summary>
    public static readonly string[] Columns =
    [
        "Record.viec-phap-ly.From",
        "Record.viec-phap-ly.Kind",
        "Record.viec-phap-ly.State",
        "Record.viec-phap-ly.Number",
        "Record.viec-phap-ly.Words",
    ];

    public static string[] Cells(LegalAffair affair) =>
        [
            Numbers.Day(affair.From),
            T("LegalAffairKind." + affair.Kind),
            T("LegalAffairState." + affair.State) + (affair.To is { } to ? " " + Numbers.Day(to) : ""),
            affair.Number ?? "",
            affair.Words ?? "",
        ];
}
