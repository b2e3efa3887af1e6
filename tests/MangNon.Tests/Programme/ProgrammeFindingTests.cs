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
}
