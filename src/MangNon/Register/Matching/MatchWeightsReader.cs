using MangNon.Programme;

namespace MangNon.Register.Matching;

/// <summary>Takes the weights out of their file.</summary>
internal static class MatchWeightsReader
{
    private const double Tolerance = 0.001;
    private static readonly JsonAt Empty = new(System.Text.Json.JsonValueKind.Object, 1, 1, "");

    public static MatchWeights Read(JsonSection root)
    {
        root.Knows(
            "id",
            "name",
            "nameEn",
            "legalBasis",
            "from",
            "verified",
            "doublesPerChild",
            "siblingsPerChild",
            "possible",
            "likely",
            "twins",
            "names",
            "fields"
        );
        var (possible, likely, twins) = (Number(root, "possible"), Number(root, "likely"), Number(root, "twins"));
        if (likely <= possible)
        {
            root.Log.Error(root.Node, root.Place, "“likely” phải lớn hơn “possible”");
        }

        if (twins >= 0)
        {
            root.Log.Error(root.Node, root.Place, "“twins” phải nhỏ hơn 0");
        }

        return new MatchWeights
        {
            DoublesPerChild = Share(root, "doublesPerChild"),
            SiblingsPerChild = Positive(root, "siblingsPerChild"),
            Possible = possible,
            Likely = likely,
            Twins = twins,
            Names = ReadNames(root),
            Levels = ReadFields(root),
        };
    }

    private static NameWeights ReadNames(JsonSection root)
    {
        var names = Required(root, "names").Knows("surname", "middle", "given", "steadiness");
        return new NameWeights(
            ReadPart(names, "surname"),
            ReadPart(names, "middle"),
            ReadPart(names, "given"),
            Positive(names, "steadiness")
        );
    }

    private static NamePart ReadPart(JsonSection names, string key)
    {
        var part = Required(names, key).Knows("mean", "least");
        return new NamePart(Share(part, "mean"), Share(part, "least"));
    }

    private static Dictionary<MatchField, IReadOnlyList<LevelWeight>> ReadFields(JsonSection root)
    {
        var fields = Required(root, "fields").Knows([.. MatchLevels.Fields.Keys]);
        return MatchLevels.Fields.ToDictionary<
            KeyValuePair<string, MatchField>,
            MatchField,
            IReadOnlyList<LevelWeight>
        >(field => field.Value, field => ReadLevels(Required(fields, field.Key), MatchLevels.Of(field.Value)));
    }

    private static LevelWeight[] ReadLevels(JsonSection field, IReadOnlyList<string> words)
    {
        field.Knows([.. words]);
        var levels = words
            .Select(word =>
            {
                var level = Required(field, word).Knows("m", "u");
                return new LevelWeight(Share(level, "m"), Share(level, "u"));
            })
            .ToArray();
        foreach (var (sum, key) in new[] { (levels.Sum(one => one.M), "m"), (levels.Sum(one => one.U), "u") })
        {
            if (Math.Abs(sum - 1) > Tolerance)
            {
                field.Log.Error(field.Node, field.Place, $"các số “{key}” cộng lại phải bằng 1");
            }
        }

        return levels;
    }

    private static JsonSection Required(JsonSection parent, string key)
    {
        if (parent.Section(key, key) is { } section)
        {
            return section;
        }

        parent.Log.Error(parent.Node, parent.Place, $"thiếu “{key}”");
        return new JsonSection(Empty, key, parent.Log);
    }

    private static double Share(JsonSection section, string key)
    {
        var share = Number(section, key);
        if (share is not (> 0 and <= 1))
        {
            section.Log.Error(section.Node, section.Place, $"“{key}” là phần của 1: lớn hơn 0, nhiều nhất 1");
            return 1;
        }

        return share;
    }

    private static double Positive(JsonSection section, string key)
    {
        var number = Number(section, key);
        if (number <= 0)
        {
            section.Log.Error(section.Node, section.Place, $"“{key}” phải lớn hơn 0");
        }

        return number;
    }

    private static double Number(JsonSection section, string key)
    {
        if (!section.Has(key))
        {
            section.Log.Error(section.Node, section.Place, $"thiếu “{key}”");
        }

        return (double)(section.OptionalNumber(key) ?? 0);
    }
}
