using MangNon.Register;

namespace MangNon.Testing.Matching;

/// <summary>A people of the west of Thanh Hóa with its surnames, the commonest first.</summary>
/// <param name="Share">Of 100 villages.</param>
/// <param name="Surnames">In order.</param>
internal sealed record SamplePeople(int Share, params string[] Surnames)
{
    /// <summary>Mông: boys are called “Thao A Páo”, girls “Thao Thị Dợ”.</summary>
    public bool IsMong { get; init; }
}

/// <summary>
/// Names for made-up children: lists written for this purpose, of no register. Earlier ones are taken more often, as
/// names in villages are.
/// </summary>
internal static class SampleNames
{
    public static readonly SamplePeople[] Peoples =
    [
        new(42, "Hà", "Vi", "Lương", "Lò", "Ngân", "Lộc", "Phạm", "Cầm", "Lữ", "Lang", "Hoàng", "Len"),
        new(18, "Lê", "Trương", "Bùi", "Lang", "Nguyễn", "Lục", "Hồ", "Quách", "Phan"),
        new(18, "Bùi", "Phạm", "Trương", "Quách", "Hà", "Cao", "Đinh", "Lê", "Nguyễn", "Hoàng"),
        new(18, "Nguyễn", "Lê", "Trần", "Phạm", "Hoàng", "Đỗ", "Vũ", "Trịnh", "Mai", "Đặng", "Ngô", "Dương"),
        new(4, "Thao", "Giàng", "Sùng", "Lâu", "Hơ", "Vàng", "Lý", "Chá") { IsMong = true },
    ];

    private static readonly string[] BoysMiddle =
    [
        .. "Văn Đức Minh Gia Quốc Anh Hữu Tuấn Xuân Duy Đình Hoàng Bảo Trọng Thanh Ngọc Công Thế Tiến Nhật".Split(' '),
        "",
    ];

    private static readonly string[] GirlsMiddle =
    [
        .. "Thị Ngọc Thanh Minh Phương Bảo Thuỳ Hồng Kim Khánh Thu Hà Quỳnh Mai Ánh Diệu Yến Hải Như".Split(' '),
        "Thị Ngọc",
        "Thị Thuỳ",
        "",
    ];

    private static readonly string[] Boys = (
        "Huy Bảo Khánh Minh Anh Phúc Long Tuấn Hoàng Nam Đạt Kiên Hùng Dũng Quân Khôi Hiếu Duy Thành Sơn Hải Lâm "
        + "Tùng Cường Trung Thắng Đức An Phong Việt Quang Khang Bình Vinh Toàn Hưng Thịnh Tâm Tài Nhật Mạnh Linh "
        + "Hào Trường Lộc Nghĩa Chiến Dương Thiện Hậu Công Luân Đăng Vũ Giang Hoà Quyết Trí Tiến Ngọc Thái Sáng "
        + "Xuân Thuận Biên Đông Hiệp Lực Ninh Phú Quý Siêu Thế Ước Vượng Bách Chung Định Khải Lợi Nguyên Pháo Súa Dế"
    ).Split(' ');

    private static readonly string[] Girls = (
        "Anh Linh Trang Ngọc Huyền Thảo Nhi Vy Hà Mai Hương Phương Lan Hằng Ánh Yến Thu Thuý Dung Nga Hoa Ly Trâm "
        + "My Chi Châu Như Oanh Quyên Hân Ngân Diệp Giang Tâm Thư Uyên Vân Xuân Nhung Loan Hạnh Hồng Hiền Thơm Tuyết "
        + "Trinh Thanh Thương Quỳnh Diễm Duyên Lệ Liên Mận Minh Nguyệt Nương Phượng Sen Thắm Thuỷ Tiên Trúc Tươi Út "
        + "Viên Ý Bích Cúc Đào Điệp Gấm Hoài Hoà Khuyên Kiều Lành Miên Nết Oánh Phúc Sương Thoa Vui Dợ Mỷ Chía"
    ).Split(' ');

    private static readonly string[] Women = (
        "Hương Lan Hoa Hằng Thuý Hà Nga Thảo Hiền Dung Loan Tâm Yến Liên Nhung Oanh Phương Thơm Xuân Hạnh Hồng Mai "
        + "Thu Thuỷ Vân Tuyết Lý Quyên Huệ Tươi Bình Duyên Nhàn Thắm Én Lương Mến Hoài Ngọc Thuận Sáu Bảy Năm Ba "
        + "Điểm Chiên Đào Hường Hợi Luyến Ngoan Phượng Tình Thoan Uyên Viễn Xoan Yêu Chung Dậu Nguyệt"
    ).Split(' ');

    private static readonly string[] Men = (
        "Hùng Dũng Tuấn Cường Thắng Nam Hải Sơn Tùng Bình Thành Đức Long Hoà Quang Minh Tiến Huy Trung Tâm Vinh Hiếu "
        + "Toàn Dương Đông Thuận Lâm Chung Lợi Kiên Mạnh Việt Quý Ước Xuân Luyện Nhất Tư Năm Sáu Bảy Hội Ngoan Tịnh "
        + "Chiến Định Giáp Hiệu Khuyên Lực Mão Ninh Phong Quyết Sinh Thiệp Vượng Thi Đại Dần"
    ).Split(' ');

    public static SamplePeople People(Random random)
    {
        var at = random.Next(Peoples.Sum(one => one.Share));
        return Peoples.First(one => (at -= one.Share) < 0);
    }

    public static string Surname(Random random, SamplePeople people) => Common(random, people.Surnames, 1.9);

    public static string Middle(Random random, SamplePeople people, Sex sex) =>
        people.IsMong ? (sex == Sex.Male ? "A" : "Thị")
        : sex == Sex.Male ? Common(random, BoysMiddle, 1.8)
        : Common(random, GirlsMiddle, 1.9);

    public static string Given(Random random, Sex sex) => Common(random, sex == Sex.Male ? Boys : Girls, 1.35);

    public static string Mother(Random random, SamplePeople people) =>
        Full(
            Surname(random, people),
            random.Next(100) < 82 ? "Thị" : Common(random, GirlsMiddle, 1.4),
            Common(random, Women, 1.3)
        );

    public static string Father(Random random, SamplePeople people, string surname) =>
        Full(
            surname,
            people.IsMong ? "A"
                : random.Next(100) < 70 ? "Văn"
                : Common(random, BoysMiddle, 1.4),
            Common(random, Men, 1.3)
        );

    public static string Full(string surname, string middle, string given) =>
        middle.Length == 0 ? $"{surname} {given}" : $"{surname} {middle} {given}";

    /// <summary>An element, those in front more often: a power of a number between 0 and 1.</summary>
    private static string Common(Random random, string[] words, double power) =>
        words[(int)(Math.Pow(random.NextDouble(), power) * words.Length)];
}
