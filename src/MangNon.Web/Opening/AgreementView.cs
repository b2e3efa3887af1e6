using MangNon.Access;

namespace MangNon.Web.Opening;

/// <summary>Which of the acts that need two people a list shows.</summary>
internal enum AgreementPart
{
    /// <summary>Those that wait for a decision that the person may take.</summary>
    Waiting,

    /// <summary>The person's own that wait, or are given and not done yet.</summary>
    Own,

    /// <summary>Those the person asked for or decided, that are over.</summary>
    Over,
}

/// <summary>The filters of the list as they stand in the address; what is not understood is as if it were not there.</summary>
internal sealed record AgreementView(AgreementPart Part, AgreementMatter? Matter)
{
    public const string Path = "/yeu-cau";
    public const string PartKey = "phan";
    public const string MatterKey = "viec";

    public bool IsFiltered => Part != AgreementPart.Waiting || Matter is not null;

    public static AgreementView Of(IQueryCollection query) =>
        new(
            Enum.GetValues<AgreementPart>().FirstOrDefault(part => Slug(part) == query[PartKey]),
            Enum.GetValues<AgreementMatter>()
                .Select(matter => (AgreementMatter?)matter)
                .FirstOrDefault(matter => Slug(matter!.Value) == query[MatterKey])
        );

    public static string Slug(AgreementPart part) =>
        part switch
        {
            AgreementPart.Own => "toi-hoi",
            AgreementPart.Over => "da-xong",
            _ => "cho-toi",
        };

    public static string Slug(AgreementMatter matter) =>
        matter switch
        {
            AgreementMatter.OpenSealed => "mo-phan-kin",
            AgreementMatter.ExportNames => "tai-danh-sach",
            AgreementMatter.MergeChildren => "gop-tre",
            _ => "xoa-tre",
        };
}
