using MangNon.Web.Access;
using MangNon.Web.Exchange;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace MangNon.Web.Register.PersonalNumbers;

/// <summary>Takes in the list of identity numbers that the police sent back.</summary>
internal static class NumberEndpoints
{
    public const string Path = "/so-dinh-danh";
    public const string FilePath = Path + "/tep";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost(FilePath, SendAsync)
            .RequireAuthorization(Permits.KeepNumbers)
            .WithMetadata(new RequestSizeLimitAttribute(Upload.MostRead))
            // Checked while reading: see Upload.
            .WithMetadata(new AntiforgeryChecked(), new ReadsOwnBody());

    private static Task<IResult> SendAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        ImportFolder folder,
        NumberFiles files,
        CurrentViewer viewers
    ) =>
        SmallUpload.TakeAsync(
            context,
            antiforgery,
            folder,
            Path,
            async (source, id) => files.Keep((await viewers.GetAsync()).AccountId!.Value, id, NumberFile.Read(source))
        );
}
