using System.CommandLine;
using System.Globalization;
using MangNon.Exchange;
using Spectre.Console;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon import FILE [--dry-run] [--json]</c>.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Tệp .xlsx, .zip hoặc thư mục .csv" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ xem trước, không ghi / tell, do not write" };
        var command = new Command("import", "Nhập sổ dữ liệu trẻ em / take in a register workbook") { file, dryRun };
        command.SetAction(
            (parsed, cancel) =>
                Verb.WithWorkspaceAsync(
                    parsed,
                    async workspace =>
                    {
                        var json = parsed.GetValue(Verb.Json);
                        var options = new ImportOptions
                        {
                            DryRun = parsed.GetValue(dryRun),
                            ComponentIds = ComponentIds(workspace),
                        };
                        var result = await RunAsync(workspace, parsed.GetValue(file)!, options, json, cancel);
                        if (result.Refusal is { } refusal)
                        {
                            return Verb.Refuse(refusal);
                        }

                        if (json)
                        {
                            using var stdout = Console.OpenStandardOutput();
                            ImportJson.Write(stdout, result);
                        }
                        else
                        {
                            Print(result, options.DryRun);
                        }

                        return result.Errors.Count > 0 ? Verb.DoneWithFindings : Verb.Done;
                    },
                    cancel
                )
        );
        return command;
    }

    /// <summary>Components that a workbook may report figures for: the programme's, among them the unit's own.</summary>
    public static IReadOnlySet<string> ComponentIds(Workspace workspace) =>
        workspace
            .Rules.Programme.Components.Select(c => c.Component.Id)
            .Concat(ImportOptions.NationalComponentIds)
            .ToHashSet(StringComparer.Ordinal);

    private static async Task<ImportResult> RunAsync(
        Workspace workspace,
        string file,
        ImportOptions options,
        bool quiet,
        CancellationToken cancel
    )
    {
        await using var db = workspace.NewContext();
        using var source = WorkbookSource.Open(file);
        if (quiet || Console.IsErrorRedirected)
        {
            return await RegisterImport.RunAsync(
                db,
                workspace.Folder.Seal,
                workspace.Commune.Id,
                source,
                options,
                null,
                cancel
            );
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal
            .Progress()
            .AutoClear(true)
            .StartAsync(async progress =>
            {
                var task = progress.AddTask("Đang đọc");
                return await RegisterImport.RunAsync(
                    db,
                    workspace.Folder.Seal,
                    workspace.Commune.Id,
                    source,
                    options,
                    new Progress<ImportProgress>(p =>
                    {
                        task.MaxValue = p.SheetCount;
                        task.Value = p.SheetNumber - 1;
                        task.Description = string.Create(CultureInfo.InvariantCulture, $"{p.Sheet}: {p.Rows} dòng");
                    }),
                    cancel
                );
            });
    }

    private static void Print(ImportResult result, bool dryRun)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns(
            "Bảng",
            "Đọc",
            dryRun ? "Sẽ thêm" : "Thêm",
            dryRun ? "Sẽ sửa" : "Sửa",
            "Giữ nguyên",
            "Từ chối"
        );
        foreach (var column in table.Columns.Skip(1))
        {
            column.RightAligned();
        }

        foreach (var sheet in result.Sheets)
        {
            int[] counts = [sheet.Read, sheet.Added, sheet.Changed, sheet.Unchanged, sheet.Refused];
            table.AddRow([sheet.Sheet, .. counts.Select(n => n.ToString(CultureInfo.InvariantCulture))]);
        }

        AnsiConsole.Write(table);
        foreach (var error in result.Errors)
        {
            Console.Error.WriteLine(
                $"{error.Sheet}, dòng {error.Row}, cột {error.Column}: “{error.Value}” – {error.Message}"
            );
        }

        foreach (var warning in result.Warnings)
        {
            var place = warning.Column.Length > 0 ? $", dòng {warning.Row}, cột {warning.Column}" : "";
            Console.Error.WriteLine($"Lưu ý: {warning.Sheet}{place}: {warning.Message}");
        }
    }
}
