using System.CommandLine;
using System.Text;
using MangNon.Audit;

namespace MangNon.Web.CommandLine;

/// <summary>The program: its verbs, and serving the site when none is named.</summary>
internal static class MangNonCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var root = new RootCommand("Măng Non — sổ trẻ em, chỉ tiêu và báo cáo của xã / register, figures and reports")
        {
            ImportVerb.Create(),
            ExportVerb.Create(),
            FiguresVerb.Create(),
            WhyVerb.Create(),
            GapVerb.Create(),
            PlanVerb.Create(),
            GrowthVerb.Create(),
            FactsVerb.Create(),
            AccessVerb.Create(),
            AuditVerb.Create(),
            ReportVerb.Create(),
            KeysVerb.Create(),
            RetentionVerb.Create(),
            SampleVerb.Create(),
            BackupVerb.Create(),
            RestoreVerb.Create(),
            ServeVerb.Create(),
        };
        root.Options.Add(Verb.Data);
        root.Options.Add(Verb.Json);
        root.Options.Add(ServeVerb.Urls);
        root.Options.Add(ServeVerb.Public);
        root.Options.Add(ServeVerb.Proxy);
        root.SetAction(ServeVerb.RunAsync);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
        {
            using (AuditActor.Begin(new AuditActor(AuditSource.CommandLine)))
            {
                return await parsed.InvokeAsync();
            }
        }

        foreach (var error in parsed.Errors)
        {
            Console.Error.WriteLine(error.Message);
        }

        return Verb.Refuse("Xem cách dùng: mangnon --help");
    }
}
