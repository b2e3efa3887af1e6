using MangNon.Exchange.Writing;
using MangNon.Health;

namespace MangNon.Exchange.Sheets;

/// <summary>A row of <c>CanDo</c>: milligrams and micrometres.</summary>
internal readonly record struct WeighingRow(
    Guid Child,
    DateOnly On,
    long? WeightMg,
    long? HeightUm,
    Posture Posture,
    bool Oedema
);

internal static class WeighingSheet
{
    private const decimal MgPerKg = 1_000_000;
    private const decimal UmPerCm = 10_000;
    private static readonly Column Child = new("Mã trẻ", required: true);
    private static readonly Column On = new("Ngày", required: true, TableCellType.Date);
    private static readonly Column Weight = new("Cân nặng (kg)", type: TableCellType.Number);
    private static readonly Column Height = new("Chiều cao (cm)", type: TableCellType.Number);
    private static readonly Column Posture = new("Tư thế", width: 10);
    private static readonly Column Oedema = new("Phù", width: 8);

    public static readonly SheetForm<WeighingRow> Form = new(
        "CanDo",
        Column.Form(Child, On, Weight, Height, Posture, Oedema),
        Decode,
        (r, codes) =>
            [
                codes.Children[r.Child],
                r.On,
                r.WeightMg / MgPerKg,
                r.HeightUm / UmPerCm,
                Vocabulary.Postures.TextOrNull(r.Posture),
                Vocabulary.YesNo.Text(r.Oedema),
            ]
    );

    /// <summary>Far beyond any measure: what is beyond it cannot be kept. What is merely implausible is taken, with a warning.</summary>
    private const decimal Most = 100_000;

    private static WeighingRow Decode(RowCells cells, Known known)
    {
        var child = cells.Reference(Child, known.Children);
        var row = new WeighingRow(
            child?.Id ?? default,
            cells.Date(On),
            cells.ScaledOrNull(Weight, MgPerKg, Most),
            cells.ScaledOrNull(Height, UmPerCm, Most),
            cells.WordOrNull(Posture, Vocabulary.Postures) ?? Health.Posture.Unknown,
            cells.YesNo(Oedema)
        );
        Doubts.BeforeBirth(cells, On, row.On, child);
        if (row.WeightMg is < 500_000 or > 150_000_000)
        {
            cells.Warn(Weight, "Cân nặng khác thường. Cần số ki-lô-gam.");
        }

        if (row.HeightUm is < 250_000 or > 2_200_000)
        {
            cells.Warn(Height, "Chiều cao khác thường. Cần số xăng-ti-mét.");
        }

        return row;
    }
}

/// <summary>A row of <c>TiemChung</c>.</summary>
internal readonly record struct VaccinationRow(Guid Child, string Vaccine, int Dose, DateOnly On);

internal static class VaccinationSheet
{
    /// <summary>The vaccines of the schedule's data, each with its last dose; the first is always 1.</summary>
    private static readonly IReadOnlyList<(string Code, int Last)> Vaccines =
    [
        .. ImmunisationSchedule
            .Shipped.Doses.Select(dose => dose.Vaccine)
            .Distinct(StringComparer.Ordinal)
            .Select(vaccine => (vaccine, ImmunisationSchedule.Shipped.MaxDose(vaccine))),
    ];

    private static readonly Words<int> Codes = new([.. Vaccines.Select((v, i) => (v.Code, i))]);
    private static readonly Column Child = new("Mã trẻ", required: true);
    private static readonly Column Vaccine = new("Vắc xin", required: true);
    private static readonly Column Dose = new("Mũi", required: true, TableCellType.Number, 8);
    private static readonly Column On = new("Ngày tiêm", required: true, TableCellType.Date);

    public static readonly SheetForm<VaccinationRow> Form = new(
        "TiemChung",
        Column.Form(Child, Vaccine, Dose, On),
        Decode,
        (r, codes) => [codes.Children[r.Child], r.Vaccine, (decimal)r.Dose, r.On]
    );

    private static VaccinationRow Decode(RowCells cells, Known known)
    {
        var child = cells.Reference(Child, known.Children);
        // Of an unknown vaccine nothing is known of its last dose.
        var (code, last) = cells.WordOrNull(Vaccine, Codes) is { } i ? Vaccines[i] : ("", int.MaxValue);
        var expected = (code, last) switch
        {
            ("", _) => "Cần số thứ tự của mũi tiêm, từ 1.",
            (_, 1) => $"{code} chỉ có mũi 1.",
            _ => $"{code} chỉ có mũi 1 đến {last}.",
        };
        var row = new VaccinationRow(
            child?.Id ?? default,
            code,
            cells.WholeOrNull(Dose, 1, last, expected) ?? 0,
            cells.Date(On)
        );
        Doubts.BeforeBirth(cells, On, row.On, child);
        return row;
    }
}

/// <summary>A row of <c>DichVu</c>.</summary>
internal readonly record struct ServiceRow(Guid Child, DateOnly On, ServiceDomain Domain);

internal static class ServiceSheet
{
    private static readonly Column Child = new("Mã trẻ", required: true);
    private static readonly Column On = new("Ngày", required: true, TableCellType.Date);
    private static readonly Column Domain = new("Lĩnh vực", required: true);

    public static readonly SheetForm<ServiceRow> Form = new(
        "DichVu",
        Column.Form(Child, On, Domain),
        (cells, known) =>
        {
            var child = cells.Reference(Child, known.Children);
            var row = new ServiceRow(
                child?.Id ?? default,
                cells.Date(On),
                cells.Word(Domain, Vocabulary.ServiceDomains)
            );
            Doubts.BeforeBirth(cells, On, row.On, child);
            return row;
        },
        (r, codes) => [codes.Children[r.Child], r.On, Vocabulary.ServiceDomains.Text(r.Domain)]
    );
}

/// <summary>A row of <c>PhatTrien</c>.</summary>
internal readonly record struct AssessmentRow(Guid Child, DateOnly On, bool OnTrack);

internal static class AssessmentSheet
{
    private static readonly Column Child = new("Mã trẻ", required: true);
    private static readonly Column On = new("Ngày", required: true, TableCellType.Date);
    private static readonly Column OnTrack = new("Phù hợp", width: 10);

    public static readonly SheetForm<AssessmentRow> Form = new(
        "PhatTrien",
        Column.Form(Child, On, OnTrack),
        (cells, known) =>
        {
            var child = cells.Reference(Child, known.Children);
            var row = new AssessmentRow(child?.Id ?? default, cells.Date(On), cells.YesNo(OnTrack));
            Doubts.BeforeBirth(cells, On, row.On, child);
            return row;
        },
        (r, codes) => [codes.Children[r.Child], r.On, Vocabulary.YesNo.Text(r.OnTrack)]
    );
}
