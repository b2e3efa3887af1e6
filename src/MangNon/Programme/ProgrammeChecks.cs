using System.Globalization;

namespace MangNon.Programme;

/// <summary>Looks at a programme as a whole: targets against each other, against their unit, and against the national programme.</summary>
internal static class ProgrammeChecks
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static void Run(
        ActionProgramme programme,
        ActionProgramme? basis,
        ProgrammeReader reader,
        FindingLog log,
        JsonAt root
    )
    {
        var components = new Dictionary<string, Component>(StringComparer.Ordinal);
        foreach (var (_, _, component) in programme.Components)
        {
            components.TryAdd(component.Id, component);
        }

        foreach (var component in components.Values)
        {
            Ranges(component, reader, log);
            Order(component, reader, log);
            Parts(component, components, reader, log);
        }

        Leads(programme, reader, log);
        Omissions(programme, basis, log, root);
    }

    private static void Ranges(Component component, ProgrammeReader reader, FindingLog log)
    {
        foreach (var (year, target) in component.Targets)
        {
            if (!reader.Targets.TryGetValue((component.Id, year), out var section))
            {
                continue; // only the national programme speaks of this year
            }

            if (target.Applied is { } applied && (applied.Value < 0 || applied.Value > component.Multiplier))
            {
                var message = component.Unit is MeasureUnit.Percent or MeasureUnit.Change
                    ? $"{Show(applied.Value)} % ngoài khoảng 0–100"
                    : $"{Show(applied.Value)} ngoài khoảng 0–{Show(component.Multiplier)}";
                log.Error(section.Node.Member("applied")!, section.Place, message);
            }

            if (target is { Defect: null, PrintedNumber: { } printed, Applied: { } value } && printed != value.Value)
            {
                log.Remark(
                    section.Node,
                    section.Place,
                    $"áp dụng {Show(value.Value)} khác số in {Show(printed)} mà không ghi lý do (“defect”)"
                );
            }

            if (target.Defect is { Decision: null } defect)
            {
                log.Remark(section.Node, section.Place, $"chưa có quyết định đính chính: {defect.Problem}");
            }
        }
    }

    /// <summary>“Giảm” must not rise and “tăng” must not fall from one milestone to the next.</summary>
    private static void Order(Component component, ProgrammeReader reader, FindingLog log)
    {
        var own = component
            .Targets.Where(item => reader.Targets.ContainsKey((component.Id, item.Key)))
            .OrderBy(item => item.Key)
            .ToList();
        foreach (var (earlier, later) in own.Zip(own.Skip(1)))
        {
            var section = reader.Targets[(component.Id, later.Key)];
            if (Worse(component.Direction, earlier.Value.Applied?.Value, later.Value.Applied?.Value))
            {
                var (from, to) = (earlier.Value.Applied!.Value, later.Value.Applied!.Value);
                log.Remark(section.Node, section.Place, Say(component.Direction, "áp dụng", earlier.Key, from, to));
            }
            else if (
                earlier.Value.Defect is null
                && later.Value.Defect is null
                && Worse(component.Direction, earlier.Value.PrintedNumber, later.Value.PrintedNumber)
            )
            {
                var (from, to) = (earlier.Value.PrintedNumber!.Value, later.Value.PrintedNumber!.Value);
                log.Remark(section.Node, section.Place, Say(component.Direction, "in", earlier.Key, from, to));
            }
        }
    }

    private static bool Worse(Direction direction, decimal? earlier, decimal? later) =>
        direction == Direction.Down ? later > earlier : later < earlier;

    private static string Say(Direction direction, string which, int year, decimal from, decimal to) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"chỉ tiêu {(direction == Direction.Down ? "giảm" : "tăng")} nhưng mục tiêu {which} đi ngược: {Show(from)} ({year}) rồi {Show(to)}"
        );

    private static void Parts(
        Component component,
        Dictionary<string, Component> components,
        ProgrammeReader reader,
        FindingLog log
    )
    {
        if (component.PartOf is null)
        {
            return;
        }

        if (!components.TryGetValue(component.PartOf, out var whole))
        {
            // Inherited from the national programme, of which this plan leaves the whole out: nothing to compare.
            var section = reader.ComponentSections[component.Id];
            if (section.Has("partOf"))
            {
                log.Error(section.Node.Member("partOf")!, section.Place, $"không có thành phần “{component.PartOf}”");
            }

            return;
        }

        foreach (var (year, target) in component.Targets)
        {
            var limit = whole.Targets.GetValueOrDefault(year)?.Applied;
            if (
                target.Applied is { } part
                && part.Value > limit?.Value
                && reader.Targets.TryGetValue((whole.Id, year), out var section)
            )
            {
                log.Remark(
                    section.Node,
                    section.Place,
                    $"mục tiêu {Show(limit.Value)} thấp hơn của thành phần {component.Id} ({Show(part.Value)}), vốn là một phần của nó: không thể xảy ra"
                );
            }
        }
    }

    private static void Leads(ActionProgramme programme, ProgrammeReader reader, FindingLog log)
    {
        var indicators = programme.Goals.SelectMany(goal => goal.Indicators).ToList();
        // A programme that assigns nothing to anyone is a national one: leads are not its matter.
        if (indicators.TrueForAll(indicator => indicator.LeadIsByDefault))
        {
            return;
        }

        foreach (var indicator in indicators.Where(indicator => indicator.LeadIsByDefault))
        {
            if (reader.IndicatorSections.TryGetValue(indicator.Id, out var section))
            {
                log.Remark(section.Node, section.Place, "kế hoạch không giao đơn vị chủ trì; tính cho cơ quan đầu mối");
            }
        }
    }

    private static void Omissions(ActionProgramme programme, ActionProgramme? basis, FindingLog log, JsonAt root)
    {
        var own = programme.Components.Select(item => item.Component.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (_, _, component) in basis?.Components ?? [])
        {
            if (!own.Contains(component.Id))
            {
                log.Remark(
                    root.Member("goals") ?? root,
                    "chương trình",
                    $"không có thành phần {component.Id} của chương trình gốc ({component.Name})"
                );
            }
        }
    }

    private static string Show(decimal value) => value.ToString("#,0.####", Vietnamese);
}
