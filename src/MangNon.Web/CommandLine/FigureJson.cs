using System.Globalization;
using System.Text.Json;
using MangNon.Figures;

namespace MangNon.Web.CommandLine;

/// <summary>Figures as JSON: by component id numerator, denominator, value and whether it was reported; then the breakdowns asked for.</summary>
internal static class FigureJson
{
    private static readonly (Dimension Dimension, string Name)[] Names =
    [
        (Dimension.Village, "thon"),
        (Dimension.Sex, "sex"),
        (Dimension.Age, "age"),
        (Dimension.Ethnicity, "ethnic"),
        (Dimension.Household, "household"),
    ];

    /// <summary>The dimensions of a word of <c>--by</c>; null for an unknown word.</summary>
    public static IReadOnlyList<Dimension>? Dimensions(string? by) =>
        by switch
        {
            null => [],
            "all" => [.. Names.Select(n => n.Dimension)],
            _ => Names.Where(n => n.Name == by).Select(n => n.Dimension).ToList() is { Count: > 0 } one ? one : null,
        };

    public static void Write(Utf8JsonWriter json, FigureSet set, IReadOnlyList<Dimension> by)
    {
        json.WriteStartObject();
        WritePeriod(json, set.Period);
        foreach (var figure in set.Figures.Values)
        {
            json.WriteStartObject(figure.ComponentId);
            WriteCounts(json, figure.Counts, figure.Multiplier);
            json.WriteBoolean("reported", figure.IsReported);
            if (figure.ReportedBeside is { } beside)
            {
                json.WriteStartObject("solieu");
                WriteCounts(json, beside, figure.Multiplier);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        if (by.Count > 0)
        {
            json.WriteStartObject("breakdowns");
            foreach (var (dimension, name) in Names.Where(n => by.Contains(n.Dimension)))
            {
                WriteBreakdown(json, set, dimension, name);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static void WritePeriod(Utf8JsonWriter json, MangNon.Register.Period period)
    {
        json.WriteStartObject("period");
        json.WriteString("from", period.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("to", period.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    public static void WriteCounts(Utf8JsonWriter json, Counts counts, int multiplier)
    {
        json.Number("numerator", counts.Numerator);
        json.Number("denominator", counts.Denominator);
        if (counts.HasFigure)
        {
            json.WriteNumber("value", (double)counts.Numerator * multiplier / (double)counts.Denominator);
        }
        else
        {
            json.WriteNull("value");
        }
    }

    private static void WriteBreakdown(Utf8JsonWriter json, FigureSet set, Dimension dimension, string name)
    {
        json.WriteStartObject(name);
        foreach (var figure in set.Figures.Values)
        {
            if (!figure.Breakdowns.TryGetValue(dimension, out var groups))
            {
                continue;
            }

            json.WriteStartObject(figure.ComponentId);
            foreach (var group in groups)
            {
                json.WriteStartObject(group.Key);
                WriteCounts(json, group.Counts, figure.Multiplier);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
