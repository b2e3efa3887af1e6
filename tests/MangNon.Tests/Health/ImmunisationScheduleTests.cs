using MangNon.Health;
using MangNon.Programme;
using MangNon.Tests.Programme;

namespace MangNon.Tests.Health;

public sealed class ImmunisationScheduleTests
{
    private static readonly ImmunisationSchedule Schedule = ImmunisationSchedule.Shipped;

    [Theory]
    [InlineData("BCG", 1, 60)]
    [InlineData("VGB0", 1, 30)]
    [InlineData("DPT-VGB-HIB", 1, 90)]
    [InlineData("DPT-VGB-HIB", 2, 120)]
    [InlineData("DPT-VGB-HIB", 3, 150)]
    [InlineData("OPV", 1, 90)]
    [InlineData("OPV", 2, 120)]
    [InlineData("OPV", 3, 150)]
    [InlineData("IPV", 1, 180)]
    [InlineData("IPV", 2, 300)]
    [InlineData("SOI", 1, 300)]
    [InlineData("VNNB", 1, 395)]
    [InlineData("VNNB", 2, 410)]
    [InlineData("VNNB", 3, 760)]
    [InlineData("DPT4", 1, 570)]
    [InlineData("MR", 1, 570)]
    public void A_dose_is_due_from_its_day_on_and_not_the_day_before(string vaccine, int dose, int day)
    {
        Assert.DoesNotContain(Schedule.DosesDue(day - 1), item => item.Vaccine == vaccine && item.Dose == dose);
        Assert.Contains(Schedule.DosesDue(day), item => item.Vaccine == vaccine && item.Dose == dose);
        Assert.Contains(Schedule.DosesDue(2000), item => item.Vaccine == vaccine && item.Dose == dose);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(29, 0)]
    [InlineData(30, 1)]
    [InlineData(60, 2)]
    [InlineData(150, 8)]
    [InlineData(300, 11)]
    [InlineData(759, 15)]
    [InlineData(760, 16)]
    public void So_many_doses_are_due_at_an_age(int ageDays, int count) =>
        Assert.Equal(count, Schedule.DosesDue(ageDays).Count);

    [Fact]
    public void Rotavirus_is_recorded_but_never_due()
    {
        Assert.True(Schedule.HasDose("ROTA", 2));
        Assert.DoesNotContain(Schedule.DosesDue(5000), dose => dose.Vaccine == "ROTA");
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
    public void A_vaccine_has_no_dose_beyond_its_last(string vaccine, int last)
    {
        Assert.Equal(last, Schedule.MaxDose(vaccine));
        Assert.True(Schedule.HasDose(vaccine, last));
        Assert.False(Schedule.HasDose(vaccine, last + 1));
        Assert.False(Schedule.HasDose(vaccine, 0));
    }

    [Fact]
    public void An_unknown_vaccine_has_no_dose() => Assert.False(Schedule.HasDose("bcg", 1));

    [Fact]
    public void The_infant_series_is_the_nine_doses_of_the_eight_vaccines() =>
        Assert.Equal(
            "BCG1 VGB01 DPT-VGB-HIB1 DPT-VGB-HIB2 DPT-VGB-HIB3 OPV1 OPV2 OPV3 SOI1",
            string.Join(' ', Schedule.InfantSeries.Select(dose => $"{dose.Vaccine}{dose.Dose}"))
        );

    [Fact]
    public void What_has_not_been_compared_with_a_source_says_so()
    {
        Assert.Equal(
            ["OPV", "IPV", "VNNB", "MR", "ROTA"],
            Schedule.Doses.Where(dose => !dose.Verified).Select(dose => dose.Vaccine).Distinct(StringComparer.Ordinal)
        );
        Assert.Equal(new DateOnly(2024, 8, 1), Schedule.ValidFrom);
    }

    [Theory]
    [InlineData("\"vaccine\": \"BCG\", \"dose\": 1", "\"vaccine\": \"VGB0\", \"dose\": 1", "đã có ở trên")]
    [InlineData("\"dueFromAgeDays\": 60, ", "", "mũi bắt buộc (required)")]
    [InlineData("\"dose\": 1, \"age\"", "\"dose\": 0, \"age\"", "“dose” đếm từ 1")]
    [InlineData("\"vaccine\": \"SOI\", \"dose\": 1 }", "\"vaccine\": \"SOI\", \"dose\": 2 }", "không có trong “doses”")]
    [InlineData("\"infantSeries\"", "\"series\"", "thiếu “infantSeries”")]
    [InlineData("\"required\": true", "\"required\": \"có\"", "cần true hoặc false")]
    public void A_mistake_in_the_schedule_is_a_finding(string old, string replacement, string message)
    {
        using var folder = new PlanFolder();
        File.Copy(ProgrammeFolders.Find([], ImmunisationSchedule.FileName), folder.At("s.json"));
        folder.Change("s.json", "{\n", old, replacement);

        var result = ImmunisationSchedule.Load(folder.At("s.json"));

        Assert.Null(result.Value);
        Assert.Contains(
            result.Findings,
            finding => finding.Line > 0 && finding.Message.Contains(message, StringComparison.Ordinal)
        );
    }

    private static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
