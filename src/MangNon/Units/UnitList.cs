using System.Globalization;
using System.IO.Compression;

namespace MangNon.Units;

/// <summary>
/// Reads the embedded list. Its source: the National Statistics Office's public list, as gathered by
/// tranngocminhhieu/vietnamadminunits (MIT licence, August 2025); its form: <c>tools/units.cs</c>.
/// Changes after August 2025 are not in it.
/// </summary>
internal static class UnitList
{
    /// <summary>Every unit, a parent before its children, with the codes of those that succeed it in the next generation.</summary>
    public static List<(AdministrativeUnit Unit, string[] Heirs, int Generation)> Read()
    {
        var result = new List<(AdministrativeUnit, string[], int)>(15_000);
        var parents = new AdministrativeUnit?[6];
        DateOnly? from = null;
        DateOnly? to = null;
        var generation = -1;
        using var resource = typeof(UnitList).Assembly.GetManifestResourceStream("units/units.tsv.br")!;
        using var reader = new StreamReader(new BrotliStream(resource, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            if (line[0] == '#')
            {
                continue;
            }

            var cells = line.Split('\t');
            if (line[0] == '>')
            {
                generation++;
                from = Day(cells[0][2..]);
                to = Day(cells[1]);
                Array.Clear(parents);
                continue;
            }

            var code = cells[0];
            // A commune hangs on the district before it, or on the province where districts are no more.
            var parent = code.Length switch
            {
                2 => null,
                3 => parents[2],
                _ => parents[3] ?? parents[2],
            };
            var unit = new AdministrativeUnit(code, cells[1], parent, from, to);
            parents[code.Length] = unit;
            result.Add((unit, cells.Length > 2 ? cells[2].Split(',') : [], generation));
        }

        return result;
    }

    private static DateOnly? Day(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
