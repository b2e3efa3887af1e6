namespace MangNon.Web.Figures;

/// <summary>A vertical axis with round ticks that holds all its values. Pure.</summary>
/// <param name="Low">Bottom of the axis.</param>
/// <param name="High">Top of the axis; above <paramref name="Low"/>.</param>
/// <param name="Step">Between ticks: 1, 2 or 5 times a power of ten.</param>
internal sealed record ChartScale(decimal Low, decimal High, decimal Step)
{
    /// <summary>At most six ticks. A share whose values lie close together is not drawn from zero; bars always are.</summary>
    public static ChartScale Of(IReadOnlyCollection<decimal> values)
    {
        var (low, high) = values.Count == 0 ? (0m, 1m) : (values.Min(), values.Max());
        if (low == high)
        {
            (low, high) = low == 0 ? (0m, 1m) : (Math.Min(low, 0), Math.Max(high, 0));
        }

        var step = 0.0001m;
        for (var i = 0; (high - low) / step > 5; i++)
        {
            step *= i % 3 == 1 ? 2.5m : 2m;
        }

        var bottom = Math.Floor(low / step) * step;
        var top = Math.Ceiling(high / step) * step;
        return new ChartScale(bottom, top == bottom ? bottom + step : top, step);
    }

    public IEnumerable<decimal> Ticks
    {
        get
        {
            for (var tick = Low; tick <= High; tick += Step)
            {
                yield return tick;
            }
        }
    }

    /// <summary>0 at the bottom, 1 at the top.</summary>
    public decimal Share(decimal value) => (value - Low) / (High - Low);
}
