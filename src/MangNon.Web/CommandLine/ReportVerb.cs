using System.CommandLine;
using MangNon.Access;
using MangNon.Documents;
using MangNon.Web.Reporting;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon report --year 2025 --out FILE.docx</c>: the year's report as Word.</summary>
internal static class ReportVerb
{
    public static Command Create()
    {
        var year = new Option<int>("--year") { Description = "Năm báo cáo / year", Required = true };
        var output = OutFile.Option("FILE.docx");
        var command = new Command("report", "Viết báo cáo năm ra tệp Word / write the year's report as Word")
        {
            year,
            output,
        };
        command.SetAction(
            (parsed, cancel) =>
                parsed.GetValue(year) is < 2000 or > 2100
                    ? Task.FromResult(Verb.Refuse("Năm báo cáo (--year) phải từ 2000 đến 2100."))
                    : Verb.WithWorkspaceAsync(
                        parsed,
                        async workspace =>
                        {
                            await using var db = workspace.NewContext();
                            var report = await YearReport.BuildAsync(
                                db,
                                workspace.Rules,
                                Viewer.Owner,
                                workspace.Programmes,
                                workspace.Commune,
                                parsed.GetValue(year),
                                cancel
                            );
                            return await OutFile.WriteAsync(
                                parsed.GetValue(output)!,
                                stream => AnnualReportDocument.Write(report, stream)
                            );
                        },
                        cancel
                    )
        );
        return command;
    }
}
