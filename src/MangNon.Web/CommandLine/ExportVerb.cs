using System.CommandLine;
using MangNon.Exchange;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon export --out FILE</c>: the whole register as .xlsx, .zip or a folder of .csv.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var output = OutFile.Option("FILE");
        var command = new Command("export", "Xuất sổ dữ liệu ra .xlsx, .zip hoặc thư mục .csv / write the register out")
        {
            output,
        };
        command.SetAction(
            (parsed, cancel) =>
                Verb.WithWorkspaceAsync(
                    parsed,
                    async workspace =>
                    {
                        var path = parsed.GetValue(output)!;
                        await using var db = workspace.NewContext();
                        return await OutFile.SaidAsync(
                            path,
                            () => RegisterExport.RunAsync(db, workspace.Folder.Seal, workspace.Commune.Id, path, cancel)
                        );
                    },
                    cancel
                )
        );
        return command;
    }
}
