using System.CommandLine;
using MangNon.Web.Access;
using MangNon.Web.Site;
using MangNon.Web.Storage;
using MangNon.Web.Storage.Keeping;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon serve [--urls URL]</c>, and what the program does when no verb is named.</summary>
internal static class ServeVerb
{
    public static Option<string> Urls { get; } =
        new("--urls")
        {
            Description = "Địa chỉ phục vụ / addresses to listen on",
            DefaultValueFactory = _ => SiteOptions.DefaultUrls,
            HelpName = "URL",
        };

    public static Command Create()
    {
        var command = new Command("serve", "Mở trang web / serve the site") { Urls };
        command.SetAction(RunAsync);
        return command;
    }

    public static Task<int> RunAsync(ParseResult parsed, CancellationToken cancel) =>
        Verb.WithWorkspaceAsync(
            parsed,
            async workspace =>
            {
                if (workspace.IsNew)
                {
                    Console.Error.WriteLine("Lần chạy đầu: đang nạp dữ liệu mẫu (không có người thật)…");
                    if (await Sample.LoadAsync(workspace, cancel) is { } problem)
                    {
                        return Verb.Refuse(problem);
                    }
                }

                using var serving = FolderLock.Serving(workspace.Folder.Path);
                BackupKey.Ensure(workspace.Folder.Path, Console.Error);
                if (await DataMigration.MayAlterLogAsync(workspace.Folder, cancel))
                {
                    Console.Error.WriteLine(
                        "Cảnh báo: tài khoản PostgreSQL của ứng dụng sửa được bảng nhật ký (audit_entries). "
                            + $"Đặt {DataFolder.PostgresOwnerVariable} là tài khoản chủ sở hữu riêng để ứng dụng chỉ đọc và ghi thêm."
                    );
                }

                return await ServeAsync(workspace, parsed.GetValue(Urls)!, cancel);
            },
            cancel
        );

    private static async Task<int> ServeAsync(Workspace workspace, string urls, CancellationToken cancel)
    {
        await using var app = SiteHost.Build(
            new SiteOptions
            {
                DataFolder = workspace.Folder.Path,
                BackedUp = workspace.Folder,
                UseDatabase = workspace.Folder.Configure,
                Seal = workspace.Folder.Seal,
                ProgrammeFolders = Workspace.ProgrammeFolders(workspace.Folder.Path),
                Urls = urls,
            }
        );
        foreach (var first in await FirstAccounts.EnsureAsync(app.Services, cancel))
        {
            Console.WriteLine($"Tài khoản đầu tiên: {first.UserName}");
            Console.WriteLine($"Mật khẩu dùng một lần: {first.Password}");
        }

        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException)
        {
            return Verb.Refuse(
                $"Không mở được địa chỉ {urls}: có chương trình khác đang dùng. Chọn địa chỉ khác bằng --urls."
            );
        }

        Console.WriteLine($"Mở trình duyệt tại {string.Join(" ", app.Urls)} (dừng: Ctrl+C)");
        await app.WaitForShutdownAsync(cancel);
        return Verb.Done;
    }
}
