using System.Globalization;
using MangNon.Participation;

namespace MangNon.Web.Participation;

/// <summary>What the list of asks is narrowed to; it stands in the address.</summary>
/// <param name="State">Waiting holds the late ones too.</param>
/// <param name="Topic">What they are about.</param>
/// <param name="Year">The year in which they were raised.</param>
internal sealed record AskView(AskState? State, AskTopic? Topic, int? Year)
{
    public const string StateKey = "trang-thai";
    public const string TopicKey = "linh-vuc";
    public const string YearKey = "nam";

    public bool IsFiltered => State is not null || Topic is not null || Year is not null;

    /// <summary>What is not understood is as if it were not there.</summary>
    public static AskView Of(IQueryCollection query) =>
        new(
            Find<AskState>(query[StateKey], Slug),
            Find<AskTopic>(query[TopicKey], Slug),
            int.TryParse(query[YearKey], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null
        );

    public bool Shows(AskLine line) =>
        (State is not { } state || line.State == state || (state == AskState.Waiting && line.State == AskState.Late))
        && (Topic is not { } topic || line.Ask.Topic == topic)
        && (Year is not { } year || line.Ask.AskedOn.Year == year);

    public static string Slug(AskState state) =>
        state switch
        {
            AskState.Late => "qua-han",
            AskState.Waiting => "cho",
            AskState.Answered => "da-tra-loi",
            _ => "da-lam",
        };

    public static string Slug(AskTopic topic) =>
        topic switch
        {
            AskTopic.Schooling => "hoc-tap",
            AskTopic.Play => "vui-choi",
            AskTopic.Safety => "an-toan",
            AskTopic.Health => "suc-khoe",
            AskTopic.Environment => "moi-truong",
            AskTopic.Family => "gia-dinh",
            AskTopic.Participation => "tham-gia",
            _ => "khac",
        };

    private static T? Find<T>(string? slug, Func<T, string> slugOf)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => slugOf(value!.Value) == slug);
}
