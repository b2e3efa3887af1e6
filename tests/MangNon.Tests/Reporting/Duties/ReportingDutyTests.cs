using MangNon.Access;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Reporting.Duties;

namespace MangNon.Tests.Reporting.Duties;

public sealed class ReportingDutyTests
{
    private static readonly ReportingDuties Shipped = ReportingDuties.Shipped;

    [Fact]
    public void Units_report_before_the_tenth_of_november_on_figures_up_to_the_end_of_october()
    {
        var term = Assert.Single(Terms("don-vi-nam", 2025));
        Assert.Equal(new DateOnly(2025, 11, 9), term.DueOn);
        Assert.Equal(new Period(new DateOnly(2025, 1, 1), new DateOnly(2025, 10, 31)), term.Counted);
        Assert.Equal(Period.OfYear(2025), term.Whole);
        Assert.True(term.IsEstimate);
    }

    [Fact]
    public void Injuries_are_reported_quarter_by_quarter_some_working_days_after_its_end()
    {
        var terms = Terms("thuong-tich-quy", 2026);
        Assert.Equal([1, 2, 3, 4], terms.Select(term => term.Part));
        Assert.Equal(new Period(new DateOnly(2026, 4, 1), new DateOnly(2026, 6, 30)), terms[1].Whole);
        // From 31/12 on: New Year's two days off and a worked Saturday among the ten.
        Assert.Equal(WorkCalendar.Shipped.LastDay(new DateOnly(2026, 3, 31), 10), terms[0].DueOn);
        Assert.All(terms, term => Assert.False(term.IsEstimate));
    }

    [Theory]
    [InlineData("so-ket-2025", 2025, 1)]
    [InlineData("so-ket-2025", 2026, 0)]
    [InlineData("tong-ket-2030", 2030, 1)]
    [InlineData("xa-6-thang", 2027, 1)]
    public void A_review_is_owed_in_its_year_alone_and_the_half_year_once(string duty, int year, int terms) =>
        Assert.Equal(terms, Terms(duty, year).Count);

    [Theory]
    [InlineData("2025-06-30", "Phòng Lao động - Thương binh và Xã hội huyện")]
    [InlineData("2025-07-01", "Sở Y tế")]
    public void The_district_receives_until_the_reform_and_the_province_after_it(string day, string addressee) =>
        Assert.Equal(
            [addressee],
            Shipped.Find("thuong-tich-quy")!.ToOn(DateOnly.ParseExact(day, "yyyy-MM-dd", null)).Select(one => one.Name)
        );

    [Fact]
    public void Every_unit_of_section_five_has_somebody_who_writes_for_it()
    {
        var programme = Figures.Programmes.OfBinhLuong.Programme;
        var named = programme.Units.Where(unit => unit.Section is not null).Select(unit => unit.Id);
        Assert.Equal(named.Order(), Shipped.Reporters.Select(one => one.UnitId).Order());
        Assert.All(Shipped.Reporters, one => Assert.NotNull(Role.Find(one.RoleId)));
    }

    [Theory]
    [InlineData("\"dueOn\": \"11-31\"", "không phải tháng-ngày")]
    [InlineData("\"dueOn\": \"11-09\", \"dueDays\": 3", "ghi đúng một trong")]
    [InlineData("\"dueWorkingDays\": 0", "phải từ 1 ngày làm việc")]
    [InlineData("\"dueOn\": \"11-09\", \"gathers\": \"khong-co\"", "không có báo cáo đơn vị")]
    [InlineData("\"dueOn\": \"11-09\", \"year\": 2025", "khi và chỉ khi")]
    public void A_mistake_in_the_file_is_told_where_it_stands(string due, string told)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                path,
                $$"""
                {
                  "id": "x", "name": "x", "nameEn": "x", "legalBasis": "x",
                  "reporters": [],
                  "duties": [
                    {
                      "id": "a", "name": "A", "nameEn": "A", "level": "commune", "every": "year", {{due}},
                      "to": [{ "name": "B" }], "legalBasis": "C", "verified": true
                    }
                  ]
                }
                """
            );
            var read = ReportingDuties.Load(path);
            Assert.Null(read.Value);
            Assert.Contains(read.Findings, one => one.ToString().Contains(told, StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static List<DutyTerm> Terms(string duty, int year) =>
        [.. Shipped.Find(duty)!.TermsOf(year, WorkCalendar.Shipped)];
}
