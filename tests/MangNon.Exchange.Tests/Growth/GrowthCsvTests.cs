using System.Globalization;
using CsCheck;
using MangNon.Exchange.Growth;
using MangNon.Health;
using MangNon.Health.Growth;
using MangNon.Register;

namespace MangNon.Exchange.Tests.Growth;

public sealed class GrowthCsvTests
{
    private const string Heading = "sex,age_days,weight_kg,lenhei_cm,measure,headc_cm,oedema\n";
    private const string Added = "zlen,zwei,zwfl,zbmi,zhc,flen,fwei,fwfl,fbmi,fhc";

    [Fact]
    public async Task Every_column_of_the_file_is_kept_and_the_scores_follow()
    {
        var (text, result) = await Score(
            "id,Sex,note,age_days,weight_kg,lenhei_cm,measure,headc_cm,oedema\n"
                + "7,1,\"nói \"\"khỏe\"\", tốt\",1000,16.4,103.1,l,,n\n"
        );
        var scores = Who2006.Score(
            new Measurement
            {
                Sex = Sex.Male,
                AgeDays = 1000,
                WeightKg = 16.4m,
                LengthCm = 103.1m,
                Posture = Posture.Lying,
            }
        );
        Assert.Equal(
            "id,Sex,note,age_days,weight_kg,lenhei_cm,measure,headc_cm,oedema,"
                + Added
                + "\n"
                + "7,1,\"nói \"\"khỏe\"\", tốt\",1000,16.4,103.1,l,,n,"
                + $"{R(scores.LengthForAge)},{R(scores.WeightForAge)},{R(scores.WeightForLength)},{R(scores.BmiForAge)},,0,0,0,0,0\n",
            text
        );
        Assert.Equal(0.26, Math.Round(scores.WeightForLength, 2));
        Assert.Equal((1, 1, 0, 0), (result.Lines, result.ScoredLines, result.FlaggedLines, result.BadLines));
        Assert.Empty(result.MissingColumns);
        Assert.True(result.Complete);
    }

    [Fact]
    public async Task Written_scores_read_back_as_the_very_numbers() =>
        await Gen.Select(Gen.Int[1, 2], Gen.Int[0, 7000], Gen.Int[20, 900], Gen.Int[450, 1900], Gen.Int[0, 600])
            .List[0, 200]
            .SampleAsync(
                async children =>
                {
                    var text = string.Concat(
                        children.Select(c =>
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{c.Item1},{c.Item2},{c.Item3 / 10m},{c.Item4 / 10m},h,{c.Item5 / 10m},n\n"
                            )
                        )
                    );
                    var (written, result) = await Score(Heading + text);
                    Assert.Equal(children.Count, result.Lines);
                    var lines = written.Split('\n')[1..^1];
                    for (var i = 0; i < lines.Length; i++)
                    {
                        var (sex, days, kg, cm, head) = children[i];
                        var expected = GrowthStandards.Score(
                            new Measurement
                            {
                                Sex = (Sex)sex,
                                AgeDays = days,
                                WeightKg = kg / 10m,
                                LengthCm = cm / 10m,
                                HeadCm = head / 10m,
                                Posture = Posture.Standing,
                            }
                        );
                        var cells = lines[i].Split(',');
                        for (var index = GrowthIndex.LengthForAge; index <= GrowthIndex.HeadForAge; index++)
                        {
                            var cell = cells[7 + (int)index];
                            Assert.Equal(
                                expected[index],
                                cell.Length == 0 ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture)
                            );
                            Assert.Equal(expected.IsImplausible(index) ? "1" : "0", cells[12 + (int)index]);
                        }
                    }
                },
                iter: 50
            );

    [Theory]
    [InlineData("age_days", "1826", 4)] // 2006 still: weight-for-height too
    [InlineData("age_days", "1827", 3)]
    [InlineData("age_months", "59.99", 4)]
    [InlineData("age_months", "60", 3)]
    [InlineData("age_months", "60.00", 3)]
    [InlineData("age_months", "120", 3)]
    [InlineData("age_months", "120.01", 2)]
    [InlineData("age_months", "228", 2)]
    [InlineData("age_months", "228.01", 0)]
    [InlineData("age_days", "", 1)] // age unknown: weight-for-height alone
    [InlineData("age_days", "NA", 1)]
    public async Task Age_chooses_what_is_scored(string column, string age, int scores)
    {
        var (text, result) = await Score($"sex,{column},weight_kg,lenhei_cm,measure\n2,{age},18,109,h\n");
        Assert.Equal(scores, Cells(text)[5..10].Count(cell => cell.Length > 0));
        Assert.Equal(0, result.BadLines);
    }

    [Theory]
    [InlineData("24", "731")]
    [InlineData("23.98", "730")]
    [InlineData("0.5", "15")]
    public async Task Months_under_five_years_become_days(string months, string days)
    {
        var byMonths = await Score($"sex,age_months,weight_kg,lenhei_cm,measure\n2,{months},11,86,l\n");
        var byDays = await Score($"sex,age_days,weight_kg,lenhei_cm,measure\n2,{days},11,86,l\n");
        Assert.Equal(Cells(byDays.Text)[5..], Cells(byMonths.Text)[5..]);
    }

    [Fact]
    public async Task From_five_years_months_keep_their_fraction()
    {
        var (text, _) = await Score("sex,age_months,weight_kg,lenhei_cm\n1,101.29,66.2,150\n");
        var m = new Measurement
        {
            Sex = Sex.Male,
            WeightKg = 66.2m,
            LengthCm = 150,
        };
        var scores = Who2007.Score(m, 101.29m);
        Assert.Equal(
            [R(scores.LengthForAge), R(scores.WeightForAge), "", R(scores.BmiForAge), "", "0", "1", "0", "0", "0"],
            Cells(text)[4..]
        );
        Assert.Equal(5.89, Math.Round(scores.WeightForAge, 2)); // WHO's sample, child 465: flagged and written
    }

    [Fact]
    public async Task Where_days_and_months_are_given_days_count()
    {
        var both = await Score("sex,age_months,age_days,weight_kg\n1,70,400,9\n1,70,,20\n");
        var lines = both.Text.Split('\n');
        Assert.Equal(R(Weight(400, 9)), lines[1].Split(',')[5]);
        Assert.Equal(
            R(Who2007.Score(new Measurement { Sex = Sex.Male, WeightKg = 20 }, 70).WeightForAge),
            lines[2].Split(',')[5]
        );
    }

    [Theory]
    [InlineData("3,400,9,75,l,,n", "sex", "giới tính phải là 1 (nam) hoặc 2 (nữ)")]
    [InlineData("1,abc,9,75,l,,n", "age_days", "không phải là số")]
    [InlineData("1,-1,9,75,l,,n", "age_days", "tuổi không thể âm")]
    [InlineData("1,1e9,9,75,l,,n", "age_days", "tuổi quá lớn")]
    [InlineData("1,400,9kg,75,l,,n", "weight_kg", "không phải là số")]
    [InlineData("1,400,9,1e99,l,,n", "lenhei_cm", "không phải là số")]
    [InlineData("1,400,9,75,x,,n", "measure", "tư thế đo phải là l (nằm), h (đứng) hoặc để trống")]
    [InlineData("1,400,9,75,l,?,n", "headc_cm", "không phải là số")]
    [InlineData("1,400,9,75,l,,2", "oedema", "phù phải là y (có), n (không) hoặc để trống")]
    public async Task A_bad_line_is_told_of_and_written_with_blank_scores_and_the_next_goes_on(
        string line,
        string column,
        string message
    )
    {
        var (text, result) = await Score(Heading + "1,400,9,75,l,,n\n" + line + "\n1,400,9,75,l,,n\n");
        var lines = text.Split('\n');
        Assert.Equal(line + ",,,,,,,,,,", lines[2]);
        Assert.Equal(lines[1], lines[3]);
        Assert.Equal([new GrowthCsvMessage(3, column, message)], result.Messages);
        Assert.Equal($"Dòng 3, cột {column}: {message}", result.Messages[0].ToString());
        Assert.Equal((3, 2, 1), (result.Lines, result.ScoredLines, result.BadLines));
        Assert.True(result.Complete);
    }

    [Fact]
    public async Task A_line_too_short_is_filled_up_and_one_too_long_keeps_its_cells_behind_the_scores()
    {
        var (text, result) = await Score(Heading + "1,400,9\n1,400,9,75,l,,n,thừa\n");
        var lines = text.Split('\n');
        Assert.Equal("1,400,9,,,,,,,,,,,,,,", lines[1]);
        Assert.Equal("1,400,9,75,l,,n,,,,,,,,,,,thừa", lines[2]);
        Assert.Equal("Dòng 2: có 3 ô, dòng tiêu đề có 7 cột", result.Messages[0].ToString());
        Assert.Equal(2, result.BadLines);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("Nam", true)]
    [InlineData("nam", true)]
    [InlineData("M", true)]
    [InlineData("2", false)]
    [InlineData("Nữ", false)]
    [InlineData("NỮ", false)]
    [InlineData("Nu\u031B\u0303", false)] // letter and marks apart
    [InlineData("f", false)]
    public async Task Sex_is_understood_as_number_or_word(string cell, bool male)
    {
        var (text, _) = await Score($"sex,age_days,weight_kg\n{cell},400,9\n");
        var scores = Who2006.Score(
            new Measurement
            {
                Sex = male ? Sex.Male : Sex.Female,
                AgeDays = 400,
                WeightKg = 9,
            }
        );
        Assert.Equal(R(scores.WeightForAge), Cells(text)[4]);
    }

    [Fact]
    public async Task What_is_unknown_is_no_error()
    {
        var (text, result) = await Score(Heading + ",400,9,75,l,,n\n1,,9,,,,\n1,400,0,-5,,0,\nNA,NA,.,NA,NA,.,NA\n");
        Assert.All(text.Split('\n')[1..^1], line => Assert.EndsWith(",,,,,0,0,0,0,0", line, StringComparison.Ordinal));
        Assert.Equal((4, 0, 0), (result.Lines, result.ScoredLines, result.BadLines));
    }

    [Fact]
    public async Task Missing_columns_are_named()
    {
        var (text, result) = await Score("sex,age_months,weight_kg\n1,12,9\n");
        Assert.Equal(["lenhei_cm", "measure", "headc_cm", "oedema"], result.MissingColumns);
        Assert.Equal(R(Weight(365, 9)), Cells(text)[4]);
        var (_, none) = await Score("a\n1\n");
        Assert.Equal(
            ["sex", "age_days", "weight_kg", "lenhei_cm", "measure", "headc_cm", "oedema"],
            none.MissingColumns
        );
    }

    [Fact]
    public async Task Oedema_leaves_length_and_head()
    {
        var (text, result) = await Score(Heading + "1,400,9,75,l,46,y\n");
        var cells = Cells(text)[7..];
        Assert.Equal([true, false, false, false, true], cells[..5].Select(c => c.Length > 0));
        Assert.Equal(["0", "0", "0", "0", "0"], cells[5..]);
        Assert.Equal(1, result.ScoredLines);
    }

    [Fact]
    public async Task A_child_under_nine_months_said_to_stand_is_scored_lying_and_told_of()
    {
        var (text, result) = await Score(Heading + "1,273,8,70,h,,\n1,273,8,70,l,,\n");
        var lines = text.Split('\n');
        Assert.Equal(lines[2].Split(',')[7..], lines[1].Split(',')[7..]);
        Assert.Equal(1, result.StandingTooYoung);
        Assert.Equal(
            "Dòng 2, cột measure: trẻ dưới 9 tháng ghi đo đứng, đã tính như đo nằm",
            Assert.Single(result.Notes).ToString()
        );
        Assert.Empty(result.Messages);
    }

    [Fact]
    public async Task Semicolons_with_decimal_commas_and_a_byte_order_mark_are_understood_and_kept()
    {
        var (text, result) = await Score("\uFEFFsex;age_days;weight_kg\r\n1;400;9,5\r\n");
        Assert.Equal(0, result.BadLines);
        Assert.Equal(["1", "400", "9,5", "", R(Weight(400, 9.5m))], text.Split('\n')[1].Split(';')[..5]);
    }

    [Fact]
    public async Task Lines_with_nothing_on_them_are_left_out_and_counted_on_in_line_numbers()
    {
        var (text, result) = await Score("sex,age_days,weight_kg\n1,400,9\n\n\r\n1,x,9\n");
        Assert.Equal(4, text.Split('\n').Length);
        Assert.Equal(5, Assert.Single(result.Messages).Line);
    }

    [Fact]
    public async Task A_line_that_begins_with_a_hash_is_a_line_like_any_other()
    {
        var (text, _) = await Score("id,sex,age_days,weight_kg\n#1,1,400,9\n");
        Assert.Equal(R(Weight(400, 9)), Cells(text)[5]);
    }

    [Fact]
    public async Task An_empty_file_and_an_endless_line_are_told_of()
    {
        var (text, empty) = await Score("");
        Assert.Equal("", text);
        Assert.False(empty.Complete);
        Assert.Equal("Dòng 1: tệp không có dòng tiêu đề", Assert.Single(empty.Messages).ToString());

        var (written, endless) = await Score(Heading + "1,400,9,75,l,,n\n\"" + new string('x', 2_000_000));
        Assert.False(endless.Complete);
        Assert.Equal(1, endless.ScoredLines);
        Assert.Equal(3, Assert.Single(endless.Messages).Line);
        Assert.Equal(3, written.Split('\n').Length);

        var (_, heading) = await Score(new string('x', 2_000_000));
        Assert.False(heading.Complete);
    }

    [Fact]
    public async Task Of_many_bad_lines_all_are_counted_and_the_first_thousand_told()
    {
        var (_, result) = await Score(Heading + string.Concat(Enumerable.Repeat("x,1,1,1,l,,\n", 2_500)));
        Assert.Equal(2_500, result.BadLines);
        Assert.Equal(GrowthCsvResult.MessageLimit, result.Messages.Count);
    }

    [Fact]
    public async Task Cancelling_stops_the_reading()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            GrowthCsv.ScoreAsync(new StringReader(Heading + "1,400,9,75,l,,n\n"), TextWriter.Null, cancelled.Token)
        );
    }

    private static double Weight(int days, decimal kg) =>
        Who2006
            .Score(
                new Measurement
                {
                    Sex = Sex.Male,
                    AgeDays = days,
                    WeightKg = kg,
                }
            )
            .WeightForAge;

    private static string R(double z) => z.ToString("R", CultureInfo.InvariantCulture);

    private static string[] Cells(string text) => text.Split('\n')[1].Split(',');

    private static async Task<(string Text, GrowthCsvResult Result)> Score(string input)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        var result = await GrowthCsv.ScoreAsync(new StringReader(input), output, CancellationToken.None);
        return (output.ToString(), result);
    }
}
