using MangNon.Rights;

namespace MangNon.Web.Rights;

/// <summary>What the list of requests is narrowed to; it stands in the address.</summary>
/// <param name="Kind">Only of a kind.</param>
/// <param name="Open">Only those that wait (true) or are answered (false).</param>
internal sealed record RequestView(RequestKind? Kind, bool? Open)
{
    public const string KindKey = "loai";
    public const string StateKey = "trang-thai";

    public bool IsFiltered => Kind is not null || Open is not null;

    public static RequestView Of(IQueryCollection query) =>
        new(
            Enum.TryParse<RequestKind>(query[KindKey], ignoreCase: true, out var kind) && Enum.IsDefined(kind)
                ? kind
                : null,
            query[StateKey].ToString() switch
            {
                "cho" => true,
                "xong" => false,
                _ => null,
            }
        );

    public bool Shows(RightsRequest request) =>
        (Kind is null || request.Kind == Kind) && (Open is null || request.IsOpen == Open);
}
