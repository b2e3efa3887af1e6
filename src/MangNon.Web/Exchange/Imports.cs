using System.Collections.Concurrent;
using System.Threading.Channels;

namespace MangNon.Web.Exchange;

/// <summary>
/// The imports under way or waiting for their owner. They run one after another (<see cref="ImportWorker"/>); what a
/// page asks for that no longer fits the step is passed over, so that a second click does nothing.
/// </summary>
internal sealed class Imports
{
    /// <summary>An import that its owner leaves alone for so long is given up and its file deleted.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    /// <summary>Files that one account may have waiting.</summary>
    public const int MostWaiting = 3;

    /// <summary>Files that may wait in all: each takes disk, and in its turn the computer.</summary>
    public const int MostInAll = 50;

    private readonly Lock _starting = new();
    private readonly ConcurrentDictionary<Guid, ImportJob> _jobs = new();
    private readonly Channel<ImportJob> _queue = Channel.CreateUnbounded<ImportJob>();
    private readonly ImportFolder _folder;
    private readonly TimeProvider _time;

    public Imports(ImportFolder folder, TimeProvider time)
    {
        _folder = folder;
        _time = time;
        foreach (var state in folder.Leftovers(time.GetUtcNow() - Lifetime))
        {
            Enqueue(new ImportJob(state));
        }
    }

    public ChannelReader<ImportJob> Queue => _queue.Reader;

    /// <summary>The owner's own, newest first.</summary>
    public IReadOnlyList<ImportState> Of(Guid owner)
    {
        DropExpired();
        return
        [
            .. _jobs
                .Values.Select(job => job.State)
                .Where(state => state.Owner == owner)
                .OrderByDescending(state => state.TouchedAt),
        ];
    }

    /// <summary>Null for an unknown one, another's, or one given up.</summary>
    public ImportState? Find(Guid id, Guid owner)
    {
        DropExpired();
        return Job(id, owner)?.State;
    }

    /// <summary>A new import of a file that lies in the folder already.</summary>
    /// <returns>False where the owner, or all together, have too many waiting.</returns>
    public bool TryStart(Guid id, Guid owner, string fileName)
    {
        var state = new ImportState
        {
            Id = id,
            Owner = owner,
            FileName = fileName,
            TouchedAt = _time.GetUtcNow(),
        };
        lock (_starting)
        {
            DropExpired();
            var waiting = _jobs.Values.Select(job => job.State).Where(one => one.Step != ImportStep.Done).ToList();
            if (waiting.Count >= MostInAll || waiting.Count(one => one.Owner == owner) >= MostWaiting)
            {
                return false;
            }

            _folder.Remember(state);
            Enqueue(new ImportJob(state));
            return true;
        }
    }

    /// <summary>Writes what a dry run showed.</summary>
    /// <returns>False where it is not the dry run shown now.</returns>
    public bool Confirm(Guid id, Guid owner, int attempt) =>
        Requeue(
            id,
            owner,
            [ImportStep.Checked],
            state => state with { Step = ImportStep.WaitingToWrite, Notice = ImportNotice.None, Progress = null },
            attempt
        );

    /// <summary>Another dry run.</summary>
    public bool CheckAgain(Guid id, Guid owner) =>
        Requeue(
            id,
            owner,
            [ImportStep.Stopped, ImportStep.Failed, ImportStep.Checked],
            state => state with { Step = ImportStep.WaitingToCheck, Notice = ImportNotice.None, Progress = null }
        );

    /// <summary>Stops what is under way; the file is kept.</summary>
    public void Stop(Guid id, Guid owner)
    {
        if (Job(id, owner) is not { } job)
        {
            return;
        }

        job.Move([ImportStep.WaitingToCheck], Touched(state => state with { Step = ImportStep.Stopped }));
        job.Move(
            [ImportStep.WaitingToWrite],
            Touched(state => state with { Step = ImportStep.Checked, Notice = ImportNotice.WritingStopped })
        );
        job.Stop();
    }

    /// <summary>Gives it up: the file is deleted, nothing more is written.</summary>
    public void GiveUp(Guid id, Guid owner)
    {
        if (Job(id, owner) is not null && _jobs.TryRemove(id, out var job))
        {
            Drop(job);
        }
    }

    /// <summary>The writing is done: the file is not needed any more.</summary>
    public void DeleteFile(Guid id) => _folder.Delete(id);

    public bool Knows(Guid id) => _jobs.ContainsKey(id);

    private bool Requeue(
        Guid id,
        Guid owner,
        ReadOnlySpan<ImportStep> steps,
        Func<ImportState, ImportState> change,
        int? attempt = null
    )
    {
        if (Job(id, owner) is not { } job || (attempt is { } number && job.State.Attempt != number))
        {
            return false;
        }

        if (!job.Move(steps, Touched(change)))
        {
            return false;
        }

        _queue.Writer.TryWrite(job);
        return true;
    }

    private Func<ImportState, ImportState> Touched(Func<ImportState, ImportState> change) =>
        state => change(state) with { TouchedAt = _time.GetUtcNow() };

    private ImportJob? Job(Guid id, Guid owner) =>
        _jobs.TryGetValue(id, out var job) && job.State.Owner == owner ? job : null;

    private void Enqueue(ImportJob job)
    {
        _jobs[job.State.Id] = job;
        _queue.Writer.TryWrite(job);
    }

    private void DropExpired()
    {
        var oldest = _time.GetUtcNow() - Lifetime;
        foreach (var (id, job) in _jobs)
        {
            if (job.State is { IsUnderWay: false } state && state.TouchedAt < oldest && _jobs.TryRemove(id, out _))
            {
                Drop(job);
            }
        }
    }

    private void Drop(ImportJob job)
    {
        job.Stop();
        _folder.Delete(job.State.Id);
    }
}
