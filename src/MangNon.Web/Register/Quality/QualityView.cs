using MangNon.Register.Quality;

namespace MangNon.Web.Register.Quality;

/// <summary>The filters of the list of what is to be put right, as they stand in the address.</summary>
internal sealed record QualityView(QualityRule? Rule, Guid? Village)
{
    public const string Path = "/so-tre-em/chat-luong";
    public const string RuleKey = "loai-sai";

    public bool IsFiltered => Rule is not null || Village is not null;

    /// <summary>What is not understood is as if it were not there.</summary>
    public static QualityView Of(IQueryCollection query) =>
        new(
            Enum.GetValues<QualityRule>()
                .Cast<QualityRule?>()
                .FirstOrDefault(rule => Slug(rule!.Value) == query[RuleKey]),
            Guid.TryParseExact(query[RegisterView.VillageKey], "D", out var village) ? village : null
        );

    public bool Fits(QualityFinding finding) =>
        (Rule is null || finding.Rule == Rule) && (Village is null || finding.Child.VillageId == Village);

    public string AddressOf(QualityRule rule) =>
        Path + "?" + RuleKey + "=" + Slug(rule) + (Village is { } id ? $"&{RegisterView.VillageKey}={id}" : "");

    public static string Slug(QualityRule rule) =>
        rule switch
        {
            QualityRule.NobodyCares => "khong-nguoi-cham-soc",
            QualityRule.BirthNotRegistered => "chua-khai-sinh",
            QualityRule.RegisteredBeforeBirth => "khai-sinh-truoc-sinh",
            QualityRule.LeftBeforeArrived => "di-truoc-den",
            QualityRule.DiedBeforeBirth => "mat-truoc-sinh",
            QualityRule.NoPersonalId => "thieu-ma-dinh-danh",
            QualityRule.PersonalIdLength => "ma-dinh-danh-thieu-so",
            QualityRule.PersonalIdDiffers => "ma-dinh-danh-lech",
            QualityRule.WeighedBeforeBirth => "can-truoc-sinh",
            QualityRule.WeighedAfterDeath => "can-sau-mat",
            QualityRule.DoseBeforeBirth => "tiem-truoc-sinh",
            QualityRule.DoseAfterDeath => "tiem-sau-mat",
            QualityRule.DoseTwice => "tiem-trung",
            QualityRule.NotSeenForAYear => "mot-nam-chua-kham",
            QualityRule.AgeDoesNotFitClass => "tuoi-lech-lop",
            QualityRule.EnrolledThoughDead => "mat-con-hoc",
            QualityRule.EnrolledThoughLeft => "di-con-hoc",
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };
}
