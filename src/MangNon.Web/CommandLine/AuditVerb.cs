using System.CommandLine;
using System.Globalization;
using MangNon.Audit;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon audit verify [--anchor N:HASH]</c> and <c>audit head</c>.</summary>
internal static class AuditVerb
{
    public static Command Create()
    {
        var anchor = new Option<string?>("--anchor")
        {
            Description = "Đầu nhật ký đã ghi lại trước đây / a head noted earlier: N:HASH",
            HelpName = "N:HASH",
        };
        var verify = new Command("verify", "Kiểm tra nhật ký còn nguyên vẹn / prove the log") { anchor };
        verify.SetAction(
            async (parsed, cancel) =>
            {
                AuditHead? noted = null;
                if (parsed.GetValue(anchor) is { } text && (noted = ReadAnchor(text)) is null)
                {
                    return Verb.Refuse("--anchor viết dạng N:HASH, như “mangnon audit head” đã in.");
                }

                return await Verb.WithWorkspaceAsync(parsed, w => VerifyAsync(w, noted, cancel), cancel);
            }
        );
        var head = new Command("head", "In đầu nhật ký để cất giữ nơi khác / print the head, to be kept elsewhere");
        head.SetAction(
            (parsed, cancel) =>
                Verb.WithWorkspaceAsync(
                    parsed,
                    async workspace =>
                    {
                        await using var db = workspace.NewContext();
                        Console.WriteLine(Text(await AuditChain.HeadAsync(db, cancel)));
                        return Verb.Done;
                    },
                    cancel
                )
        );
        return new Command("audit", "Nhật ký: kiểm tra, in đầu / the log: verify, head") { verify, head };
    }

    private static async Task<int> VerifyAsync(Workspace workspace, AuditHead? noted, CancellationToken cancel)
    {
        await using var db = workspace.NewContext();
        var (broken, head) = await AuditChain.VerifyAsync(db, noted, cancel);
        if (broken is null)
        {
            Console.WriteLine($"Nhật ký nguyên vẹn: {Text(head)}");
            return Verb.Done;
        }

        Console.WriteLine(
            broken.Missing
                ? string.Create(CultureInfo.InvariantCulture, $"Nhật ký bị cắt: thiếu dòng {broken.Id}.")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Nhật ký bị sửa: dòng {broken.Id} không khớp với dòng trước nó hoặc với đầu đã ghi lại."
                )
        );
        return Verb.DoneWithFindings;
    }

    private static string Text(AuditHead head) =>
        string.Create(CultureInfo.InvariantCulture, $"{head.Id}:{Convert.ToHexStringLower(head.Hash)}");

    /// <summary>Null where the text is no anchor as <c>head</c> prints it.</summary>
    internal static AuditHead? ReadAnchor(string text)
    {
        var parts = text.Trim().Split(':');
        return
            parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && parts[1].Length == 64
            && parts[1].All(char.IsAsciiHexDigit)
            ? new AuditHead(id, Convert.FromHexString(parts[1]))
            : null;
    }
}
