using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Exports;

/// <summary>What is asked for: which list, what for.</summary>
public sealed record NameExportAsk(
    Guid CommuneId,
    NameListKind List,
    string Selection,
    Guid? VillageId,
    string? ComponentId,
    ExportPurpose Purpose,
    string Matter,
    int Children
);

/// <summary>What came of taking a file.</summary>
public enum NameExportAnswer
{
    Begun,

    /// <summary>There is none, or not for this person: the two look the same.</summary>
    NotFound,

    /// <summary>Not agreed to, lapsed, or taken before.</summary>
    NotNow,

    /// <summary>It has grown, or others were taken since: a second person must agree now.</summary>
    NeedsTwo,
}

/// <summary>
/// Files with names: asked for, agreed to where they are many, taken once. Each step is one transaction with its line
/// in the log.
/// </summary>
public static class NameExports
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>
    /// Asks; whether the person may take the list is the caller's to decide. The same asked for again while it may
    /// still be taken is the same.
    /// </summary>
    public static async Task<NameExport> AskAsync(
        MangNonDb db,
        Viewer viewer,
        ExportRules rules,
        NameExportAsk ask,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(ask);
        var account = Agreements.AccountOf(viewer);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Agreements.HoldAsync(db, account, cancel).ConfigureAwait(false);
        var needsTwo = rules.NeedsTwo(
            ask.Children,
            await TakenAloneAsync(db, account, except: null, cancel).ConfigureAwait(false)
        );
        foreach (var one in await PendingAsync(db, account, cancel).ConfigureAwait(false))
        {
            if (one.AgreementId is not null == needsTwo && IsSame(one, ask))
            {
                return one;
            }
        }

        var agreement = needsTwo
            ? await Agreements
                .AskAsync(
                    db,
                    viewer,
                    AgreementMatter.ExportNames,
                    ask.CommuneId,
                    childId: null,
                    $"{ask.Purpose.Name}. {ask.Matter}",
                    cancel
                )
                .ConfigureAwait(false)
            : null;
        var export = new NameExport
        {
            Id = Guid.CreateVersion7(),
            CommuneId = ask.CommuneId,
            AccountId = account,
            AskedAt = Agreements.Now(db),
            List = ask.List,
            Selection = ask.Selection,
            VillageId = ask.VillageId,
            ComponentId = ask.ComponentId,
            Purpose = ask.Purpose.Code,
            Matter = ask.Matter,
            Children = ask.Children,
            AgreementId = agreement?.Id,
        };
        db.NameExports.Add(export);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return export;
    }

    /// <summary>Those of a person that are not taken yet and still may be, or wait for a decision; newest first.</summary>
    public static async Task<IReadOnlyList<NameExport>> PendingAsync(
        MangNonDb db,
        Guid account,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var now = Agreements.Now(db);
        var alone = now - NameExport.AloneLife;
        return await db
            .NameExports.AsNoTracking()
            .Where(x => x.AccountId == account && x.BegunAt == null)
            .Where(x =>
                x.AgreementId == null
                    ? x.AskedAt > alone
                    : db.Agreements.Any(a =>
                        a.Id == x.AgreementId && a.IsGiven != false && a.DoneAt == null && a.Until > now
                    )
            )
            .OrderByDescending(x => x.AskedAt)
            .ThenBy(x => x.Id)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Begins: the agreement is used up, the line gets its number and the log its line, before any byte leaves. One
    /// that broke off keeps its number.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who takes it.</param>
    /// <param name="rules">The commune's rules.</param>
    /// <param name="id">Which.</param>
    /// <param name="children">Children in the list as it is now.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<(NameExportAnswer Answer, NameExport? Export)> BeginAsync(
        MangNonDb db,
        Viewer viewer,
        ExportRules rules,
        Guid id,
        int children,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rules);
        var account = Agreements.AccountOf(viewer);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Agreements.HoldAsync(db, account, cancel).ConfigureAwait(false);
        var export = await db
            .NameExports.SingleOrDefaultAsync(x => x.Id == id && x.AccountId == account, cancel)
            .ConfigureAwait(false);
        if (export is null)
        {
            return (NameExportAnswer.NotFound, null);
        }

        var now = Agreements.Now(db);
        var agreement = await db
            .Agreements.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == export.AgreementId, cancel)
            .ConfigureAwait(false);
        if (export.MayBeTakenUntil(now, agreement) is null)
        {
            return (NameExportAnswer.NotNow, null);
        }

        if (agreement is null)
        {
            var taken = await TakenAloneAsync(db, account, export.Id, cancel).ConfigureAwait(false);
            if (rules.NeedsTwo(children, taken))
            {
                return (NameExportAnswer.NeedsTwo, null);
            }
        }
        else if (export.BegunAt is null && !await Agreements.UseAsync(db, agreement, cancel).ConfigureAwait(false))
        {
            return (NameExportAnswer.NotNow, null);
        }

        // Two people who take a file at the same moment get two numbers.
        await AuditChain.HoldAsync(db, cancel).ConfigureAwait(false);
        export.Number ??= 1 + await LastNumberAsync(db, export.CommuneId, cancel).ConfigureAwait(false);
        export.BegunAt ??= now;
        export.BrokenAt = null;
        export.Children = children;
        db.Note(Event(export, What(export.List)));
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return (NameExportAnswer.Begun, export);
    }

    /// <summary>Writes down how it ended; one that was sent whole is over.</summary>
    /// <param name="db">The database.</param>
    /// <param name="id">One that was begun.</param>
    /// <param name="digest">SHA-256 of the plain workbook, once it was sent whole; null where it broke off.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task EndAsync(MangNonDb db, Guid id, byte[]? digest, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var export = await db.NameExports.SingleAsync(x => x.Id == id, cancel).ConfigureAwait(false);
        var now = Agreements.Now(db);
        if (digest is null)
        {
            export.BrokenAt = now;
        }
        else
        {
            export.CompletedAt = now;
            export.Digest = Convert.ToHexStringLower(digest);
        }

        db.Note(Event(export, digest is null ? "names-broken" : "names-sent"));
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
    }

    private static Task<int> TakenAloneAsync(MangNonDb db, Guid account, Guid? except, CancellationToken cancel)
    {
        var since = Agreements.Now(db) - Day;
        return db
            .NameExports.Where(x => x.AccountId == account && x.AgreementId == null && x.BegunAt > since)
            .Where(x => x.Id != except)
            .SumAsync(x => x.Children, cancel);
    }

    private static async Task<int> LastNumberAsync(MangNonDb db, Guid commune, CancellationToken cancel) =>
        await db.NameExports.Where(x => x.CommuneId == commune).MaxAsync(x => x.Number, cancel).ConfigureAwait(false)
        ?? 0;

    private static bool IsSame(NameExport export, NameExportAsk ask) =>
        (export.CommuneId, export.List, export.Selection, export.Purpose, export.Matter, export.Children)
        == (ask.CommuneId, ask.List, ask.Selection, ask.Purpose.Code, ask.Matter, ask.Children);

    private static string What(NameListKind list) =>
        list switch
        {
            NameListKind.Register => "register",
            NameListKind.Children => "register-list",
            NameListKind.Numbers => "numbers",
            NameListKind.CheckUps => "check-ups",
            NameListKind.Services => "services",
            _ => "component-list",
        };

    private static AuditEvent Event(NameExport export, string what) =>
        new(
            AuditActs.Exported,
            AuditSubjects.NameExport,
            export.Id,
            export.CommuneId,
            new
            {
                What = what,
                Component = export.ComponentId,
                Rows = export.Children,
                export.Number,
                export.Purpose,
                export.Matter,
                Agreement = export.AgreementId,
                export.Digest,
            }
        );
}
