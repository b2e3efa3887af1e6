using MangNon.Access;
using MangNon.Exports;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Programme;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Exports;

/// <summary>Reads the register of files with names: one's own lines, or all of the commune where the role allows.</summary>
internal sealed class ExportReader(
    IDbContextFactory<MangNonDb> databases,
    CurrentViewer viewers,
    Programmes programmes,
    TimeProvider time
)
{
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Whether the person sees the lines of others.</summary>
    public async Task<bool> SeesAllAsync() => (await viewers.GetAsync()).May(Act.Read, RecordKind.Exports);

    /// <summary>Files that were taken, or begun to be, that fit; newest first.</summary>
    public async Task<IReadOnlyList<ExportLine>> ReadAsync(ExportView view, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var fitting = Seen(db, await viewers.GetAsync()).Where(x => x.Number != null);
        if (view.Days.Since is { } since)
        {
            fitting = fitting.Where(x => x.BegunAt >= since);
        }

        if (view.Days.Before is { } before)
        {
            fitting = fitting.Where(x => x.BegunAt < before);
        }

        if (view.Person is { } person)
        {
            fitting = fitting.Where(x => x.AccountId == person);
        }

        if (view.List is { } list)
        {
            fitting = fitting.Where(x => x.List == list);
        }

        if (view.Purpose is { } purpose)
        {
            fitting = fitting.Where(x => x.Purpose == purpose);
        }

        if (view.Whole is { } whole)
        {
            fitting = fitting.Where(x => x.CompletedAt != null == whole);
        }

        return await LinesAsync(
            db,
            await fitting
                .AsNoTracking()
                .OrderByDescending(x => x.BegunAt)
                .ThenByDescending(x => x.Number)
                .ToListAsync(cancel),
            cancel
        );
    }

    /// <summary>The person's own that are not taken yet.</summary>
    public async Task<IReadOnlyList<ExportLine>> PendingAsync(CancellationToken cancel)
    {
        if ((await viewers.GetAsync()).AccountId is not { } account)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancel);
        return await LinesAsync(db, await NameExports.PendingAsync(db, account, cancel), cancel);
    }

    /// <summary>The person's own, with until when it may be taken; null for one that does not exist or is another's.</summary>
    public async Task<(ExportLine Line, DateTime? Until)?> OwnAsync(Guid id, CancellationToken cancel)
    {
        var viewer = await viewers.GetAsync();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var export = await db
            .NameExports.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == id && x.AccountId == viewer.AccountId, cancel);
        if (export is null)
        {
            return null;
        }

        var agreement = await db
            .Agreements.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == export.AgreementId, cancel);
        return ((await LinesAsync(db, [export], cancel))[0], export.MayBeTakenUntil(Now, agreement));
    }

    /// <summary>What an agreement about names is about; null for another matter.</summary>
    public async Task<NameExport?> OfAgreementAsync(Guid agreementId, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.NameExports.AsNoTracking().SingleOrDefaultAsync(x => x.AgreementId == agreementId, cancel);
    }

    /// <summary>People who took a file, as far as the lines are seen.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> PeopleAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var ids = await Seen(db, await viewers.GetAsync())
            .Where(x => x.Number != null)
            .Select(x => x.AccountId)
            .Distinct()
            .ToListAsync(cancel);
        var names = await AccountNames.OfAsync(db, ids.Select(id => (Guid?)id), cancel);
        return [.. names.Select(one => (one.Key, one.Value)).OrderBy(one => one.Value, StringComparer.Ordinal)];
    }

    private static IQueryable<NameExport> Seen(MangNonDb db, Viewer viewer)
    {
        var communes = viewer.Reach(Act.Read, RecordKind.Exports).Communes.ToArray();
        return db.NameExports.Where(x => x.AccountId == viewer.AccountId || communes.Contains(x.CommuneId));
    }

    private async Task<IReadOnlyList<ExportLine>> LinesAsync(
        MangNonDb db,
        IReadOnlyList<NameExport> exports,
        CancellationToken cancel
    )
    {
        var agreements = await db
            .Agreements.AsNoTracking()
            .Where(a => exports.Select(x => x.AgreementId).Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, cancel);
        var people = await AccountNames.OfAsync(
            db,
            exports.Select(x => (Guid?)x.AccountId).Concat(agreements.Values.Select(a => a.DecidedBy)),
            cancel
        );
        var villages = await db.Villages.ToDictionaryAsync(v => v.Id, v => v.Name, cancel);
        return
        [
            .. exports.Select(x =>
            {
                var agreement = x.AgreementId is { } id ? agreements.GetValueOrDefault(id) : null;
                return new ExportLine(
                    x,
                    people.GetValueOrDefault(x.AccountId, ""),
                    ExportWords.Purpose(programmes.Exports, x.Purpose),
                    x.VillageId is { } village ? villages.GetValueOrDefault(village) : null,
                    agreement is { IsGiven: true, DecidedBy: { } second } ? people.GetValueOrDefault(second) : null,
                    x.StateAt(Now, agreement)
                );
            }),
        ];
    }
}
