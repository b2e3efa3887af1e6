using MangNon.Access;

namespace MangNon.Web.Opening;

/// <summary>Which of the acts that need two people a list shows.</summary>
internal enum RequestPart
{
    /// <summary>Those that wait for a decision that the person may take.</summary>
    Waiting,

    /// <summary>The person's own that wait, or are given and not done yet.</summary>
    Own,

    /// <summary>Those the person asked for or decided, that are over.</summary>
    Over,
}

/// <summary>The filters of the list as they stand in the address; what is not understood is as if it were not there.</summary>
internal sealed record RequestView(RequestPart Part, AgreementMatter? Matter)
{
    public const string Path = "/yeu-cau";
    public const string PartKey = "phan";
    public const string MatterKey = "viec";

    public bool IsFiltered => Part != RequestPart.Waiting || Matter is not null;

    public static RequestView Of(IQueryCollection query) =>
        new(
            Enum.GetValues<RequestPart>().FirstOrDefault(part => Slug(part) == query[PartKey]),
            Enum.GetValues<AgreementMatter>()
                .Select(matter => (AgreementMatter?)matter)
                .FirstOrDefault(matter => Slug(matter!.Value) == query[MatterKey])
        );

    public static string Slug(RequestPart part) =>
        part switch
        {
            RequestPart.Own => "toi-hoi",
            RequestPart.Over => "da-xong",
            _ => "cho-toi",
        };

    public static string Slug(AgreementMatter matter) =>
        matter switch
        {
            AgreementMatter.OpenSealed => "mo-phan-kin",
            AgreementMatter.ExportNames => "tai-danh-sach",
            _ => "xoa-tre",
        };
}
