using System.Diagnostics;

namespace MangNon.Exchange.Tests;

/// <summary>LibreOffice Calc in a profile of its own: opens a workbook with a password, as an office would.</summary>
internal static class Calc
{
    /// <summary>
    /// Cells A1 to C3 of the last sheet, as they are shown, by rows; null where it does not open.
    /// </summary>
    public static async Task<IReadOnlyList<string>?> CellsAsync(byte[] workbook, string password)
    {
        var folder = Directory.CreateTempSubdirectory("mangnon-calc-").FullName;
        try
        {
            var file = Path.Combine(folder, "so.xlsx");
            var answer = Path.Combine(folder, "answer.txt");
            await File.WriteAllBytesAsync(file, workbook);
            // The first start lays out the profile, over any macro that lies there before.
            await RunAsync(folder, "--terminate_after_init");
            await WriteMacroAsync(Path.Combine(folder, "profile", "user", "basic"), file, answer, password);
            var said = await RunAsync(folder, "macro:///Standard.Reading.Cells");
            Assert.True(File.Exists(answer), said);
            var lines = await File.ReadAllLinesAsync(answer);
            return lines is ["not opened"] ? null : lines;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> RunAsync(string folder, string argument)
    {
        var start = new ProcessStartInfo("soffice")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add($"-env:UserInstallation=file://{folder}/profile");
        start.ArgumentList.Add("--headless");
        start.ArgumentList.Add("--norestore");
        start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            var said = process.StandardOutput.ReadToEndAsync(limit.Token);
            var complained = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return await said + await complained;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static async Task WriteMacroAsync(string folder, string file, string answer, string password)
    {
        var library = Directory.CreateDirectory(Path.Combine(folder, "Standard")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "script.xlc"),
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
            <library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/></library:libraries>
            """
        );
        await File.WriteAllTextAsync(
            Path.Combine(library, "script.xlb"),
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
            <library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Reading"/></library:library>
            """
        );
        var basic = $"""
            Sub Cells
              On Error Resume Next
              Dim given(1) As New com.sun.star.beans.PropertyValue
              given(0).Name = "Hidden"
              given(0).Value = True
              given(1).Name = "Password"
              given(1).Value = "{password}"
              Dim book As Object
              book = StarDesktop.loadComponentFromURL(ConvertToURL("{file}"), "_blank", 0, given())
              Dim text As Object
              text = createUnoService("com.sun.star.io.TextOutputStream")
              text.setOutputStream(createUnoService("com.sun.star.ucb.SimpleFileAccess").openFileWrite(ConvertToURL("{answer}")))
              text.setEncoding("UTF-8")
              If IsNull(book) Then
                text.writeString("not opened")
              Else
                Dim sheet As Object
                sheet = book.Sheets.getByIndex(book.Sheets.Count - 1)
                For row = 0 To 2
                  For column = 0 To 2
                    text.writeString(sheet.getCellByPosition(column, row).String & Chr(10))
                  Next
                Next
                book.close(True)
              End If
              text.closeOutput()
              StarDesktop.terminate()
            End Sub
            """;
        await File.WriteAllTextAsync(
            Path.Combine(library, "Reading.xba"),
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
            <script:module xmlns:script="http://openoffice.org/2000/script" script:name="Reading" script:language="StarBasic">{System.Security.SecurityElement.Escape(
                basic
            )}</script:module>
            """
        );
    }
}
