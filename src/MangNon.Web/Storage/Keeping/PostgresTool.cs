using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;

namespace MangNon.Web.Storage.Keeping;

/// <summary>PostgreSQL's own programs for a copy of a database: the newest on this computer. The password goes by the environment, never by the command line.</summary>
internal static class PostgresTool
{
    /// <exception cref="BackupRefusedException">The program is not here, or it failed; its words are in the message.</exception>
    public static async Task RunAsync(
        string program,
        string connectionString,
        IReadOnlyList<string> arguments,
        CancellationToken cancel
    )
    {
        var start = new ProcessStartInfo(Find(program))
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var server = new NpgsqlConnectionStringBuilder(connectionString);
        void Set(string name, string? value) => start.Environment[name] = string.IsNullOrEmpty(value) ? null : value;
        Set("PGHOST", server.Host);
        Set("PGPORT", server.Port.ToString(CultureInfo.InvariantCulture));
        Set("PGUSER", server.Username);
        Set("PGPASSWORD", server.Password);
        Set("PGDATABASE", server.Database);
        Set("PGPASSFILE", server.Passfile);
        Set("PGSSLMODE", SslMode(server.SslMode));
        Set("PGSSLROOTCERT", server.RootCertificate);
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var errors = await process.StandardError.ReadToEndAsync(cancel);
            await output;
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0)
            {
                throw new BackupRefusedException(
                    errors.Contains("No space left", StringComparison.Ordinal)
                        ? BackupRefusedException.NoSpace
                        : $"Chương trình {program} báo lỗi: {errors.Trim()}"
                );
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private static string? SslMode(SslMode mode) =>
        mode switch
        {
            Npgsql.SslMode.Disable => "disable",
            Npgsql.SslMode.Allow => "allow",
            Npgsql.SslMode.Require => "require",
            Npgsql.SslMode.VerifyCA => "verify-ca",
            Npgsql.SslMode.VerifyFull => "verify-full",
            _ => null,
        };

    private static string Find(string program)
    {
        var file = OperatingSystem.IsWindows() ? program + ".exe" : program;
        string[] roots = OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL")]
            : ["/usr/lib/postgresql"];
        var newest = roots
            .Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .OrderByDescending(VersionOf)
            .Select(folder => Path.Combine(folder, "bin"));
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return newest.Concat(path).Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
            ?? throw new BackupRefusedException(
                $"Máy này chưa có chương trình {program} của PostgreSQL. Cài gói postgresql-client rồi làm lại."
            );
    }

    private static int VersionOf(string folder) =>
        int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}
