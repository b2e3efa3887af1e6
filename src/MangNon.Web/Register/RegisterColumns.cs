using MangNon.Exchange.Writing;
using MangNon.Register;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.Register;

/// <summary>A column of the list of children beside the name.</summary>
internal enum RegisterColumn
{
    BirthDate,
    Age,
    Sex,
    Village,
    Codes,
    Standing,
    Mother,
    Father,
    Caregiver,
    Registered,
}

/// <summary>The columns of the list of children, on the page and in its file: which, and what stands in them.</summary>
internal static class RegisterColumns
{
    public const string Key = "cot";
    private static readonly RegisterColumn[] Usual =
    [
        RegisterColumn.BirthDate,
        RegisterColumn.Age,
        RegisterColumn.Sex,
        RegisterColumn.Village,
        RegisterColumn.Codes,
        RegisterColumn.Standing,
    ];

    /// <summary>Those chosen in the address, in the order of the list; the usual ones where none is.</summary>
    public static IReadOnlyList<RegisterColumn> Of(IQueryCollection query)
    {
        var slugs = query[Key].SelectMany(text => (text ?? "").Split(',')).ToHashSet(StringComparer.Ordinal);
        RegisterColumn[] chosen = [.. Enum.GetValues<RegisterColumn>().Where(column => slugs.Contains(Slug(column)))];
        return chosen.Length > 0 ? chosen : Usual;
    }

    public static string Slug(RegisterColumn column) =>
        column switch
        {
            RegisterColumn.BirthDate => "ngay-sinh",
            RegisterColumn.Age => "tuoi",
            RegisterColumn.Sex => "gioi",
            RegisterColumn.Village => "thon",
            RegisterColumn.Codes => "ma",
            RegisterColumn.Standing => "cu-tru",
            RegisterColumn.Mother => "me",
            RegisterColumn.Father => "cha",
            RegisterColumn.Caregiver => "nuoi-duong",
            _ => "khai-sinh",
        };

    public static string Title(RegisterColumn column) =>
        column switch
        {
            RegisterColumn.BirthDate => T("Register.BirthDate"),
            RegisterColumn.Age => T("Register.Age"),
            RegisterColumn.Sex => T("Register.Sex"),
            RegisterColumn.Village => T("Register.Village"),
            RegisterColumn.Codes => T("Register.Codes"),
            RegisterColumn.Standing => T("Register.Standing"),
            RegisterColumn.Mother => T("Child.Mother"),
            RegisterColumn.Father => T("Child.Father"),
            RegisterColumn.Caregiver => T("Child.Caregiver"),
            _ => T("Child.Registered"),
        };

    public static string Text(RegisterColumn column, RegisterLine line, DateOnly today) =>
        column switch
        {
            RegisterColumn.BirthDate => Numbers.Day(line.Child.BirthDate),
            RegisterColumn.Age => RegisterWords.Age(line.Child, today),
            RegisterColumn.Sex => RegisterWords.Of(line.Child.Sex),
            RegisterColumn.Village => line.VillageName,
            RegisterColumn.Codes => line.Child.Code + " · " + line.HouseholdCode,
            RegisterColumn.Standing => RegisterWords.Standing(line.Child, today),
            RegisterColumn.Mother => line.Child.MotherName ?? Numbers.None,
            RegisterColumn.Father => line.Child.FatherName ?? Numbers.None,
            RegisterColumn.Caregiver => line.Child.Caregiver ?? Numbers.None,
            _ => Numbers.Day(line.Child.BirthRegisteredOn),
        };

    /// <summary>The table of a file: the code and the name first, days as days.</summary>
    public static IReadOnlyList<TableColumn> Table(IReadOnlyList<RegisterColumn> columns) =>
        [
            new(T("Register.Code"), Width: 12),
            new(T("Register.Name"), Width: 28),
            .. columns.Select(column =>
                column switch
                {
                    RegisterColumn.BirthDate or RegisterColumn.Registered => new TableColumn(
                        Title(column),
                        TableCellType.Date,
                        12
                    ),
                    RegisterColumn.Codes => new TableColumn(T("Register.Household"), Width: 12),
                    RegisterColumn.Age or RegisterColumn.Sex => new TableColumn(Title(column), Width: 10),
                    _ => new TableColumn(Title(column), Width: 24),
                }
            ),
        ];

    public static IReadOnlyList<object?> Row(
        IReadOnlyList<RegisterColumn> columns,
        RegisterLine line,
        DateOnly today
    ) =>
        [
            line.Child.Code,
            line.Child.FullName,
            .. columns.Select(column =>
                column switch
                {
                    RegisterColumn.BirthDate => line.Child.BirthDate,
                    RegisterColumn.Registered => line.Child.BirthRegisteredOn,
                    RegisterColumn.Codes => line.HouseholdCode,
                    _ => (object?)Text(column, line, today),
                }
            ),
        ];
}
