using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MangNon.Testing;

/// <summary>
/// A PostgreSQL server of this process alone, in <see cref="ScratchFolder"/>: nothing in it is kept, so nothing is
/// forced to disk. PostgreSQL refuses to run as root; root starts it as the user <c>postgres</c>.
/// </summary>
internal static class ScratchServer
{
    internal const string Prefix = "postgres";

    private const string Missing =
        "Cần PostgreSQL để chạy kiểm thử. The tests need PostgreSQL: install it (Debian: apt-get install postgresql), "
        + "or set MANGNON_TEST_POSTGRES to the connection string of a server where databases may be created.";

    /// <summary>Starts the server and returns the connection string of its superuser.</summary>
    /// <exception cref="InvalidOperationException">No PostgreSQL on this machine, or it would not start: the test fails, it is not skipped.</exception>
    public static string Start()
    {
        var data = Path.Combine(ScratchFolder.Path, Prefix);
        var port = FreePort();
        Make(data);
        Start(data, port, "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Host=127.0.0.1;Port={port};Username=mangnon;Database=postgres"
        );
    }

    /// <summary>Stops the servers that live in a scratch folder, if any do.</summary>
    public static void Stop(string scratchFolder)
    {
        if (Directory.Exists(scratchFolder))
        {
            foreach (var data in Directory.GetDirectories(scratchFolder, Prefix + "*"))
            {
                Crash(data);
            }
        }
    }

    /// <summary>Makes the folder of a server.</summary>
    internal static void Make(string data)
    {
        Directory.CreateDirectory(data);
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            Run("chown", ["postgres", data]);
        }

        Run(Binary("initdb"), ["-D", data, "-U", "mangnon", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
    }

    internal static void Start(string data, int port, string options)
    {
        var log = Path.Combine(data, "server.log");
        var all = string.Create(CultureInfo.InvariantCulture, $"-p {port} -h 127.0.0.1 -k {data} {options}");
        Run(Binary("pg_ctl"), ["-D", data, "-l", log, "-w", "-o", all, "start"]);
    }

    /// <summary>Ends a server at once, without letting it finish or write anything.</summary>
    internal static void Crash(string data)
    {
        if (File.Exists(Path.Combine(data, "postmaster.pid")))
        {
            Run(Binary("pg_ctl"), ["-D", data, "-m", "immediate", "-w", "stop"], mayFail: true);
        }
    }

    internal static string Binary(string name)
    {
        const string debian = "/usr/lib/postgresql";
        var newestFirst = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).OrderByDescending(VersionOf).Select(d => Path.Combine(d, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return newestFirst.Concat(path).Select(d => Path.Combine(d, name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(Missing);
    }

    private static int VersionOf(string folder) =>
        int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Run(string program, string[] arguments, bool mayFail = false)
    {
        var asPostgres = program != "chown" && Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows();
        var start = new ProcessStartInfo(asPostgres ? "runuser" : program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var argument in asPostgres ? ["-u", "postgres", "--", program, .. arguments] : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        if (process.ExitCode != 0 && !mayFail)
        {
            throw new InvalidOperationException($"{program} failed.\n{output.Result}{errors.Result}\n{Missing}");
        }
    }
}
