using System.CommandLine;
using MangNon.Figures.Rules;
using MangNon.Programme;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon plan check FILE</c> and <c>mangnon plan use ID</c>.</summary>
internal static class PlanVerb
{
    public static Command Create() => new("plan", "Kế hoạch dưới dạng dữ liệu / programmes as data") { Check(), Use() };

    private static Command Check()
    {
        var file = new Argument<string>("FILE") { Description = "Tệp kế hoạch .json" };
        var command = new Command("check", "Kiểm tra một tệp kế hoạch / check a programme's file") { file };
        command.SetAction(parsed =>
        {
            var result = PlanCheck.Run(
                parsed.GetValue(file)!,
                RuleCompiler.Check,
                Workspace.ProgrammeFolders(parsed.GetValue(Verb.Data)!)
            );
            if (parsed.GetValue(Verb.Json))
            {
                JsonOut.Write(json =>
                {
                    json.WriteStartObject();
                    json.WriteBoolean("usable", result.Programme is not null);
                    json.WriteStartArray("findings");
                    foreach (var finding in result.Findings)
                    {
                        json.WriteStartObject();
                        json.WriteString("severity", finding.Severity == FindingSeverity.Error ? "error" : "remark");
                        json.WriteString("message", finding.ToString());
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                    json.WriteEndObject();
                });
            }
            else
            {
                foreach (var finding in result.Findings)
                {
                    Console.WriteLine($"{(finding.Severity == FindingSeverity.Error ? "LỖI" : "Lưu ý")}: {finding}");
                }
            }

            Console.Error.WriteLine(
                result.Programme is null ? "Tệp không dùng được."
                : result.Findings.Count > 0 ? $"Tệp dùng được, có {result.Findings.Count} điều cần xem."
                : "Tệp dùng được."
            );
            return result.ExitCode;
        });
        return command;
    }

    private static Command Use()
    {
        var id = new Argument<string>("ID") { Description = "Mã kế hoạch (tên tệp không có đuôi)" };
        var command = new Command(
            "use",
            "Chọn kế hoạch mà xã theo (tệp trong DIR/programmes) / choose the programme the commune follows"
        )
        {
            id,
        };
        command.SetAction(
            (parsed, cancel) =>
                Verb.WithWorkspaceAsync(
                    parsed,
                    async workspace =>
                    {
                        var chosen = parsed.GetValue(id)!;
                        if (!workspace.Programmes.Programmes.TryGetValue(chosen, out var programme))
                        {
                            return Verb.Refuse(
                                $"Không có kế hoạch “{chosen}” dùng được. Hiện có: {string.Join(", ", workspace.Programmes.Programmes.Keys)}."
                            );
                        }

                        await using var db = workspace.NewContext();
                        (await db.Communes.SingleAsync(c => c.Id == workspace.Commune.Id, cancel)).ProgrammeId = chosen;
                        await db.SaveChangesAsync(cancel);
                        Console.Error.WriteLine($"Xã nay theo: {programme.Name}.");
                        return Verb.Done;
                    },
                    cancel
                )
        );
        return command;
    }
}
