using System.CommandLine;
using MangNon.Web.Storage;
using MangNon.Web.Storage.Keeping;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon restore FILE [--data DIR] [--replace]</c>.</summary>
internal static class RestoreVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Tệp sao lưu .mnb / backup file" };
        var replace = new Option<bool>("--replace")
        {
            Description = "Thay thư mục đang có, chuyển nó sang bên cạnh / move what is there aside",
        };
        var command = new Command("restore", "Khôi phục từ bản sao lưu / restore from a backup") { file, replace };
        command.SetAction(
            (parsed, cancel) =>
                BackupVerb.SaidAsync(async () =>
                {
                    var data = parsed.GetValue(Verb.Data)!;
                    var restored = await BackupRestore.RunAsync(
                        parsed.GetValue(file)!,
                        data,
                        Environment.GetEnvironmentVariable(DataFolder.PostgresVariable),
                        BackupVerb.Keys(data),
                        parsed.GetValue(replace),
                        TimeProvider.System,
                        cancel
                    );
                    await Console.Error.WriteLineAsync(
                        $"Đã khôi phục vào {Path.GetFullPath(data)}: {BackupVerb.Summary(restored.Manifest)}."
                    );
                    if (restored.MovedAside is { } aside)
                    {
                        await Console.Error.WriteLineAsync($"Dữ liệu trước đó nằm ở {aside}.");
                    }
                })
        );
        return command;
    }
}
