namespace MangNon.Web.Site;

/// <summary>Instants as people here read them: in the time of Vietnam.</summary>
internal static class Clock
{
    private static readonly TimeZoneInfo Here = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>Now, as 07:30 24/11/2026.</summary>
    public static string Of(TimeProvider time) =>
        TimeZoneInfo.ConvertTime(time.GetUtcNow(), Here).ToString("HH:mm dd/MM/yyyy", Numbers.Culture);
}
