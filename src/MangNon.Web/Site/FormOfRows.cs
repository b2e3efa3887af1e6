using Microsoft.AspNetCore.Http.Features;

namespace MangNon.Web.Site;

/// <summary>On a page whose form has a row for each child: more fields than the framework takes from a form by itself.</summary>
/// <param name="mostFields">Fields of the whole form, the site's own among them.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FormOfRowsAttribute(int mostFields) : Attribute
{
    /// <summary>Before the form is read.</summary>
    public static void Allow(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<FormOfRowsAttribute>() is { } rows)
        {
            var options = new FormOptions { ValueCountLimit = rows.MostFields };
            context.Features.Set<IFormFeature>(new FormFeature(context.Request, options));
        }
    }

    public int MostFields { get; } = mostFields;
}
