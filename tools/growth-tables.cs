#!/usr/bin/env -S dotnet run
#:property RestorePackagesWithLockFile=false
#:property PublishAot=false

// Makes the growth tables of src/MangNon/Health/Growth/Tables from WHO's figures as csv
// (columns: sex, then days, months or cm, then l, m, s). Run once; its output is committed.
//
//     dotnet run tools/growth-tables.cs -- FOLDER-OF-CSV src/MangNon/Health/Growth/Tables
//
// A table is text: a heading after #, then "sex FIRST-KEY" and one line "L M S" for each step of the key,
// as whole numbers of 0.0001, 0.0001 and 0.00001. The key is not written: it goes up by one
// (day, month or 0.1 cm), and this program refuses a table with a gap.
using System.Globalization;
using System.Text;

const string Standards = "WHO Child Growth Standards (2006)";
const string Reference = "WHO Reference 2007";
(string Csv, string Name, string Title, string Key, int StepsPerUnit)[] tables =
[
    ("lhfa_0_5_day", "length-height-for-age-0-5", Standards + ", length/height-for-age (cm)", "day", 1),
    ("wfa_0_5_day", "weight-for-age-0-5", Standards + ", weight-for-age (kg)", "day", 1),
    ("wfl_length", "weight-for-length", Standards + ", weight-for-length (kg)", "0.1 cm", 10),
    ("wfh_height", "weight-for-height", Standards + ", weight-for-height (kg)", "0.1 cm", 10),
    ("bfa_0_5_day", "bmi-for-age-0-5", Standards + ", BMI-for-age (kg/m²)", "day", 1),
    ("hcfa_0_5_day", "head-for-age-0-5", Standards + ", head circumference-for-age (cm)", "day", 1),
    ("acfa_0_5_day", "arm-for-age-0-5", Standards + ", arm circumference-for-age (cm)", "day", 1),
    ("hfa_5_19_month", "height-for-age-5-19", Reference + ", height-for-age (cm)", "month", 1),
    ("wfa_5_10_month", "weight-for-age-5-10", Reference + ", weight-for-age (kg)", "month", 1),
    ("bfa_5_19_month", "bmi-for-age-5-19", Reference + ", BMI-for-age (kg/m²)", "month", 1),
];

foreach (var (csv, name, title, key, stepsPerUnit) in tables)
{
    var text = new StringBuilder();
    text.Append("# ").Append(title).Append(", by ").Append(key).Append(". © World Health Organization.\n");
    text.Append(
        "# Each line: L M S in units of 0.0001, 0.0001, 0.00001; \"sex FIRST\" opens a sex (1 boys, 2 girls).\n"
    );
    var sex = 0;
    var last = 0;
    foreach (var line in File.ReadLines(Path.Combine(args[0], csv + ".csv")).Skip(1))
    {
        var cells = line.Split(',');
        var rowSex = Whole(cells[0], 1);
        var rowKey = Whole(cells[1], stepsPerUnit);
        if (rowSex != sex)
        {
            text.Append("sex ").Append(rowKey).Append('\n');
            sex++;
        }
        else if (rowKey != last + 1)
        {
            throw new InvalidDataException($"{csv}: {rowKey} after {last}");
        }

        if (rowSex != sex)
            throw new InvalidDataException($"{csv}: sex {rowSex} out of order");

        last = rowKey;
        text.Append(Whole(cells[2], 10_000)).Append(' ').Append(Whole(cells[3], 10_000)).Append(' ');
        text.Append(Whole(cells[4], 100_000)).Append('\n');
    }

    File.WriteAllText(Path.Combine(args[1], name + ".txt"), text.ToString());
}

static int Whole(string figure, int scale)
{
    var scaled = decimal.Parse(figure, NumberStyles.Float, CultureInfo.InvariantCulture) * scale;
    return scaled == decimal.Truncate(scaled) ? (int)scaled : throw new InvalidDataException($"{figure} × {scale}");
}
