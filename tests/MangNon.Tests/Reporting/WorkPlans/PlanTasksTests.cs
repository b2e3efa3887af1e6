using MangNon.Programme;
using MangNon.Reporting.Duties;
using MangNon.Reporting.WorkPlans;

namespace MangNon.Tests.Reporting.WorkPlans;

public sealed class PlanTasksTests
{
    private static readonly ActionProgramme Programme = Figures.Programmes.OfBinhLuong.Programme;
    private static readonly PlanTasks Shipped = PlanTasks.Of(Programme, []);

    [Fact]
    public void Every_task_stands_word_for_word_in_the_plan()
    {
        var plan = PrintedWords.Fold(
            PrintedWords.Repair(File.ReadAllText(Path.Combine(ProgrammeFolders.Shipped, Programme.Source!)))
        );
        Assert.All(Shipped.Tasks, task => Assert.Contains(task.Printed, plan, StringComparison.Ordinal));
        Assert.All(Shipped.Tasks, task => Assert.StartsWith(task.Section + "-", task.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_unit_that_reports_has_tasks_and_whoever_has_tasks_reports()
    {
        var withTasks = Shipped.Tasks.SelectMany(task => task.Units).Distinct().Order();
        Assert.Equal(ReportingDuties.Shipped.Reporters.Select(one => one.UnitId).Order(), withTasks);
    }

    [Fact]
    public void What_the_plan_gives_to_nobody_by_name_is_the_focal_offices()
    {
        Assert.Equal([Programme.FocalUnit], Shipped.Find("III.4-1")!.Units);
        Assert.Equal(["van-hoa-lao-dong", "mttq", "cac-thon"], Shipped.Find("III.1-2")!.Units);
        Assert.Equal(["mttq", "xa-doan", "hoi-phu-nu", "hoi-bao-tro"], Shipped.Find("V.9-2")!.Units);
    }

    [Theory]
    [InlineData("V.2-1", "14")]
    [InlineData("V.3-1", "7,15,16,17,18,19,20")]
    [InlineData("V.4-2", "13,21")]
    [InlineData("V.7-1", "3,4,5,6")]
    [InlineData("V.8-2", "9")]
    [InlineData("V.7-2", "")]
    public void A_task_serves_the_indicators_that_the_plan_names(string id, string indicators) =>
        Assert.Equal(indicators, string.Join(',', Shipped.Find(id)!.Indicators));

    [Theory]
    [InlineData(2024, null)]
    [InlineData(2025, "2025-12-31")]
    [InlineData(2026, null)]
    [InlineData(2030, "2030-12-31")]
    public void The_reviews_belong_to_the_years_that_the_plan_sets_and_to_no_other(int year, string? due)
    {
        var review = Shipped.Find("V.1-8")!;
        Assert.Equal(due is not null, review.IsOf(year));
        Assert.Equal(due is not null, Shipped.Of("van-hoa-lao-dong", year).Contains(review));
        Assert.Equal(due is null ? null : DateOnly.ParseExact(due, "yyyy-MM-dd", null), review.DueIn(year));
    }

    [Fact]
    public void A_task_without_a_day_belongs_to_every_year_and_is_yearly_only_where_the_plan_says_so()
    {
        Assert.True(Shipped.Find("V.7-2")!.IsOf(2027));
        Assert.Null(Shipped.Find("V.7-2")!.DueIn(2027));
        Assert.Equal(["III.1-2", "V.6-1"], Shipped.Tasks.Where(task => task.IsYearly).Select(task => task.Id));
    }

    [Theory]
    [InlineData("\"units\": [\"tram-xa\"]", "không có đơn vị “tram-xa”")]
    [InlineData("\"indicators\": [\"99\"]", "không có chỉ tiêu “99”")]
    [InlineData("\"every\": \"month\"", "không có từ “month”")]
    [InlineData("\"due\": [\"31/12/2025\"]", "năm-tháng-ngày")]
    [InlineData("\"owner\": \"tu-phap\"", "không có khóa “owner”")]
    public void A_mistake_in_the_file_is_told_at_its_line(string key, string told)
    {
        var read = Load(
            $$"""
            {
              "id": "x", "programme": "{{Programme.Id}}", "name": "x", "nameEn": "x", "legalBasis": "x",
              "tasks": [
                { "id": "V.7-1", "section": "V.7", "printed": "A", {{key}} }
              ]
            }
            """
        );
        Assert.Null(read.Value);
        var finding = Assert.Single(read.Findings);
        Assert.Contains(told, finding.ToString(), StringComparison.Ordinal);
        Assert.Equal(4, finding.Line);
    }

    [Fact]
    public void A_task_written_twice_and_tasks_of_another_plan_are_refused()
    {
        var read = Load(
            """
            {
              "id": "x", "programme": "other", "name": "x", "nameEn": "x", "legalBasis": "x",
              "tasks": [
                { "id": "V.7-1", "section": "V.7", "printed": "A" },
                { "id": "V.7-1", "section": "V.7", "printed": "B" }
              ]
            }
            """
        );
        Assert.Null(read.Value);
        Assert.Equal([2, 5], read.Findings.Select(finding => finding.Line));
    }

    [Fact]
    public void A_plan_without_a_file_of_tasks_has_none() =>
        Assert.Empty(PlanTasks.Of(Programme with { Id = "xa-khac" }, []).Tasks);

    private static DataFile<PlanTasks> Load(string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return PlanTasks.Load(path, Programme);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
