using MangNon.Access;
using MangNon.Exchange;
using MangNon.Exchange.Writing;
using MangNon.Exports;
using MangNon.Figures;
using MangNon.Register;
using MangNon.Register.PersonalNumbers;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Figures;
using MangNon.Web.Health;
using MangNon.Web.Register;
using MangNon.Web.Register.PersonalNumbers;
using MangNon.Web.Shell;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore;
using static MangNon.Web.Texts;

namespace MangNon.Web.Exports;

/// <summary>The lists of names that a person may take away, read with what the person may do at this moment.</summary>
internal sealed class NameLists(
    IDbContextFactory<MangNonDb> databases,
    CurrentCommune current,
    CurrentViewer viewers,
    RegisterReader register,
    CommuneFigures figures,
    HealthReader health,
    Preferences preferences,
    SiteOptions options
)
{
    /// <summary>Null for a list that is not there, or that the person may not take.</summary>
    public async Task<NameList?> ReadAsync(NameSelection selection, CancellationToken cancel) =>
        await current.GetAsync() is not { } commune
            ? null
            : selection.Kind switch
            {
                NameListKind.Register => await RegisterAsync(selection, commune, cancel),
                NameListKind.Children => await ChildrenAsync(selection, cancel),
                NameListKind.Numbers => await NumbersAsync(selection, commune, cancel),
                NameListKind.CheckUps => await CheckUpsAsync(selection, cancel),
                NameListKind.Services => await ServicesAsync(selection, cancel),
                _ => await ComponentAsync(selection),
            };

    /// <summary>Whether a text holds the whole name of a child that the person may take away; which one is not said.</summary>
    public async Task<bool> HasNameAsync(string text, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var names = await (await viewers.GetAsync())
            .Reach(Act.Export, RecordKind.Identity)
            .Of(db, db.Children)
            .Select(child => child.NameFolded)
            .Distinct()
            .ToListAsync(cancel);
        var words = " " + Plain(PersonName.Fold(text)) + " ";
        return names.Exists(name =>
            name.Contains(' ', StringComparison.Ordinal) && words.Contains($" {name} ", StringComparison.Ordinal)
        );
    }

    /// <summary>Which list, in words; the village's name is left out where there is no such village any more.</summary>
    public async Task<string> WordsAsync(NameSelection selection)
    {
        var village = selection.Village is { } id
            ? (await figures.VillagesAsync()).FirstOrDefault(one => one.Id == id)?.Name
            : null;
        var (_, programme) = await figures.WhereAsync();
        var component = programme
            ?.Components.Select(one => one.Component)
            .FirstOrDefault(one => one.Id == selection.Component);
        return ExportWords.Of(selection, village, component);
    }

    private async Task<NameList?> RegisterAsync(NameSelection selection, Commune commune, CancellationToken cancel)
    {
        var viewer = await viewers.GetAsync();
        if (!Permits.Allow(Permits.ExportRegister, viewer))
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancel);
        var children = await db.Children.CountAsync(child => child.CommuneId == commune.Id, cancel);
        return new NameList(
            selection,
            await WordsAsync(selection),
            "so-du-lieu",
            children,
            async (stream, mark, stop) =>
            {
                await using var reading = await databases.CreateDbContextAsync(stop);
                await RegisterExport.RunAsync(
                    reading,
                    options.Seal,
                    commune.Id,
                    stream,
                    ExportFormat.Xlsx,
                    viewer.KindsOfAll(Act.Export, commune.Id),
                    mark,
                    stop
                );
            }
        );
    }

    private async Task<NameList?> ChildrenAsync(NameSelection selection, CancellationToken cancel)
    {
        if (!(await viewers.GetAsync()).May(Act.Export, RecordKind.Identity))
        {
            return null;
        }

        var found = await register.FindAsync(RegisterView.Of(selection.Query), selection.Words, Act.Export, cancel);
        var ids = found?.Ids ?? [];
        var columns = RegisterColumns.Of(selection.Query);
        return new NameList(
            selection,
            await WordsAsync(selection),
            "so-tre-em",
            ids.Count,
            async (stream, mark, stop) =>
            {
                var lines = await register.ReadAsync(ids, stop);
                TableWorkbook.Write(
                    stream,
                    T("Register.Title"),
                    RegisterColumns.Table(columns),
                    lines.Select(line => RegisterColumns.Row(columns, line, preferences.Today)),
                    mark
                );
            }
        );
    }

    private async Task<NameList?> NumbersAsync(NameSelection selection, Commune commune, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await NumberRound.FindAsync(
            db,
            await viewers.GetAsync(),
            Act.Export,
            commune.Id,
            preferences.Today,
            cancel
        );
        var rows = found.Where(one => selection.Village is null || one.VillageId == selection.Village).ToList();
        return await TableAsync(
            selection,
            "so-dinh-danh",
            T("Export.List.Numbers"),
            NumberFile.Columns,
            [.. rows.Select(NumberFile.Row)]
        );
    }

    private async Task<NameList> TableAsync(
        NameSelection selection,
        string fileName,
        string title,
        IReadOnlyList<TableColumn> columns,
        IReadOnlyList<IReadOnlyList<object?>> rows
    ) =>
        new(
            selection,
            await WordsAsync(selection),
            fileName,
            rows.Count,
            (stream, mark, _) =>
            {
                TableWorkbook.Write(stream, title, columns, rows, mark);
                return Task.CompletedTask;
            }
        );

    private async Task<NameList?> CheckUpsAsync(NameSelection selection, CancellationToken cancel)
    {
        if (!await MayTakeHealthAsync())
        {
            return null;
        }

        var rows = await health.UncheckedAsync(
            HealthAddress.Of(selection.Query, preferences.Today),
            Act.Export,
            cancel
        );
        return await TableAsync(
            selection,
            "kham-suc-khoe",
            T("Export.List.CheckUps"),
            CheckUpTable.Columns,
            [.. rows.Select(CheckUpTable.Row)]
        );
    }

    private async Task<NameList?> ServicesAsync(NameSelection selection, CancellationToken cancel)
    {
        if (!await MayTakeHealthAsync())
        {
            return null;
        }

        var view = HealthAddress.Of(selection.Query, preferences.Today);
        var rows = await health.ServedAsync(view, Act.Export, cancel);
        return await TableAsync(
            selection,
            "phat-trien-toan-dien",
            T("Export.List.Services"),
            ServiceTable.Columns,
            [.. rows.Select(ServiceTable.Row)]
        );
    }

    private async Task<bool> MayTakeHealthAsync()
    {
        var viewer = await viewers.GetAsync();
        return Permits.Allow(Permits.KeepHealth, viewer) && viewer.May(Act.Export, RecordKind.Health);
    }

    private Task<NameList?> ComponentAsync(NameSelection selection) =>
        figures.AskAsync<NameList?>(
            async (service, query) =>
            {
                var component = service
                    .Rules.Programme.Components.Select(one => one.Component)
                    .FirstOrDefault(one => one.Id == selection.Component);
                if (
                    component is null
                    || !CountedTable.IsAboutChildren(component)
                    || !service.MayList(component.Id, Act.Export)
                )
                {
                    return null;
                }

                var part = Counted.PartOf(selection.Query["phan"], component.Direction);
                var asked = query with { Act = Act.Export, Period = selection.Period ?? query.Period };
                var rows = (await Counted.ReadAsync(service, asked, component)).Of(part);
                return new NameList(
                    selection,
                    await WordsAsync(selection),
                    $"chi-tieu-{component.Id}-{Counted.Slug(part)}-{Workbooks.Name(asked.Period)}",
                    rows.Select(row => row.ChildId).Distinct().Count(),
                    (stream, mark, _) =>
                    {
                        TableWorkbook.Write(
                            stream,
                            T("Component.Title", component.Id),
                            CountedTable.Columns,
                            rows.Select(CountedTable.Row),
                            mark
                        );
                        return Task.CompletedTask;
                    }
                );
            },
            selection.Village
        );

    private static string Plain(string text) =>
        string.Join(
            ' ',
            new string([.. text.Select(c => char.IsLetter(c) ? c : ' ')]).Split(
                ' ',
                StringSplitOptions.RemoveEmptyEntries
            )
        );
}
