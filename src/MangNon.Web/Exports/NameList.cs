using MangNon.Exchange.Writing;

namespace MangNon.Web.Exports;

/// <summary>A list of names as it is now, for the one who asks: what it holds, and how it is written.</summary>
/// <param name="Selection">Which.</param>
/// <param name="Words">Which, in words: “Sổ trẻ em: Thôn 1, 6–11 tuổi”.</param>
/// <param name="FileName">Without ending; names nobody.</param>
/// <param name="Children">Children in it, each once.</param>
/// <param name="WriteAsync">Writes the marked workbook.</param>
internal sealed record NameList(
    NameSelection Selection,
    string Words,
    string FileName,
    int Children,
    Func<Stream, WorkbookMark, CancellationToken, Task> WriteAsync
);
