namespace MangNon.Programme;

/// <summary>Adds indicators of another level (a province's own) to a programme. Pure.</summary>
internal static class ProgrammeSupplement
{
    /// <summary>Why the two do not go together, in Vietnamese; null when they do.</summary>
    public static string? Clash(ActionProgramme whole, ActionProgramme supplement)
    {
        var indicators = Ids(whole, i => i.Id).Intersect(Ids(supplement, i => i.Id), StringComparer.Ordinal);
        var components = whole
            .Components.Select(c => c.Component.Id)
            .Intersect(supplement.Components.Select(c => c.Component.Id), StringComparer.Ordinal);
        var twice = indicators.Concat(components).Distinct(StringComparer.Ordinal).ToList();
        return twice.Count == 0
            ? null
            : $"“{string.Join("”, “", twice)}” đã có trong chương trình “{whole.Id}”; chỉ tiêu bổ sung cần số khác";
    }

    /// <summary>The programme with the supplement's indicators after its own, in the goal of the same id or in a new one.</summary>
    public static ActionProgramme Add(ActionProgramme whole, ActionProgramme supplement)
    {
        var added = supplement.Goals.ToDictionary(g => g.Id, StringComparer.Ordinal);
        return whole with
        {
            Units = [.. whole.Units, .. supplement.Units.Where(u => whole.Units.All(own => own.Id != u.Id))],
            Goals =
            [
                .. whole.Goals.Select(g =>
                    added.Remove(g.Id, out var more) ? g with { Indicators = [.. g.Indicators, .. more.Indicators] } : g
                ),
                .. supplement.Goals.Where(g => added.ContainsKey(g.Id)),
            ],
        };
    }

    private static IEnumerable<string> Ids(ActionProgramme programme, Func<Indicator, string> id) =>
        programme.Goals.SelectMany(g => g.Indicators).Select(id);
}
