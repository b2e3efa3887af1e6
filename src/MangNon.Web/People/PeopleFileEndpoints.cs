using MangNon.Access;
using MangNon.Web.Access;
using MangNon.Web.Exchange;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace MangNon.Web.People;

/// <summary>People from a workbook: the form to fill in, the file sent, and the adding of those in it.</summary>
internal static class PeopleFileEndpoints
{
    public const string Path = "/nguoi-dung/tu-tep";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var fresh = new FreshSignInAttribute { BackTo = Path };
        routes.MapGet(Path + "/mau." + WorkbookAddress.Workbook, FormAsync).RequireAuthorization(Permits.ManagePeople);
        routes
            .MapPost(Path + "/tep", SendAsync)
            .RequireAuthorization(Permits.ManagePeople)
            .WithMetadata(new RequestSizeLimitAttribute(Upload.MostRead))
            .WithMetadata(fresh)
            // Checked while reading: see Upload.
            .WithMetadata(new AntiforgeryChecked(), new ReadsOwnBody());
        routes
            .MapPost(Path + "/{id:guid}/them", AddAsync)
            .RequireAuthorization(Permits.ManagePeople)
            .WithMetadata(fresh)
            .RequireAntiforgery();
    }

    private static async Task<IResult> FormAsync(PeopleReader reader)
    {
        var units = await reader.UnitsAsync();
        return Workbooks.File("mau-nguoi-dung", stream => PeopleFile.WriteForm(stream, units));
    }

    private static Task<IResult> SendAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        ImportFolder folder,
        PeopleReader reader,
        PeopleFiles files,
        CurrentViewer viewers
    ) =>
        SmallUpload.TakeAsync(
            context,
            antiforgery,
            folder,
            Path,
            async (source, id) =>
            {
                var file = PeopleFile.Read(
                    source,
                    await reader.UnitsAsync(),
                    await reader.TakenNamesAsync(),
                    reader.Today
                );
                files.Keep((await viewers.GetAsync()).AccountId!.Value, id, file);
            }
        );

    /// <summary>Once: who sends the same twice finds the people there.</summary>
    private static async Task<IResult> AddAsync(Guid id, PeopleFiles files, PeopleWork work, CurrentViewer viewers)
    {
        if (files.Take((await viewers.GetAsync()).AccountId!.Value, id) is not { People.Count: > 0 } file)
        {
            return Results.NotFound();
        }

        return await work.AddAsync([.. file.People.Select(one => (one.Person, one.Grants))]) is { } slips
            ? Results.Redirect($"/nguoi-dung/{slips}/phieu")
            : Results.Redirect(Path + "?loi=da-trung");
    }
}
