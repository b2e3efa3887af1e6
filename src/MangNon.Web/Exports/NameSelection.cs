using MangNon.Exports;
using MangNon.Web.Figures;
using MangNon.Web.Health;
using MangNon.Web.Register;
using MangNon.Web.Site;
using Microsoft.AspNetCore.WebUtilities;

namespace MangNon.Web.Exports;

/// <summary>
/// Which list of names: the filters as they stand in the address of the list it was asked for from, with the words
/// searched for and the period, which do not. Kept as text, so that what was agreed to is what is taken.
/// </summary>
internal sealed record NameSelection
{
    public const string ListKey = "danh-sach";
    public const string ComponentKey = "chi-tieu";
    private const string WordsKey = "tim";
    private const string PeriodKey = "ky";
    private static readonly (NameListKind Kind, string Slug)[] Kinds =
    [
        (NameListKind.Register, "so-du-lieu"),
        (NameListKind.Children, "so-tre-em"),
        (NameListKind.Component, "chi-tieu"),
        (NameListKind.Numbers, "so-dinh-danh"),
        (NameListKind.CheckUps, "kham-suc-khoe"),
        (NameListKind.Services, "phat-trien-toan-dien"),
    ];

    private static readonly string[] OfChildren =
    [
        RegisterView.VillageKey,
        RegisterView.AgeKey,
        RegisterView.StandingKey,
        RegisterView.SexKey,
        RegisterView.SpecialKey,
        RegisterView.OrderKey,
        RegisterColumns.Key,
        WordsKey,
    ];

    private static readonly string[] OfComponent = [ComponentKey, "phan", RegisterView.VillageKey, PeriodKey];

    private NameSelection(NameListKind kind, IQueryCollection query) => (Kind, Query) = (kind, query);

    public NameListKind Kind { get; }

    /// <summary>The list and its filters, and nothing else.</summary>
    public IQueryCollection Query { get; }

    public string Words => Query[WordsKey].ToString();

    public string? Component => Kind == NameListKind.Component ? Query[ComponentKey].ToString() : null;

    public Guid? Village => Guid.TryParseExact(Query[RegisterView.VillageKey], "D", out var village) ? village : null;

    public MangNon.Register.Period? Period => Preferences.Read(Query[PeriodKey]);

    public static string Slug(NameListKind kind) => Array.Find(Kinds, one => one.Kind == kind).Slug;

    public static NameListKind? KindOf(string? slug) =>
        Array.Find(Kinds, one => one.Slug == slug) is { Slug: not null } found ? found.Kind : null;

    /// <summary>Null where the address names no list.</summary>
    /// <param name="query">Of the page that asks for the purpose.</param>
    /// <param name="words">What is searched for in the register.</param>
    /// <param name="period">The period of the figures.</param>
    public static NameSelection? Of(IQueryCollection query, string words, MangNon.Register.Period period)
    {
        if (KindOf(query[ListKey]) is not { } kind)
        {
            return null;
        }

        var values = query.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.Ordinal);
        values[WordsKey] = words;
        values[PeriodKey] = Preferences.Write(period);
        return Of(kind, values);
    }

    /// <summary>As <see cref="ToString"/> wrote it.</summary>
    public static NameSelection Read(NameListKind kind, string text) =>
        Of(kind, QueryHelpers.ParseQuery(text).ToDictionary(one => one.Key, one => one.Value.ToString()));

    /// <summary>The filters as text.</summary>
    public override string ToString() =>
        QueryHelpers.AddQueryString("", Query.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value)));

    private static NameSelection Of(NameListKind kind, Dictionary<string, string> values)
    {
        string[] keys = kind switch
        {
            NameListKind.Children => OfChildren,
            NameListKind.Component => OfComponent,
            NameListKind.Numbers => [RegisterView.VillageKey],
            NameListKind.CheckUps => [RegisterView.VillageKey, HealthAddress.OlderKey, HealthAddress.OrderKey],
            NameListKind.Services =>
            [
                RegisterView.VillageKey,
                HealthAddress.DomainKey,
                HealthAddress.DayKey,
                HealthAddress.OrderKey,
            ],
            _ => [],
        };
        return new NameSelection(
            kind,
            new QueryCollection(
                keys.Prepend(ListKey)
                    .Where(key => values.TryGetValue(key, out var value) && value.Length > 0)
                    .ToDictionary(key => key, key => new Microsoft.Extensions.Primitives.StringValues(values[key]))
            )
        );
    }
}
