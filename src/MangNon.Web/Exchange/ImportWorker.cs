using System.Globalization;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Exchange;
using MangNon.Storage;
using MangNon.Web.Programme;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Exchange;

/// <summary>Runs imports one after another beside the pages: the dry run first, the writing once confirmed.</summary>
internal sealed partial class ImportWorker(
    Imports imports,
    ImportFolder folder,
    IDbContextFactory<MangNonDb> databases,
    Programmes programmes,
    SiteOptions options,
    ILogger<ImportWorker> log
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in imports.Queue.ReadAllAsync(stoppingToken))
        {
            var running = job.Begin(stoppingToken);
            try
            {
                await RunAsync(job, running.Token);
            }
            catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
            {
                job.Move([ImportStep.Checking], state => state with { Step = ImportStep.Stopped });
                job.Move(
                    [ImportStep.Writing],
                    state => state with { Step = ImportStep.Checked, Notice = ImportNotice.WritingStopped }
                );
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Failed(log, job.State.Id, fault);
                job.Change(state => state with { Step = ImportStep.Failed });
            }
            finally
            {
                job.End();
            }
        }
    }

    private async Task RunAsync(ImportJob job, CancellationToken cancel)
    {
        if (!imports.Knows(job.State.Id))
        {
            return;
        }

        if (job.Move([ImportStep.WaitingToWrite], state => state with { Step = ImportStep.Writing }))
        {
            if (await StampAsync(cancel) != job.State.RegisterStamp)
            {
                job.Change(state => state with { Step = ImportStep.Checking });
                await CheckAsync(job, ImportNotice.RegisterChanged, cancel);
                return;
            }

            if (await ImportAsync(job, dryRun: false, cancel) is not { } written)
            {
                job.Change(state => state with { Step = ImportStep.Failed });
                return;
            }

            job.Change(state => state with { Step = ImportStep.Done, Result = written });
            imports.DeleteFile(job.State.Id);
        }
        else if (job.Move([ImportStep.WaitingToCheck], state => state with { Step = ImportStep.Checking }))
        {
            await CheckAsync(job, job.State.Notice, cancel);
        }
    }

    private async Task CheckAsync(ImportJob job, ImportNotice notice, CancellationToken cancel)
    {
        // Taken before the dry run: what is written while it runs makes it stale.
        var stamp = await StampAsync(cancel);
        if (await ImportAsync(job, dryRun: true, cancel) is not { } result)
        {
            job.Change(state => state with { Step = ImportStep.Failed });
            return;
        }

        job.Change(state =>
            state with
            {
                Step = result.Refusal is null ? ImportStep.Checked : ImportStep.Refused,
                Notice = notice,
                Attempt = state.Attempt + 1,
                Result = result,
                RegisterStamp = stamp,
            }
        );
    }

    /// <returns>Null where whoever sent the file has no commune any more: the role ended while the file waited.</returns>
    private async Task<ImportResult?> ImportAsync(ImportJob job, bool dryRun, CancellationToken cancel)
    {
        var owner = job.State.Owner;
        using var acting = AuditActor.Begin(new AuditActor(AuditSource.Site, owner));
        await using var db = await databases.CreateDbContextAsync(cancel);
        var viewer = await ViewerReader.ReadAsync(db, owner, options.Time, cancel);
        var commune = await db
            .Communes.AsNoTracking()
            .Where(c => viewer.HomeCommunes.Contains(c.Id))
            .OrderBy(c => c.Id)
            .FirstOrDefaultAsync(cancel);
        if (commune is null)
        {
            return null;
        }

        var own = programmes.RulesOf(commune.ProgrammeId)?.Programme.Components.Select(c => c.Component.Id) ?? [];
        using var source = WorkbookSource.Open(folder.FileOf(job.State.Id));
        return await RegisterImport.RunAsync(
            db,
            options.Seal,
            commune.Id,
            source,
            new ImportOptions
            {
                DryRun = dryRun,
                Clock = options.Time,
                Kinds = viewer.KindsOfAll(Act.Write, commune.Id),
                ComponentIds = own.Concat(ImportOptions.NationalComponentIds).ToHashSet(StringComparer.Ordinal),
            },
            new Told(job),
            cancel
        );
    }

    /// <summary>Another one as soon as anything of the register was written.</summary>
    private async Task<string> StampAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var villages = await db.Villages.CountAsync(cancel);
        var village = await db.Villages.SumAsync(v => v.Version, cancel);
        var commune = await db.Communes.SumAsync(c => c.Version, cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{villages}/{village}/{commune}");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The import {Id} failed; nothing was written.")]
    private static partial void Failed(ILogger log, Guid id, Exception fault);

    /// <summary>At once and in order, which <see cref="Progress{T}"/> does not promise.</summary>
    private sealed class Told(ImportJob job) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => job.Change(state => state with { Progress = value });
    }
}
