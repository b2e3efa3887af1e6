using System.CommandLine;
using MangNon.Access;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon access</c>: the table of rules, as docs/access.md prints it.</summary>
internal static class AccessVerb
{
    public static Command Create()
    {
        var command = new Command("access", "Bảng phân quyền / who may do what");
        command.SetAction(_ =>
        {
            Console.Out.Write(AccessPage.Text());
            return Verb.Done;
        });
        return command;
    }
}
