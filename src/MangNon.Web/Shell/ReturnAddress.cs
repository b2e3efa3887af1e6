using Microsoft.AspNetCore.Components;

namespace MangNon.Web.Shell;

/// <summary>Where a form of the frame comes back to.</summary>
internal static class ReturnAddress
{
    /// <summary>The page's own path and query.</summary>
    public static string Of(NavigationManager navigation) => new Uri(navigation.Uri).PathAndQuery;
}
