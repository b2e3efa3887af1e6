using System.CommandLine;
using System.Globalization;
using MangNon.Audit;
using MangNon.Register;

namespace MangNon.Web.CommandLine;

/// <summary>What the verbs share: their common options, exit codes and messages. Data go to stdout, messages to stderr.</summary>
internal static class Verb
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, with refused rows or findings.</summary>
    public const int DoneWithFindings = 1;

    /// <summary>The input cannot be used.</summary>
    public const int Unusable = 2;

    public static Option<string> Data { get; } =
        new("--data")
        {
            Description = "Thư mục dữ liệu / data folder",
            DefaultValueFactory = _ => "./data",
            Recursive = true,
            HelpName = "DIR",
        };

    public static Option<bool> Json { get; } =
        new("--json") { Description = "In JSON ra stdout / print JSON", Recursive = true };

    public static Option<DateOnly> From() => Date("--from", "Ngày đầu kỳ / first day, yyyy-MM-dd");

    public static Option<DateOnly> To() => Date("--to", "Ngày cuối kỳ, ngày chốt / last day, yyyy-MM-dd");

    /// <summary>Runs a verb on an opened workspace, or says why it cannot be opened.</summary>
    public static async Task<int> WithWorkspaceAsync(
        ParseResult parsed,
        Func<Workspace, Task<int>> run,
        CancellationToken cancel
    )
    {
        var (workspace, problem) = await Workspace.OpenAsync(parsed.GetValue(Data)!, TimeProvider.System, cancel);
        if (workspace is null)
        {
            return Refuse(problem!);
        }

        // The owner of the data folder needs no sign-in; that he was there is written down.
        await using (var db = workspace.NewContext())
        {
            await db.NoteAsync(
                new AuditEvent(AuditActs.Command, Detail: new { Verb = parsed.CommandResult.Command.Name }),
                cancel
            );
        }

        return await run(workspace);
    }

    /// <summary>Runs a verb with its period, or says what is wrong with it.</summary>
    public static Task<int> WithPeriodAsync(
        ParseResult parsed,
        Option<DateOnly> from,
        Option<DateOnly> to,
        Func<Workspace, Period, Task<int>> run,
        CancellationToken cancel
    )
    {
        var (first, last) = (parsed.GetValue(from), parsed.GetValue(to));
        return last < first
            ? Task.FromResult(Refuse("Ngày cuối kỳ (--to) phải từ ngày đầu kỳ (--from) trở đi."))
            : WithWorkspaceAsync(parsed, w => run(w, new Period(first, last)), cancel);
    }

    public static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return Unusable;
    }

    private static Option<DateOnly> Date(string name, string description) =>
        new(name)
        {
            Description = description,
            Required = true,
            HelpName = "YYYY-MM-DD",
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (
                    DateOnly.TryParseExact(
                        text,
                        ["yyyy-MM-dd", "d/M/yyyy"],
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var day
                    )
                )
                {
                    return day;
                }

                result.AddError($"{name}: “{text}” không phải là ngày. Viết yyyy-MM-dd, ví dụ 2025-12-31.");
                return default;
            },
        };
}
