using System.CommandLine;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon sample</c> fills an empty register with the sample; <c>mangnon sample clear</c> empties it for real use.</summary>
internal static class SampleVerb
{
    public static Command Create()
    {
        var command = new Command("sample", "Nạp dữ liệu mẫu vào sổ trống / load the sample into an empty register")
        {
            Clear(),
        };
        command.SetAction(
            (parsed, cancel) => RunAsync(parsed, w => Sample.LoadAsync(w, cancel), "Đã nạp dữ liệu mẫu.", cancel)
        );
        return command;
    }

    private static Command Clear()
    {
        var command = new Command("clear", "Xóa dữ liệu mẫu để dùng thật / empty the register of the sample");
        command.SetAction(
            (parsed, cancel) =>
                RunAsync(
                    parsed,
                    w => Sample.ClearAsync(w, cancel),
                    "Đã xóa dữ liệu mẫu; sổ trống, sẵn sàng dùng thật.",
                    cancel
                )
        );
        return command;
    }

    private static Task<int> RunAsync(
        ParseResult parsed,
        Func<Workspace, Task<string?>> run,
        string done,
        CancellationToken cancel
    ) =>
        Verb.WithWorkspaceAsync(
            parsed,
            async workspace =>
            {
                if (await run(workspace) is { } problem)
                {
                    return Verb.Refuse(problem);
                }

                Console.Error.WriteLine(done);
                return Verb.Done;
            },
            cancel
        );
}
