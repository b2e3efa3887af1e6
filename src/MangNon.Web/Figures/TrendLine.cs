using System.Globalization;
using System.Text;
using MangNon.Figures;
using MangNon.Programme;

namespace MangNon.Web.Figures;

/// <summary>The points of a line of years in a box, oldest left. Pure.</summary>
/// <param name="Points">For an SVG polyline; a year without a figure leaves a gap, so there may be several pieces.</param>
/// <param name="Last">The last year's point; null without a figure in any year.</param>
/// <param name="TargetY">Height of the target; null without one.</param>
internal sealed record TrendLine(IReadOnlyList<string> Points, (decimal X, decimal Y)? Last, decimal? TargetY)
{
    /// <param name="years">Oldest first.</param>
    /// <param name="target">Of the verdict.</param>
    /// <param name="width">Of the box, in its own units.</param>
    /// <param name="height">Of the box.</param>
    /// <param name="margin">Kept free on all sides for the marks.</param>
    public static TrendLine Of(
        IReadOnlyList<YearFigure> years,
        TargetValue? target,
        decimal width,
        decimal height,
        decimal margin
    )
    {
        var values = years.Select(year => year.Figure.Value).ToList();
        var known = values.OfType<decimal>().Concat(target is null ? [] : [target.Value]).ToList();
        if (known.Count == 0)
        {
            return new TrendLine([], null, null);
        }

        var (low, high) = (known.Min(), known.Max());
        decimal Y(decimal value) =>
            high == low ? height / 2 : height - margin - ((value - low) / (high - low) * (height - (2 * margin)));
        decimal X(int index) =>
            years.Count == 1 ? width / 2 : margin + (index * (width - (2 * margin)) / (years.Count - 1));

        var pieces = new List<string>();
        var piece = new StringBuilder();
        (decimal, decimal)? last = null;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                var (x, y) = (X(i), Y(value));
                piece.Append(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#} ");
                last = (x, y);
            }
            else if (piece.Length > 0)
            {
                pieces.Add(piece.ToString().TrimEnd());
                piece.Clear();
            }
        }

        if (piece.Length > 0)
        {
            pieces.Add(piece.ToString().TrimEnd());
        }

        return new TrendLine(pieces, last, target is null ? null : Y(target.Value));
    }
}
