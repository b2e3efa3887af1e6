using System.Globalization;
using MangNon.Exchange.Writing;
using MangNon.Schooling;

namespace MangNon.Exchange.Sheets;

/// <summary>A row of <c>HocTap</c>; the school year by the calendar year in which it begins.</summary>
internal sealed record EnrolmentRow(
    Guid Child,
    int SchoolYear,
    Guid? Facility,
    int Grade,
    EnrolmentResult Result,
    DateOnly? AsOf
);

internal static class EnrolmentSheet
{
    public static readonly Column Child = new("Mã trẻ", required: true);
    private static readonly Column SchoolYear = new("Năm học", required: true);
    private static readonly Column Facility = new("Mã cơ sở");
    private static readonly Column Grade = new("Lớp", required: true, width: 8);
    private static readonly Column Result = new("Kết quả", required: true, width: 18);
    private static readonly Column AsOf = new("Ngày", type: TableCellType.Date);

    public static readonly SheetForm<EnrolmentRow> Form = new(
        "HocTap",
        Column.Form(Child, SchoolYear, Facility, Grade, Result, AsOf),
        (cells, known) =>
            new(
                cells.Reference(Child, known.Children)?.Id ?? default,
                ReadSchoolYear(cells),
                cells.Reference(Facility, known.Facilities)?.Id,
                cells.Word(Grade, Vocabulary.GradeWords),
                cells.Word(Result, Vocabulary.EnrolmentResults),
                cells.DateOrNull(AsOf)
            ),
        (r, codes) =>
            [
                codes.Children[r.Child],
                string.Create(CultureInfo.InvariantCulture, $"{r.SchoolYear}-{r.SchoolYear + 1}"),
                r.Facility is { } facility ? codes.Facilities.GetValueOrDefault(facility) : null,
                Vocabulary.GradeWords.Text(r.Grade),
                Vocabulary.EnrolmentResults.Text(r.Result),
                r.AsOf,
            ]
    );

    /// <summary>What the sheet has no column for stays as stored.</summary>
    public static EnrolmentRow Merge(EnrolmentRow row, EnrolmentRow stored, RowCells cells) =>
        row with
        {
            Facility = cells.Has(Facility) ? row.Facility : stored.Facility,
            AsOf = cells.Has(AsOf) ? row.AsOf : stored.AsOf,
        };

    private static int ReadSchoolYear(RowCells cells)
    {
        if (cells.TextOrNull(SchoolYear) is not { } text)
        {
            return 0;
        }

        if (
            text.Length == 9
            && text[4] == '-'
            && Numbers.TryWhole(text[..4], out var first)
            && Numbers.TryWhole(text[5..], out var second)
            && first is >= 1900 and <= 2100
            && second == first + 1
        )
        {
            return (int)first;
        }

        cells.Fail(SchoolYear, "Năm học gồm hai năm liền nhau, ví dụ 2024-2025.");
        return 0;
    }
}
