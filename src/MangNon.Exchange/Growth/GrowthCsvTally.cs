using MangNon.Health.Growth;

namespace MangNon.Exchange.Growth;

/// <summary>Counts the lines of a file as they go by, and keeps the first messages.</summary>
internal sealed class GrowthCsvTally
{
    private readonly List<GrowthCsvMessage> messages = [];
    private readonly List<GrowthCsvMessage> notes = [];
    private long lines;
    private long scored;
    private long flagged;
    private long bad;
    private long standingTooYoung;
    private bool stopped;

    /// <summary>Nothing more is read.</summary>
    public void Stop(long line, string why)
    {
        stopped = true;
        messages.Add(new GrowthCsvMessage(line, null, why));
    }

    public void Bad(long line, string? column, string wrong)
    {
        lines++;
        bad++;
        Keep(messages, line, column, wrong);
    }

    public void Good(long line, in GrowthScores scores)
    {
        lines++;
        var any = false;
        var beyond = false;
        foreach (var index in GrowthCsv.Indices)
        {
            any |= !double.IsNaN(scores[index]);
            beyond |= scores.IsImplausible(index);
        }

        scored += any ? 1 : 0;
        flagged += beyond ? 1 : 0;
        if ((scores.Flags & GrowthDoubts.StandingTooYoung) == 0)
            return;

        standingTooYoung++;
        Keep(notes, line, GrowthCsvColumns.MeasureName, "trẻ dưới 9 tháng ghi đo đứng, đã tính như đo nằm");
    }

    public GrowthCsvResult Result(IReadOnlyList<string> missing) =>
        new()
        {
            Lines = lines,
            ScoredLines = scored,
            FlaggedLines = flagged,
            BadLines = bad,
            StandingTooYoung = standingTooYoung,
            MissingColumns = missing,
            Messages = messages,
            Notes = notes,
            Complete = !stopped,
        };

    private static void Keep(List<GrowthCsvMessage> list, long line, string? column, string text)
    {
        if (list.Count < GrowthCsvResult.MessageLimit)
            list.Add(new GrowthCsvMessage(line, column, text));
    }
}
