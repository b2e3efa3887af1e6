using MangNon.Circumstances;
using Microsoft.AspNetCore.Authorization;

namespace MangNon.Web.Access;

/// <summary>
/// The one place that says what of a child is sealed, and who may know of it: reports of abuse, and that a child
/// lives with HIV. To one who may not, a sealed matter is not there: no empty line, no count, no filter tells of it.
/// </summary>
internal sealed class SealedMatters(IAuthorizationService authorization, IHttpContextAccessor accessor)
{
    private Task<bool>? _mayRead;

    /// <summary>Groups of Điều 10 that are sealed: đ, trẻ em nhiễm HIV/AIDS.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["đ"];

    public static bool IsSealed(Circumstance circumstance) => Groups.Contains(circumstance.Group);

    public static bool IsSealed(Incident incident) => incident.Kind == IncidentKind.Abuse;

    /// <summary>Whether the one who asks may know; asked once per request.</summary>
    public Task<bool> MayReadAsync() => _mayRead ??= AskAsync();

    /// <summary>The groups that must play no part in what is shown.</summary>
    public async Task<IReadOnlyList<string>> HiddenGroupsAsync() => await MayReadAsync() ? [] : Groups;

    private async Task<bool> AskAsync() =>
        accessor.HttpContext is { } context
        && (await authorization.AuthorizeAsync(context.User, Permits.ReadSealed)).Succeeded;
}
