using System.CommandLine;

namespace MangNon.Web.CommandLine;

/// <summary>A file that a verb writes: whole or not at all.</summary>
internal static class OutFile
{
    public static Option<string> Option(string helpName) =>
        new("--out")
        {
            Description = "Tệp ra / output file",
            Required = true,
            HelpName = helpName,
        };

    /// <summary>Writes beside the target and moves it there when it is whole; what cannot be written is said.</summary>
    public static Task<int> WriteAsync(string path, Action<Stream> write) =>
        SaidAsync(
            path,
            () =>
            {
                var beside = Beside(path);
                try
                {
                    using (var stream = new FileStream(beside, FileMode.Create, FileAccess.ReadWrite))
                    {
                        write(stream);
                    }

                    File.Move(beside, path, overwrite: true);
                    return Task.CompletedTask;
                }
                catch
                {
                    File.Delete(beside);
                    throw;
                }
            }
        );

    /// <summary>Says that a file was written, or that it cannot be.</summary>
    public static async Task<int> SaidAsync(string path, Func<Task> write)
    {
        try
        {
            await write();
            Console.Error.WriteLine($"Đã ghi {path}.");
            return Verb.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Verb.Refuse($"Không ghi được {path}. Kiểm tra thư mục và quyền ghi.");
        }
    }

    /// <summary>Where a file is written before it takes its name.</summary>
    public static string Beside(string path) => path + ".dang-ghi";
}
