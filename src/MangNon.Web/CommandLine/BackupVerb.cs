using System.CommandLine;
using System.Globalization;
using MangNon.Register;
using MangNon.Web.Storage;
using MangNon.Web.Storage.Keeping;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon backup FILE [--new-code]</c> and <c>mangnon backup verify FILE</c>.</summary>
internal static class BackupVerb
{
    private const string NoFile = "Thiếu tên tệp sao lưu. Ví dụ: mangnon backup /media/usb/mangnon.mnb";

    public static Command Create()
    {
        // Not required here: the verb beneath has its own.
        var file = new Argument<string?>("FILE")
        {
            Description = "Tệp sao lưu .mnb / backup file",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var newCode = new Option<bool>("--new-code")
        {
            Description = "Tạo mã khôi phục mới; bản cũ vẫn cần mã cũ / make a new recovery code",
        };
        var command = new Command("backup", "Sao lưu, mã hóa, kể cả khi đang chạy / back up while running")
        {
            file,
            newCode,
        };
        command.Subcommands.Add(CreateVerify());
        command.SetAction(
            (parsed, cancel) =>
                parsed.GetValue(file) is { } path
                    ? SaidAsync(() => BackUpAsync(parsed.GetValue(Verb.Data)!, path, parsed.GetValue(newCode), cancel))
                    : Task.FromResult(Verb.Refuse(NoFile))
        );
        return command;
    }

    /// <summary>Runs a verb; what is refused is told.</summary>
    public static async Task<int> SaidAsync(Func<Task> act)
    {
        try
        {
            await act();
            return Verb.Done;
        }
        catch (BackupRefusedException refused)
        {
            return Verb.Refuse(refused.Message);
        }
    }

    /// <summary>A code from the environment, else the folder's own key, else a person at the terminal.</summary>
    public static BackupKeySource Keys(string data) =>
        new(
            Environment.GetEnvironmentVariable(BackupKeySource.Variable),
            BackupKey.Read(data),
            Console.IsInputRedirected ? null : Ask
        );

    private static async Task BackUpAsync(string data, string path, bool newCode, CancellationToken cancel)
    {
        var server = Environment.GetEnvironmentVariable(DataFolder.PostgresVariable);
        var none = $"Thư mục {Path.GetFullPath(data)} không có cơ sở dữ liệu để sao lưu.";
        // Looked for first: opening would make the folder.
        if (!Directory.Exists(data))
        {
            throw new BackupRefusedException(none);
        }

        if (!DataFolder.TryOpen(data, server, out var folder, out var problem))
        {
            throw new BackupRefusedException(problem);
        }

        if (folder.Postgres is null && !File.Exists(folder.SqliteFile))
        {
            throw new BackupRefusedException(none);
        }

        var key = newCode ? BackupKey.Make(folder.Path, Console.Error) : BackupKey.Ensure(folder.Path, Console.Error);
        var manifest = await BackupWriter.WriteAsync(folder, path, key, TimeProvider.System, cancel);
        await BackupRestore.VerifyAsync(path, folder.Backups, BackupKeySource.Of(key), cancel);
        await Console.Error.WriteLineAsync($"Đã sao lưu và kiểm tra {path}: {Summary(manifest)}.");
    }

    private static Command CreateVerify()
    {
        var file = new Argument<string>("FILE") { Description = "Tệp sao lưu .mnb / backup file" };
        var command = new Command("verify", "Khôi phục thử và so lại / restore into a scratch folder and compare")
        {
            file,
        };
        command.SetAction(
            (parsed, cancel) =>
                SaidAsync(async () =>
                {
                    var (data, path) = (parsed.GetValue(Verb.Data)!, parsed.GetValue(file)!);
                    var workIn = Directory.Exists(data) ? Path.Combine(data, "backups") : Path.GetTempPath();
                    var manifest = await BackupRestore.VerifyAsync(path, workIn, Keys(data), cancel);
                    await Console.Error.WriteLineAsync($"Tệp {path} khôi phục được: {Summary(manifest)}.");
                })
        );
        return command;
    }

    public static string Summary(BackupManifest manifest)
    {
        var at = VietnamTime.Of(manifest.At).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.GetCultureInfo("vi-VN"),
            $"{manifest.Rows.Count} bảng, {manifest.Rows.Values.Sum():N0} dòng, lúc {at}"
        );
    }

    private static string? Ask()
    {
        Console.Error.Write("Mã khôi phục: ");
        return Console.ReadLine();
    }
}
