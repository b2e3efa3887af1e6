using System.Text;
using CsCheck;
using MangNon.Programme;

namespace MangNon.Tests.Programme;

/// <summary>A file that is no programme, or not written as one: said at its line, and never an exception.</summary>
public sealed class ProgrammeFileTests
{
    private const string Commune = PlanFolder.Commune;
    private const string Nation = PlanFolder.Nation;

    [Theory]
    [InlineData("{\n  \"id\": \"x\"\n  \"name\": \"y\"\n}", 3, "dấu phẩy")]
    [InlineData("{\n  \"id\": \"x", 2, "tệp hết giữa chừng")]
    [InlineData("{\n  \"id\": \"x\",", 2, "tệp hết giữa chừng")]
    [InlineData("{} {}", 1, "không đúng cách viết JSON")]
    [InlineData("{ \"id\": x }", 1, "không đúng cách viết JSON")]
    [InlineData("", 1, "tệp trống")]
    [InlineData("// chỉ có ghi chú", 1, "tệp trống")]
    public void A_file_that_is_not_JSON_is_named_with_line_and_column(string text, int line, string message)
    {
        using var folder = new PlanFolder();
        folder.Write("x.json", text);

        var result = folder.Load("x.json");

        Assert.Null(result.Programme);
        var finding = Assert.Single(result.Findings);
        Assert.Equal(line, finding.Line);
        Assert.StartsWith("cột ", finding.Message, StringComparison.Ordinal);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_counts_characters_not_bytes()
    {
        using var folder = new PlanFolder();
        folder.Write("x.json", "{\n  \"Thôn Đồng Mới\" 5 }");

        Assert.Equal(
            (2, 19),
            folder.Load("x.json").Findings.Select(finding => (finding.Line, finding.Column)).Single()
        );
    }

    [Fact]
    public void A_list_where_a_programme_should_be_is_an_error()
    {
        using var folder = new PlanFolder();
        folder.Write("x.json", "[1, 2]");

        var result = folder.Load("x.json");

        Assert.Null(result.Programme);
        Assert.Contains(result.Findings, finding => finding.Message.Contains("ngoặc nhọn", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_an_error_at_its_line()
    {
        using var folder = new PlanFolder();
        File.WriteAllBytes(
            folder.At("x.json"),
            [.. Encoding.UTF8.GetBytes("{\n  \"id\": \""), 0xE9, .. Encoding.UTF8.GetBytes("\"\n}")]
        );

        var finding = Assert.Single(folder.Load("x.json").Findings);

        Assert.Equal(2, finding.Line);
        Assert.Contains("UTF-8", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "\n")]
    [InlineData(false, "\r\n")]
    public void A_byte_order_mark_and_Windows_line_ends_are_read(bool mark, string lineEnd)
    {
        using var folder = new PlanFolder();
        var text = File.ReadAllText(folder.At(Commune)).Replace("\n", lineEnd, StringComparison.Ordinal);
        var before = folder.Load(Commune);
        File.WriteAllText(folder.At(Commune), text, new UTF8Encoding(mark));

        var after = folder.Load(Commune);

        Assert.NotNull(after.Programme);
        Assert.Equal(before.Findings, after.Findings);
    }

    [Fact]
    public void A_missing_file_is_a_finding()
    {
        using var folder = new PlanFolder();

        Assert.Contains("không có tệp", folder.Load("y.json").Findings.Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_named_other_than_its_programme_is_an_error()
    {
        using var folder = new PlanFolder();
        File.Move(folder.At(Commune), folder.At("khac.json"));

        var result = folder.Load("khac.json");

        Assert.Null(result.Programme);
        Assert.Contains(
            result.Findings,
            finding => finding.Message.Contains("phải trùng tên tệp “khac”", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_file_with_any_stretch_cut_out_or_doubled_is_read_without_an_exception()
    {
        using var folder = new PlanFolder();
        var text = File.ReadAllText(folder.At(Commune));
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Int[1, 400], Gen.Bool)
            .Sample(
                (start, length, doubled) =>
                {
                    var end = Math.Min(text.Length, start + length);
                    folder.Write(
                        Commune,
                        doubled ? text.Insert(start, text[start..end]) : text.Remove(start, end - start)
                    );
                    var result = folder.Load(Commune);
                    Assert.Equal(
                        result.Programme is null,
                        result.Findings.Any(finding => finding.Severity == FindingSeverity.Error)
                    );
                },
                iter: 300,
                threads: 1
            );
    }
}
