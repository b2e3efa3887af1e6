using MangNon.Health.Growth;
using Sylvan.Data.Csv;

namespace MangNon.Exchange.Growth;

/// <summary>
/// Growth scores for a file of measurements, by the WHO standards of 2006 and the WHO reference of 2007.
/// <para>Columns read, in any order, any of which may be missing or blank; others are kept: <c>sex</c> (1 or 2; Nam,
/// Nữ, M, F), <c>age_days</c> or <c>age_months</c> (days count where both are given; months of 30.4375 days),
/// <c>weight_kg</c>, <c>lenhei_cm</c>, <c>measure</c> (l lying, h standing), <c>headc_cm</c>, <c>oedema</c> (y, n).
/// Cells are parted by commas, semicolons or tabs, as the heading shows.</para>
/// <para>Columns added after those of the file: <c>zlen, zwei, zwfl, zbmi, zhc</c> (full precision, blank where there is
/// no score) and <c>flen, fwei, fwfl, fbmi, fhc</c> (1 where the score is beyond WHO's limits of plausibility, 0 where
/// it is within or there is none; blank for a line that could not be understood). A flagged score is written all the same, as in WHO's own files.</para>
/// <para>From 60.00 months, that is from day 1827, length, weight and BMI are scored by the reference of 2007.</para>
/// </summary>
public static class GrowthCsv
{
    private static readonly string[] Added =
    [
        "zlen",
        "zwei",
        "zwfl",
        "zbmi",
        "zhc",
        "flen",
        "fwei",
        "fwfl",
        "fbmi",
        "fhc",
    ];

    internal static readonly GrowthIndex[] Indices =
    [
        GrowthIndex.LengthForAge,
        GrowthIndex.WeightForAge,
        GrowthIndex.WeightForLength,
        GrowthIndex.BmiForAge,
        GrowthIndex.HeadForAge,
    ];

    /// <summary>
    /// Reads and writes line by line and holds no more than one piece of the file. A line that cannot be understood is
    /// written with blank scores and told of in the result. Lines with nothing on them are left out. A line with too
    /// few cells is filled up; cells beyond the heading are written after the scores.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled; what was written until then stands.</exception>
    public static async Task<GrowthCsvResult> ScoreAsync(
        TextReader input,
        TextWriter output,
        CancellationToken cancellation = default
    )
    {
        var options = new CsvDataReaderOptions
        {
            HasHeaders = false,
            CsvStyle = CsvStyle.Lax,
            Comment = '\0',
            BufferSize = 64 * 1024,
            MaxBufferSize = 1024 * 1024,
            OwnsReader = false,
        };
        var tally = new GrowthCsvTally();
        try
        {
            await using var reader = await CsvDataReader.CreateAsync(input, options, cancellation);
            if (!await reader.ReadAsync(cancellation))
            {
                tally.Stop(1, "tệp không có dòng tiêu đề");
                return tally.Result([]);
            }

            return await ScoreAsync(reader, output, tally, cancellation);
        }
        catch (CsvRecordTooLargeException)
        {
            tally.Stop(1, "dòng tiêu đề dài quá mức");
            return tally.Result([]);
        }
    }

    private static async Task<GrowthCsvResult> ScoreAsync(
        CsvDataReader reader,
        TextWriter output,
        GrowthCsvTally tally,
        CancellationToken cancellation
    )
    {
        var header = Header(reader);
        var at = new GrowthCsvColumns(header);
        var lines = new CsvLines(output, Delimiter(reader.GetRawRecordSpan()));
        foreach (var name in header)
            lines.Cell(name);
        foreach (var name in Added)
            lines.Cell(name);
        lines.End();

        var line = 1L;
        try
        {
            while (await reader.ReadAsync(cancellation))
            {
                line++;
                if (reader.GetRawRecordSpan().Trim("\r\n").IsEmpty)
                    continue;

                Write(reader, at, lines, tally, line);
                if (lines.End())
                    await lines.FlushAsync(cancellation);
            }
        }
        catch (CsvRecordTooLargeException)
        {
            tally.Stop(line + 1, "dòng dài quá mức, có thể thiếu dấu nháy kép đóng; dừng đọc từ dòng này");
        }

        await lines.FlushAsync(cancellation);
        return tally.Result(at.Missing());
    }

    private static void Write(
        CsvDataReader reader,
        GrowthCsvColumns at,
        CsvLines lines,
        GrowthCsvTally tally,
        long line
    )
    {
        for (var i = 0; i < at.Count; i++)
            lines.Cell(i < reader.RowFieldCount ? reader.GetFieldSpan(i) : default);

        var (scores, column, wrong) = GrowthCsvLine.Score(reader, at);
        if (wrong is not null)
        {
            tally.Bad(line, column, wrong);
            foreach (var _ in Added)
                lines.Cell(default);
        }
        else
        {
            tally.Good(line, scores);
            foreach (var index in Indices)
                lines.Number(scores[index]);
            foreach (var index in Indices)
                lines.Cell(scores.IsImplausible(index) ? "1" : "0");
        }

        for (var i = at.Count; i < reader.RowFieldCount; i++)
            lines.Cell(reader.GetFieldSpan(i));
    }

    private static List<string> Header(CsvDataReader reader)
    {
        var header = new List<string>();
        for (var i = 0; i < reader.RowFieldCount; i++)
            header.Add(reader.GetFieldSpan(i).ToString());

        // The mark at the start of a text file, where the reader of the text has left it.
        header[0] = header[0].TrimStart('\uFEFF');
        return header;
    }

    // The reader finds the delimiter by itself and does not tell it: it is the first outside quotes.
    private static char Delimiter(ReadOnlySpan<char> heading)
    {
        var quoted = false;
        foreach (var letter in heading)
        {
            if (letter == '"')
                quoted = !quoted;
            else if (!quoted && letter is ',' or ';' or '\t' or '|')
                return letter;
        }

        return ',';
    }
}
