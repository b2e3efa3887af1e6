namespace MangNon.Web.Exchange;

/// <summary>A running import: its state, and the means to stop what is under way. Safe from any thread.</summary>
internal sealed class ImportJob(ImportState state)
{
    private readonly Lock _lock = new();
    private ImportState _state = state;
    private CancellationTokenSource? _running;

    public ImportState State
    {
        get
        {
            lock (_lock)
            {
                return _state;
            }
        }
    }

    /// <summary>Moves on only from one of <paramref name="steps"/>: of two clicks the second finds another step and does nothing.</summary>
    public bool Move(ReadOnlySpan<ImportStep> steps, Func<ImportState, ImportState> change)
    {
        lock (_lock)
        {
            if (!steps.Contains(_state.Step))
            {
                return false;
            }

            _state = change(_state);
            return true;
        }
    }

    public void Change(Func<ImportState, ImportState> change)
    {
        lock (_lock)
        {
            _state = change(_state);
        }
    }

    /// <summary>Makes what is about to run stoppable.</summary>
    public CancellationTokenSource Begin(CancellationToken shutdown)
    {
        lock (_lock)
        {
            return _running = CancellationTokenSource.CreateLinkedTokenSource(shutdown);
        }
    }

    public void End()
    {
        lock (_lock)
        {
            _running?.Dispose();
            _running = null;
        }
    }

    public void Stop()
    {
        lock (_lock)
        {
            _running?.Cancel();
        }
    }
}
