using System.CommandLine;
using System.Globalization;
using MangNon.Access;
using MangNon.Figures;
using Spectre.Console;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon figures --from --to [--by …] [--json]</c>.</summary>
internal static class FiguresVerb
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static Command Create()
    {
        var (from, to) = (Verb.From(), Verb.To());
        var by = new Option<string?>("--by")
        {
            Description = "Phân tổ / break down: thon, sex, age, ethnic, household, all",
            HelpName = "thon|sex|age|ethnic|household|all",
        };
        by.Validators.Add(result =>
        {
            if (FigureJson.Dimensions(result.GetValueOrDefault<string?>()) is null)
            {
                result.AddError("--by nhận một trong: thon, sex, age, ethnic, household, all.");
            }
        });
        var command = new Command("figures", "Tính các chỉ tiêu của một kỳ / compute the figures of a period")
        {
            from,
            to,
            by,
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
                        var set = await new FigureService(db, workspace.Rules, Viewer.Owner).ReadAsync(
                            new FigureQuery(workspace.Commune.Id, period),
                            cancel
                        );
                        var dimensions = FigureJson.Dimensions(parsed.GetValue(by))!;
                        if (parsed.GetValue(Verb.Json))
                        {
                            JsonOut.Write(json => FigureJson.Write(json, set, dimensions));
                        }
                        else
                        {
                            Print(workspace, set, dimensions);
                        }

                        return Verb.Done;
                    },
                    cancel
                )
        );
        return command;
    }

    private static void Print(Workspace workspace, FigureSet set, IReadOnlyList<Dimension> by)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("CT", "Thành phần", "Kết quả", "Tử/mẫu");
        table.Columns[2].RightAligned();
        table.Columns[3].RightAligned();
        foreach (var (_, _, component) in workspace.Rules.Programme.Components)
        {
            var figure = set.Figures[component.Id];
            table.AddRow(
                component.Id,
                Markup.Escape(component.Name),
                Value(figure.Counts, figure.Multiplier) + (figure.IsReported ? " (báo cáo)" : ""),
                Ratio(figure.Counts)
            );
            foreach (var dimension in by)
            {
                foreach (var group in figure.Breakdowns.GetValueOrDefault(dimension) ?? [])
                {
                    table.AddRow(
                        "",
                        "  " + Markup.Escape(group.Key),
                        Value(group.Counts, figure.Multiplier),
                        Ratio(group.Counts)
                    );
                }
            }
        }

        AnsiConsole.Write(table);
    }

    private static string Value(Counts counts, int multiplier) =>
        counts.Value(multiplier)?.ToString("#,0.#", Vietnamese) ?? "–";

    private static string Ratio(Counts counts) =>
        string.Create(CultureInfo.InvariantCulture, $"{counts.Numerator:0.##}/{counts.Denominator:0.##}");
}
