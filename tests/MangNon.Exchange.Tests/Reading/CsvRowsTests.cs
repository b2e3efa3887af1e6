using System.Text;
using MangNon.Exchange.Reading;

namespace MangNon.Exchange.Tests.Reading;

public class CsvRowsTests
{
    private static List<string> Read(string text, bool withBom = false)
    {
        var bytes = Encoding.UTF8.GetBytes((withBom ? "\uFEFF" : "") + text);
        using var rows = new CsvRows("Ho", new MemoryStream(bytes), WorkbookLimits.Default);
        var read = new List<string>();
        while (rows.Read())
        {
            read.Add($"{rows.Number}:{string.Join('|', Enumerable.Range(0, rows.Count).Select(i => rows[i].Text))}");
        }

        return read;
    }

    [Theory]
    [InlineData("a,b\r\nc,d\r\n", "1:a|b", "2:c|d")]
    [InlineData("a,b\nc,d", "1:a|b", "2:c|d")]
    [InlineData("a\rb\r", "1:a", "2:b")]
    [InlineData("a\n\nb", "1:a", "2:", "3:b")]
    [InlineData("\"a,\"\"b\"\"\",c", "1:a,\"b\"|c")]
    [InlineData("\"a\r\nb\",c\nd", "1:a\r\nb|c", "2:d")]
    [InlineData("a\"b,c", "1:a\"b|c")]
    [InlineData("\"a\"b,c", "1:ab|c")]
    [InlineData("a,,\n,", "1:a||", "2:|")]
    [InlineData("#a\n'=1", "1:#a", "2:=1")]
    public void Records_are_read_as_rfc_4180_writes_them(string text, params string[] expected)
    {
        Assert.Equal(expected, Read(text));
        Assert.Equal(expected, Read(text, withBom: true));
    }

    [Fact]
    public void A_record_may_cross_the_buffer()
    {
        var cell = new string('x', 30_000);
        Assert.Equal([$"1:{cell}|b", $"2:{cell}|c"], Read($"\"{cell}\",b\r\n{cell},c\r\n"));
    }
}
