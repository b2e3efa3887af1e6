using System.CommandLine;
using System.Net;
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

    public static Option<string?> Public { get; } =
        new("--public")
        {
            Description =
                "Địa chỉ https mà trình duyệt gọi, khi có máy chủ trung gian / the address in browsers, behind a proxy",
            HelpName = "URL",
        };

    public static Option<string[]> Proxy { get; } =
        new("--proxy")
        {
            Description =
                "Máy chủ trung gian được tin: địa chỉ hoặc mạng / proxies that are believed: addresses or networks",
            DefaultValueFactory = _ => [],
            AllowMultipleArgumentsPerToken = true,
            HelpName = "IP",
        };

    public static Command Create()
    {
        var command = new Command("serve", "Mở trang web / serve the site") { Urls, Public, Proxy };
        command.SetAction(RunAsync);
        return command;
    }

    public static Task<int> RunAsync(ParseResult parsed, CancellationToken cancel) =>
        ReadProxy(parsed, out var address, out var proxies) is { } problem
            ? Task.FromResult(Verb.Refuse(problem))
            : Verb.WithWorkspaceAsync(
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

                    return await ServeAsync(workspace, parsed.GetValue(Urls)!, address, proxies, cancel);
                },
                cancel
            );

    /// <returns>What is wrong; null where nothing is.</returns>
    private static string? ReadProxy(ParseResult parsed, out Uri? address, out IReadOnlyList<IPNetwork> proxies)
    {
        var named = parsed.GetValue(Proxy) ?? [];
        var networks = new List<IPNetwork>();
        (address, proxies) = (null, networks);
        foreach (var text in named)
        {
            if (!BehindProxy.TryParse(text, out var network))
            {
                return $"--proxy: “{text}” không phải là địa chỉ hay mạng. Ví dụ 127.0.0.1 hoặc 10.0.0.0/24.";
            }

            networks.Add(network);
        }

        var browsers = parsed.GetValue(Public);
        if (browsers is null != (named.Length == 0))
        {
            return "--public và --proxy đi cùng nhau: địa chỉ trong trình duyệt, và máy chủ trung gian được tin.";
        }

        return
            browsers is null
            || (
                Uri.TryCreate(browsers, UriKind.Absolute, out address)
                && address.Scheme == Uri.UriSchemeHttps
                && address.PathAndQuery == "/"
            )
            ? null
            : $"--public: “{browsers}” không dùng được. Ví dụ https://treem.xabinhluong.gov.vn, không có gì phía sau.";
    }

    private static async Task<int> ServeAsync(
        Workspace workspace,
        string urls,
        Uri? address,
        IReadOnlyList<IPNetwork> proxies,
        CancellationToken cancel
    )
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
                PublicAddress = address,
                Proxies = proxies,
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

        Console.WriteLine(
            $"Mở trình duyệt tại {address?.ToString().TrimEnd('/') ?? string.Join(" ", app.Urls)} (dừng: Ctrl+C)"
        );
        await app.WaitForShutdownAsync(cancel);
        return Verb.Done;
    }
}
