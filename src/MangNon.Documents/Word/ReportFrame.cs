using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MangNon.Documents.Word;

/// <summary>What every report begins and ends with, and its plain paragraphs.</summary>
internal static class ReportFrame
{
    /// <summary>Letterhead, tên loại, trích yếu, căn cứ.</summary>
    public static IEnumerable<OpenXmlElement> Opening(Letterhead head, string subject, IReadOnlyList<string> bases)
    {
        yield return LetterheadTable.Head(head);
        yield return Block.Text(ReportStyles.Title, "BÁO CÁO");
        yield return Block.Text(ReportStyles.Subject, subject);
        yield return Block.Rule(ReportStyles.Subject, PageMeasures.TextWidth, PageMeasures.TextWidth * 2 / 5);
        for (var i = 0; i < bases.Count; i++)
        {
            yield return Block.Text(ReportStyles.Basis, bases[i] + (i == bases.Count - 1 ? "." : ";"));
        }
    }

    /// <summary>The last sentence, Nơi nhận and the signature: on one page.</summary>
    /// <param name="words">The last sentence, without “./.”.</param>
    /// <param name="recipients">Nơi nhận.</param>
    /// <param name="titles">Above the signature.</param>
    /// <param name="signatory">Null for a placeholder.</param>
    public static IEnumerable<OpenXmlElement> Closing(
        string words,
        IReadOnlyList<string> recipients,
        IReadOnlyList<string> titles,
        string? signatory
    )
    {
        var closing = Block.Text(ReportStyles.Body, words + "./.");
        closing.ParagraphProperties!.KeepNext = new KeepNext();
        yield return closing;
        yield return LetterheadTable.End(recipients, titles, signatory);

        // A body must not end in a table; Word would add a paragraph at full height, perhaps on a page of its own.
        yield return Block.Text(ReportStyles.Recipients, "", size: 2);
    }

    public static IEnumerable<OpenXmlElement> Paragraphs(IReadOnlyList<string> paragraphs) =>
        paragraphs.Select(words => Block.Text(ReportStyles.Body, words));

    /// <summary>“- …;”, the last with a full stop.</summary>
    public static IEnumerable<OpenXmlElement> Listed(IReadOnlyList<string> lines) =>
        lines.Select((l, i) => Block.Text(ReportStyles.Body, $"- {l}{(i == lines.Count - 1 ? "." : ";")}"));
}
