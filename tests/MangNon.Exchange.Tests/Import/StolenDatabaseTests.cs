using MangNon.Circumstances;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Exchange.Tests.Import;

/// <summary>Plants values in every sealed column, by import and by hand, and looks for them in all the bytes there are.</summary>
public sealed class StolenDatabaseTests
{
    private static readonly string[] Planted =
    [
        "0387112233",
        "0387445566",
        "0387778899",
        "038219001111",
        "038219002222",
        "038219003333",
        "Hình thức kín nhập tệp",
        "Hình thức kín ghi tay",
        "Hình thức kín đã sửa",
        "Nguồn kín nhập tệp",
        "Nguồn kín ghi tay",
        "Nguồn kín đã sửa",
        "Chi tiết kín nhập tệp",
        "Chi tiết kín ghi tay",
        "Chi tiết kín đã sửa",
        "Nhóm kín ghi tay",
        "Nhóm kín đã sửa",
    ];

    [Theory, OnBothDatabases]
    public async Task Nothing_sealed_is_found_in_the_database_its_log_or_its_copies(DatabaseKind kind)
    {
        await using var commune = await TestCommune.CreateAsync(kind);
        var result = await commune.ImportAsync(
            new Book()
                .Sheet("Ho", Book.Ho + ",Chủ hộ,Điện thoại", "H1,Thôn 1,Khác,Dấu hiệu để ngỏ,0387112233")
                .Sheet("TreEm", Book.TreEm + ",Mã định danh", "T1,H1,Lê Thị Thử,05/03/2019,Nữ,Thổ,038219001111")
                .Sheet("HoanCanh", "Mã trẻ,Nhóm,Từ ngày", "T1,đ,01/02/2025")
                .Sheet(
                    "HoTro",
                    "Mã trẻ,Ngày,Hình thức,Nguồn",
                    "T1,01/02/2025,Hình thức kín nhập tệp,Nguồn kín nhập tệp"
                )
                .Sheet("BienCo", "Mã trẻ,Loại,Ngày,Chi tiết", "T1,XamHai,01/02/2025,Chi tiết kín nhập tệp")
        );
        Assert.Empty(result.Errors);
        Assert.Equal([1, 1, 1, 1, 1], result.Sheets.Select(s => s.Added));
        await ByHandAsync(commune);

        var loot = await DatabaseBytes.ReadAsync(commune.Database);

        Assert.All(Planted, text => Assert.Empty(DatabaseBytes.Holding(loot, text)));
        // The search finds what is not sealed, in each of the places.
        var open = DatabaseBytes.Holding(loot, "Dấu hiệu để ngỏ").ToList();
        string[] places = kind == DatabaseKind.Sqlite ? [".backup", "-wal"] : ["dump", "base", "pg_wal"];
        Assert.All(
            places.Where(place => loot.Keys.Any(part => part.Contains(place, StringComparison.Ordinal))),
            place => Assert.Contains(open, part => part.Contains(place, StringComparison.Ordinal))
        );
        Assert.Contains(places[0], open);
    }

    [Fact]
    public void The_search_sees_through_other_ways_of_writing()
    {
        const string text = "Dấu hiệu để ngỏ";
        var utf8 = System.Text.Encoding.UTF8.GetBytes(text);
        foreach (var before in new[] { "", "x", "xy" })
        {
            var whole = System.Text.Encoding.UTF8.GetBytes(before + text + "đuôi");
            Found(Convert.ToBase64String(whole));
        }

        Found(Convert.ToHexString(utf8));
        Found(Convert.ToHexStringLower(utf8));
        Found("trước " + text + " sau");
        Assert.Single(DatabaseBytes.Holding(Of(System.Text.Encoding.Unicode.GetBytes(text)), text));
        Assert.Empty(DatabaseBytes.Holding(Of([1, 2, 3]), text));

        static void Found(string written) =>
            Assert.Single(DatabaseBytes.Holding(Of(System.Text.Encoding.UTF8.GetBytes(written)), text));

        static Dictionary<string, byte[]> Of(byte[] bytes) => new(StringComparer.Ordinal) { ["x"] = bytes };
    }

    /// <summary>Written through the change tracker, changed, and some of it deleted again.</summary>
    private static async Task ByHandAsync(TestCommune commune)
    {
        await using var db = commune.NewContext();
        var household = await db.Households.SingleAsync();
        var child = await db.Children.SingleAsync();
        var (support, incident, circumstance) = (
            new Support
            {
                Id = Guid.CreateVersion7(),
                ChildId = child.Id,
                GivenOn = new DateOnly(2025, 3, 1),
            },
            new Incident
            {
                Id = Guid.CreateVersion7(),
                ChildId = child.Id,
                Kind = IncidentKind.Abuse,
                OccurredOn = new DateOnly(2025, 3, 1),
            },
            new Circumstance
            {
                Id = Guid.CreateVersion7(),
                ChildId = child.Id,
                Group = "Nhóm kín ghi tay",
                From = new DateOnly(2025, 3, 1),
            }
        );
        db.AddRange(support, incident, circumstance);
        await WriteAsync("0387445566", "038219002222", "ghi tay");
        await WriteAsync("0387778899", "038219003333", "đã sửa");
        db.RemoveRange(support, incident, circumstance);
        await db.SaveChangesAsync();

        async Task WriteAsync(string phone, string number, string how)
        {
            household.PhoneSealed = db.Seal.Seal(phone, SealedFields.HouseholdPhone);
            child.PersonalIdSealed = db.Seal.Seal(number, SealedFields.ChildPersonalId);
            (support.Form, support.Source) = ($"Hình thức kín {how}", $"Nguồn kín {how}");
            (incident.Detail, circumstance.Group) = ($"Chi tiết kín {how}", $"Nhóm kín {how}");
            await db.SaveChangesAsync();
        }
    }
}
