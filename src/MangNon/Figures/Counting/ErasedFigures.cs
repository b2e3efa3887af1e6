using System.Text.Json;
using MangNon.Figures.Facts;
using MangNon.Figures.Loading;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Figures.Counting;

/// <summary>
/// Keeps what an erased child counted for in the closed calendar years, and adds it to those years' counts. It is kept
/// by component, as counted under the rules of the day of deletion: a later rule does not count again who is gone.
/// </summary>
internal static class ErasedFigures
{
    public static async Task<IReadOnlyList<ErasedCounts>> ReadAsync(
        MangNonDb db,
        Guid villageId,
        CancellationToken cancel
    ) =>
        await db
            .ErasedCounts.AsNoTracking()
            .Where(e => e.VillageId == villageId)
            .ToListAsync(cancel)
            .ConfigureAwait(false);

    /// <summary>Adds to one period's counts, where the period is a whole calendar year.</summary>
    public static void AddTo(Tally[] counted, RuleSet rules, Period period, IReadOnlyList<ErasedCounts> erased)
    {
        foreach (var row in erased.Where(row => Period.OfYear(row.Year) == period))
        {
            var kept = Read(row.Payload);
            for (var i = 0; i < counted.Length; i++)
            {
                if (kept.TryGetValue(rules.Rules[i].ComponentId, out var payload))
                {
                    counted[i].Add(CountsCodec.Decode(payload, 1)[0]);
                }
            }
        }
    }

    /// <summary>
    /// Keeps one child's counts of each calendar year from the year of birth to the last closed one, within the
    /// transaction under way, before the child is deleted.
    /// </summary>
    /// <returns>The years in which the child counted for something.</returns>
    public static async Task<IReadOnlyList<int>> KeepAsync(
        MangNonDb db,
        RuleSet rules,
        Guid villageId,
        ChildFile child,
        int lastYear,
        CancellationToken cancel
    )
    {
        var rows = await db
            .ErasedCounts.Where(e => e.VillageId == villageId)
            .ToDictionaryAsync(e => e.Year, cancel)
            .ConfigureAwait(false);
        var years = new List<int>();
        for (var year = child.BirthDate.Year; year <= lastYear; year++)
        {
            var counted = Counter.CountVillage(
                rules.Rules,
                [child],
                new FactContext(Period.OfYear(year), rules.Schedule)
            );
            if (counted.All(tally => tally.Total.IsEmpty))
            {
                continue;
            }

            years.Add(year);
            if (!rows.TryGetValue(year, out var row))
            {
                row = Empty(villageId, year);
                db.ErasedCounts.Add(row);
            }

            row.Payload = Sum(Read(row.Payload), rules, counted);
        }

        if (years.Count == 0 && !rows.ContainsKey(lastYear))
        {
            // A village whose last household goes with its last child stays one of the commune's villages.
            db.ErasedCounts.Add(Empty(villageId, lastYear));
        }

        return years;
    }

    private static ErasedCounts Empty(Guid villageId, int year) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            VillageId = villageId,
            Year = year,
            Payload = "{}",
        };

    private static string Sum(Dictionary<string, byte[]> kept, RuleSet rules, Tally[] counted)
    {
        for (var i = 0; i < counted.Length; i++)
        {
            if (counted[i].Total.IsEmpty)
            {
                continue;
            }

            var component = rules.Rules[i].ComponentId;
            var sum = kept.TryGetValue(component, out var payload) ? CountsCodec.Decode(payload, 1)[0] : new Tally();
            sum.Add(counted[i]);
            kept[component] = CountsCodec.Encode([sum]);
        }

        return JsonSerializer.Serialize(kept);
    }

    private static Dictionary<string, byte[]> Read(string payload) =>
        JsonSerializer.Deserialize<Dictionary<string, byte[]>>(payload)!;
}
