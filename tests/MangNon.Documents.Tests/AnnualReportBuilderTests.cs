using System.Text.Json;
using MangNon.Figures;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Reporting;

namespace MangNon.Documents.Tests;

public sealed class AnnualReportBuilderTests
{
    [Fact]
    public void The_head_leaves_room_for_number_and_day_until_they_are_known()
    {
        Assert.Equal("Số:        /BC-UBND", SampleReport.Report.Letterhead.Number);
        Assert.Equal("Bình Lương, ngày      tháng      năm 2025", SampleReport.Report.Letterhead.PlaceAndDate);
    }

    [Theory]
    [InlineData(5, 2025, 11, 5, "Số: 05/BC-UBND", "Bình Lương, ngày 05 tháng 11 năm 2025")]
    [InlineData(123, 2026, 1, 31, "Số: 123/BC-UBND", "Bình Lương, ngày 31 tháng 01 năm 2026")]
    [InlineData(10, 2026, 3, 9, "Số: 10/BC-UBND", "Bình Lương, ngày 09 tháng 3 năm 2026")]
    public void Numbers_under_ten_days_under_ten_and_the_first_two_months_take_a_zero(
        int number,
        int year,
        int month,
        int day,
        string numberWords,
        string dateWords
    )
    {
        var request = SampleReport.Request() with { Number = number, Date = new DateOnly(year, month, day) };
        var head = AnnualReportBuilder.Build(request).Letterhead;
        Assert.Equal(numberWords, head.Number);
        Assert.Equal(dateWords, head.PlaceAndDate);
    }

    [Theory]
    [InlineData("xã Bình Lương", "Bình Lương")]
    [InlineData("phường Hạc Thành", "Hạc Thành")]
    [InlineData("đặc khu Phú Quốc", "Phú Quốc")]
    [InlineData("thị trấn Yên Cát", "Yên Cát")]
    public void The_place_is_the_name_without_the_kind_of_unit(string commune, string place) =>
        Assert.Equal(
            place,
            AnnualReportRequest
                .For(commune, Programmes.BinhLuong, null, SampleReport.Board(), SampleReport.Register)
                .Place
        );

    [Fact]
    public void The_national_decision_is_cited_before_the_communes_own_plan()
    {
        Assert.Equal(2, SampleReport.Report.Bases.Count);
        Assert.StartsWith("Căn cứ Quyết định", SampleReport.Report.Bases[0], StringComparison.Ordinal);
        Assert.Contains("23/QĐ-TTg ngày 07/01/2021", SampleReport.Report.Bases[0], StringComparison.Ordinal);
        Assert.StartsWith("Căn cứ Kế hoạch", SampleReport.Report.Bases[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-06-30", true)]
    [InlineData("2025-07-01", false)]
    public void The_districts_office_receives_reports_to_30_June_2025_the_province_from_the_day_after(
        string date,
        bool district
    )
    {
        var day = DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var recipients = AnnualReportBuilder.Build(SampleReport.Request() with { Date = day }).Recipients;
        Assert.Equal(district, recipients.Any(r => r.Contains("Lao động - Thương binh", StringComparison.Ordinal)));
        Assert.Equal(!district, recipients.Contains("Sở Y tế (b/c)"));
        Assert.Equal(district ? "Lưu: VT, CS" : "Lưu: VT, VHXH", recipients[^1]);
    }

    [Fact]
    public void A_report_without_a_day_goes_to_those_of_the_end_of_its_period() =>
        Assert.Contains("Ủy ban nhân dân tỉnh (b/c)", SampleReport.Report.Recipients);

    [Fact]
    public void Figures_and_register_of_different_periods_make_no_report()
    {
        var request = SampleReport.Request() with
        {
            Register = SampleReport.Register with { Period = Period.OfYear(2024) },
        };
        Assert.Throws<ArgumentException>(() => AnnualReportBuilder.Build(request));
    }

    [Fact]
    public void A_row_has_value_counts_target_verdict_last_year_and_change()
    {
        var row = Rows()["14"];
        Assert.Equal("95,6 (261/273)", row.Result);
        Assert.Equal("≥\u00A099,9", row.Target);
        Assert.Equal("Chậm", row.Verdict);
        Assert.Equal("94,9 (261/275)", row.LastYear);
        Assert.Equal("+0,7", row.Change);
    }

    [Fact]
    public void Every_row_has_the_counts_that_the_sample_expects()
    {
        using var expected = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "expected-2025.json"))
        );
        Assert.All(
            Rows(),
            row =>
            {
                var entry = expected.RootElement.GetProperty(row.Key);
                var counts = $"({entry.GetProperty("numerator")}/{entry.GetProperty("denominator")})";
                Assert.Contains(counts, row.Value.Result, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void The_register_and_the_figures_count_the_same_children()
    {
        var register = SampleReport.Register;
        var figures = SampleReport.Board().Rows.ToDictionary(r => r.Component.Id, r => r.Figure.Counts);
        Assert.Equal(figures["23"].Denominator, register.Children);
        Assert.Equal(figures["8a"].Numerator, register.InSpecialCircumstances);
        Assert.Equal(figures["3a"].Denominator, register.Births);
        Assert.Equal(figures["14"].Denominator, register.Villages.Sum(v => v.UnderFive));
        Assert.Equal(register.Children, register.AgeBands.Sum(b => b.Children));
        Assert.Equal(register.Children, register.Villages.Sum(v => v.Children));
    }

    [Fact]
    public void Small_numbers_and_reported_ones_are_marked_and_explained_under_their_table()
    {
        Assert.Equal("0 (0/2) (*) (**)", Rows()["6"].Result);
        Assert.Equal("60 (3/5) (*)", Rows()["7"].Result);
        Assert.DoesNotContain("(*)", Rows()["14"].Result, StringComparison.Ordinal);
        Assert.Contains(SampleReport.Report.Goals[0].Notes, n => n.StartsWith("(*) Số nhỏ", StringComparison.Ordinal));
        Assert.Contains(SampleReport.Report.Goals[0].Notes, n => n.StartsWith("(**)", StringComparison.Ordinal));
        Assert.DoesNotContain(SampleReport.Report.Goals[3].Notes, n => n.StartsWith('('));
    }

    [Fact]
    public void A_printed_target_that_is_not_applied_as_it_stands_is_told_with_who_decided() =>
        Assert.Contains(
            "Chỉ tiêu 10: chỉ tiêu in trong kế hoạch là “4,%”; áp dụng ≤\u00A04%; chưa có quyết định điều chỉnh.",
            SampleReport.Report.Goals[1].Notes
        );

    [Fact]
    public void A_reported_figure_beside_the_records_is_told_under_the_table() =>
        Assert.Contains(
            "Chỉ tiêu 14: đơn vị báo cáo 93,8% (91/97); bảng trên dùng số liệu tính từ hồ sơ.",
            SampleReport.Report.Goals[1].Notes
        );

    [Fact]
    public void Shortcomings_stand_under_their_leading_unit_with_the_gap_in_children()
    {
        var health = SampleReport.Report.Shortcomings.Single(s => s.Unit == "Trạm Y tế");
        Assert.Contains(
            "Chỉ tiêu 5a (Trẻ dưới 1 tuổi được tiêm chủng đầy đủ 8 loại vắc xin): kết quả 63,3% (38/60), "
                + "chỉ tiêu ≥\u00A097%; còn 21 trẻ em để đạt chỉ tiêu năm 2025",
            health.Lines
        );
        Assert.Null(health.Remark);
    }

    [Fact]
    public void What_the_plan_gave_to_no_one_is_remarked_once() =>
        Assert.Equal(
            "Kế hoạch không giao đơn vị chủ trì cho chỉ tiêu 2, 8, 10, 11, 12, 23; cơ quan đầu mối theo dõi.",
            SampleReport.Report.Shortcomings[0].Remark
        );

    [Theory]
    [InlineData(RuleSubject.Child, Direction.Up, ">", "còn 12 trẻ em")]
    [InlineData(RuleSubject.Enrolment, Direction.Up, ">", "còn 12 học sinh")]
    [InlineData(RuleSubject.Incident, Direction.Up, ">", "còn 12 trường hợp")]
    [InlineData(RuleSubject.Facility, Direction.Up, ">", "còn 12 cơ sở")]
    [InlineData(RuleSubject.Village, Direction.Up, ">", "còn 12 thôn")]
    [InlineData(RuleSubject.Commune, Direction.Up, ">", "còn 12 xã")]
    [InlineData(RuleSubject.Child, Direction.Down, "<", "cần giảm 81 trường hợp")]
    [InlineData(RuleSubject.Enrolment, Direction.Down, "<", "cần giảm 81 trường hợp")]
    public void A_gap_counts_what_the_component_counts(
        RuleSubject subject,
        Direction direction,
        string sign,
        string words
    )
    {
        var target = new TargetValue(sign == ">" ? Comparator.AtLeast : Comparator.Below, sign == ">" ? 97 : 5);
        var component = Programmes.Component(direction: direction, subject: subject, target: target);
        var line = ShortcomingWords.Line(SampleReport.Row(component, null, new Counts(85, 100)));
        Assert.Contains($"; {words} để đạt chỉ tiêu năm 2025", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drop_against_the_year_before_that_is_too_small_asks_for_fewer_cases()
    {
        var component = Programmes.BinhLuong.Components.Single(c => c.Component.Id == "13").Component;
        var line = ShortcomingWords.Line(SampleReport.Row(component, null, new Counts(-1, 7)));
        Assert.EndsWith(
            "kết quả −14,3% (−1/7), chỉ tiêu ≥\u00A01%; cần giảm thêm 2 trường hợp để đạt chỉ tiêu năm 2025",
            line,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_target_that_no_number_can_meet_is_said_to_be_so()
    {
        var row = SampleReport.Row(Programmes.Component(subject: RuleSubject.Facility), null, new Counts(2, 5));
        var gap = new Gap(2025, row.Verdict.Target!, 4, Reachable: false);
        Assert.EndsWith(
            "; với quy mô hiện nay (5 cơ sở) không có mức nào đạt đúng chỉ tiêu",
            ShortcomingWords.Line(row with { Gap = gap }),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(2023, 2025)]
    [InlineData(2025, 2025)]
    [InlineData(2026, 2030)]
    public void To_2025_the_table_shows_the_targets_of_2025_later_those_of_2030(int year, int milestone)
    {
        var period = Period.OfYear(year);
        var report = AnnualReportBuilder.Build(
            SampleReport.Request() with
            {
                Board = SampleReport.Board() with { Period = period },
                Register = SampleReport.Register with { Period = period },
            }
        );
        Assert.Equal(new ResultColumns(milestone, year), report.Columns);
        Assert.EndsWith($"năm {year}", report.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_component_without_a_figure_has_its_reason_and_no_chart_of_gaps_is_drawn_without_any()
    {
        var board = SampleReport.Board();
        var none = board with
        {
            Rows =
            [
                .. board.Rows.Select(r =>
                    r with
                    {
                        Figure = SampleReport.Figure(r.Component, default),
                        Verdict = Verdicts.Of(r.Component, 2025, null, null),
                        Gap = null,
                    }
                ),
            ],
        };
        var report = AnnualReportBuilder.Build(SampleReport.Request() with { Board = none });
        Assert.Equal(34, report.MissingFigures.Count);
        Assert.Contains(
            "Chỉ tiêu 6 (Tỷ lệ lây truyền HIV từ mẹ sang con): đơn vị chủ trì chưa báo cáo số liệu",
            report.MissingFigures
        );
        Assert.Contains(
            "Chỉ tiêu 14 (Trẻ em dưới 5 tuổi được đăng ký khai sinh): không phát sinh đối tượng để tính trong kỳ",
            report.MissingFigures
        );
        Assert.Null(report.GapChart);
        Assert.Empty(report.Shortcomings);
        Assert.All(report.Goals.SelectMany(g => g.Rows), r => Assert.Equal("–", r.Result));
        using var output = new MemoryStream();
        AnnualReportDocument.Write(report, output);
        Assert.NotEqual(0, output.Length);
    }

    [Fact]
    public void The_gap_chart_names_the_component_that_is_furthest()
    {
        var chart = SampleReport.Report.GapChart!;
        var values = chart.Series.Single().Values;
        Assert.Equal(values.OrderDescending(), values);
        Assert.Contains(FigureWords.Number(values[0], 1) + " điểm phần trăm", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Small_or_secret_groups_of_special_circumstances_are_not_told_apart()
    {
        var register = SampleReport.Register with { SpecialGroups = [new("a", 4), new("c", 5), new("l", 40)] };
        var words = string.Join(' ', SituationWords.Of(register, "xã Bình Lương").Paragraphs);
        Assert.Contains("không nơi nương tựa 5", words, StringComparison.Ordinal);
        Assert.Contains("36 trẻ em (4,7%)", words, StringComparison.Ordinal);
        Assert.DoesNotContain("mồ côi", words, StringComparison.Ordinal);
        Assert.DoesNotContain("xâm hại tình dục", words, StringComparison.Ordinal);
        Assert.Contains("không nêu riêng", words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_villages_adds_up_to_the_commune()
    {
        var situation = SampleReport.Report.Situation;
        Assert.Equal(["", "Toàn xã", "492", "760", "398", "273", "71"], situation.Total);
        Assert.All(situation.Rows, r => Assert.Equal(situation.Header.Count, r.Count));
    }

    private static Dictionary<string, ResultRow> Rows() =>
        SampleReport.Report.Goals.SelectMany(g => g.Rows).ToDictionary(r => r.ComponentId, StringComparer.Ordinal);
}
