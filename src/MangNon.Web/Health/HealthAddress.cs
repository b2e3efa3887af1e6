using System.Globalization;
using MangNon.Health;
using MangNon.Health.CheckUps;
using MangNon.Health.EarlyDevelopment;
using MangNon.Web.Shell;
using MangNon.Web.Site;

namespace MangNon.Web.Health;

/// <summary>What is chosen on the pages of the health station, as it stands in the address: places, days and codes, never a child.</summary>
internal sealed record HealthAddress
{
    public const string Round = "/can-do";
    public const string Sheet = "/can-do/phieu";
    public const string Score = "/can-do/cham";
    public const string Care = "/can-do/can-cham-soc";
    public const string Doses = "/tiem-chung";
    public const string Session = "/tiem-chung/buoi";
    public const string DosesSheet = "/tiem-chung/phieu";
    public const string CheckUps = "/kham-suc-khoe";
    public const string Services = "/phat-trien-toan-dien";

    public const string VillageKey = "thon";
    public const string DayKey = "ngay";
    public const string OlderKey = "tuoi";
    public const string VaccineKey = "vac-xin";
    public const string PartKey = "phan";
    public const string DomainKey = "linh-vuc";
    public const string DoneKey = "xong";

    /// <summary>Rounds of children up to nine too.</summary>
    public const string Older = "den-10";

    /// <summary>Check-ups of children up to fifteen too.</summary>
    public const string UpToFifteen = "den-16";

    public const string OrderKey = "sap-xep";

    /// <summary>In the order of given names.</summary>
    public const string ByName = "ten";

    /// <summary>The part of those who were not weighed.</summary>
    public const string Unweighed = "chua-can";

    /// <summary>The part of those who are not called for a vaccine, and why.</summary>
    public const string Exempt = "co-ly-do";

    /// <summary>Of these the part whose families refuse.</summary>
    public const string Refused = "tu-choi";

    /// <summary>How far ahead doses can be planned, in days.</summary>
    public const int PlannedDays = 366;

    private static readonly ServiceDomain[] Domains = Enum.GetValues<ServiceDomain>();
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    public Guid? Village { get; private init; }

    /// <summary>The day chosen; today where none was, or none that can be.</summary>
    public DateOnly Day { get; private init; }

    /// <summary>The day as typed.</summary>
    public string DayTyped { get; private init; } = "";

    public bool WithOlder { get; private init; }

    /// <summary>Code of a vaccine.</summary>
    public string? Vaccine { get; private init; }

    /// <summary>Number of its dose; null for whichever comes next.</summary>
    public int? Dose { get; private init; }

    public bool IsUpToFifteen { get; private init; }

    public bool IsByName { get; private init; }

    /// <summary>Those who had no service of this domain.</summary>
    public ServiceDomain? Domain { get; private init; }

    public bool IsUnweighed { get; private init; }

    public bool IsExempt { get; private init; }

    public bool IsRefused { get; private init; }

    /// <summary>How many rows were saved just before; null where nothing was.</summary>
    public int? Done { get; private init; }

    public IReadOnlyList<FieldError> Errors { get; private init; } = [];

    /// <param name="query">Of the address.</param>
    /// <param name="today">Taken where no day was chosen.</param>
    /// <param name="daysAhead">How far in the future a day may lie: what is planned, not what is written down.</param>
    public static HealthAddress Of(IQueryCollection query, DateOnly today, int daysAhead = 0)
    {
        var typed = query[DayKey].ToString();
        var isDay = Numbers.TryDay(typed, out var day) && day >= Earliest && day <= today.AddDays(daysAhead);
        var (vaccine, dose) = ReadDose(query[VaccineKey].ToString());
        return new HealthAddress
        {
            Village = Guid.TryParseExact(query[VillageKey], "D", out var village) ? village : null,
            Day = isDay ? day : today,
            DayTyped = typed.Length > 0 ? typed : Numbers.Day(today),
            WithOlder = query[OlderKey] == Older,
            Vaccine = vaccine,
            Dose = dose,
            IsUpToFifteen = query[OlderKey] == UpToFifteen,
            IsByName = query[OrderKey] == ByName,
            Domain = Domains
                .Where(one => Slug(one) == query[DomainKey])
                .Select(one => (ServiceDomain?)one)
                .FirstOrDefault(),
            IsUnweighed = query[PartKey] == Unweighed,
            IsExempt = query[PartKey] == Exempt,
            IsRefused = query[PartKey] == Refused,
            Done = int.TryParse(query[DoneKey], NumberStyles.None, CultureInfo.InvariantCulture, out var done)
                ? done
                : null,
            Errors =
                typed.Length == 0 || isDay
                    ? []
                    : [new FieldError(DayKey, Texts.T(daysAhead > 0 ? "Health.Error.Day" : "Health.Error.PastDay"))],
        };
    }

    public HealthQuery Query(Guid communeId) =>
        new(communeId, Village, Day, WithOlder ? HealthQuery.UnderTen : HealthQuery.UnderFive);

    /// <summary>Whose check-ups.</summary>
    public HealthQuery CheckUpsOf(Guid communeId) =>
        new(communeId, Village, Day, IsUpToFifteen ? UncheckedChildren.UnderSixteen : UncheckedChildren.UnderSix);

    /// <summary>Whose services, in the year of the day.</summary>
    public HealthQuery ServicesOf(Guid communeId) => ServedChildren.Of(communeId, Village, Day.Year);

    /// <summary>The list of services of one village, for the same day and domain.</summary>
    public string In(Guid village) =>
        To(Services, village, Day, Domain is { } domain ? [DomainKey + "=" + Slug(domain)] : []);

    /// <summary>A domain as it stands in the address.</summary>
    public static string Slug(ServiceDomain domain) =>
        domain switch
        {
            ServiceDomain.Health => "y-te",
            ServiceDomain.Nutrition => "dinh-duong",
            ServiceDomain.Care => "cham-soc",
            ServiceDomain.Education => "giao-duc",
            _ => "bao-ve",
        };

    /// <summary>A page about a village on a day.</summary>
    public static string To(string page, Guid? village, DateOnly? day = null, params ReadOnlySpan<string> more)
    {
        var parts = new List<string>();
        if (village is { } id)
        {
            parts.Add(VillageKey + "=" + id);
        }

        if (day is { } on)
        {
            parts.Add(DayKey + "=" + Uri.EscapeDataString(Numbers.Day(on)));
        }

        parts.AddRange(more);
        return parts.Count == 0 ? page : page + "?" + string.Join('&', parts);
    }

    /// <summary>The same choice on another page, or on this with more behind it.</summary>
    public string On(string page, params ReadOnlySpan<string> more)
    {
        string[] all = [.. WithOlder ? [OlderKey + "=" + Older] : Array.Empty<string>(), .. more];
        return To(page, Village, Day, all);
    }

    /// <summary>“DPT-VGB-HIB.2”, or the code alone for whichever dose comes next.</summary>
    public static string Slug(string vaccine, int? dose) =>
        dose is { } number ? string.Create(CultureInfo.InvariantCulture, $"{vaccine}.{number}") : vaccine;

    private static (string? Vaccine, int? Dose) ReadDose(string slug)
    {
        var parts = slug.Split('.', 2);
        return parts[0].Length == 0 ? (null, null)
            : parts.Length == 1 ? (parts[0], null)
            : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var dose) ? (parts[0], dose)
            : (null, null);
    }
}
