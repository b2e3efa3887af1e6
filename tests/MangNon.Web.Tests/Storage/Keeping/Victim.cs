using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MangNon.Web.Access;
using MangNon.Web.Tests.CommandLine;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Storage.Keeping;

/// <summary>The real program serving a data folder as a process of its own, to be killed.</summary>
internal sealed partial class Victim : IDisposable
{
    private readonly Process _process;

    private Victim(Process process, Uri address, string? firstPassword)
    {
        _process = process;
        Address = address;
        FirstPassword = firstPassword;
    }

    public Uri Address { get; }

    /// <summary>The officer's, as it was printed last, on the first start only.</summary>
    public string? FirstPassword { get; }

    public static async Task<Victim> StartAsync(string data, string postgres)
    {
        var process = Process.Start(RealProgram.StartInfo(data, postgres, ["serve", "--urls", "http://127.0.0.1:0"]))!;
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        string? password = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            password = Password().Match(line) is { Success: true } told ? told.Groups["it"].Value : password;
            if (Listening().Match(line) is { Success: true } listening)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new Victim(process, new Uri(listening.Value), password);
            }
        }

        await process.WaitForExitAsync();
        throw new InvalidOperationException($"The program did not start again: {errors}");
    }

    public HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = Address,
        };

    /// <summary>Signed in, or null where the password is another.</summary>
    public async Task<HttpClient?> SignInAsync(string password)
    {
        var client = NewClient();
        using var answer = await TestSite.SignInAsync(client, FirstAccounts.Officer, password);
        if (answer.StatusCode == HttpStatusCode.Redirect)
        {
            return client;
        }

        client.Dispose();
        return null;
    }

    /// <summary>SIGKILL: nothing is finished, nothing is written any more.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    [GeneratedRegex("Mật khẩu dùng một lần: (?<it>\\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Password();

    [GeneratedRegex("http://127\\.0\\.0\\.1:[1-9][0-9]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
