using System.CommandLine;
using System.Text;
using MangNon.Exchange.Growth;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon growth IN.csv --out OUT.csv</c>: WHO scores for a table of measurements.</summary>
internal static class GrowthVerb
{
    public static Command Create()
    {
        var input = new Argument<string>("IN") { Description = "Tệp .csv vào" };
        var output = OutFile.Option("OUT.csv");
        var command = new Command("growth", "Tính điểm Z theo WHO cho một bảng cân đo / WHO growth scores of a table")
        {
            input,
            output,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var (source, target) = (parsed.GetValue(input)!, parsed.GetValue(output)!);
                if (!File.Exists(source))
                {
                    return Verb.Refuse($"Không có tệp {source}.");
                }

                GrowthCsvResult result;
                // Written beside and moved when whole: an interrupted run leaves no half table.
                var beside = OutFile.Beside(target);
                using (var reader = new StreamReader(source, Encoding.UTF8))
                await using (var writer = new StreamWriter(beside, false, new UTF8Encoding(false)))
                {
                    result = await GrowthCsv.ScoreAsync(reader, writer, cancel);
                }

                foreach (var message in result.Messages.Concat(result.Notes))
                {
                    Console.Error.WriteLine(message);
                }

                if (!result.Complete)
                {
                    File.Delete(beside);
                    return Verb.Refuse("Không đọc được hết tệp; không ghi kết quả.");
                }

                File.Move(beside, target, overwrite: true);
                Console.Error.WriteLine(
                    $"Đã đọc {result.Lines} dòng: {result.ScoredLines} dòng có điểm Z, {result.FlaggedLines} dòng có điểm cần kiểm tra, {result.BadLines} dòng không hiểu được."
                );
                return result.BadLines > 0 ? Verb.DoneWithFindings : Verb.Done;
            }
        );
        return command;
    }
}
