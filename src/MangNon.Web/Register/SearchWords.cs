using MangNon.Register;
using MangNon.Register.Searching;

namespace MangNon.Web.Register;

/// <summary>By what a child was found, in words.</summary>
internal static class SearchWords
{
    /// <summary>“mẹ: Lò Thị Mai · mã hộ: H00045”; empty where the own name, birth date and village tell it already.</summary>
    public static string Matched(RegisterFound found, RegisterLine line) =>
        string.Join(
            " · ",
            SearchMatch
                .Of(found.Words, line, found.ByPersonalId.Contains(line.Child.Id))
                .Select(match =>
                    match.Text is null
                        ? Texts.T("Search.By." + match.By)
                        : Texts.T("Search.By." + match.By) + ": " + match.Text
                )
        );
}
