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
    /// <summary>Every unit, a parent before its children, with the codes of those that succeed it the day after its last.</summary>
    public static List<(AdministrativeUnit Unit, string[] Heirs)> Read()
    {
        var result = new List<(AdministrativeUnit, string[])>(15_000);
        var parents = new AdministrativeUnit?[6];
        DateOnly? from = null;
        DateOnly? to = null;
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
            result.Add((unit, cells.Length > 2 ? cells[2].Split(',') : []));
        }

        return result;
    }

    private static DateOnly? Day(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
