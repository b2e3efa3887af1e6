using System.Diagnostics;
using System.Globalization;
using MangNon.Figures;
using MangNon.Figures.Rules;
using MangNon.Health;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Bench.Figures;

/// <summary>
/// The figures of many children against the raw limit, side by side in one run: a full rebuild against merely reading
/// the same rows, and one edit to a fresh figure. Ratios are what counts; the seconds are this machine's.
/// </summary>
internal static class FiguresBench
{
    private const int Repeats = 3;
    private static readonly Period Year = Period.OfYear(2025);

    public static async Task RunAsync(int children, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("mangnon-bench-").FullName;
        try
        {
            var options = new DbContextOptionsBuilder<MangNonDb>();
            options.UseMangNonSqlite(Path.Combine(folder, "bench.db"));
            var seal = new FieldSeal(new byte[32]);
            MangNonDb Open() => new(options.Options, seal);
            await using (var db = Open())
            {
                await db.Database.MigrateAsync();
            }

            var communes = await CopiedCommunes.MakeAsync(Open, Workbook(), children, CancellationToken.None);
            await MeasureAsync(Open, communes, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(Func<MangNonDb> open, IReadOnlyList<Guid> communes, TextWriter output)
    {
        var rules = new RuleSet(
            ProgrammeLibrary.Load([ProgrammeFolders.Shipped], RuleCompiler.Check).Programmes["binh-luong-2021-2030"],
            ImmunisationSchedule.Shipped
        );
        await RebuildAsync(open, rules, communes.Take(3), 1);
        var (read, one, two) = (new List<double>(), new List<double>(), new List<double>());
        long rows = 0;
        for (var i = 0; i < Repeats; i++)
        {
            read.Add(
                await SecondsAsync(async () =>
                {
                    await using var db = open();
                    rows = await BareRead.RunAsync(db, CancellationToken.None);
                })
            );
            one.Add(await SecondsAsync(() => RebuildAsync(open, rules, communes, 1)));
            two.Add(await SecondsAsync(() => RebuildAsync(open, rules, communes, Environment.ProcessorCount)));
        }

        var edits = await EditsAsync(open, rules, communes);
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        await using var count = open();
        var total = await count.Children.CountAsync();
        await WriteAsync(
            output,
            $"{total} children, {rows} rows, {communes.Count} communes; SQLite; median of {Repeats}"
        );
        await WriteAsync(output, $"merely reading the rows         {Median(read):0.00} s   1.00");
        await WriteAsync(
            output,
            $"full rebuild, one thread        {Median(one):0.00} s   {Median(one) / Median(read):0.00}"
        );
        await WriteAsync(
            output,
            $"full rebuild, {Environment.ProcessorCount} threads         {Median(two):0.00} s   {Median(two) / Median(read):0.00}"
        );
        await WriteAsync(
            output,
            $"one edit to fresh figures       {edits.Edit:0.0} ms  {edits.Edit / edits.Village:0.00} of computing one village"
        );
        await WriteAsync(output, $"reading them again, kept        {edits.Kept:0.0} ms");
        await WriteAsync(
            output,
            $"peak memory                     {process.PeakWorkingSet64 / 1048576.0:0} MB, managed heap {GC.GetTotalMemory(true) / 1048576.0:0} MB after"
        );
    }

    private static async Task RebuildAsync(Func<MangNonDb> open, RuleSet rules, IEnumerable<Guid> communes, int threads)
    {
        await using (var db = open())
        {
            await db.StoredCounts.ExecuteDeleteAsync();
        }

        await Parallel.ForEachAsync(
            communes,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            async (commune, cancel) =>
            {
                await using var db = open();
                await new FigureService(db, rules, MangNon.Access.Viewer.Owner).ReadAsync(
                    new FigureQuery(commune, Year),
                    cancel
                );
            }
        );
    }

    private static async Task<(double Edit, double Village, double Kept)> EditsAsync(
        Func<MangNonDb> open,
        RuleSet rules,
        IReadOnlyList<Guid> communes
    )
    {
        var (edit, village, kept) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < 20; i++)
        {
            var commune = communes[i % communes.Count];
            await using var db = open();
            var figures = new FigureService(db, rules, MangNon.Access.Viewer.Owner);
            var query = new FigureQuery(commune, Year);
            await figures.ReadAsync(query, CancellationToken.None);
            var child = await db.Children.FirstAsync(c => c.CommuneId == commune && c.BirthRegisteredOn == null);
            edit.Add(
                1000
                    * await SecondsAsync(async () =>
                    {
                        child.BirthRegisteredOn = new DateOnly(2025, 6, 1);
                        await db.SaveChangesAsync();
                        await figures.ReadAsync(query, CancellationToken.None);
                    })
            );
            kept.Add(1000 * await SecondsAsync(() => figures.ReadAsync(query, CancellationToken.None)));
            await db.StoredCounts.ExecuteDeleteAsync();
            village.Add(1000 * await SecondsAsync(() => figures.ReadAsync(query, CancellationToken.None)) / 6);
        }

        return (Median(edit), Median(village), Median(kept));
    }

    private static async Task<double> SecondsAsync(Func<Task> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static Task WriteAsync(TextWriter output, FormattableString line) =>
        output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));

    internal static string Workbook() =>
        Path.Combine(AppContext.BaseDirectory, "samples", "binh-luong", "binh-luong-2025.xlsx");
}
