using MangNon.Register;

namespace MangNon.Web.Site;

/// <summary>Instants as people here read them: in the time of Vietnam.</summary>
internal static class Clock
{
    private const string Format = "HH:mm dd/MM/yyyy";

    /// <summary>Now, as 07:30 24/11/2026.</summary>
    public static string Of(TimeProvider time) => Of(time.GetUtcNow());

    /// <summary>An instant, as 07:30 24/11/2026.</summary>
    public static string Of(DateTimeOffset instant) => VietnamTime.Of(instant).ToString(Format, Numbers.Culture);

    /// <summary>A UTC instant, as 07:30 24/11/2026.</summary>
    public static string Of(DateTime utc) => VietnamTime.Of(utc).ToString(Format, Numbers.Culture);
}
