using System.CommandLine;
using MangNon.Web.Access;
using MangNon.Web.Site;
using MangNon.Web.Storage;

var data = new Option<string>("--data") { DefaultValueFactory = _ => "data" };
var urls = new Option<string>("--urls") { DefaultValueFactory = _ => SiteOptions.DefaultUrls };
var root = new RootCommand("Măng Non") { data, urls };
root.SetAction(
    async (arguments, cancel) =>
    {
        var postgres = Environment.GetEnvironmentVariable(DataFolder.PostgresVariable);
        if (!DataFolder.TryOpen(arguments.GetRequiredValue(data), postgres, out var folder, out var problem))
        {
            await Console.Error.WriteLineAsync(problem);
            return 2;
        }

        await DataMigration.RunAsync(folder, TimeProvider.System, cancel);
        await using var app = SiteHost.Build(
            new SiteOptions
            {
                DataFolder = folder.Path,
                UseDatabase = folder.Configure,
                Seal = folder.Seal,
                ProgrammeFolders = [Path.Combine(folder.Path, "programmes")],
                Urls = arguments.GetRequiredValue(urls),
            }
        );
        if (await FirstAdministrator.EnsureAsync(app.Services, cancel) is { } first)
        {
            Console.WriteLine($"Tài khoản đầu tiên: {first.UserName}");
            Console.WriteLine($"Mật khẩu dùng một lần: {first.Password}");
        }

        await app.RunAsync(cancel);
        return 0;
    }
);
return await root.Parse(args).InvokeAsync();
