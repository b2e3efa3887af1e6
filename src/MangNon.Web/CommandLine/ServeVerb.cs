using System.CommandLine;
using MangNon.Web.Access;
using MangNon.Web.Site;

namespace MangNon.Web.CommandLine;

/// <summary>What the program does when no verb is named: serve the site.</summary>
internal static class ServeVerb
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Địa chỉ phục vụ / addresses to listen on",
        DefaultValueFactory = _ => SiteOptions.DefaultUrls,
        HelpName = "URL",
    };

    public static void Attach(RootCommand root)
    {
        root.Options.Add(Urls);
        root.SetAction(
            (parsed, cancel) =>
                Verb.WithWorkspaceAsync(parsed, w => ServeAsync(w, parsed.GetValue(Urls)!, cancel), cancel)
        );
    }

    private static async Task<int> ServeAsync(Workspace workspace, string urls, CancellationToken cancel)
    {
        await using var app = SiteHost.Build(
            new SiteOptions
            {
                DataFolder = workspace.Folder.Path,
                UseDatabase = workspace.Folder.Configure,
                Seal = workspace.Folder.Seal,
                ProgrammeFolders = Workspace.ProgrammeFolders(workspace.Folder.Path),
                Urls = urls,
            }
        );
        if (await FirstAdministrator.EnsureAsync(app.Services, cancel) is { } first)
        {
            Console.WriteLine($"Tài khoản đầu tiên: {first.UserName}");
            Console.WriteLine($"Mật khẩu dùng một lần: {first.Password}");
        }

        await app.RunAsync(cancel);
        return Verb.Done;
    }
}
