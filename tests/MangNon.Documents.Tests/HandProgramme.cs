using System.Globalization;
using MangNon.Programme;

namespace MangNon.Documents.Tests;

/// <summary>Bình Lương's programme in short, made by hand: 4 goals, 24 chỉ tiêu, 34 components with their applied targets of 2025.</summary>
internal static class HandProgramme
{
    private static readonly ResponsibleUnit[] Units =
    [
        new("van-hoa", "Văn hóa - Chính sách Lao động việc làm", "Culture and labour office", [], "V.1"),
        new("tu-phap", "Tư pháp - Hộ tịch", "Justice office", [], "V.2"),
        new("truong", "Trường Mầm non, Trường Tiểu học, Trung học cơ sở", "Schools", [], "V.3"),
        new("van-hoa-xa-hoi", "Văn hóa - Xã hội", "Culture office", [], "V.4"),
        new("tram-y-te", "Trạm Y tế", "Health station", [], "V.7"),
        new("cong-an", "Công an xã", "Police", [], "V.8"),
    ];

    private static readonly string[] Goals =
    [
        "Phát triển toàn diện trẻ em, chăm sóc sức khỏe, dinh dưỡng cho trẻ em",
        "Bảo vệ trẻ em",
        "Giáo dục, văn hóa, vui chơi, giải trí trẻ em",
        "Sự tham gia của trẻ em vào các vấn đề về trẻ em",
    ];

    /// <summary>Goal | id | name | unit | direction | subject | target | lead (? where the plan names none) | printed, where it is defective.</summary>
    private const string Table = """
        1|1|Xã đạt tiêu chuẩn phù hợp với trẻ em|%|Up|Commune|>=100|van-hoa?|98%
        1|2|Trẻ em đến 8 tuổi được tiếp cận dịch vụ hỗ trợ chăm sóc phát triển toàn diện|%|Up|Child|>=92|van-hoa?|
        1|3a|Tỷ suất tử vong trẻ sơ sinh|‰|Down|Child|<5|tram-y-te|dưới 5%
        1|3b|Tỷ suất tử vong trẻ dưới 1 tuổi|‰|Down|Child|<9|tram-y-te|dưới 9%
        1|3c|Tỷ suất tử vong trẻ dưới 5 tuổi|‰|Down|Child|<18.5|tram-y-te|dưới 9%
        1|4a|Suy dinh dưỡng thể nhẹ cân (cân nặng theo tuổi), trẻ dưới 5 tuổi|%|Down|Child|<9|tram-y-te|
        1|4b|Suy dinh dưỡng thể thấp còi (chiều cao theo tuổi), trẻ dưới 5 tuổi|%|Down|Child|<16|tram-y-te|
        1|4c|Béo phì, trẻ dưới 5 tuổi (nông thôn)|%|Down|Child|<2|tram-y-te|
        1|5a|Trẻ dưới 1 tuổi được tiêm chủng đầy đủ 8 loại vắc xin|%|Up|Child|>=97|tram-y-te|
        1|5b|Trẻ dưới 5 tuổi được tiêm chủng đầy đủ các loại vắc xin|%|Up|Child|2030>=98|tram-y-te|
        1|6|Tỷ lệ lây truyền HIV từ mẹ sang con|%|Down|Reported|2030<=0|tram-y-te|
        1|7|Cơ sở giáo dục có công trình vệ sinh|%|Up|Facility|>=100|truong|
        2|8a|Trẻ em có hoàn cảnh đặc biệt trên tổng số trẻ em|%|Down|Child|<=4|van-hoa?|
        2|8b|Trẻ em có hoàn cảnh đặc biệt được chăm sóc, nuôi dưỡng, trợ giúp|%|Up|Child|>=95|van-hoa?|
        2|9|Trẻ em bị xâm hại trên tổng số trẻ em|%|Down|Child|<1|cong-an|
        2|10|Lao động trẻ em và người chưa thành niên từ 5 đến 17 tuổi|%|Down|Child|<=4.9|van-hoa?|4,%
        2|11a|Tỷ suất trẻ em bị tai nạn thương tích|/|Down|Child|<=550|van-hoa?|10/930
        2|11b|Tỷ suất trẻ em tử vong do tai nạn thương tích|/|Down|Child|<=16|van-hoa?|4/930
        2|12|Trẻ em gặp thiên tai, thảm họa được cứu trợ, hỗ trợ kịp thời|%|Up|Incident|>=100|van-hoa?|
        2|13|Mức giảm số cuộc tảo hôn hằng năm|Δ|Up|Incident|>=2|van-hoa-xa-hoi|từ 1,5% đến 1,0%
        2|14|Trẻ em dưới 5 tuổi được đăng ký khai sinh|%|Up|Child|>=99.9|tu-phap|
        3|15|Trẻ em dưới 5 tuổi được phát triển phù hợp về sức khỏe, học tập và tâm lý xã hội|%|Up|Child|>=99.1|truong|
        3|16|Trẻ em 5 tuổi đi học mẫu giáo|%|Up|Child|>=99.9|truong|
        3|17a|Trẻ em hoàn thành cấp tiểu học|%|Up|Enrolment|>=99.5|truong|
        3|17b|Trẻ em bỏ học cấp tiểu học|%|Down|Enrolment|<0.1|truong|dưới 0,1,%
        3|18a|Trẻ em hoàn thành cấp trung học cơ sở|%|Up|Enrolment|>=99.5|truong|
        3|18b|Trẻ em bỏ học cấp trung học cơ sở|%|Down|Enrolment|<0.1|truong|
        3|19|Trường học có dịch vụ hỗ trợ tâm lý trẻ em|%|Up|Facility|>=95|truong|
        3|20a|Trường học có cơ sở hạ tầng và tài liệu phù hợp với học sinh khuyết tật|%|Up|Facility|>=55|truong|
        3|20b|Trẻ em khuyết tật có nhu cầu học tập được tiếp cận giáo dục phù hợp|%|Up|Child|>=80|truong|
        3|21|Thôn có điểm văn hóa, vui chơi dành cho trẻ em|%|Up|Village|>=40|van-hoa-xa-hoi|30%
        4|22|Trẻ em từ 7 tuổi trở lên được hỏi ý kiến về các vấn đề của trẻ em|%|Up|Child|>=65|van-hoa?|
        4|23|Trẻ em được nâng cao nhận thức, năng lực về quyền tham gia|%|Up|Child|>=85|van-hoa?|
        4|24|Trẻ em từ 11 tuổi trở lên tham gia mô hình, hoạt động thúc đẩy quyền tham gia|%|Up|Child|>=55|van-hoa?|
        """;

    public static ActionProgramme BinhLuong { get; } =
        Programme("Kế hoạch triển khai Chương trình hành động vì trẻ em xã Bình Lương giai đoạn 2021-2030");

    public static ActionProgramme National { get; } =
        Programme("Quyết định số 23/QĐ-TTg ngày 07/01/2021 của Thủ tướng Chính phủ");

    /// <summary>A component for a single test.</summary>
    public static Component Component(
        MeasureUnit unit = MeasureUnit.Percent,
        Direction direction = Direction.Up,
        RuleSubject subject = RuleSubject.Child,
        string target = ">=97"
    ) => Component("5a", "Trẻ dưới 1 tuổi được tiêm chủng đầy đủ", unit, direction, subject, target, "");

    private static ActionProgramme Programme(string basis)
    {
        var lines = Table.Split('\n', StringSplitOptions.TrimEntries).Select(l => l.Split('|')).ToList();
        return new ActionProgramme
        {
            Id = "thu",
            Name = "Chương trình hành động vì trẻ em",
            NameEn = "Programme of action for children",
            AdoptedBy = "xã Bình Lương",
            FromYear = 2021,
            ToYear = 2030,
            LegalBasis = basis,
            Units = Units,
            Goals =
            [
                .. lines
                    .GroupBy(l => l[0], StringComparer.Ordinal)
                    .Select((g, i) => new Goal(g.Key, Goals[i], "", Indicators([.. g]))),
            ],
        };
    }

    private static List<Indicator> Indicators(IReadOnlyList<string[]> lines) =>
        [
            .. lines
                .GroupBy(l => l[1].TrimEnd('a', 'b', 'c'), StringComparer.Ordinal)
                .Select(g => new Indicator
                {
                    Id = g.Key,
                    Name = g.First()[2],
                    NameEn = "",
                    LeadUnit = g.First()[7].TrimEnd('?'),
                    LeadSection = g.First()[7].EndsWith('?') ? null : "V",
                    Components =
                    [
                        .. g.Select(l =>
                            Component(
                                l[1],
                                l[2],
                                l[3] switch
                                {
                                    "‰" => MeasureUnit.PerMille,
                                    "/" => MeasureUnit.PerHundredThousand,
                                    "Δ" => MeasureUnit.Change,
                                    _ => MeasureUnit.Percent,
                                },
                                Enum.Parse<Direction>(l[4]),
                                Enum.Parse<RuleSubject>(l[5]),
                                l[6],
                                l[8]
                            )
                        ),
                    ],
                }),
        ];

    private static Component Component(
        string id,
        string name,
        MeasureUnit unit,
        Direction direction,
        RuleSubject subject,
        string target,
        string printed
    )
    {
        var year = target.StartsWith("2030", StringComparison.Ordinal) ? 2030 : 2025;
        var text = year == 2030 ? target[4..] : target;
        var sign = text.StartsWith('<') && !text.StartsWith("<=", StringComparison.Ordinal) ? "<" : text[..2];
        var value = new TargetValue(
            sign switch
            {
                "<" => Comparator.Below,
                "<=" => Comparator.AtMost,
                _ => Comparator.AtLeast,
            },
            decimal.Parse(text.AsSpan(sign.Length), CultureInfo.InvariantCulture)
        );
        return new Component
        {
            Id = id,
            Name = name,
            NameEn = "",
            Unit = unit,
            Direction = direction,
            Rule = new RuleDefinition { Subject = subject },
            Targets = new Dictionary<int, Target>
            {
                [year] = new()
                {
                    Applied = value,
                    Printed = printed.Length == 0 ? null : printed,
                    Defect = printed.Length == 0 ? null : new TargetDefect("Sai đơn vị.", "Theo quốc gia.", null),
                },
            },
        };
    }
}
