using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace MangNon.Web.Figures;

/// <summary>Pieces of drawings.</summary>
internal static class Svg
{
    /// <summary>A number inside a drawing: a point for the decimals, two of them.</summary>
    public static string At(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Words in a drawing; in a component's markup <c>text</c> means something else.</summary>
    /// <param name="x">Where <paramref name="anchor"/> says.</param>
    /// <param name="y">The base line.</param>
    /// <param name="css">Class.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="words">Encoded when written.</param>
    public static RenderFragment Words(decimal x, decimal y, string css, string anchor, string words) =>
        builder =>
        {
            builder.OpenElement(0, "text");
            builder.AddAttribute(1, "class", css);
            builder.AddAttribute(2, "x", At(x));
            builder.AddAttribute(3, "y", At(y));
            builder.AddAttribute(4, "text-anchor", anchor);
            builder.AddContent(5, words);
            builder.CloseElement();
        };
}
