using System.Net.Sockets;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace MangNon.Web.Tests.Site;

public sealed class ConsoleLinesTests
{
    private const string Name = "Lò Văn An";

    public static TheoryData<Exception, string> Faults =>
        new()
        {
            { new FormatException($"'{Name}' was not in a correct format."), "System.FormatException" },
            {
                new InvalidOperationException("ngoài", new KeyNotFoundException(Name)),
                "<- System.Collections.Generic.KeyNotFoundException"
            },
            { new BadHttpRequestException($"Failed to bind \"int lan\" from \"{Name}\".", 400), "Exception 400" },
            { new SqliteException(Name, 19, 2067), "SqliteException 2067" },
            { new IOException("No space left on device"), "System.IO.IOException: No space left on device" },
            { new SocketException((int)SocketError.ConnectionRefused), "SocketException: " },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Of_a_fault_its_kind_and_place_are_told_and_words_only_where_they_are_the_computers(
        Exception fault,
        string told
    )
    {
        try
        {
            throw fault;
        }
        catch (Exception thrown)
        {
            var line = ConsoleLines.Of(LogLevel.Error, "Loại", new EventId(7), "Hỏng\nrồi", thrown);
            Assert.StartsWith("fail: Loại[7] Hỏng rồi ", line, StringComparison.Ordinal);
            Assert.Contains(told, line, StringComparison.Ordinal);
            Assert.Contains(nameof(ConsoleLinesTests), line, StringComparison.Ordinal);
            Assert.DoesNotContain(Name, line, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', line);
        }
    }
}
