using MangNon.Exports;

namespace MangNon.Tests.Exports;

public sealed class ExportRulesTests
{
    [Theory]
    [InlineData(200, 0, false)]
    [InlineData(201, 0, true)]
    [InlineData(1, 499, false)]
    [InlineData(1, 500, true)]
    [InlineData(200, 300, false)]
    [InlineData(200, 301, true)]
    public void More_than_two_hundred_in_a_file_or_five_hundred_in_a_day_need_two_people(
        int children,
        int takenInDay,
        bool needsTwo
    ) => Assert.Equal(needsTwo, ExportRules.Shipped.NeedsTwo(children, takenInDay));

    [Fact]
    public void The_purposes_are_data_with_codes_of_their_own()
    {
        var codes = ExportRules.Shipped.Purposes.Select(one => one.Code).ToList();
        Assert.True(codes.Count >= 5);
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.Equal("Việc khác", ExportRules.Shipped.Purpose("khac")!.Name);
        Assert.Null(ExportRules.Shipped.Purpose("khong-co"));
    }

    [Fact]
    public void A_limit_of_the_day_below_that_of_a_file_is_told()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                path,
                """{ "id": "names", "name": "n", "nameEn": "n", "legalBasis": "l", "mostAlone": 300, "mostAloneInDay": 200, "purposes": [{ "code": "a", "name": "a", "nameEn": "a" }] }"""
            );
            var read = ExportRules.Load(path);
            Assert.Null(read.Value);
            Assert.Contains(
                read.Findings,
                finding => finding.Message.Contains("mostAloneInDay", StringComparison.Ordinal)
            );
        }
        finally
        {
            File.Delete(path);
        }
    }
}
