using System.CommandLine;
using System.Text.Json;
using MangNon.Access;
using MangNon.Figures;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon why --component 14 --child TE000001 --from --to [--json]</c>: why one child is counted or not.</summary>
internal static class WhyVerb
{
    public static Command Create()
    {
        var (from, to, component) = (Verb.From(), Verb.To(), GapVerb.ComponentOption());
        var child = new Option<string>("--child") { Description = "Mã trẻ / the child's code", Required = true };
        var command = new Command("why", "Vì sao một trẻ được tính hay không / why a child is counted or not")
        {
            component,
            child,
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
                        var id = parsed.GetValue(component)!;
                        var why = await new FigureService(db, workspace.Rules, Viewer.Owner).WhyAsync(
                            workspace.Commune.Id,
                            id,
                            parsed.GetValue(child)!,
                            period,
                            cancel
                        );
                        if (why is null)
                        {
                            return Verb.Refuse(
                                workspace.Rules.InWords(id) is null
                                    ? $"Không có thành phần chỉ tiêu “{id}”."
                                    : "Không có trẻ nào mang mã này trong sổ."
                            );
                        }

                        if (parsed.GetValue(Verb.Json))
                        {
                            JsonOut.Write(json => Write(json, why, period));
                        }
                        else
                        {
                            Print(why);
                        }

                        return Verb.Done;
                    },
                    cancel
                )
        );
        return command;
    }

    private static void Write(Utf8JsonWriter json, Explanation why, MangNon.Register.Period period)
    {
        json.WriteStartObject();
        json.WriteString("component", why.ComponentId);
        json.WriteString("child", why.ChildCode);
        FigureJson.WritePeriod(json, period);
        json.WriteBoolean("inDenominator", why.Rows.Any(r => r.InDenominator));
        json.WriteBoolean("inNumerator", why.Rows.Any(r => r.InNumerator));
        json.WriteStartArray("rows");
        foreach (var row in why.Rows)
        {
            json.WriteStartObject();
            json.WriteString("detail", row.Detail);
            json.WriteBoolean("inDenominator", row.InDenominator);
            json.WriteBoolean("inNumerator", row.InNumerator);
            WriteConditions(json, "denominator", row.Denominator);
            WriteConditions(json, "numerator", row.Numerator);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteConditions(Utf8JsonWriter json, string name, IReadOnlyList<ExplainedCondition> conditions)
    {
        json.WriteStartArray(name);
        foreach (var condition in conditions)
        {
            json.WriteStartObject();
            json.WriteString("condition", condition.Words);
            json.WriteBoolean("holds", condition.Holds);
            json.WriteStartArray("facts");
            foreach (var fact in condition.Facts)
            {
                json.WriteStringValue(fact);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Print(Explanation why)
    {
        if (why.Rows.Count == 0)
        {
            Console.WriteLine("Trẻ không có bản ghi nào mà chỉ tiêu này xét đến.");
        }

        foreach (var row in why.Rows)
        {
            if (row.Detail is { } detail)
            {
                Console.WriteLine(detail);
            }

            Console.WriteLine($"Mẫu số: {(row.InDenominator ? "được tính" : "không được tính")}");
            Print(row.Denominator);
            Console.WriteLine($"Tử số: {(row.InNumerator ? "được tính" : "không được tính")}");
            Print(row.Numerator);
        }
    }

    private static void Print(IReadOnlyList<ExplainedCondition> conditions)
    {
        foreach (var condition in conditions)
        {
            Console.WriteLine($"  {(condition.Holds ? "✓" : "✗")} {condition.Words}");
            foreach (var fact in condition.Facts)
            {
                Console.WriteLine($"      {fact}");
            }
        }
    }
}
