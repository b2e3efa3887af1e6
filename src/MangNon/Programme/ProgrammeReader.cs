using System.Text.RegularExpressions;

namespace MangNon.Programme;

/// <summary>
/// Turns a programme's file into an <see cref="ActionProgramme"/>. Where the file says nothing of a goal, an indicator
/// or a component, the programme it is based on speaks; targets and leads are always the file's own.
/// </summary>
internal sealed partial class ProgrammeReader(
    ActionProgramme? basis,
    Func<RuleDefinition, IReadOnlyList<RuleProblem>>? checkRule,
    FindingLog log
)
{
    private readonly HashSet<string> _goalIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _indicatorIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _componentIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unitIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Indicator> _basisIndicators =
        basis?.Goals.SelectMany(goal => goal.Indicators).ToDictionary(indicator => indicator.Id) ?? [];
    private readonly Dictionary<string, Component> _basisComponents =
        basis?.Components.ToDictionary(item => item.Component.Id, item => item.Component) ?? [];
    private string _focalUnit = "";
    private (int From, int To) _years;

    /// <summary>Where each component stands in the file, and each of its targets (by component and year).</summary>
    public Dictionary<(string Component, int Year), JsonSection> Targets { get; } = [];

    public Dictionary<string, JsonSection> ComponentSections { get; } = [];

    public Dictionary<string, JsonSection> IndicatorSections { get; } = [];

    /// <summary>Everything that may give words of the plan as printed.</summary>
    public List<JsonSection> PrintedSections { get; } = [];

    public ActionProgramme Read(JsonAt root)
    {
        var file = new JsonSection(root, "chương trình", log).Knows(
            "id",
            "name",
            "nameEn",
            "adoptedBy",
            "fromYear",
            "toYear",
            "legalBasis",
            "basedOn",
            "supplements",
            "source",
            "focalUnit",
            "units",
            "documentDefects",
            "goals"
        );
        _years = (file.Whole("fromYear"), file.Whole("toYear"));
        if (_years.From > _years.To)
        {
            log.Error(root.Member("toYear") ?? root, file.Place, "“toYear” phải từ “fromYear” trở đi");
        }

        var units = file.Items("units", required: true).Select(ReadUnit).ToList();
        _focalUnit = Unit(file, "focalUnit") ?? file.Text("focalUnit");
        return new ActionProgramme
        {
            Id = Slug(file),
            Name = file.Text("name"),
            NameEn = file.Text("nameEn"),
            AdoptedBy = file.Text("adoptedBy"),
            FromYear = _years.From,
            ToYear = _years.To,
            LegalBasis = file.Text("legalBasis"),
            BasedOn = file.OptionalText("basedOn"),
            Supplements = file.OptionalText("supplements"),
            Source = file.OptionalText("source"),
            FocalUnit = _focalUnit,
            Units = units,
            DocumentDefects = [.. file.Items("documentDefects").Select(ReadDocumentDefect)],
            Goals = [.. file.Items("goals", required: true).Select(ReadGoal)],
        };
    }

    private ResponsibleUnit ReadUnit(JsonAt node)
    {
        var section = new JsonSection(node, $"đơn vị {Label(node)}", log).Knows(
            "id",
            "name",
            "nameEn",
            "aliases",
            "section"
        );
        var id = Slug(section);
        Unique(section, id, _unitIds);
        return new ResponsibleUnit(
            id,
            section.Text("name"),
            section.Text("nameEn"),
            section.Texts("aliases"),
            section.OptionalText("section")
        );
    }

    private DocumentDefect ReadDocumentDefect(JsonAt node)
    {
        var section = new JsonSection(node, "khiếm khuyết văn bản", log).Knows("place", "text", "printed");
        PrintedSections.Add(section);
        return new DocumentDefect(section.Text("place"), section.Text("text"), section.OptionalText("printed"));
    }

    private Goal ReadGoal(JsonAt node)
    {
        var section = new JsonSection(node, $"mục tiêu {Label(node)}", log).Knows(
            "id",
            "name",
            "nameEn",
            "printed",
            "indicators"
        );
        var id = Id(section);
        Unique(section, id, _goalIds);
        PrintedSections.Add(section);
        var known = basis?.Goals.FirstOrDefault(goal => goal.Id == id);
        var indicators = section.Items("indicators", required: true);
        return new Goal(
            id,
            section.Text("name", known?.Name),
            section.Text("nameEn", known?.NameEn),
            [.. indicators.Select(item => ReadIndicator(item, section.Place))],
            section.OptionalText("printed")
        );
    }

    private Indicator ReadIndicator(JsonAt node, string place)
    {
        var section = new JsonSection(node, $"{place} › chỉ tiêu {Label(node)}", log).Knows(
            "id",
            "name",
            "nameEn",
            "printed",
            "legalBasis",
            "lead",
            "leadSection",
            "cooperating",
            "components"
        );
        var id = Id(section);
        Unique(section, id, _indicatorIds);
        IndicatorSections.TryAdd(id, section);
        PrintedSections.Add(section);
        var known = _basisIndicators.GetValueOrDefault(id);
        var lead = Unit(section, "lead");
        if (section.Has("lead") != section.Has("leadSection"))
        {
            log.Error(
                node,
                section.Place,
                "“lead” và “leadSection” đi cùng nhau: đơn vị chủ trì và mục của kế hoạch giao việc"
            );
        }

        foreach (var item in section.Has("cooperating") ? node.Member("cooperating")!.Items : [])
        {
            CheckUnit(item, section.Place);
        }

        return new Indicator
        {
            Id = id,
            Name = section.Text("name", known?.Name),
            NameEn = section.Text("nameEn", known?.NameEn),
            PrintedText = section.OptionalText("printed"),
            LegalBasis = section.OptionalText("legalBasis") ?? known?.LegalBasis,
            LeadUnit = lead ?? _focalUnit,
            LeadSection = section.OptionalText("leadSection"),
            CooperatingUnits = section.Texts("cooperating"),
            Components =
            [
                .. section.Items("components", required: true).Select(item => ReadComponent(item, section.Place, id)),
            ],
        };
    }

    private Component ReadComponent(JsonAt node, string place, string indicator)
    {
        var label = Label(node);
        var section = new JsonSection(node, label == indicator ? place : $"{place} › thành phần {label}", log).Knows(
            "id",
            "name",
            "nameEn",
            "unit",
            "direction",
            "partOf",
            "rule",
            "note",
            "targets",
            "baseline"
        );
        var id = Id(section);
        Unique(section, id, _componentIds);
        ComponentSections.TryAdd(id, section);
        var known = _basisComponents.GetValueOrDefault(id);
        var component = new Component
        {
            Id = id,
            Name = section.Text("name", known?.Name),
            NameEn = section.Text("nameEn", known?.NameEn),
            Unit = section.Word("unit", ProgrammeWords.Units, known?.Unit),
            Direction = section.Word("direction", ProgrammeWords.Directions, known?.Direction),
            PartOf = section.OptionalText("partOf") ?? known?.PartOf,
            Rule = ReadRule(section, known?.Rule),
            Note = section.OptionalText("note") ?? known?.Note,
            Targets = new Dictionary<int, Target>(),
        };
        return component with
        {
            Targets = ReadTargets(section, component, known),
            Baseline = ReadBaseline(section) ?? known?.Baseline,
        };
    }

    private static string Label(JsonAt node) => node.Member("id")?.Text ?? "(chưa có id)";

    private string Slug(JsonSection section)
    {
        var id = section.Text("id");
        if (id.Length > 0 && !SlugShape().IsMatch(id))
        {
            log.Error(
                section.Node.Member("id")!,
                section.Place,
                $"id “{id}” chỉ gồm chữ thường không dấu, số và gạch nối"
            );
        }

        return id;
    }

    private string Id(JsonSection section)
    {
        var id = section.Text("id");
        if (id.Length > 0 && !IdShape().IsMatch(id))
        {
            log.Error(
                section.Node.Member("id")!,
                section.Place,
                $"id “{id}” chỉ gồm chữ không dấu, số và gạch nối, tối đa 24 ký tự"
            );
        }

        return id;
    }

    private void Unique(JsonSection section, string id, HashSet<string> seen)
    {
        if (id.Length > 0 && !seen.Add(id))
        {
            log.Error(section.Node.Member("id")!, section.Place, $"id “{id}” đã dùng ở trên");
        }
    }

    private string? Unit(JsonSection section, string key)
    {
        if (section.Has(key))
        {
            CheckUnit(section.Node.Member(key)!, section.Place);
        }

        return section.OptionalText(key);
    }

    private void CheckUnit(JsonAt node, string place)
    {
        if (!string.IsNullOrWhiteSpace(node.Text) && !_unitIds.Contains(node.Text))
        {
            log.Error(node, place, $"không có đơn vị “{node.Text}” trong “units”: {string.Join(", ", _unitIds)}");
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlugShape();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,23}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdShape();
}
