using System.CommandLine;
using MangNon.Figures.Rules;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon facts</c>: the vocabulary of the rules, as docs/facts.md prints it.</summary>
internal static class FactsVerb
{
    public static Command Create()
    {
        var command = new Command("facts", "Bảng từ dùng trong điều kiện tính / vocabulary of the rules");
        command.SetAction(_ =>
        {
            Console.Out.Write(FactsPage.Text());
            return Verb.Done;
        });
        return command;
    }
}
