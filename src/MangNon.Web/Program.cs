using System.CommandLine;
using MangNon.Web.CommandLine;

return await MangNonCommand.RunAsync(args);
