using MangNon.Access;
using MangNon.Web.People;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.Opening;

/// <summary>How acts that need two people are written on screen, and how long their reasons are.</summary>
internal static class OpeningWords
{
    /// <summary>Letters of a reason at the least: one word is none.</summary>
    public const int ReasonFrom = 20;

    public const int ReasonTo = 1000;

    public static string Of(AgreementMatter matter) => T("Request.Matter." + matter);

    public static string Of(RecordKind kind) => T("Open.Kind." + kind);

    public static string Of(IEnumerable<RecordKind> kinds) => string.Join("; ", kinds.Select(Of));

    public static string State(Agreement agreement, DateTime now) =>
        agreement.IsGiven switch
        {
            false => T("Request.Refused"),
            true when agreement.DoneAt is not null => T("Request.Done"),
            true when now < agreement.Until => T("Request.Given", PeopleWords.At(agreement.Until)),
            null when now < agreement.Until => T("Request.Waits", PeopleWords.At(agreement.Until)),
            _ => T("Request.Lapsed"),
        };

    /// <summary>What is wrong with a reason; null where nothing is.</summary>
    public static string? Wrong(string? reason) =>
        (reason ?? "").Trim().Length switch
        {
            < ReasonFrom => T("Open.ReasonShort", Numbers.Count(ReasonFrom)),
            > ReasonTo => T("Open.ReasonLong", Numbers.Count(ReasonTo)),
            _ => null,
        };
}
