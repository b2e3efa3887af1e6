using System.Diagnostics;
using System.Text;
using MangNon.Web.CommandLine;

namespace MangNon.Web.Tests.CommandLine;

/// <summary>
/// The program as it is started by hand, in a process of its own: the one that <c>./mangnon</c> published where
/// <c>./test</c> says so (compiled ahead, it starts in half the time), else the one beside the tests.
/// </summary>
internal static class RealProgram
{
    private static readonly string File = Environment.GetEnvironmentVariable("MANGNON_TEST_PROGRAM")
        is { Length: > 0 } published
        ? published
        : typeof(MangNonCommand).Assembly.Location;

    /// <param name="data">The data folder.</param>
    /// <param name="postgres">The connection string of the database on a server; empty for a file in the folder.</param>
    /// <param name="arguments">The verb and its arguments.</param>
    public static ProcessStartInfo StartInfo(string data, string postgres, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments.Prepend(File).Append("--data").Append(data))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["MANGNON_POSTGRES"] = postgres;
        return start;
    }
}
