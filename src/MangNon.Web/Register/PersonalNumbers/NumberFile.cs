using MangNon.Exchange;
using MangNon.Exchange.Writing;
using MangNon.Register.PersonalNumbers;
using MangNon.Web.Site;

namespace MangNon.Web.Register.PersonalNumbers;

/// <summary>The list of identity numbers as it goes to the police and comes back.</summary>
/// <param name="Refusal">Why the file was not read; null when it was.</param>
/// <param name="Rows">As sent.</param>
/// <param name="Errors">Cells that could not be read; their rows are not among the others.</param>
internal sealed record NumberFile(string? Refusal, IReadOnlyList<SentNumber> Rows, IReadOnlyList<ImportError> Errors)
{
    private const string Code = "Mã trẻ";
    private const string Name = "Họ và tên";
    private const string BirthDate = "Ngày sinh";
    private const string Number = "Số định danh";

    /// <summary>The words of the form stay Vietnamese: the file is read again by them.</summary>
    public static IReadOnlyList<TableColumn> Columns { get; } =
    [
        new(Code, Width: 12),
        new(Name, Width: 28),
        new(BirthDate, TableCellType.Date, 12),
        new("Giới tính", Width: 10),
        new("Thôn", Width: 20),
        new("Họ tên mẹ", Width: 28),
        new("Họ tên cha", Width: 28),
        new(Number, Width: 18),
    ];

    public static IReadOnlyList<object?> Row(Unnumbered child) =>
        [
            child.Code,
            child.FullName,
            child.BirthDate,
            RegisterWords.Of(child.Sex),
            child.VillageName,
            child.MotherName,
            child.FatherName,
            null,
        ];

    public static NumberFile Read(WorkbookSource source)
    {
        var table = TextTable.Read(source, [Code, Name, BirthDate, Number]);
        return new NumberFile(
            table.Refusal,
            [
                .. table.Rows.Select(row => new SentNumber(
                    row.Number,
                    row.Cells[0],
                    row.Cells[1],
                    row.Cells[2],
                    row.Cells[3]
                )),
            ],
            table.Errors
        );
    }
}

/// <summary>Lists as they were sent back, until their numbers are written.</summary>
internal sealed class NumberFiles(TimeProvider time) : KeptInMemory<NumberFile>(time, TimeSpan.FromMinutes(30));
