using System.Globalization;
using MangNon.Health;
using MangNon.Health.EarlyDevelopment;

namespace MangNon.Web.Health;

/// <summary>The fields of a round of services: a tick for each child and domain.</summary>
internal static class ServiceRoundForm
{
    /// <summary>Children on one page of the list.</summary>
    public const int MostRows = 200;

    public static readonly IReadOnlyList<ServiceDomain> Domains = Enum.GetValues<ServiceDomain>();

    /// <summary>Five ticks for each child, and the form's own.</summary>
    public const int MostFields = (MostRows * 5) + 20;

    private const string Prefix = "dv-";

    public static string Ticked(Guid child, ServiceDomain domain) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{child:N}-{(int)domain}");

    /// <summary>What is ticked in a posted form; a field that is none of these is passed over.</summary>
    public static IReadOnlyList<ServiceTick> Read(IFormCollection form) =>
        [
            .. form
                .Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(key => key[Prefix.Length..].Split('-'))
                .Select(parts =>
                    parts.Length == 2
                    && Guid.TryParseExact(parts[0], "N", out var child)
                    && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var domain)
                    && Enum.IsDefined((ServiceDomain)domain)
                        ? new ServiceTick(child, (ServiceDomain)domain)
                        : null
                )
                .OfType<ServiceTick>(),
        ];
}
