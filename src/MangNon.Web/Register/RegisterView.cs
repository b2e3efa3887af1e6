using System.Globalization;
using MangNon.Register;

namespace MangNon.Web.Register;

/// <summary>The filters of the list of children as they stand in the address. What is searched for never does.</summary>
internal sealed record RegisterView
{
    public const string VillageKey = "thon";
    public const string AgeKey = "tuoi";
    public const string StandingKey = "cu-tru";
    public const string SexKey = "gioi";
    public const string SpecialKey = "hoan-canh";
    public const string OrderKey = "sap-xep";

    public Guid? Village { get; private init; }
    public AgeBand? Age { get; private init; }
    public Standing? Standing { get; private init; }
    public Sex? Sex { get; private init; }
    public bool? Special { get; private init; }
    public RegisterOrder Order { get; private init; }

    /// <summary>What is not understood is as if it were not there.</summary>
    public static RegisterView Of(IQueryCollection query) =>
        new()
        {
            Village = Guid.TryParseExact(query[VillageKey], "D", out var id) ? id : null,
            Age = AgeBand.All.FirstOrDefault(band => Slug(band) == query[AgeKey]),
            Standing = Find<Standing>(query[StandingKey], Slug),
            Sex = Find<Sex>(query[SexKey], Slug),
            Special = query[SpecialKey].ToString() switch
            {
                "co" => true,
                "khong" => false,
                _ => null,
            },
            Order = Find<RegisterOrder>(query[OrderKey], Slug) ?? RegisterOrder.Fit,
        };

    public bool IsFiltered =>
        Village is not null || Age is not null || Standing is not null || Sex is not null || Special is not null;

    public RegisterQuery ToQuery(DateOnly today, string text) =>
        new()
        {
            Today = today,
            Text = text,
            VillageId = Village,
            Age = Age,
            Standing = Standing,
            Sex = Sex,
            InSpecialCircumstances = Special,
            Order = Order,
        };

    /// <summary>The orders to choose from: what fits best only where something is searched for.</summary>
    public static IEnumerable<RegisterOrder> Orders(bool searching) =>
        Enum.GetValues<RegisterOrder>().Where(order => searching || order != RegisterOrder.Fit);

    public static string Slug(AgeBand band) => string.Create(CultureInfo.InvariantCulture, $"{band.From}-{band.To}");

    public static string Slug(Standing standing) =>
        standing switch
        {
            MangNon.Register.Standing.Resident => "dang-o",
            MangNon.Register.Standing.Away => "vang",
            MangNon.Register.Standing.Left => "chuyen-di",
            _ => "da-mat",
        };

    public static string Slug(Sex sex) => sex == MangNon.Register.Sex.Male ? "nam" : "nu";

    public static string Slug(RegisterOrder order) =>
        order switch
        {
            RegisterOrder.BirthDate => "ngay-sinh",
            RegisterOrder.Village => "thon",
            RegisterOrder.Fit => "khop",
            _ => "ten",
        };

    private static T? Find<T>(string? slug, Func<T, string> slugOf)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (slugOf(value) == slug)
            {
                return value;
            }
        }

        return null;
    }
}
