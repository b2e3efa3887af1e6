using System.Security.Claims;
using MangNon.Web.People;
using MangNon.Web.Tests.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MangNon.Web.Tests.People;

/// <summary>Acts as a person beneath the pages: what they do not offer is refused there too.</summary>
internal static class Acting
{
    public static async Task AsAsync(TestSite site, Guid account, Func<PeopleWork, AdministeredUnits, Task> act)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var id = new Claim(ClaimTypes.NameIdentifier, account.ToString());
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext
        {
            User = new ClaimsPrincipal(new ClaimsIdentity([id], "test")),
        };
        var reader = scope.ServiceProvider.GetRequiredService<PeopleReader>();
        await act(scope.ServiceProvider.GetRequiredService<PeopleWork>(), await reader.UnitsAsync());
    }
}
