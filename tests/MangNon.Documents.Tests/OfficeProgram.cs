using System.Diagnostics;
using UglyToad.PdfPig;

namespace MangNon.Documents.Tests;

/// <summary>LibreOffice in a profile of its own, as an office would print the document.</summary>
internal static class OfficeProgram
{
    /// <summary>The text of each page of the document's PDF.</summary>
    public static async Task<IReadOnlyList<string>> PagesAsync(byte[] document)
    {
        var folder = Directory.CreateTempSubdirectory("mangnon-pdf-").FullName;
        try
        {
            var word = Path.Combine(folder, "bao-cao.docx");
            await File.WriteAllBytesAsync(word, document);
            var start = new ProcessStartInfo("soffice") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (
                var argument in new[]
                {
                    $"-env:UserInstallation=file://{folder}/profile",
                    "--headless",
                    "--convert-to",
                    "pdf",
                    "--outdir",
                    folder,
                    word,
                }
            )
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, said);
            using var pdf = PdfDocument.Open(Path.Combine(folder, "bao-cao.pdf"));
            return
            [
                .. pdf.GetPages().Select(p => string.Join(' ', p.GetWords().Select(w => w.Text))),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
