using System.Globalization;
using MangNon.Register.Searching;

namespace MangNon.Bench.Register;

/// <summary>Children with names as common as they are in Viet Nam, the same on every run.</summary>
internal static class GeneratedChildren
{
    private const int Seed = 20261129;

    private static readonly (string Name, int Share)[] Families =
    [
        ("Nguyễn", 380),
        ("Trần", 110),
        ("Lê", 95),
        ("Phạm", 70),
        ("Hoàng", 51),
        ("Phan", 45),
        ("Vũ", 39),
        ("Đặng", 21),
        ("Bùi", 20),
        ("Đỗ", 14),
        ("Hồ", 13),
        ("Ngô", 13),
        ("Dương", 10),
        ("Lý", 5),
        ("Lò", 15),
        ("Vi", 12),
        ("Hà", 10),
        ("Lương", 8),
        ("Quàng", 6),
        ("Cầm", 5),
        ("Giàng", 6),
        ("Sùng", 6),
        ("Thào", 5),
        ("Vàng", 5),
        ("Trương", 10),
        ("Đinh", 8),
        ("Mai", 7),
        ("Trịnh", 8),
        ("Cao", 6),
        ("Tô", 4),
    ];

    private static readonly string[] MiddlesOfBoys =
    [
        "Văn",
        "Văn",
        "Văn",
        "Đức",
        "Minh",
        "Hữu",
        "Quốc",
        "Gia",
        "Công",
        "Xuân",
        "Thành",
        "Anh",
        "Bá",
        "Duy",
        "Hoàng",
    ];

    private static readonly string[] MiddlesOfGirls =
    [
        "Thị",
        "Thị",
        "Thị",
        "Ngọc",
        "Thu",
        "Minh",
        "Bảo",
        "Khánh",
        "Phương",
        "Thanh",
        "Hồng",
        "Như",
        "Mai",
        "Diệu",
        "Quỳnh",
    ];

    private static readonly string[] Boys =
    [
        "An",
        "Anh",
        "Ánh",
        "Ân",
        "Bách",
        "Bảo",
        "Bình",
        "Chính",
        "Chung",
        "Công",
        "Cường",
        "Danh",
        "Dũng",
        "Duy",
        "Dương",
        "Đại",
        "Đạt",
        "Đăng",
        "Đông",
        "Đức",
        "Giang",
        "Hà",
        "Hải",
        "Hào",
        "Hậu",
        "Hiền",
        "Hiếu",
        "Hiệp",
        "Hoà",
        "Hoàng",
        "Hùng",
        "Huy",
        "Hưng",
        "Khang",
        "Khánh",
        "Khoa",
        "Khôi",
        "Kiên",
        "Lâm",
        "Long",
        "Lộc",
        "Lợi",
        "Luân",
        "Mạnh",
        "Minh",
        "Nam",
        "Nghĩa",
        "Nguyên",
        "Nhân",
        "Nhật",
        "Phong",
        "Phú",
        "Phúc",
        "Phương",
        "Quân",
        "Quang",
        "Quý",
        "Sang",
        "Sáng",
        "Sinh",
        "Sơn",
        "Tài",
        "Tâm",
        "Tân",
        "Thái",
        "Thành",
        "Thắng",
        "Thiện",
        "Thịnh",
        "Thuận",
        "Tiến",
        "Toàn",
        "Trí",
        "Trung",
        "Trường",
        "Tú",
        "Tuấn",
        "Tùng",
        "Việt",
        "Vinh",
        "Vũ",
        "Vương",
        "Xuân",
        "Chớ",
        "Dế",
        "Páo",
        "Súa",
    ];

    private static readonly string[] Girls =
    [
        "An",
        "Anh",
        "Ánh",
        "Ân",
        "Bích",
        "Bình",
        "Cúc",
        "Chi",
        "Châu",
        "Diễm",
        "Diệp",
        "Dung",
        "Duyên",
        "Đào",
        "Giang",
        "Hà",
        "Hạ",
        "Hạnh",
        "Hằng",
        "Hân",
        "Hiền",
        "Hoa",
        "Hoài",
        "Hồng",
        "Huế",
        "Huệ",
        "Huyền",
        "Hương",
        "Hường",
        "Khánh",
        "Khuê",
        "Kiều",
        "Lam",
        "Lan",
        "Lành",
        "Lệ",
        "Liên",
        "Linh",
        "Loan",
        "Lụa",
        "Ly",
        "Mai",
        "Mận",
        "My",
        "Mỹ",
        "Na",
        "Nga",
        "Ngà",
        "Ngân",
        "Ngọc",
        "Nguyệt",
        "Nhàn",
        "Nhi",
        "Nhung",
        "Như",
        "Oanh",
        "Phượng",
        "Phương",
        "Quyên",
        "Quỳnh",
        "Sao",
        "Sen",
        "Tâm",
        "Thảo",
        "Thắm",
        "Thanh",
        "Thi",
        "Thơ",
        "Thơm",
        "Thu",
        "Thuỷ",
        "Thuý",
        "Thư",
        "Thương",
        "Tiên",
        "Trà",
        "Trang",
        "Trâm",
        "Trinh",
        "Trúc",
        "Tuyết",
        "Uyên",
        "Vân",
        "Vi",
        "Xuân",
        "Yến",
        "Ý",
        "Chía",
        "Mỷ",
        "Dở",
    ];

    public static SearchRow[] Make(int count)
    {
#pragma warning disable CA5394 // The same every time is what is wanted.
        var random = new Random(Seed);
        var rows = new SearchRow[count];
        for (var i = 0; i < count; i++)
        {
            var girl = random.Next(2) == 0;
            var family = Family(random);
            var father = $"{family} {Of(random, MiddlesOfBoys)} {Of(random, Boys)}";
            var mother = $"{Family(random)} {Of(random, MiddlesOfGirls)} {Of(random, Girls)}";
            rows[i] = new SearchRow(
                new Guid(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
                $"{family} {Of(random, girl ? MiddlesOfGirls : MiddlesOfBoys)} {Of(random, girl ? Girls : Boys)}",
                new DateOnly(2008, 12, 1).AddDays(random.Next(18 * 365)),
                string.Create(CultureInfo.InvariantCulture, $"TE{i:0000000}"),
                father,
                mother,
                random.Next(20) == 0 ? $"{Family(random)} Thị {Of(random, Girls)}" : null,
                string.Create(CultureInfo.InvariantCulture, $"H{i / 2:000000}"),
                random.Next(5) == 0 ? $"{family} Văn {Of(random, Boys)}" : father,
                string.Create(CultureInfo.InvariantCulture, $"Thôn {1 + random.Next(30)}")
            );
        }

        return rows;
    }

    private static string Family(Random random)
    {
        var at = random.Next(Families.Sum(family => family.Share));
        foreach (var (name, share) in Families)
        {
            if ((at -= share) < 0)
            {
                return name;
            }
        }

        return Families[0].Name;
    }

    private static string Of(Random random, string[] names) => names[random.Next(names.Length)];
#pragma warning restore CA5394
}
