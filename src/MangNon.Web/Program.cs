using System.CommandLine;
using MangNon.Storage;
using MangNon.Storage.Sqlite;
using MangNon.Web.Access;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore;

var data = new Option<DirectoryInfo>("--data") { DefaultValueFactory = _ => new DirectoryInfo("data") };
var urls = new Option<string>("--urls") { DefaultValueFactory = _ => SiteOptions.DefaultUrls };
var root = new RootCommand("Măng Non") { data, urls };
root.SetAction(
    async (arguments, cancellation) =>
    {
        var folder = arguments.GetRequiredValue(data);
        folder.Create();
        var app = SiteHost.Build(
            new SiteOptions
            {
                DataFolder = folder.FullName,
                UseDatabase = builder => builder.UseMangNonSqlite(Path.Combine(folder.FullName, "mangnon.db")),
                Seal = FieldSeal.FromKeyFile(Path.Combine(folder.FullName, "keys", "fields.key")),
                ProgrammeFolders = [Path.Combine(folder.FullName, "programmes")],
                Urls = arguments.GetRequiredValue(urls),
            }
        );
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MangNonDb>().Database.MigrateAsync(cancellation);
        }

        if (await FirstAdministrator.EnsureAsync(app.Services, cancellation) is { } first)
        {
            Console.WriteLine($"Tài khoản đầu tiên: {first.UserName}");
            Console.WriteLine($"Mật khẩu dùng một lần: {first.Password}");
        }

        await app.RunAsync(cancellation);
        return 0;
    }
);
return await root.Parse(args).InvokeAsync();
