using System.Text;
using CsCheck;
using MangNon.Programme;

namespace MangNon.Tests.Programme;

/// <summary>A valid file spoilt in one place: the finding must name that place.</summary>
public sealed class ProgrammeFindingTests
{
    private const string Commune = PlanFolder.Commune;
    private const string Nation = PlanFolder.Nation;

    [Theory]
    [InlineData(
        Commune,
        "\"id\": \"9\"",
        "\"applied\": ",
        "\"aplied\": ",
        "mục tiêu 2 › chỉ tiêu 9 › 2025",
        "không có khóa “aplied”"
    )]
    [InlineData(
        Commune,
        "\"id\": \"9\"",
        "\"< 1\"",
        "\"dưới 1\"",
        "mục tiêu 2 › chỉ tiêu 9 › 2025",
        "không đọc được mục tiêu “dưới 1”"
    )]
    [InlineData(
        Commune,
        "\"id\": \"9\"",
        "\"< 1\"",
        "\"< 1.075\"",
        "mục tiêu 2 › chỉ tiêu 9 › 2025",
        "viết 1075 hoặc 1,075"
    )]
    [InlineData(
        Commune,
        "\"id\": \"9\"",
        "\"< 1\"",
        "\"< 101\"",
        "mục tiêu 2 › chỉ tiêu 9 › 2025",
        "101 % ngoài khoảng 0–100"
    )]
    [InlineData(
        Commune,
        "\"id\": \"9\"",
        "\"< 1\"",
        "5",
        "mục tiêu 2 › chỉ tiêu 9 › 2025",
        "“applied” cần chữ trong ngoặc kép"
    )]
    [InlineData(
        Commune,
        "\"id\": \"11a\"",
        "<= 10/930",
        "<= 10/0",
        "mục tiêu 2 › chỉ tiêu 11 › thành phần 11a › 2025",
        "mẫu số “0” phải lớn hơn 0"
    )]
    [InlineData(
        Commune,
        "\"id\": \"11a\"",
        "<= 10/930",
        "<= 931/930",
        "mục tiêu 2 › chỉ tiêu 11 › thành phần 11a › 2025",
        "ngoài khoảng 0–100.000"
    )]
    [InlineData(
        Commune,
        "\"id\": \"14\"",
        "\"lead\": \"tu-phap\"",
        "\"lead\": \"tu-fap\"",
        "mục tiêu 2 › chỉ tiêu 14",
        "không có đơn vị “tu-fap”"
    )]
    [InlineData(
        Commune,
        "\"id\": \"14\"",
        "\"cac-thon\"",
        "\"thon\"",
        "mục tiêu 2 › chỉ tiêu 14",
        "không có đơn vị “thon”"
    )]
    [InlineData(
        Commune,
        "\"id\": \"5b\"",
        "\"id\": \"5b\"",
        "\"id\": \"5a\"",
        "mục tiêu 1 › chỉ tiêu 5 › thành phần 5a",
        "id “5a” đã dùng ở trên"
    )]
    [InlineData(
        Commune,
        "\"id\": \"5b\"",
        "\"id\": \"5b\"",
        "\"id\": \"5 b\"",
        "mục tiêu 1 › chỉ tiêu 5 › thành phần 5 b",
        "id “5 b” chỉ gồm"
    )]
    [InlineData(
        Commune,
        "{",
        "\"id\": \"binh-luong-2021-2030\"",
        "\"id\": \"Bình Lương\"",
        "chương trình",
        "id “Bình Lương” chỉ gồm chữ thường"
    )]
    [InlineData(
        Commune,
        "{",
        "\"focalUnit\": \"van-hoa-lao-dong\"",
        "\"focalUnit\": \"x\"",
        "chương trình",
        "không có đơn vị “x”"
    )]
    [InlineData(
        Commune,
        "\"id\": \"2\",\n          \"printed\"",
        "\"printedNumber\": 92",
        "\"printedNumber\": \"92\"",
        "mục tiêu 1 › chỉ tiêu 2 › 2025",
        "“printedNumber” cần một số"
    )]
    [InlineData(
        Commune,
        "\"units\": [",
        "\"id\": \"tu-phap\"",
        "\"id\": \"van-hoa-lao-dong\"",
        "đơn vị van-hoa-lao-dong",
        "đã dùng ở trên"
    )]
    [InlineData(
        Nation,
        "\"id\": \"14\"",
        "\"unit\": \"percent\"",
        "\"unit\": \"phần trăm\"",
        "mục tiêu 2 › chỉ tiêu 14",
        "không có từ “phần trăm”; “unit” là một trong: percent"
    )]
    [InlineData(
        Nation,
        "\"id\": \"14\"",
        "\"direction\": \"up\"",
        "\"direction\": \"tăng\"",
        "mục tiêu 2 › chỉ tiêu 14",
        "“direction” là một trong: up, down"
    )]
    [InlineData(
        Nation,
        "\"id\": \"14\"",
        "\"subject\": \"child\"",
        "\"subject\": \"trẻ\"",
        "mục tiêu 2 › chỉ tiêu 14 › quy tắc",
        "không có từ “trẻ”"
    )]
    [InlineData(
        Nation,
        "\"id\": \"6\"",
        "\"subject\": \"reported\",",
        "\"subject\": \"reported\", \"of\": \"true\",",
        "mục tiêu 1 › chỉ tiêu 6 › quy tắc",
        "không có “of”"
    )]
    [InlineData(
        Nation,
        "\"id\": \"3a\"",
        "\"partOf\": \"3b\"",
        "\"partOf\": \"3x\"",
        "mục tiêu 1 › chỉ tiêu 3 › thành phần 3a",
        "không có thành phần “3x”"
    )]
    [InlineData(Nation, "{", "\"toYear\": 2030", "\"toYear\": 2030.5", "chương trình", "“toYear” cần một số nguyên")]
    public void A_mistake_is_named_with_its_place_and_line(
        string file,
        string after,
        string old,
        string replacement,
        string place,
        string message
    )
    {
        using var folder = new PlanFolder();
        var line = folder.Change(file, after, old, replacement);

        var result = folder.Load(file);

        Assert.Null(result.Programme);
        Assert.Contains(
            result.Findings,
            finding =>
                finding.Severity == FindingSeverity.Error
                && finding.Place == place
                && finding.Line == line
                && finding.Message.Contains(message, StringComparison.Ordinal)
                && finding.ToString().StartsWith($"{place}, dòng {line}: ", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(
        Commune,
        "\"id\": \"9\"",
        "\"applied\": \"< 1\",",
        "",
        "mục tiêu 2 › chỉ tiêu 9 › 2025",
        "thiếu “applied”"
    )]
    [InlineData(
        Commune,
        "\"id\": \"9\"",
        "\"problem\": ",
        "\"reason\": ",
        "mục tiêu 2 › chỉ tiêu 9 › 2030",
        "thiếu “problem”"
    )]
    [InlineData(
        Commune,
        "\"id\": \"14\"",
        "\"leadSection\": \"V.2\",",
        "",
        "mục tiêu 2 › chỉ tiêu 14",
        "“lead” và “leadSection” đi cùng nhau"
    )]
    [InlineData(Commune, "{", "\"legalBasis\"", "// \"legalBasis\"", "chương trình", "thiếu “legalBasis”")]
    [InlineData(
        Commune,
        "\"id\": \"9\"",
        "\"2030\"",
        "\"2031\"",
        "mục tiêu 2 › chỉ tiêu 9 › 2031",
        "năm 2031 ngoài giai đoạn 2021–2030"
    )]
    [InlineData(
        Commune,
        "\"id\": \"9\"",
        "\"2030\"",
        "\"2025\"",
        "mục tiêu 2 › chỉ tiêu 9 › 2025",
        "năm 2025 viết hai lần"
    )]
    [InlineData(
        Commune,
        "\"id\": \"9\"",
        "\"2030\"",
        "\"hết kỳ\"",
        "mục tiêu 2 › chỉ tiêu 9 › hết kỳ",
        "cần là một năm"
    )]
    [InlineData(Commune, "\"id\": \"9\"", "\"targets\"", "\"target\"", "mục tiêu 2 › chỉ tiêu 9", "thiếu “targets”")]
    [InlineData(Nation, "\"id\": \"14\"", "\"of\": ", "\"less\": ", "mục tiêu 2 › chỉ tiêu 14 › quy tắc", "thiếu “of”")]
    [InlineData(
        Nation,
        "\"id\": \"14\"",
        "\"those\": ",
        "\"less\": ",
        "mục tiêu 2 › chỉ tiêu 14 › quy tắc",
        "cần một trong hai: “those”"
    )]
    [InlineData(
        Nation,
        "\"id\": \"14\"",
        "\"those\": \"birthRegistered\",",
        "\"those\": \"true\", \"count\": \"true\",",
        "mục tiêu 2 › chỉ tiêu 14 › quy tắc",
        "cần một trong hai: “those”"
    )]
    [InlineData(Nation, "\"id\": \"14\"", "\"rule\": {", "\"rul\": {", "mục tiêu 2 › chỉ tiêu 14", "thiếu “rule”")]
    public void Something_missing_is_named_where_it_is_missed(
        string file,
        string after,
        string old,
        string replacement,
        string place,
        string message
    )
    {
        using var folder = new PlanFolder();
        folder.Change(file, after, old, replacement);

        var result = folder.Load(file);

        Assert.Null(result.Programme);
        Assert.Contains(
            result.Findings,
            finding =>
                finding.Severity == FindingSeverity.Error
                && finding.Line > 0
                && finding.Place == place
                && finding.Message.Contains(message, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(
        "\"id\": \"8a\"",
        "\"<= 3\"",
        "\"<= 5\"",
        "mục tiêu 2 › chỉ tiêu 8 › thành phần 8a › 2030",
        "chỉ tiêu giảm nhưng mục tiêu áp dụng đi ngược: 4 (2025) rồi 5"
    )]
    [InlineData(
        "\"id\": \"8b\"",
        "\">= 97\"",
        "\">= 94,5\"",
        "mục tiêu 2 › chỉ tiêu 8 › thành phần 8b › 2030",
        "chỉ tiêu tăng nhưng mục tiêu áp dụng đi ngược: 95 (2025) rồi 94,5"
    )]
    [InlineData(
        "\"id\": \"3a\"",
        "\"< 5\"",
        "\"< 9,5\"",
        "mục tiêu 1 › chỉ tiêu 3 › thành phần 3b › 2025",
        "mục tiêu 9 thấp hơn của thành phần 3a (9,5)"
    )]
    [InlineData(
        "\"id\": \"8a\"",
        "\"<= 3\"",
        "\"<= 2\"",
        "mục tiêu 2 › chỉ tiêu 8 › thành phần 8a › 2030",
        "áp dụng 2 khác số in 3"
    )]
    [InlineData(
        "\"id\": \"8a\"",
        "\"<= 3\"",
        "null",
        "mục tiêu 2 › chỉ tiêu 8 › thành phần 8a › 2030",
        "chưa có giá trị áp dụng"
    )]
    [InlineData(
        "\"id\": \"8a\"",
        "\"printed\": \"3%\"",
        "\"printed\": \"3,14%\"",
        "mục tiêu 2 › chỉ tiêu 8 › thành phần 8a › 2030",
        "“printed” không có trong văn bản"
    )]
    public void A_doubtful_target_is_shown_but_does_not_stop_the_programme(
        string after,
        string old,
        string replacement,
        string place,
        string message
    )
    {
        using var folder = new PlanFolder();
        folder.Change(Commune, after, old, replacement);

        var result = folder.Load(Commune);

        Assert.NotNull(result.Programme);
        Assert.Contains(
            result.Findings,
            finding =>
                finding.Severity == FindingSeverity.Remark
                && finding.Line > 0
                && finding.Place == place
                && finding.Message.Contains(message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_mistake_in_a_rule_is_named_with_its_character()
    {
        using var folder = new PlanFolder();
        var line = folder.Change(Nation, "\"id\": \"14\"", "birthRegistered", "birthRegisterd");

        var result = folder.Load(
            Nation,
            rule => rule.Those == "birthRegisterd" ? [new RuleProblem("those", 5, "không có dữ kiện")] : []
        );

        Assert.Null(result.Programme);
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("mục tiêu 2 › chỉ tiêu 14 › quy tắc", line), (finding.Place, finding.Line));
        Assert.Equal("“those”, ký tự thứ 6: không có dữ kiện", finding.Message);
        var text = File.ReadAllLines(folder.At(Nation))[line - 1];
        Assert.Equal("Registerd", text[(finding.Column - 1)..(finding.Column + 8)]);
        Assert.Equal("goals[1].indicators[6].components[0].rule.those", finding.Path);
    }

    [Fact]
    public void Every_rule_is_checked_once()
    {
        using var folder = new PlanFolder();
        var seen = new List<RuleDefinition>();

        folder.Load(
            Commune,
            rule =>
            {
                seen.Add(rule);
                return [];
            }
        );

        Assert.Equal(33, seen.Count); // all but the reported one, checked in the file that holds them
    }

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

    [Theory]
    [InlineData("khong-co", "không tìm thấy chương trình gốc “khong-co”")]
    [InlineData("../quoc-gia-2021-2030", "không tìm thấy chương trình gốc")]
    [InlineData("binh-luong-2021-2030", "“basedOn” đi vòng")]
    public void A_programme_based_on_none_or_on_itself_is_an_error(string basis, string message)
    {
        using var folder = new PlanFolder();
        var line = folder.Change(Commune, "\"basedOn\":", "quoc-gia-2021-2030", basis);

        var result = folder.Load(Commune);

        Assert.Null(result.Programme);
        Assert.Contains(
            result.Findings,
            finding => finding.Line == line && finding.Message.Contains(message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_mistake_in_the_programme_below_is_told_with_its_own_place()
    {
        using var folder = new PlanFolder();
        var line = folder.Change(Nation, "\"id\": \"14\"", "\"up\"", "\"tăng\"");

        var result = folder.Load(Commune);

        Assert.Null(result.Programme);
        Assert.Contains($"chỉ tiêu 14, dòng {line}", result.Findings.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_indicator_of_the_nation_that_the_plan_leaves_out_is_shown()
    {
        using var folder = new PlanFolder();
        folder.Change(
            Commune,
            "\"id\": \"5b\"",
            "\"id\": \"5b\"",
            "\"id\": \"5c\", \"name\": \"Khác\", \"nameEn\": \"Other\", \"unit\": \"percent\", \"direction\": \"up\", \"rule\": { \"subject\": \"child\", \"of\": \"resident\", \"those\": \"birthRegistered\" }"
        );

        var result = folder.Load(Commune);

        Assert.NotNull(result.Programme);
        Assert.Contains(
            result.Findings,
            finding =>
                finding.Message.StartsWith("không có thành phần 5b của chương trình gốc", StringComparison.Ordinal)
        );
        Assert.Null(
            result.Programme.Components.Single(item => item.Component.Id == "5c").Component.Targets[2030].National
        );
    }

    [Fact]
    public void A_decision_silences_the_finding_on_its_defect()
    {
        using var folder = new PlanFolder();
        folder.Change(
            Commune,
            "\"id\": \"10\"",
            "\"decision\": null",
            "\"decision\": \"Quyết định 12/QĐ-UBND ngày 02/3/2026\""
        );

        var result = folder.Load(Commune);

        Assert.Equal(
            "Quyết định 12/QĐ-UBND ngày 02/3/2026",
            result
                .Programme!.Components.Single(item => item.Component.Id == "10")
                .Component.Targets[2025]
                .Defect!.Decision
        );
        Assert.DoesNotContain(result.Findings, finding => finding.Place == "mục tiêu 2 › chỉ tiêu 10 › 2025");
    }

    [Fact]
    public void A_printed_letter_from_an_old_typing_program_is_mended()
    {
        using var folder = new PlanFolder();
        folder.Change(Commune, "\"units\"", "Trường Mầm non", "Trƣờng Mầm non");

        Assert.StartsWith(
            "Trường",
            folder.Load(Commune).Programme!.Units.Single(unit => unit.Id == "truong-hoc").Name,
            StringComparison.Ordinal
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
