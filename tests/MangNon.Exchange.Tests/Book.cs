using System.IO.Compression;
using System.Text;

namespace MangNon.Exchange.Tests;

/// <summary>A workbook made by a test, as a zip of csv files: a sheet's lines, header first.</summary>
internal sealed class Book
{
    public const string Ho = "Mã hộ,Thôn,Loại hộ";
    public const string TreEm = "Mã trẻ,Mã hộ,Họ và tên,Ngày sinh,Giới tính,Dân tộc";
    private readonly List<(string Sheet, string Text)> _sheets = [];

    /// <summary>Household H1 in Thôn 1 with child T1, born 05/03/2019; facility C1, activity D1.</summary>
    public static Book WithOneChild() =>
        new Book()
            .Sheet("Ho", Ho, "H1,Thôn 1,Khác")
            .Sheet("TreEm", TreEm, "T1,H1,Lê Thị Thử,05/03/2019,Nữ,Thổ")
            .Sheet("CoSo", "Mã cơ sở,Loại", "C1,Mầm non")
            .Sheet("HoatDong", "Mã hoạt động,Loại,Ngày", "D1,Mô hình,01/02/2025");

    public Book Sheet(string name, params string[] lines)
    {
        _sheets.Add((name, string.Join("\r\n", lines) + "\r\n"));
        return this;
    }

    public MemoryStream Zip()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (sheet, text) in _sheets)
            {
                using var entry = zip.CreateEntry(sheet + ".csv").Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream;
    }
}
