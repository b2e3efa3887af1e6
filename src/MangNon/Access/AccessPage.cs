using System.Text;

namespace MangNon.Access;

/// <summary>The table of rules as a page of Markdown (docs/access.md is this page).</summary>
public static class AccessPage
{
    public static string Text()
    {
        var page = new StringBuilder();
        page.Append("# Ai được làm gì — who may do what\n\n");
        page.Append("Made by `./mangnon access > docs/access.md` from the one table of rules; a test compares.\n\n");
        page.Append(
            "x xem (read) · g ghi (write) · m mang ra (export) · d duyệt cùng người thứ hai (approve) · k mở khẩn cấp một giờ (emergency). An empty cell is *no*. "
        );
        page.Append("A role reaches only the unit it is held for; several roles add up.\n\n");
        page.Append("| kind | class |");
        foreach (var role in Role.All)
        {
            page.Append(' ').Append(role.Vi).Append(" |");
        }

        page.Append("\n|---|---|").Append(string.Concat(Enumerable.Repeat("---|", Role.All.Count))).Append('\n');
        foreach (var kind in RecordKinds.All)
        {
            page.Append("| ").Append(kind).Append(" | ").Append(Word(RecordKinds.ClassOf(kind))).Append(" |");
            foreach (var role in Role.All)
            {
                page.Append(' ').Append(Letters(AccessRules.Of(role, kind))).Append(" |");
            }

            page.Append('\n');
        }

        page.Append("\n| role | id | English | held for |\n|---|---|---|---|\n");
        foreach (var role in Role.All)
        {
            page.Append("| ").Append(role.Vi).Append(" | `").Append(role.Id).Append("` | ").Append(role.En);
            page.Append(" | ").Append(role.Scope).Append(" |\n");
        }

        return page.ToString();
    }

    private static string Word(RecordClass @class) =>
        @class switch
        {
            RecordClass.Open => "mở",
            RecordClass.Basic => "cơ bản",
            RecordClass.Sensitive => "nhạy cảm",
            _ => "kín",
        };

    private static string Letters(Act acts) =>
        string.Concat(
            new[]
            {
                (Act.Read, "x"),
                (Act.Write, "g"),
                (Act.Export, "m"),
                (Act.Approve, "d"),
                (Act.OpenInEmergency, "k"),
            }
                .Where(one => (acts & one.Item1) != Act.None)
                .Select(one => one.Item2)
        );
}
