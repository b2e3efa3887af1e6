using MangNon.Programme;
using MangNon.Register.Matching;

namespace MangNon.Tests.Register.Matching;

public sealed class MatchWeightsTests
{
    private static string ShippedText =>
        File.ReadAllText(Path.Combine(ProgrammeFolders.Shipped, MatchWeights.FileName));

    [Theory]
    [InlineData(3_000, -17.2)]
    [InlineData(500_000, -24.6)]
    [InlineData(2, -5.6)]
    [InlineData(0, -5.6)]
    public void Doubles_are_rarer_among_more_pairs(int children, double bits) =>
        Assert.Equal(bits, MatchWeights.Shipped.Prior(children), 1);

    [Fact]
    public void Better_levels_of_a_name_say_more()
    {
        foreach (var field in new[] { MatchField.Name, MatchField.Mother, MatchField.Father })
        {
            var bits = MatchWeights.Shipped.Levels[field].Select(level => level.Bits).ToList();
            Assert.True(bits[^1] < 0);
            Assert.Equal(MatchLevels.Of(field).Count, bits.Count);
            Assert.Equal(bits.Skip(4).OrderDescending(), bits.Skip(4));
        }
    }

    [Theory]
    [InlineData("\"likely\": 8", "\"likely\": -1", "likely")]
    [InlineData("\"twins\": -6", "\"twins\": 6", "twins")]
    [InlineData("\"twins\": -6,", "", "twins")]
    [InlineData("\"siblingsPerChild\": 1.5", "\"siblingsPerChild\": 0", "siblingsPerChild")]
    [InlineData("\"doublesPerChild\": 0.01", "\"doublesPerChild\": 1.01", "doublesPerChild")]
    [InlineData("\"lunar\": { \"m\": 0.005, \"u\": 0.01 },", "", "lunar")]
    [InlineData("\"lunar\": { \"m\": 0.005, \"u\": 0.01 }", "\"lunar\": { \"m\": 0.1, \"u\": 0.01 }", "cộng lại")]
    [InlineData("\"lunar\": { \"m\": 0.005, \"u\": 0.01 }", "\"lunar\": { \"m\": 0.005, \"u\": 0 }", "phần của 1")]
    [InlineData("\"sex\":", "\"gioi\":", "gioi")]
    public void A_mistake_in_the_file_is_told(string written, string instead, string told)
    {
        Assert.Contains(written, ShippedText, StringComparison.Ordinal);
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, ShippedText.Replace(written, instead, StringComparison.Ordinal));
            var read = MatchWeights.Load(path);
            Assert.Null(read.Value);
            Assert.Contains(read.Findings, one => one.Message.Contains(told, StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
