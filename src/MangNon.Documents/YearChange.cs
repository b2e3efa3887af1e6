using MangNon.Figures;
using MangNon.Programme;

namespace MangNon.Documents;

/// <summary>
/// A figure beside the one of the year before. The difference is that of the two numbers as printed, so that a
/// reader who takes one from the other finds it.
/// </summary>
internal sealed class YearChange
{
    private readonly Figure _now;
    private readonly Figure? _before;
    private readonly MeasureUnit _unit;

    /// <param name="now">This year's figure.</param>
    /// <param name="before">Of the same span a year earlier; null where there is none.</param>
    /// <param name="unit">Of the component.</param>
    /// <param name="target">The target of this year's verdict, which decides how many decimals are needed.</param>
    public YearChange(Figure now, Figure? before, MeasureUnit unit, TargetValue? target)
    {
        _now = now;
        _before = before;
        _unit = unit;
        Decimals = Math.Max(
            now.Value is { } value ? FigureWords.Decimals(value, target) : 1,
            before?.Value is { } last ? FigureWords.Decimals(last, target: null) : 1
        );
    }

    /// <summary>Decimals that both years are printed with.</summary>
    public int Decimals { get; }

    /// <summary>In the component's unit; null where either year has no figure.</summary>
    public decimal? Difference =>
        _now.Value is { } now && _before?.Value is { } before
            ? FigureWords.Round(now, Decimals) - FigureWords.Round(before, Decimals)
            : null;

    /// <summary>Either denominator is under 30.</summary>
    public bool IsSmall => _now.Counts.IsSmall || (_before?.Counts.IsSmall ?? false);

    /// <summary>“+2,1”, “−1,3”, “0”, “–”.</summary>
    public string Cell =>
        Difference switch
        {
            null => FigureWords.None,
            0 => "0",
            > 0 => "+" + Printed(Difference.Value),
            _ => Printed(Difference.Value),
        };

    /// <summary>“tăng 2,1 điểm phần trăm”, “không thay đổi”; null where either year has no figure.</summary>
    public string? Movement =>
        Difference switch
        {
            null => null,
            0 when _now.Value == _before!.Value => "không thay đổi",
            0 => "hầu như không thay đổi",
            > 0 => $"tăng {Distance} {Points}",
            _ => $"giảm {Distance} {Points}",
        };

    /// <summary>“tăng 2,1 điểm phần trăm so với năm 2024”, in small letters and without a full stop.</summary>
    public string Words(int yearBefore) =>
        _now.Value is null ? "không có số liệu"
        : Movement is null ? $"năm {yearBefore} không có số liệu để so sánh"
        : $"{Movement} so với năm {yearBefore}" + (IsSmall ? " (số nhỏ)" : "");

    private string Distance => Printed(Math.Abs(Difference ?? 0));

    /// <summary>With decimals, unless both years are printed without.</summary>
    private string Printed(decimal difference) =>
        FigureWords.IsWhole(_now.Value ?? 0) && FigureWords.IsWhole(_before?.Value ?? 0)
            ? FigureWords.Whole(difference)
            : FigureWords.Fixed(difference, Decimals);

    private string Points =>
        _unit switch
        {
            MeasureUnit.PerMille => "điểm phần nghìn",
            MeasureUnit.PerHundredThousand => "trường hợp trên 100.000 trẻ em",
            _ => "điểm phần trăm",
        };
}
