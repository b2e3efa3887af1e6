using MangNon.Bench.Growth;

// One word, one benchmark: dotnet run -c Release --project bench/MangNon.Bench -- growth
switch (args.FirstOrDefault())
{
    case "growth":
        await GrowthBench.RunAsync(Console.Out);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Benchmarks: growth");
        return 1;
}
