using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MangNon.Access;
using MangNon.Figures;
using MangNon.Programme;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon gap --component 14 --from --to [--json]</c>: how many children stand between today and the target, and who.</summary>
internal static class GapVerb
{
    public static Option<string> ComponentOption() =>
        new("--component")
        {
            Description = "Thành phần chỉ tiêu / component: 1, 2, 3a … 24",
            Required = true,
            HelpName = "ID",
        };

    public static Command Create()
    {
        var (from, to, component) = (Verb.From(), Verb.To(), ComponentOption());
        var command = new Command("gap", "Còn thiếu bao nhiêu trẻ, là ai / the gap to the target, in children")
        {
            component,
            from,
            to,
        };
        command.SetAction(
            (parsed, cancel) =>
                Verb.WithPeriodAsync(
                    parsed,
                    from,
                    to,
                    async (workspace, period) =>
                    {
                        await using var db = workspace.NewContext();
                        var figures = new FigureService(db, workspace.Rules, Viewer.Owner);
                        var query = new FigureQuery(workspace.Commune.Id, period);
                        var id = parsed.GetValue(component)!;
                        var row = (await figures.BoardAsync(query, cancel)).Rows.FirstOrDefault(r =>
                            r.Component.Id == id
                        );
                        if (row is null)
                        {
                            return Verb.Refuse($"Không có thành phần chỉ tiêu “{id}”.");
                        }

                        var between = await figures.CountedAsync(query, id, CountedPart.Gap, cancel);
                        if (parsed.GetValue(Verb.Json))
                        {
                            JsonOut.Write(json => Write(json, row, between));
                        }
                        else
                        {
                            Print(row, between);
                        }

                        return Verb.Done;
                    },
                    cancel
                )
        );
        return command;
    }

    private static void Write(Utf8JsonWriter json, BoardRow row, IReadOnlyList<CountedRow> between)
    {
        json.WriteStartObject();
        json.WriteString("component", row.Component.Id);
        FigureJson.WritePeriod(json, row.Years[^1].Period);
        FigureJson.WriteCounts(json, row.Figure.Counts, row.Figure.Multiplier);
        json.WriteString("direction", row.Component.Direction == Direction.Up ? "up" : "down");
        if (row.Gap is { } gap)
        {
            json.WriteNumber("milestone", gap.MilestoneYear);
            json.WriteStartObject("target");
            json.WriteString("comparator", Sign(gap.Target.Comparator));
            json.Number("value", gap.Target.Value);
            json.WriteEndObject();
            json.WriteNumber("missing", gap.Missing);
            json.WriteBoolean("reachable", gap.Reachable);
        }
        else
        {
            json.WriteNull("milestone");
            json.WriteNull("target");
            json.WriteNull("missing");
            json.WriteNull("reachable");
        }

        json.WriteStartArray("between");
        foreach (var one in between)
        {
            json.WriteStartObject();
            json.WriteString("code", one.Code);
            json.WriteString("name", one.Name);
            json.WriteString("thon", one.VillageName);
            json.WriteString("birthDate", one.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("detail", one.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Print(BoardRow row, IReadOnlyList<CountedRow> between)
    {
        Console.WriteLine(row.Component.Name);
        Console.WriteLine(
            row.Gap switch
            {
                null => "Không có số liệu hoặc không có chỉ tiêu để so.",
                { Missing: 0 } gap => $"Đã đạt chỉ tiêu {gap.MilestoneYear}.",
                { Reachable: false } gap => $"Với mẫu số hiện tại không thể đạt chỉ tiêu {gap.MilestoneYear}.",
                { } gap => row.Component.Direction == Direction.Up
                    ? $"Còn {gap.Missing} nữa là đạt chỉ tiêu {gap.MilestoneYear}."
                    : $"Cần giảm {gap.Missing} để đạt chỉ tiêu {gap.MilestoneYear}.",
            }
        );
        foreach (var one in between)
        {
            Console.WriteLine($"{one.Code}\t{one.Name}\t{one.VillageName}\t{one.Detail}");
        }
    }

    private static string Sign(Comparator comparator) =>
        comparator switch
        {
            Comparator.AtLeast => ">=",
            Comparator.AtMost => "<=",
            Comparator.Below => "<",
            _ => "=",
        };
}
