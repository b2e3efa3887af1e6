using System.Globalization;
using MangNon.Exchange.Sheets;
using static MangNon.Exchange.Tests.Sheets.OneRow;

namespace MangNon.Exchange.Tests.Sheets;

public sealed class CellRuleTests
{
    [Theory]
    [InlineData("05/03/2021", "2021-03-05")]
    [InlineData("5/3/2021", "2021-03-05")]
    [InlineData(" 5/03/2021 ", "2021-03-05")]
    [InlineData("2021-03-05", "2021-03-05")]
    [InlineData("29/02/2024", "2024-02-29")]
    [InlineData("31/01/2026", "2026-01-31")]
    [InlineData("01/01/1900", "1900-01-01")]
    [InlineData("01/02/2026", null)]
    [InlineData("31/12/1899", null)]
    [InlineData("29/02/2023", null)]
    [InlineData("29/02/1900", null)]
    [InlineData("31/04/2024", null)]
    [InlineData("00/01/2024", null)]
    [InlineData("01/00/2024", null)]
    [InlineData("01/13/2024", null)]
    [InlineData("05/03/21", null)]
    [InlineData("005/03/2021", null)]
    [InlineData("2021/03/05", null)]
    [InlineData("2021-3-5", null)]
    [InlineData("05-03-2021", null)]
    [InlineData("05.03.2021", null)]
    [InlineData("2021-03-05 00:00", null)]
    [InlineData("05/03/2021/", null)]
    [InlineData("/05/2021", null)]
    [InlineData("٠٥/٠٣/٢٠٢١", null)]
    [InlineData("tháng 3", null)]
    [InlineData("44260", null)]
    public void A_date_is_day_month_year_or_the_iso_form_and_not_after_today(string text, string? expected)
    {
        var (row, errors, _) = Decode(ServiceSheet.Form, "Mã trẻ,Ngày,Lĩnh vực", $"T1,{text},Y tế");

        if (expected is null)
        {
            var error = Assert.Single(errors);
            Assert.Equal(("Ngày", text.Trim()), (error.Column, error.Value));
        }
        else
        {
            Assert.Empty(errors);
            Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd", CultureInfo.InvariantCulture), row.On);
        }
    }

    [Theory]
    [InlineData("CanDo", "Ngày")]
    [InlineData("HoanCanh", "Nhóm")]
    [InlineData("TiemChung", "Mũi")]
    public void A_blank_required_cell_is_listed_once(string sheet, string column)
    {
        var columns = sheet switch
        {
            "CanDo" => Decode(WeighingSheet.Form, "Mã trẻ,Ngày", "T1,").Errors,
            "HoanCanh" => Decode(CircumstanceSheet.Form, "Mã trẻ,Nhóm,Từ ngày", "T1,,01/05/2025").Errors,
            _ => Decode(VaccinationSheet.Form, "Mã trẻ,Vắc xin,Mũi,Ngày tiêm", "T1,OPV,,01/05/2025").Errors,
        };

        Assert.Equal([column], columns.Select(e => e.Column));
    }

    [Fact]
    public void Of_an_unknown_vaccine_only_the_vaccine_is_wrong()
    {
        var (_, errors, _) = Decode(VaccinationSheet.Form, "Mã trẻ,Vắc xin,Mũi,Ngày tiêm", "T1,COVID,9,01/05/2025");

        Assert.Equal(["Vắc xin"], errors.Select(e => e.Column));
    }

    [Theory]
    [InlineData("Có", true)]
    [InlineData("có", true)]
    [InlineData("C", true)]
    [InlineData("x", true)]
    [InlineData("X", true)]
    [InlineData("Không", false)]
    [InlineData("k", false)]
    [InlineData("", false)]
    [InlineData("co", null)]
    [InlineData("chưa", null)]
    public void Yes_and_no_have_five_words_and_blank_is_no(string text, bool? expected)
    {
        var (row, errors, _) = Decode(AssessmentSheet.Form, "Mã trẻ,Ngày,Phù hợp", $"T1,05/03/2025,{text}");

        Assert.Equal(expected is null ? 1 : 0, errors.Count);
        Assert.Equal(expected ?? false, row.OnTrack);
    }

    [Theory]
    [InlineData("Thái", 3)]
    [InlineData("THAI", 3)]
    [InlineData("mường", 6)]
    [InlineData("H'Mông", 8)]
    [InlineData("khmer", 5)]
    [InlineData("Sao Hỏa", 0)]
    public void An_ethnic_group_is_known_without_case_and_diacritics(string text, int code)
    {
        var (row, errors, _) = Decode(ChildSheet.Form, Book.TreEm, $"T2,H1,Lê An,05/03/2019,nam,{text}");

        Assert.Equal(code == 0 ? ["Dân tộc"] : [], errors.Select(e => e.Column));
        Assert.Equal(code, row.EthnicGroup);
    }

    [Theory]
    [InlineData("d", "d")]
    [InlineData("đ", "đ")]
    [InlineData("o", "o")]
    [InlineData("NC", "NC")]
    [InlineData("nc", "NC")]
    [InlineData("D", null)]
    [InlineData("Đ", null)]
    [InlineData("f", null)]
    [InlineData("p", null)]
    public void The_letters_of_a_group_are_exact(string text, string? expected)
    {
        var (row, errors, _) = Decode(CircumstanceSheet.Form, "Mã trẻ,Nhóm,Từ ngày", $"T1,{text},05/03/2025");

        Assert.Equal(expected is null ? ["Nhóm"] : [], errors.Select(e => e.Column));
        Assert.Equal(expected ?? "", row.Group);
    }

    [Theory]
    [InlineData("BCG", 1)]
    [InlineData("VGB0", 1)]
    [InlineData("DPT-VGB-HIB", 3)]
    [InlineData("OPV", 3)]
    [InlineData("IPV", 2)]
    [InlineData("SOI", 1)]
    [InlineData("MR", 1)]
    [InlineData("VNNB", 3)]
    [InlineData("DPT4", 1)]
    [InlineData("ROTA", 2)]
    public void A_vaccine_has_doses_from_one_to_its_last(string vaccine, int last)
    {
        for (var dose = 0; dose <= last + 1; dose++)
        {
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"T1,{vaccine.ToLowerInvariant()},{dose},05/03/2025"
            );
            var (row, errors, _) = Decode(VaccinationSheet.Form, "Mã trẻ,Vắc xin,Mũi,Ngày tiêm", line);
            Assert.Equal(dose >= 1 && dose <= last ? [] : ["Mũi"], errors.Select(e => e.Column));
            Assert.Equal(vaccine, row.Vaccine);
        }
    }

    [Theory]
    [InlineData("2024-2025", "1", 2024, 1)]
    [InlineData("2024-2025", "nt", 2024, -1)]
    [InlineData("2024-2025", "MG", 2024, 0)]
    [InlineData("2024-2025", "12", 2024, 12)]
    [InlineData("2024-2026", "1", 0, 1)]
    [InlineData("2025-2024", "1", 0, 1)]
    [InlineData("2024", "1", 0, 1)]
    [InlineData("24-25", "1", 0, 1)]
    public void A_school_year_is_two_years_running(string year, string grade, int expected, int expectedGrade)
    {
        var (row, errors, _) = Decode(EnrolmentSheet.Form, "Mã trẻ,Năm học,Lớp,Kết quả", $"T1,{year},{grade},Đang học");

        Assert.Equal(expected == 0 ? ["Năm học"] : [], errors.Select(e => e.Column));
        Assert.Equal((expected, expectedGrade), (row.SchoolYear, row.Grade));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("13")]
    [InlineData("-1")]
    [InlineData("5A")]
    public void A_grade_is_one_of_fourteen(string grade)
    {
        var (_, errors, _) = Decode(
            EnrolmentSheet.Form,
            "Mã trẻ,Năm học,Lớp,Kết quả",
            $"T1,2024-2025,{grade},Đang học"
        );

        Assert.Equal(["Lớp"], errors.Select(e => e.Column));
    }

    [Theory]
    [InlineData("TNTT", "Tử vong", true)]
    [InlineData("tntt", "sống", true)]
    [InlineData("XamHai", "Đang xác minh", true)]
    [InlineData("ThienTai", "Đã cứu trợ", true)]
    [InlineData("TNTT", "", true)]
    [InlineData("LaoDong", "", true)]
    [InlineData("TaoHon", "", true)]
    [InlineData("TaoHon", "đã ngăn chặn", true)]
    [InlineData("LaoDong", "Đã ngăn chặn", false)]
    [InlineData("TNTT", "Xác nhận", false)]
    [InlineData("XamHai", "Tử vong", false)]
    [InlineData("ThienTai", "Sống", false)]
    [InlineData("LaoDong", "Xác nhận", false)]
    [InlineData("TaoHon", "Sống", false)]
    public void A_result_belongs_to_its_kind_of_incident(string kind, string outcome, bool allowed)
    {
        var (_, errors, _) = Decode(IncidentSheet.Form, "Mã trẻ,Loại,Ngày,Kết quả", $"T1,{kind},05/03/2025,{outcome}");

        Assert.Equal(allowed ? [] : ["Kết quả"], errors.Select(e => e.Column));
    }

    [Theory]
    [InlineData("5a", "5a")]
    [InlineData("5A", "5a")]
    [InlineData("24", "24")]
    [InlineData("5", null)]
    [InlineData("25", null)]
    public void A_component_is_one_of_the_programme(string text, string? expected)
    {
        var (row, errors, _) = Decode(
            ReportedSheet.Form,
            "Chỉ tiêu,Năm,Tử số,Mẫu số,Đơn vị báo cáo",
            $"{text},2025,\"1,5\",2,"
        );

        Assert.Equal(expected is null ? ["Chỉ tiêu"] : [], errors.Select(e => e.Column));
        Assert.Equal((expected ?? "", 1.5m, ""), (row.ComponentId, row.Numerator, row.Reporter));
    }

    [Theory]
    [InlineData("1", "106,25", 106_250, null)]
    [InlineData("13", "0", 0, null)]
    [InlineData("0", "1", 1_000, "Tiêu chí")]
    [InlineData("14", "1", 1_000, "Tiêu chí")]
    [InlineData("1", "đạt", 0, "Điểm")]
    [InlineData("1", "", 0, "Điểm")]
    public void A_score_has_a_criterion_of_thirteen_and_points(
        string criterion,
        string points,
        long expected,
        string? column
    )
    {
        var (row, errors, _) = Decode(ScoreSheet.Form, "Năm,Tiêu chí,Điểm", $"2025,{criterion},\"{points}\"");

        Assert.Equal(column is null ? [] : [column], errors.Select(e => e.Column));
        Assert.Equal(expected, row.PointsMilli);
    }

    [Fact]
    public void Text_is_repaired()
    {
        var (row, errors, _) = Decode(HouseholdSheet.Form, Book.Ho, "H1, Thôn\u00A0 Lƣơng  ,Khác");

        Assert.Empty(errors);
        Assert.Equal("Thôn Lương", row.Village);
    }

    [Theory]
    [InlineData("H\u0001")]
    [InlineData("H\u0000")]
    [InlineData("H\uFFFE")]
    public void Characters_that_are_no_text_are_an_error(string code)
    {
        var (_, errors, _) = Decode(HouseholdSheet.Form, Book.Ho, $"{code},Thôn 1,Khác");

        Assert.Equal(["Mã hộ"], errors.Select(e => e.Column));
    }

    [Fact]
    public void Every_required_cell_is_asked_for()
    {
        var (_, errors, _) = Decode(ChildSheet.Form, Book.TreEm, ",,,,,");

        Assert.Equal(Book.TreEm.Split(','), errors.Select(e => e.Column));
    }

    [Fact]
    public void What_is_only_unlikely_is_a_warning()
    {
        var (_, errors, warnings) = Decode(
            CircumstanceSheet.Form,
            "Mã trẻ,Nhóm,Từ ngày,Đến ngày",
            "T1,a,05/03/2018,04/03/2018"
        );

        Assert.Empty(errors);
        Assert.Equal(["Từ ngày", "Đến ngày"], warnings.Select(w => w.Column));
    }
}
