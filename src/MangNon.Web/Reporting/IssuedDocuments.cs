using MangNon.Documents;
using MangNon.Reporting.CommuneReports;
using MangNon.Reporting.Duties;
using MangNon.Reporting.UnitReports;
using MangNon.Web.Programme;

namespace MangNon.Web.Reporting;

/// <summary>Writes the Word file of the commune's report, as it is being written and as it is signed.</summary>
internal sealed class IssuedDocuments(Programmes programmes)
{
    /// <summary>All that is signed, and the document that says it, of the same moment.</summary>
    public async Task<(FrozenReport Content, byte[] Document)> FreezeAsync(
        ReportingQuestion ask,
        DutyTerm term,
        CommuneReport report,
        CommuneReport? replaced,
        CancellationToken cancel
    )
    {
        var gathered = await ReportGathering.GatherAsync(ask.Db, ask.Rules, ask.Viewer, ask.Place, term, cancel);
        var content = await ReportGathering.FreezeAsync(
            ask.Db,
            ask.Rules,
            ask.Commune,
            gathered,
            term,
            report,
            replaced,
            cancel
        );
        return (content, Write(ask, gathered, report, replaced));
    }

    /// <summary>As it would be signed now, without number, day and signatory.</summary>
    public async Task<byte[]> DraftAsync(ReportingQuestion ask, CommuneReportFolder folder, CancellationToken cancel)
    {
        var gathered = await ReportGathering.GatherAsync(ask.Db, ask.Rules, ask.Viewer, ask.Place, folder.Term, cancel);
        var open = folder.Open;
        var replaced = open?.ReplacesId is { } old ? folder.Versions.FirstOrDefault(one => one.Id == old) : null;
        return Write(ask, gathered, open, replaced);
    }

    private byte[] Write(ReportingQuestion ask, GatheredReport gathered, CommuneReport? report, CommuneReport? replaced)
    {
        var programme = ask.Rules.Programme;
        var request = AnnualReportRequest.For(
            ask.Commune.Name,
            programme,
            programme.BasedOn is { } basis ? programmes.Library.Programmes.GetValueOrDefault(basis) : null,
            gathered.Board,
            gathered.Register
        ) with
        {
            Date = report?.IssuedOn,
            Number = report?.Number,
            Signatory = report?.Signatory,
            Judgement = JudgementWords.Of(
                ReportWords.Of(report),
                gathered.Units,
                gathered.Board,
                replaced is { Number: { } number, IssuedOn: { } day } ? (number, day) : null,
                report?.WhyReplaced
            ),
        };
        var file = new MemoryStream();
        AnnualReportDocument.Write(AnnualReportBuilder.Build(request), file);
        return file.ToArray();
    }
}
