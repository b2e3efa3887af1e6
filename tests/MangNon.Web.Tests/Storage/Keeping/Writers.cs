using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using MangNon.Web.Tests.CommandLine;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Storage.Keeping;

/// <summary>People at work while the program is killed: imports on the site and by the verb, and changes of a password.</summary>
internal sealed partial class Writers(string data, string postgres)
{
    public Generations BySite { get; } = new('W');

    public Generations ByVerb { get; } = new('C');

    /// <summary>The password that was acknowledged last.</summary>
    public string Password { get; private set; } = "";

    /// <summary>The one asked for, whose answer did not come.</summary>
    public string? Asked { get; private set; }

    public int PasswordChanges { get; private set; }

    public int Acknowledged => BySite.Acknowledged + ByVerb.Acknowledged + PasswordChanges;

    public Process? Verb { get; private set; }

    public void Start(string password) => Password = password;

    /// <summary>Which password holds after a kill; each try is one sign-in.</summary>
    public async Task<(HttpClient? Client, int Lost)> SignInAsync(Victim victim)
    {
        foreach (var password in new[] { Password, Asked })
        {
            if (password is not null && await victim.SignInAsync(password) is { } client)
            {
                (Password, Asked) = (password, null);
                return (client, 0);
            }
        }

        return (null, 1);
    }

    public Task RunAsync(HttpClient client, Uri address, CancellationToken cancel) =>
        Task.WhenAll(
            UntilKilledAsync(() => ImportOnSiteAsync(client), cancel),
            UntilKilledAsync(() => ImportByVerbAsync(cancel), cancel),
            UntilKilledAsync(() => ChangePasswordAsync(client), cancel)
        );

    private static async Task UntilKilledAsync(Func<Task> write, CancellationToken cancel)
    {
        try
        {
            while (!cancel.IsCancellationRequested)
            {
                await write();
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            // Killed in the middle of it: this write was not acknowledged.
        }
    }

    public async Task ChangePasswordAsync(HttpClient client)
    {
        var wanted = "măng mọc đầu mùa " + Guid.NewGuid().ToString("N");
        Asked = wanted;
        using var answer = await TestSite.PostAsync(
            client,
            "/doi-mat-khau",
            ("_handler", "doi-mat-khau"),
            ("Form.Current", Password),
            ("Form.New", wanted),
            ("Form.Again", wanted)
        );
        if (answer.StatusCode == HttpStatusCode.Redirect)
        {
            (Password, Asked) = (wanted, null);
            PasswordChanges++;
        }
    }

    private async Task ImportOnSiteAsync(HttpClient client)
    {
        using var sent = await TestSite.UploadAsync(
            client,
            "/nhap-so-lieu",
            "/nhap-so-lieu/tep",
            BySite.NextZip(),
            "so.zip"
        );
        if (sent.StatusCode != HttpStatusCode.Redirect)
        {
            throw new HttpRequestException("The site did not take the file.");
        }

        var address = sent.Headers.Location!.OriginalString;
        if (address.Contains("/dang-nhap", StringComparison.Ordinal))
        {
            // The password was changed on the way: the cookie sent was worth nothing any more. The next write has the new one.
            return;
        }

        while (true)
        {
            var page = await client.GetStringAsync(new Uri(address, UriKind.Relative));
            if (page.Contains("Đã ghi vào sổ", StringComparison.Ordinal))
            {
                BySite.Acknowledge();
                return;
            }

            // Another writer may have changed the register since the check: then there is another check to confirm.
            if (Attempt().Match(page) is { Success: true } shown)
            {
                using var confirmed = await TestSite.PostFromAsync(
                    client,
                    address,
                    address + "/ghi",
                    ("lan", shown.Groups["n"].Value)
                );
            }
            else
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task ImportByVerbAsync(CancellationToken cancel)
    {
        var folder = Path.Combine(data, "csv");
        await ByVerb.WriteNextFolderAsync(folder);
        using var process = Process.Start(RealProgram.StartInfo(data, postgres, ["import", folder, "--json"]))!;
        Verb = process;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        await Task.WhenAll(output, errors);
        Verb = null;
        if (process.ExitCode == 0)
        {
            ByVerb.Acknowledge();
        }
        else
        {
            cancel.ThrowIfCancellationRequested();
            throw new InvalidOperationException($"An import that nobody killed failed: {await errors}");
        }
    }

    public void KillVerb()
    {
        try
        {
            Verb?.Kill();
        }
        catch (InvalidOperationException)
        {
            // It had just ended.
        }
    }

    [GeneratedRegex(
        "name=\"lan\" value=\"(?<n>[0-9]+)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Attempt();
}
