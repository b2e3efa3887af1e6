using System.Collections.Concurrent;
using MangNon.Web.Site;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace MangNon.Web.Tests.Site;

/// <summary>
/// Everything the site writes into its own log, down to the least, as its console would write it; keeps the lines that
/// hold what must not be there.
/// </summary>
internal sealed class LogCapture : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Line)> _kept = new();
    private Func<string, bool> _isMarked = _ => false;
    private int _lines;

    /// <summary>How many lines were written in all.</summary>
    public int Lines => _lines;

    public void Watch(Func<string, bool> isMarked) => _isMarked = isMarked;

    /// <summary>The marked lines so far, which are then forgotten.</summary>
    public IReadOnlyList<string> Take(LogLevel from = LogLevel.Trace)
    {
        var lines = _kept.Where(one => one.Level >= from).Select(one => one.Line).ToList();
        _kept.Clear();
        return lines;
    }

    /// <summary>The site with this beside its console.</summary>
    public SiteOptions In(SiteOptions options) =>
        options with
        {
            Logging = logging =>
                logging
                    .AddProvider(this)
                    .SetMinimumLevel(LogLevel.Trace)
                    .AddFilter<ConsoleLoggerProvider>(null, LogLevel.Warning),
        };

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose() { }

    private sealed class Category(LogCapture capture, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            Interlocked.Increment(ref capture._lines);
            var line = ConsoleLines.Of(logLevel, name, eventId, formatter(state, exception), exception);
            if (capture._isMarked(line))
            {
                capture._kept.Enqueue((logLevel, line));
            }
        }
    }
}
