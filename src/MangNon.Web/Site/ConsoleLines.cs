using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace MangNon.Web.Site;

/// <summary>
/// The program's own log, one line each. Of a fault it tells what kind it is and where it happened, but not its words:
/// these often repeat what was typed or read, and a log is passed on with less care than a register.
/// </summary>
internal sealed class ConsoleLines() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "mangnon";

    public static void Add(ILoggingBuilder logging)
    {
        logging.AddConsole(console => console.FormatterName = FormatterName);
        logging.AddConsoleFormatter<ConsoleLines, ConsoleFormatterOptions>();
        // These put the words of the fault into their own; the fault itself is written down where it ends up.
        logging.AddFilter("Microsoft.EntityFrameworkCore.Query", LogLevel.None);
        logging.AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.None);
    }

    public override void Write<TState>(
        in LogEntry<TState> logEntry,
        IExternalScopeProvider? scopeProvider,
        TextWriter textWriter
    ) =>
        textWriter.WriteLine(
            Of(
                logEntry.LogLevel,
                logEntry.Category,
                logEntry.EventId,
                logEntry.Formatter(logEntry.State, logEntry.Exception),
                logEntry.Exception
            )
        );

    public static string Of(LogLevel level, string category, EventId id, string message, Exception? fault)
    {
        var line = new StringBuilder();
        line.Append(
            CultureInfo.InvariantCulture,
            $"{Word(level)}: {category}[{id.Id}] {message.ReplaceLineEndings(" ")}"
        );
        for (var one = fault; one is not null; one = one.InnerException)
        {
            line.Append(one == fault ? " " : " <- ").Append(one.GetType()).Append(Words(one));
            foreach (var frame in new StackTrace(one, fNeedFileInfo: true).GetFrames())
            {
                line.Append(" at ").Append(Place(frame));
            }
        }

        return line.ToString();
    }

    /// <summary>Of the computer's own troubles the words are kept: they name files, addresses and numbers of errors.</summary>
    private static string Words(Exception fault) =>
        fault switch
        {
            BadHttpRequestException bad => $" {bad.StatusCode}",
            IOException or SocketException or TimeoutException => $": {fault.Message.ReplaceLineEndings(" ")}",
            SqliteException sqlite => $" {sqlite.SqliteExtendedErrorCode}",
            DbException { SqlState: { } state } => $" {state}",
            _ => "",
        };

    private static string Place(StackFrame frame)
    {
        var method = frame.GetMethod();
        var place = $"{method?.DeclaringType?.FullName}.{method?.Name}";
        return frame.GetFileName() is { } file
            ? $"{place}({Path.GetFileName(file)}:{frame.GetFileLineNumber()})"
            : place;
    }

    private static string Word(LogLevel level) =>
        level switch
        {
            LogLevel.Trace => "trce",
            LogLevel.Debug => "dbug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warn",
            LogLevel.Error => "fail",
            _ => "crit",
        };
}
