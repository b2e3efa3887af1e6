using System.Diagnostics;
using System.Globalization;
using MangNon.Access;
using MangNon.Bench.Figures;
using MangNon.Register;
using MangNon.Register.Searching;
using MangNon.Storage;
using MangNon.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Bench.Register;

/// <summary>
/// Searches by kind in one index of many children, beside the raw limit: merely going through the same names, folded
/// beforehand, for one word. And a commune as it is, from the words to the lines shown, on SQLite.
/// </summary>
internal static class SearchBench
{
    private const int Shown = 8;
    private const int Each = 200;

    public static async Task RunAsync(int children, TextWriter output)
    {
        await OneIndexAsync(children, output);
        await CommuneAsync(output);
    }

    private static async Task OneIndexAsync(int children, TextWriter output)
    {
        var rows = GeneratedChildren.Make(children);
        SearchIndexBuilder.Build(rows[..Math.Min(rows.Length, 20_000)]);
        var before = GC.GetTotalMemory(true);
        var watch = Stopwatch.StartNew();
        var index = SearchIndexBuilder.Build(rows);
        var built = watch.Elapsed.TotalSeconds;
        var memory = (GC.GetTotalMemory(true) - before) / 1048576.0;
        await WriteAsync(
            output,
            $"{children} children: built in {built:0.00} s, {memory:0} MB; {Each} searches of each kind"
        );
        await WriteAsync(output, $"{"kind", -34} {"found", 9} {"p50 ms", 8} {"p95 ms", 8} {"of scan", 8}");

        var names = Array.ConvertAll(rows, row => PersonName.Fold(row.FullName));
        var scan = Times(i => _ = names.Count(name => name.Contains("huong", StringComparison.Ordinal)), 20);
        await LineAsync("raw: all names, one word", 0, scan, scan);
        foreach (var (kind, text) in SearchKinds.All)
        {
            var texts = Enumerable.Range(0, Each).Select(i => text(rows[(int)((i * 7919L) % rows.Length)])).ToArray();
            foreach (var warm in texts.Take(20))
            {
                index.Find(SearchWord.AllOf(warm), null, Shown);
            }

            var found = new List<int>();
            var times = Times(i => found.Add(index.Find(SearchWord.AllOf(texts[i]), null, Shown).Count), Each);
            await LineAsync(kind, found.Average(), times, scan);
        }

        Task LineAsync(string kind, double found, List<double> times, List<double> limit) =>
            WriteAsync(
                output,
                $"{kind, -34} {found, 9:0} {At(times, 0.5), 8:0.00} {At(times, 0.95), 8:0.00} {At(times, 0.5) / At(limit, 0.5), 8:0.00}"
            );
    }

    private static async Task CommuneAsync(TextWriter output)
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

            var commune = (await CopiedCommunes.MakeAsync(Open, FiguresBench.Workbook(), 1, CancellationToken.None))[0];
            await MeasureAsync(Open, commune, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(Func<MangNonDb> open, Guid commune, TextWriter output)
    {
        using var indexes = new SearchIndexes();
        var search = new RegisterSearch(indexes);
        List<string> names;
        await using (var db = open())
        {
            names = await db.Children.OrderBy(child => child.Code).Select(child => child.NameFolded).ToListAsync();
        }

        async Task FindAsync(string text)
        {
            await using var db = open();
            var query = new RegisterQuery { Today = new DateOnly(2026, 11, 24), Text = text };
            var found = await search.FindAsync(db, Viewer.Owner, commune, query, CancellationToken.None);
            await RegisterSearch.ReadAsync(db, [.. found.Ids.Take(Shown)], CancellationToken.None);
        }

        for (var i = 0; i < 200; i++)
        {
            await FindAsync(names[i % names.Count]);
        }

        var (fresh, stale) = (new List<double>(), new List<double>());
        for (var i = 0; i < Each; i++)
        {
            fresh.Add(await MillisecondsAsync(() => FindAsync(names[i])));
            await using var db = open();
            var child = await db.Children.FirstAsync(c => c.CommuneId == commune && c.NameFolded == names[i]);
            child.Caregiver = "Lò Thị " + i.ToString(CultureInfo.InvariantCulture);
            await db.SaveChangesAsync();
            stale.Add(await MillisecondsAsync(() => FindAsync(names[i])));
        }

        await WriteAsync(output, $"a commune of {names.Count} children, SQLite, words to the {Shown} lines shown");
        await WriteAsync(
            output,
            $"index fresh                 p50 {At(fresh, 0.5):0.0} ms  p95 {At(fresh, 0.95):0.0} ms"
        );
        await WriteAsync(
            output,
            $"after an edit, index anew   p50 {At(stale, 0.5):0.0} ms  p95 {At(stale, 0.95):0.0} ms"
        );
    }

    private static async Task<double> MillisecondsAsync(Func<Task> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static List<double> Times(Action<int> run, int times)
    {
        var all = new List<double>(times);
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.StartNew();
            run(i);
            all.Add(watch.Elapsed.TotalMilliseconds);
        }

        return all;
    }

    private static double At(List<double> values, double share) =>
        values.Order().ElementAt(Math.Min(values.Count - 1, (int)(values.Count * share)));

    private static Task WriteAsync(TextWriter output, FormattableString line) =>
        output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
