using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MangNon.Documents.Word;

/// <summary>A Word file with the paper, type and styles of an administrative document.</summary>
internal static class ReportFile
{
    /// <summary>Writes a whole .docx to <paramref name="output"/>, which stays open.</summary>
    /// <param name="subject">Trích yếu.</param>
    /// <param name="head">Who issues it.</param>
    /// <param name="content">All that stands on the pages; drawings are added to the part that is handed over.</param>
    /// <param name="output">May go forward only.</param>
    public static void Write(
        string subject,
        Letterhead head,
        Func<MainDocumentPart, IEnumerable<OpenXmlElement>> content,
        Stream output
    )
    {
        // A package is written back and forth; the reader's stream (a response) may only go forward.
        using var buffer = new MemoryStream();
        using (var document = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = Block.Clean($"Báo cáo: {subject}");
            document.PackageProperties.Subject = Block.Clean(subject);
            document.PackageProperties.Creator = Block.Clean(string.Join(' ', head.Agency));
            document.PackageProperties.Language = "vi-VN";
            var main = document.AddMainDocumentPart();
            ReportStyles.AddTo(main);
            var section = PageSetup.AddTo(main);
            var body = new Body();
            body.Append(content(main));
            body.Append(section);
            main.Document = new Document(body);
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }
}
