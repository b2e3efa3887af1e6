using DocumentFormat.OpenXml;
using MangNon.Documents.Word;

namespace MangNon.Documents;

/// <summary>What people wrote, laid out: results by unit, causes, what comes next, what is asked for.</summary>
internal static class JudgementSections
{
    /// <summary>Nothing for a first version.</summary>
    public static IEnumerable<OpenXmlElement> Replacing(ReportJudgement? judgement) =>
        judgement?.Replaces is { } words ? [Block.Text(ReportStyles.Body, words)] : [];

    /// <summary>After the shortcomings; nothing where nobody said why.</summary>
    /// <param name="judgement">What people wrote.</param>
    /// <param name="number">Of its heading.</param>
    public static IEnumerable<OpenXmlElement> Causes(ReportJudgement? judgement, int number)
    {
        if (judgement is not { Causes.Count: > 0 })
        {
            return [];
        }

        return
        [
            Block.Text(ReportStyles.Subsection, $"{number}. Nguyên nhân"),
            .. ReportFrame.Paragraphs(judgement.Causes),
        ];
    }

    /// <summary>The last sections. While nobody wrote, one with room to fill in.</summary>
    public static IEnumerable<OpenXmlElement> Of(ReportJudgement? judgement)
    {
        if (judgement is null)
        {
            yield return Block.Text(ReportStyles.Section, "V. KIẾN NGHỊ");
            yield return Placeholder.Paragraph("Kiến nghị", "[Đơn vị bổ sung]", ReportStyles.Body);
            yield break;
        }

        yield return Block.Text(ReportStyles.Section, "V. ĐÁNH GIÁ CHUNG VÀ BÁO CÁO CỦA CÁC ĐƠN VỊ, THÔN");
        foreach (var paragraph in ReportFrame.Paragraphs(judgement.Results))
        {
            yield return paragraph;
        }

        for (var i = 0; i < judgement.Units.Count; i++)
        {
            yield return Block.Text(ReportStyles.Subsection, $"{i + 1}. {judgement.Units[i].Unit}");
            foreach (var paragraph in ReportFrame.Paragraphs(judgement.Units[i].Paragraphs))
            {
                yield return paragraph;
            }
        }

        if (judgement.Unreported.Count > 0)
        {
            yield return Block.Text(
                ReportStyles.Subsection,
                $"{judgement.Units.Count + 1}. Chưa có báo cáo được chấp nhận"
            );
            foreach (var line in ReportFrame.Listed(judgement.Unreported))
            {
                yield return line;
            }
        }

        foreach (
            var (title, words) in new[]
            {
                ("VI. NHIỆM VỤ THỜI GIAN TỚI", judgement.Plans),
                ("VII. KIẾN NGHỊ, ĐỀ XUẤT", judgement.Requests),
            }
        )
        {
            yield return Block.Text(ReportStyles.Section, title);
            if (words.Count == 0)
            {
                yield return Block.Text(ReportStyles.Body, "Không có.");
            }

            foreach (var paragraph in ReportFrame.Paragraphs(words))
            {
                yield return paragraph;
            }
        }
    }
}
