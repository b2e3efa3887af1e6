using System.Globalization;

namespace MangNon.Programme;

/// <content>Targets in their three forms: printed and applied are the file's own, the national ones come from its base.</content>
internal sealed partial class ProgrammeReader
{
    private static Baseline? ReadBaseline(JsonSection component)
    {
        var section = component
            .Section("baseline", $"{component.Place} › số ban đầu")
            ?.Knows("year", "value", "source");
        if (section is null)
        {
            return null;
        }

        if (!section.Has("value"))
        {
            section.Log.Error(section.Node, section.Place, "thiếu “value”");
        }

        return new Baseline(
            section.Whole("year"),
            section.OptionalNumber("value") ?? 0,
            section.OptionalText("source")
        );
    }

    private SortedDictionary<int, Target> ReadTargets(JsonSection component, Component definition, Component? known)
    {
        var targets = new SortedDictionary<int, Target>();
        if (!component.Has("targets"))
        {
            log.Error(component.Node, component.Place, "thiếu “targets”: mục tiêu theo năm");
        }

        foreach (var (name, node) in component.Node.Member("targets")?.Members ?? [])
        {
            var section = new JsonSection(node, $"{component.Place} › {name}", log).Knows(
                "printed",
                "printedNumber",
                "applied",
                "defect"
            );
            if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            {
                log.Error(node, section.Place, $"“{name}” cần là một năm, như \"2025\"");
                continue;
            }

            if (year < _years.From || year > _years.To)
            {
                log.Error(
                    node,
                    section.Place,
                    string.Create(CultureInfo.InvariantCulture, $"năm {year} ngoài giai đoạn {_years.From}–{_years.To}")
                );
            }

            if (!targets.TryAdd(year, ReadTarget(section, definition)))
            {
                log.Error(node, section.Place, $"năm {name} viết hai lần");
            }

            Targets.TryAdd((definition.Id, year), section);
            PrintedSections.Add(section);
        }

        foreach (var (year, theirs) in known?.Targets ?? new Dictionary<int, Target>())
        {
            // A province's programme hands on the nation's figures; the nation's own are what it applies.
            var national = basis!.BasedOn is null ? theirs.Applied : theirs.National;
            if (national is not null)
            {
                targets[year] = (targets.GetValueOrDefault(year) ?? new Target()) with { National = national };
            }
        }

        return targets;
    }

    private Target ReadTarget(JsonSection section, Component definition)
    {
        TargetValue? applied = null;
        if (section.Node.Member("applied") is null)
        {
            log.Error(section.Node, section.Place, "thiếu “applied”: giá trị áp dụng; chưa áp dụng được thì viết null");
        }
        else if (!section.Has("applied"))
        {
            log.Remark(section.Node, section.Place, "chưa có giá trị áp dụng: số liệu không được so với mục tiêu");
        }
        else if (section.OptionalText("applied") is { } text)
        {
            if (TargetText.TryParse(text, definition.Multiplier, out var value, out var problem))
            {
                applied = value;
            }
            else
            {
                log.Error(section.Node.Member("applied")!, section.Place, problem);
            }
        }

        var defect = section.Section("defect", section.Place)?.Knows("problem", "reason", "decision");
        return new Target
        {
            Printed = section.OptionalText("printed"),
            PrintedNumber = section.OptionalNumber("printedNumber"),
            Applied = applied,
            Defect = defect is null
                ? null
                : new TargetDefect(defect.Text("problem"), defect.Text("reason"), defect.OptionalText("decision")),
        };
    }
}
