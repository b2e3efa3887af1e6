using MangNon.Exchange.Reading;
using MangNon.Exchange.Sheets;
using MangNon.Facilities;
using MangNon.Reporting;

namespace MangNon.Exchange.Import;

/// <summary>The sheets about the commune as a whole: <c>KhaoSat</c>, <c>SoLieu</c>, <c>XaPhuHop</c>.</summary>
internal static class CommuneSteps
{
    public static async Task SurveysAsync(ImportRun run, IRowReader rows)
    {
        var stored = await run.Records.SurveysAsync(run.Cancellation);
        var keyed = new KeyedRows<SurveyRow, (Guid, int)>(
            SurveySheet.Facility,
            r => (r.Facility, r.Year),
            stored.ToDictionary(x => (x.FacilityId, x.Year), x => (x.Id, Rows.Of(x))),
            SurveySheet.Merge
        );
        await run.KeyedAsync(
            SurveySheet.Form,
            rows,
            keyed,
            (id, r) =>
                new FacilitySurvey
                {
                    Id = id,
                    FacilityId = r.Facility,
                    Year = r.Year,
                    Sanitation = r.Sanitation,
                    Counselling = r.Counselling,
                    DisabilityAccess = r.DisabilityAccess,
                    Operating = r.Operating,
                },
            (_, _, _, fate) => Touch(run, fate)
        );
    }

    public static async Task ReportedFiguresAsync(ImportRun run, IRowReader rows)
    {
        var stored = await run.Records.ReportedFiguresAsync(run.Cancellation);
        var keyed = new KeyedRows<ReportedRow, (string, int, string)>(
            ReportedSheet.Component,
            r => (r.ComponentId, r.Year, r.Reporter),
            stored.ToDictionary(x => (x.ComponentId, x.Year, x.Reporter), x => (x.Id, Rows.Of(x))),
            (row, _, _) => row
        );
        await run.KeyedAsync(
            ReportedSheet.Form,
            rows,
            keyed,
            (id, r) =>
                new ReportedFigure
                {
                    Id = id,
                    CommuneId = run.CommuneId,
                    ComponentId = r.ComponentId,
                    Year = r.Year,
                    Numerator = r.Numerator,
                    Denominator = r.Denominator,
                    Reporter = r.Reporter,
                },
            (_, _, _, fate) => Touch(run, fate)
        );
    }

    public static async Task ScoresAsync(ImportRun run, IRowReader rows)
    {
        var stored = await run.Records.ScoresAsync(run.Cancellation);
        var keyed = new KeyedRows<ScoreRow, (int, int)>(
            ScoreSheet.Year,
            r => (r.Year, r.Criterion),
            stored.ToDictionary(x => (x.Year, x.Criterion), x => (x.Id, Rows.Of(x))),
            (row, _, _) => row
        );
        await run.KeyedAsync(
            ScoreSheet.Form,
            rows,
            keyed,
            (id, r) =>
                new ChildFriendlyScore
                {
                    Id = id,
                    CommuneId = run.CommuneId,
                    Year = r.Year,
                    Criterion = r.Criterion,
                    PointsMilli = r.PointsMilli,
                },
            (_, _, _, fate) => Touch(run, fate)
        );
    }

    private static ValueTask Touch(ImportRun run, Fate fate)
    {
        run.Stale.Commune |= fate != Fate.Unchanged;
        return ValueTask.CompletedTask;
    }
}
