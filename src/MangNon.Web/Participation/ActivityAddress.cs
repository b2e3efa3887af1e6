using System.Globalization;
using MangNon.Participation;
using MangNon.Web.Site;

namespace MangNon.Web.Participation;

/// <summary>Addresses of activities, and what is chosen on their list as it stands there: kinds, years and places, never a child.</summary>
internal sealed record ActivityAddress
{
    public const string List = "/hoat-dong";
    public const string New = "/hoat-dong/them";
    public const string Asks = "/kien-nghi";
    public const string NewAsk = "/kien-nghi/them";
    public const string KindKey = "loai";
    public const string YearKey = "nam";
    public const string VillageKey = "thon";
    public const string OrderKey = "sap-xep";

    /// <summary>What was done just before.</summary>
    public const string DoneKey = "xong";

    /// <summary>In place of a village: activities of the whole commune.</summary>
    public const string WholeCommune = "ca-xa";

    public ActivityKind? Kind { get; private init; }
    public int? Year { get; private init; }

    /// <summary>Id of a village, or <see cref="WholeCommune"/>.</summary>
    public string? Village { get; private init; }
    public ActivityOrder Order { get; private init; }
    public bool IsFiltered => Kind is not null || Year is not null || Village is not null;

    /// <summary>What is not understood is as if it were not there.</summary>
    public static ActivityAddress Of(IQueryCollection query)
    {
        var village = query[VillageKey].ToString();
        return new ActivityAddress
        {
            Kind = Enum.GetValues<ActivityKind>()
                .Cast<ActivityKind?>()
                .FirstOrDefault(kind => Slug(kind!.Value) == query[KindKey]),
            Year =
                int.TryParse(query[YearKey], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                && year is > 0 and < 9999
                    ? year
                    : null,
            Village = village == WholeCommune || Guid.TryParseExact(village, "D", out _) ? village : null,
            Order = Enum.GetValues<ActivityOrder>().FirstOrDefault(order => Slug(order) == query[OrderKey]),
        };
    }

    /// <summary>All of one year.</summary>
    public static ActivityAddress OfYear(int year) => new() { Year = year };

    /// <param name="communeId">The commune.</param>
    /// <param name="villages">Its villages.</param>
    public ActivityQuery Query(Guid communeId, IReadOnlyList<MangNon.Register.Village> villages) =>
        new(communeId)
        {
            Kind = Kind,
            Year = Year,
            Order = Order,
            Village =
                Village is null ? null
                : Village == WholeCommune ? ""
                : villages.FirstOrDefault(one => one.Id.ToString() == Village)?.Name,
        };

    public static string Edit(Guid id) => $"{List}/{id}/sua";

    public static string Attendance(Guid id) => $"{List}/{id}/tham-gia";

    public static string Scan(Guid id) => $"{List}/{id}/tham-gia/danh-sach";

    public static string EditAsk(Guid id) => $"{Asks}/{id}/sua";

    public static string Slug(ActivityKind kind) =>
        kind switch
        {
            ActivityKind.Consultation => "hoi-y-kien",
            ActivityKind.ParticipationTraining => "tap-huan",
            ActivityKind.ParticipationModel => "mo-hinh",
            ActivityKind.Communication => "truyen-thong",
            _ => "khac",
        };

    public static string Slug(ActivityOrder order) =>
        order switch
        {
            ActivityOrder.Name => "ten",
            ActivityOrder.Village => "thon",
            ActivityOrder.Children => "so-tre",
            _ => "ngay",
        };
}
