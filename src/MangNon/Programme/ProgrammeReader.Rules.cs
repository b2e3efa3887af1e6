namespace MangNon.Programme;

/// <content>Rules: their shape here; their words and grammar by whoever computes them.</content>
internal sealed partial class ProgrammeReader
{
    private RuleDefinition ReadRule(JsonSection component, RuleDefinition? inherited)
    {
        var section = component
            .Section("rule", $"{component.Place} › quy tắc")
            ?.Knows("subject", "of", "those", "count", "less", "whole", "version", "legalBasis", "validFrom");
        if (section is null)
        {
            if (inherited is null)
            {
                log.Error(component.Node, component.Place, "thiếu “rule”: quy tắc tính");
            }

            return inherited ?? new RuleDefinition { Subject = RuleSubject.Reported };
        }

        var rule = new RuleDefinition
        {
            Subject = section.Word("subject", ProgrammeWords.Subjects),
            Of = section.OptionalText("of"),
            Those = section.OptionalText("those"),
            Count = section.OptionalText("count"),
            Less = section.OptionalText("less"),
            Whole = section.Flag("whole"),
            Version = section.OptionalWhole("version") ?? 1,
            LegalBasis = section.OptionalText("legalBasis"),
            ValidFrom = section.OptionalDay("validFrom"),
        };
        if (ProgrammeWords.Subjects.ContainsKey(section.Node.Member("subject")?.Text ?? ""))
        {
            CheckRule(section, rule);
        }

        return rule;
    }

    private void CheckRule(JsonSection section, RuleDefinition rule)
    {
        if (rule.Version < 1)
        {
            log.Error(section.Node.Member("version")!, section.Place, "“version” đếm từ 1");
        }

        if (rule.Subject == RuleSubject.Reported)
        {
            foreach (var key in Conditions.Where(section.Has))
            {
                log.Error(
                    section.Node.Member(key)!,
                    section.Place,
                    $"số do đơn vị báo cáo (reported) không có “{key}”"
                );
            }

            return;
        }

        if (rule.Of is null)
        {
            log.Error(section.Node, section.Place, "thiếu “of”: điều kiện của mẫu số; mọi dòng thì viết \"true\"");
        }

        if (rule.Those is null == rule.Count is null)
        {
            log.Error(
                section.Node,
                section.Place,
                "cần một trong hai: “those” (trong số của mẫu số) hoặc “count” (trong mọi dòng)"
            );
        }

        foreach (var problem in checkRule?.Invoke(rule) ?? [])
        {
            var at = section.Node.Member(problem.Field) ?? section.Node;
            // The text begins one column after its opening quote.
            var inText = at.Text is null ? at : at with { Column = at.Column + 1 + problem.Position };
            log.Error(
                inText,
                section.Place,
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"“{problem.Field}”, ký tự thứ {problem.Position + 1}: {problem.Message}"
                )
            );
        }
    }

    private static readonly string[] Conditions = ["of", "those", "count", "less"];
}
