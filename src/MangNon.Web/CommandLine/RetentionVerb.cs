using System.CommandLine;
using System.Globalization;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Rights;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon retention [--apply]</c>: counts what is over by the rules of retention, by code and never by name; deletes it when told to.</summary>
internal static class RetentionVerb
{
    public static Command Create()
    {
        var apply = new Option<bool>("--apply")
        {
            Description = "Xóa thật, theo các quy tắc xã đã thông qua / delete, by the rules adopted",
        };
        var command = new Command("retention", "Thời hạn lưu giữ: chạy thử, hoặc xóa / retention: dry run, or delete")
        {
            apply,
        };
        command.SetAction(
            (parsed, cancel) =>
                Verb.WithWorkspaceAsync(parsed, w => RunAsync(w, parsed.GetValue(apply), cancel), cancel)
        );
        return command;
    }

    private static async Task<int> RunAsync(Workspace workspace, bool apply, CancellationToken cancel)
    {
        var path = ProgrammeFolders.Find(Workspace.ProgrammeFolders(workspace.Folder.Path), RetentionRules.FileName);
        var rules = RetentionRules.Load(path);
        if (rules.Value is null)
        {
            return Verb.Refuse(string.Join(Environment.NewLine, rules.Findings.Select(finding => finding.ToString())));
        }

        await using var db = workspace.NewContext();
        var today = VietnamTime.Today(TimeProvider.System);
        var communeId = workspace.Commune.Id;
        foreach (var finding in await Retention.FindAsync(db, rules.Value, communeId, today, cancel))
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{finding.Rule.Id}\t{finding.Due.Count}\t{finding.Rule.Name}"
                )
            );
            foreach (var item in finding.Due)
            {
                Console.WriteLine($"  {item.ChildCode}\t{item.Since:yyyy-MM-dd}\t{item.Id}");
            }

            if (apply && finding.Due.Count > 0)
            {
                await ApplyAsync(workspace, db, finding, communeId, cancel);
            }
        }

        Console.Error.WriteLine(
            apply
                ? "Nhật ký còn giữ mã và thời điểm; các bản sao lưu cũ còn dữ liệu đến khi hết vòng. Số liệu các năm đã qua giữ nguyên."
                : "Chạy thử: chưa xóa gì. Số liệu năm đã qua sẽ giữ nguyên; số liệu năm nay và danh sách trẻ sẽ thay đổi. Xóa thật: thêm --apply."
        );
        return Verb.Done;
    }

    private static async Task ApplyAsync(
        Workspace workspace,
        MangNon.Storage.MangNonDb db,
        RetentionFinding finding,
        Guid communeId,
        CancellationToken cancel
    )
    {
        if (finding.Rule.AdoptedBy is null)
        {
            Console.Error.WriteLine(
                $"{finding.Rule.Id}: xã chưa thông qua quy tắc này (“adoptedBy” trống), không xóa."
            );
            return;
        }

        var erasure = new ChildErasure(workspace.Rules);
        var deleted = await Retention.ApplyAsync(db, erasure, finding, communeId, cancel);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  đã xóa {deleted}"));
    }
}
