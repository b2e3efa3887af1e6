#!/usr/bin/env -S dotnet run
#:property RestorePackagesWithLockFile=false
#:property PublishAot=false

// Makes src/MangNon/Units/units.tsv.br from the National Statistics Office's public list of administrative units
// before and after 1 July 2025, as gathered by tranngocminhhieu/vietnamadminunits (MIT licence, August 2025) and
// laid out as units.csv (code,name,level,parent_code,valid_from,valid_to) and successions.csv
// (old_code,old_name,old_district_code,new_code,new_name,old_was_divided). Run once; its output is committed.
//
//     dotnet run tools/units.cs -- FOLDER-OF-CSV src/MangNon/Units/units.tsv.br
//
// The output is text, compressed with Brotli: a line "> FIRST-DAY LAST-DAY" opens a generation of units; below it one
// line a unit, "code TAB name", a unit after the one it belongs to. The digits of a code tell its level: 2 province,
// 3 district, 5 commune. A third column holds the codes, in the next generation, of the units that succeed it.
using System.IO.Compression;
using System.Text;
using Unit = (string Code, string Name, string Parent, bool IsOld);

const string LastDay = "2025-06-30";
const string FirstDay = "2025-07-01";
var units = Rows("units.csv").Select(r => (Unit)(r[0], Tidy(r[1]), r[3], r[5] == LastDay)).ToList();
var heirs = Rows("successions.csv").ToLookup(r => r[0], r => r[3]);
var old = units.Where(u => u.IsOld).ToList();
var young = units.Where(u => !u.IsOld).ToList();
if (old.Count + young.Count != 63 + 696 + 10035 + 34 + 3321)
{
    throw new InvalidOperationException("Not the list of August 2025.");
}

var text = new StringBuilder();
text.Append("# Administrative units of Viet Nam. National Statistics Office, as gathered by\n");
text.Append("# tranngocminhhieu/vietnamadminunits (MIT), August 2025.\n");
text.Append("> \t").Append(LastDay).Append('\n');
Write(old, "", HeirsOf);
text.Append("> ").Append(FirstDay).Append("\t\n");
Write(young, "", _ => []);

using var compressed = File.Create(args[1]);
using var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize);
brotli.Write(Encoding.UTF8.GetBytes(text.ToString()));
return;

void Write(List<Unit> generation, string parent, Func<Unit, IEnumerable<string>> heirsOf)
{
    foreach (var unit in generation.Where(u => u.Parent == parent).OrderBy(u => u.Code, StringComparer.Ordinal))
    {
        text.Append(unit.Code).Append('\t').Append(unit.Name);
        var codes = string.Join(',', heirsOf(unit).Distinct().Order(StringComparer.Ordinal));
        text.Append(codes.Length == 0 ? "" : "\t").Append(codes).Append('\n');
        Write(generation, unit.Code, heirsOf);
    }
}

IEnumerable<string> HeirsOf(Unit unit) =>
    unit.Code.Length switch
    {
        5 => heirs[unit.Code],
        3 => IslandOf(unit),
        _ => ProvincesOf(unit),
    };

// Districts ended on 30 June 2025 without a successor, but for the five island districts that had no communes:
// each became a special zone (đặc khu) of its own name, which the list of successions leaves out.
IEnumerable<string> IslandOf(Unit district) =>
    old.Any(u => u.Parent == district.Code)
        ? []
        : young
            .Where(u => u.Name == district.Name.Replace("Huyện ", "Đặc khu ", StringComparison.Ordinal))
            .Select(u => u.Code);

// The list has no successions of provinces: they are those of their communes.
IEnumerable<string> ProvincesOf(Unit province) =>
    from district in old
    where district.Parent == province.Code
    from commune in old
    where commune.Parent == district.Code
    from heir in heirs[commune.Code]
    select young.Single(u => u.Code == heir).Parent;

// Ten names in the list are typed unevenly: “Thành Phố”, “Thị Xã”, “Thị Trấn”, two blanks.
static string Tidy(string name)
{
    var words = name.Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    words[1] = words is ["Thành", "Phố", ..] or ["Thị", "Xã" or "Trấn", ..] ? words[1].ToLowerInvariant() : words[1];
    return string.Join(' ', words);
}

IEnumerable<string[]> Rows(string file) =>
    File.ReadLines(Path.Combine(args[0], file)).Skip(1).Select(line => line.Split(','));
