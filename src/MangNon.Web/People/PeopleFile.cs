using MangNon.Access;
using MangNon.Exchange;
using MangNon.Exchange.Writing;
using MangNon.Register;
using MangNon.Web.Shell;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.People;

/// <summary>Somebody who can be added, with the roles of all rows that name them.</summary>
internal sealed record PersonInFile(PersonTerms Person, IReadOnlyList<GrantTerms> Grants);

/// <summary>
/// A workbook of people, one row for each role. Rows with the same user name are one person; without a user name each
/// row is a person of its own. A person with a bad cell in any row is left out whole.
/// </summary>
/// <param name="Refusal">Why the file was not read; null when it was.</param>
/// <param name="People">Who can be added.</param>
/// <param name="Errors">Every bad cell.</param>
internal sealed record PeopleFile(
    string? Refusal,
    IReadOnlyList<PersonInFile> People,
    IReadOnlyList<ImportError> Errors
)
{
    private static readonly TableColumn[] Columns =
    [
        new("Họ và tên", Width: 28),
        new("Tên đăng nhập", Width: 18),
        new("Điện thoại", Width: 16),
        new("Vai trò", Width: 32),
        new("Đơn vị", Width: 28),
        new("Từ ngày", TableCellType.Date, 12),
        new("Đến ngày", TableCellType.Date, 12),
        new("Lý do", Width: 36),
    ];

    /// <summary>The columns of the fields of the form.</summary>
    private static readonly Dictionary<string, int> Fields = new(StringComparer.Ordinal)
    {
        ["ho-ten"] = 0,
        ["ten-dang-nhap"] = 1,
        ["dien-thoai"] = 2,
        ["vai-tro"] = 3,
        ["don-vi"] = 4,
        ["tu-ngay"] = 5,
        ["den-ngay"] = 6,
        ["ly-do"] = 7,
    };

    /// <summary>The empty form, with a second sheet of the words that it takes.</summary>
    public static void WriteForm(Stream stream, AdministeredUnits units) =>
        TableWorkbook.Write(
            stream,
            [
                new TableSheet("Người dùng", Columns, []),
                new TableSheet(
                    "Vai trò, đơn vị",
                    [new(Columns[3].Header, Width: 36), new(Columns[4].Header, Width: 36)],
                    Role.All.SelectMany(role =>
                        units
                            .All.Where(unit => unit.Scope == role.Scope && unit.IsOpen)
                            .Select(unit => new object?[] { role.Vi, unit.Name })
                    )
                ),
            ]
        );

    /// <param name="source">The workbook.</param>
    /// <param name="units">Those that roles may be given for.</param>
    /// <param name="taken">User names of others.</param>
    /// <param name="today">The day.</param>
    public static PeopleFile Read(
        WorkbookSource source,
        AdministeredUnits units,
        IEnumerable<string> taken,
        DateOnly today
    )
    {
        var table = TextTable.Read(source, [.. Columns.Select(column => column.Header)]);
        if (table.Refusal is not null)
        {
            return new PeopleFile(table.Refusal, [], []);
        }

        var used = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var errors = new List<ImportError>(table.Errors);
        var people = new List<PersonInFile>();
        foreach (var rows in table.Rows.GroupBy(KeyOf, StringComparer.Ordinal))
        {
            if (ReadPerson([.. rows], table.Sheet, units, used, today, errors) is { } person)
            {
                used.Add(person.Person.UserName);
                people.Add(person);
            }
        }

        return new PeopleFile(null, people, [.. errors.OrderBy(error => error.Row)]);
    }

    private static string KeyOf(TextRow row) =>
        row.Cells[1].Length > 0 ? row.Cells[1].ToLowerInvariant() : FormattableString.Invariant($"#{row.Number}");

    private static PersonInFile? ReadPerson(
        IReadOnlyList<TextRow> rows,
        string sheet,
        AdministeredUnits units,
        HashSet<string> used,
        DateOnly today,
        List<ImportError> errors
    )
    {
        var before = errors.Count;
        PersonTerms? person = null;
        var grants = new List<GrantTerms>();
        foreach (var row in rows)
        {
            var wrong = new List<FieldError>();
            if (person is null)
            {
                var form = new PersonForm
                {
                    Name = row.Cells[0],
                    UserName = row.Cells[1],
                    Phone = row.Cells[2],
                };
                person = PersonForms.Read(form, used.Contains, wrong);
            }
            else if (row.Cells[0] != rows[0].Cells[0])
            {
                wrong.Add(new("ho-ten", T("PeopleFile.OtherName", row.Cells[1], rows[0].Cells[0])));
            }

            if (PersonForms.Read(GrantOf(row, units), units, today, wrong) is { } grant)
            {
                grants.Add(grant);
            }

            errors.AddRange(
                wrong.Select(one => new ImportError(
                    sheet,
                    row.Number,
                    Columns[Fields[one.Field]].Header,
                    row.Cells[Fields[one.Field]],
                    one.Message
                ))
            );
        }

        return errors.Count == before ? new PersonInFile(person!, grants) : null;
    }

    /// <summary>The row's words as the form's keys; what is not found stays as it is, and is refused as the form would.</summary>
    private static GrantForm GrantOf(TextRow row, AdministeredUnits units)
    {
        var role = Role.All.FirstOrDefault(one => Same(one.Vi, row.Cells[3]) || Same(one.En, row.Cells[3]));
        var unit = units
            .All.Where(one => one.Scope == role?.Scope && one.IsOpen && Same(one.Name, row.Cells[4]))
            .ToList();
        return new GrantForm
        {
            Role = role?.Id ?? row.Cells[3],
            Unit = unit is [var only] ? only.Key : row.Cells[4],
            From = row.Cells[5],
            To = row.Cells[6],
            Reason = row.Cells[7],
        };
    }

    private static bool Same(string name, string text) => PersonName.Fold(name) == PersonName.Fold(text);
}
