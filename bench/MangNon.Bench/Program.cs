using System.Globalization;
using MangNon.Bench.Figures;
using MangNon.Bench.Growth;
using MangNon.Bench.Matching;
using MangNon.Bench.Register;
using MangNon.Bench.Storage;

// One word, one benchmark: dotnet run -c Release --project bench/MangNon.Bench -- growth
switch (args.FirstOrDefault())
{
    case "growth":
        await GrowthBench.RunAsync(Console.Out);
        return 0;
    case "figures":
        await FiguresBench.RunAsync(
            args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100_000,
            Console.Out
        );
        return 0;
    case "search":
        await SearchBench.RunAsync(
            args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000,
            Console.Out
        );
        return 0;
    case "matching":
        await MatchingBench.RunAsync(Console.Out);
        return 0;
    case "commits":
        await CommitBench.RunAsync(args.Length > 1 ? args[1] : ".", Console.Out);
        return 0;
    default:
        await Console.Error.WriteLineAsync(
            "Benchmarks: growth, figures [CHILDREN], search [CHILDREN], matching, commits [FOLDER]"
        );
        return 1;
}
