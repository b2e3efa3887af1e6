using MangNon.Access;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace MangNon.Web.Access;

/// <summary>What the passkey script asks for and sends (Client/src/passkeys.ts). Everything is posted with the form's own token.</summary>
internal static class PasskeyEndpoints
{
    public const string SignInPath = "/dang-nhap/khoa";
    public const string SignInOptionsPath = "/dang-nhap/khoa/tuy-chon";
    public const string ConfirmPath = "/xac-nhan/khoa";
    public const string AddPath = "/tai-khoan/khoa";
    public const string AddOptionsPath = "/tai-khoan/khoa/tuy-chon";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var fresh = new FreshSignInAttribute { BackTo = SecurityPage.Address };
        routes
            .MapPost(SignInOptionsPath, SignInOptionsAsync)
            .AllowAnonymous()
            .RequireRateLimiting(SignInSetup.RateLimit)
            .RequireAntiforgery();
        routes
            .MapPost(SignInPath, SignInAsync)
            .AllowAnonymous()
            .RequireRateLimiting(SignInSetup.RateLimit)
            .RequireAntiforgery();
        routes
            .MapPost(ConfirmPath, ConfirmAsync)
            .RequireAuthorization(Permits.OwnAccount)
            .RequireRateLimiting(SignInSetup.RateLimit)
            .RequireAntiforgery();
        routes
            .MapPost(AddOptionsPath, AddOptionsAsync)
            .RequireAuthorization(Permits.OwnAccount)
            .WithMetadata(fresh)
            .RequireAntiforgery();
        routes
            .MapPost(AddPath, AddAsync)
            .RequireAuthorization(Permits.OwnAccount)
            .WithMetadata(fresh)
            .RequireAntiforgery();
    }

    /// <summary>Names no account: which passkeys there are for this site, the device itself knows.</summary>
    private static async Task<IResult> SignInOptionsAsync(SignInManager<Account> signIn) =>
        Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        Passkeys passkeys,
        Lockout lockout,
        Sessions sessions,
        [FromForm(Name = "khoa")] string? credential,
        [FromForm(Name = "ve")] string? back
    )
    {
        if (await passkeys.ProveAsync(credential ?? "") is not { } account)
        {
            return Results.Redirect("/dang-nhap?khong-duoc=1&ve=" + Uri.EscapeDataString(LocalAddress.Or(back)));
        }

        await lockout.ForgiveAsync(account.Id);
        await sessions.BeginAsync(context, account, SignInMethod.Passkey, account.AccessFailedCount);
        return Results.Redirect(LocalAddress.Or(back));
    }

    private static async Task<IResult> ConfirmAsync(
        HttpContext context,
        Passkeys passkeys,
        Sessions sessions,
        [FromForm(Name = "khoa")] string? credential,
        [FromForm(Name = "ve")] string? back
    )
    {
        var account = await passkeys.ProveAsync(credential ?? "");
        if (account is null || account.Id != SessionState.Of(context)?.AccountId)
        {
            return Results.Redirect(
                FreshSignIn.Path + "?khong-duoc=1&ve=" + Uri.EscapeDataString(LocalAddress.Or(back))
            );
        }

        await sessions.ConfirmAsync(context, account);
        return Results.Redirect(LocalAddress.Or(back));
    }

    private static async Task<IResult> AddOptionsAsync(
        HttpContext context,
        UserManager<Account> users,
        SignInManager<Account> signIn
    )
    {
        var account = (await users.GetUserAsync(context.User))!;
        var entity = new PasskeyUserEntity
        {
            Id = account.Id.ToString(),
            Name = account.UserName ?? "",
            DisplayName = account.DisplayName,
        };
        return Results.Text(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
    }

    private static async Task<IResult> AddAsync(
        HttpContext context,
        UserManager<Account> users,
        Passkeys passkeys,
        [FromForm(Name = "khoa")] string? credential,
        [FromForm(Name = "ten")] string? name
    )
    {
        var account = (await users.GetUserAsync(context.User))!;
        var added = await passkeys.AddAsync(context, account, credential ?? "", name);
        return Results.Redirect(SecurityPage.Address + (added ? "?da=them-khoa" : "?da=khong-them"));
    }
}
