using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Exchange.Writing;

namespace MangNon.Exchange.Sheets;

/// <summary>A row of <c>HoanCanh</c>.</summary>
internal readonly record struct CircumstanceRow(Guid Child, string Group, DateOnly From, DateOnly? To);

internal static class CircumstanceSheet
{
    private static readonly Column Child = new("Mã trẻ", required: true);
    private static readonly Column Group = new("Nhóm", required: true, width: 8);
    private static readonly Column From = new("Từ ngày", required: true, TableCellType.Date);
    private static readonly Column To = new("Đến ngày", type: TableCellType.Date);

    public static readonly SheetForm<CircumstanceRow> Form = new(
        "HoanCanh",
        Column.Form(Child, Group, From, To),
        Decode,
        (r, codes) => [codes.Children[r.Child], r.Group, r.From, r.To]
    );

    private static CircumstanceRow Decode(RowCells cells, Known known)
    {
        var child = cells.Reference(Child, known.Children);
        var group = ReadGroup(cells);
        if (!known.MayWrite(KindOf.Circumstance(group)))
        {
            cells.Fail(Group, Known.SealedRow);
        }

        var row = new CircumstanceRow(child?.Id ?? default, group, cells.Date(From), cells.DateOrNull(To));
        Doubts.BeforeBirth(cells, From, row.From, child);
        Doubts.EndsBeforeStart(cells, To, row.From, row.To, "Đến ngày ở trước Từ ngày.");
        return row;
    }

    private static string ReadGroup(RowCells cells)
    {
        if (cells.TextOrNull(Group) is not { } text)
        {
            return "";
        }

        // Compared exactly, since d and đ are two groups.
        if (Circumstance.Groups.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        if (text.Equals(Circumstance.AtRisk, StringComparison.OrdinalIgnoreCase))
        {
            return Circumstance.AtRisk;
        }

        cells.Fail(Group, "Cần chữ cái thường của nhóm theo luật: a b c d đ e g h i k l m n o; hoặc NC (có nguy cơ).");
        return "";
    }
}

/// <summary>A row of <c>HoTro</c>.</summary>
internal readonly record struct SupportRow(Guid Child, DateOnly On, string? Kind, string? Source, long? ValueVnd);

internal static class SupportSheet
{
    private static readonly Column Child = new("Mã trẻ", required: true);
    private static readonly Column On = new("Ngày", required: true, TableCellType.Date);
    private static readonly Column Kind = new("Hình thức", width: 20);
    private static readonly Column Source = new("Nguồn", width: 24);
    private static readonly Column Value = new("Giá trị (VND)", type: TableCellType.Number, width: 16);

    public static readonly SheetForm<SupportRow> Form = new(
        "HoTro",
        Column.Form(Child, On, Kind, Source, Value),
        (cells, known) =>
        {
            var child = cells.Reference(Child, known.Children);
            var row = new SupportRow(
                child?.Id ?? default,
                cells.Date(On),
                cells.TextOrNull(Kind),
                cells.TextOrNull(Source),
                cells.DongOrNull(Value)
            );
            Doubts.BeforeBirth(cells, On, row.On, child);
            return row;
        },
        (r, codes) => [codes.Children[r.Child], r.On, r.Kind, r.Source, (decimal?)r.ValueVnd]
    );
}

/// <summary>A row of <c>BienCo</c>.</summary>
internal readonly record struct IncidentRow(
    Guid Child,
    IncidentKind Kind,
    DateOnly On,
    string? Detail,
    IncidentOutcome? Outcome,
    DateOnly? OutcomeOn
);

internal static class IncidentSheet
{
    private static readonly Column Child = new("Mã trẻ", required: true);
    private static readonly Column Kind = new("Loại", required: true);
    private static readonly Column On = new("Ngày", required: true, TableCellType.Date);
    private static readonly Column Detail = new("Chi tiết", width: 24);
    private static readonly Column Outcome = new("Kết quả", width: 18);
    private static readonly Column OutcomeOn = new("Ngày kết quả", type: TableCellType.Date);

    public static readonly SheetForm<IncidentRow> Form = new(
        "BienCo",
        Column.Form(Child, Kind, On, Detail, Outcome, OutcomeOn),
        Decode,
        (r, codes) =>
            [
                codes.Children[r.Child],
                Vocabulary.IncidentKinds.Text(r.Kind),
                r.On,
                r.Detail,
                r.Outcome is { } outcome ? Vocabulary.Outcomes(r.Kind)?.TextOrNull(outcome) : null,
                r.OutcomeOn,
            ]
    );

    private static IncidentRow Decode(RowCells cells, Known known)
    {
        var child = cells.Reference(Child, known.Children);
        var kind = cells.WordOrNull(Kind, Vocabulary.IncidentKinds);
        if (kind is { } said && !known.MayWrite(KindOf.Incident(said)))
        {
            cells.Fail(Kind, Known.SealedRow);
        }

        var row = new IncidentRow(
            child?.Id ?? default,
            kind ?? default,
            cells.Date(On),
            cells.TextOrNull(Detail),
            ReadOutcome(cells, kind),
            cells.DateOrNull(OutcomeOn)
        );
        Doubts.BeforeBirth(cells, On, row.On, child);
        Doubts.EndsBeforeStart(cells, OutcomeOn, row.On, row.OutcomeOn, "Ngày kết quả ở trước ngày xảy ra.");
        return row;
    }

    /// <summary>A result must belong to its kind; of an unknown kind nothing can be said of the result.</summary>
    private static IncidentOutcome? ReadOutcome(RowCells cells, IncidentKind? kind)
    {
        if (kind is { } known && Vocabulary.Outcomes(known) is { } words)
        {
            return cells.WordOrNull(Outcome, words);
        }

        if (cells.TextOrNull(Outcome) is not null && kind is { } bare)
        {
            cells.Fail(Outcome, $"{Vocabulary.IncidentKinds.Text(bare)} không có kết quả. Hãy để trống ô này.");
        }

        return null;
    }
}
