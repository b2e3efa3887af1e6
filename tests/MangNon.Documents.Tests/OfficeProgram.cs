using System.Diagnostics;
using UglyToad.PdfPig;

namespace MangNon.Documents.Tests;

/// <summary>LibreOffice in a profile of its own, as an office would print the document.</summary>
internal static class OfficeProgram
{
    /// <summary>The words of each page of the document's PDF, top to bottom and left to right.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<PrintedWord>>> PagesAsync(byte[] document)
    {
        var folder = Directory.CreateTempSubdirectory("mangnon-pdf-").FullName;
        try
        {
            var word = Path.Combine(folder, "bao-cao.docx");
            await File.WriteAllBytesAsync(word, document);
            var start = new ProcessStartInfo("soffice")
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
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
                .. pdf.GetPages()
                    .Select(p =>
                        (IReadOnlyList<PrintedWord>)
                            [
                                .. p.GetWords()
                                    .Select(w => new PrintedWord(
                                        w.Text.Normalize(),
                                        w.BoundingBox.Left,
                                        w.BoundingBox.Right
                                    )),
                            ]
                    ),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <param name="Text">In normal form C.</param>
/// <param name="Left">Points from the left edge of the paper.</param>
/// <param name="Right">Points from the left edge of the paper.</param>
internal sealed record PrintedWord(string Text, double Left, double Right);
