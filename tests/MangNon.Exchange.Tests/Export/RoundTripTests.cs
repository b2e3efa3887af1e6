using System.Text;
using CsCheck;
using MangNon.Exchange.Reading;
using MangNon.Testing;

namespace MangNon.Exchange.Tests.Export;

public class RoundTripTests
{
    [Theory]
    [OnBothDatabases(".xlsx")]
    [OnBothDatabases(".zip")]
    [OnBothDatabases("")]
    public async Task The_sample_exported_and_imported_gives_the_same_rows(DatabaseKind kind, string extension)
    {
        await using var first = await TestCommune.CreateAsync(kind);
        await first.ImportAsync(WorkbookSource.Open(TestCommune.Sample("binh-luong-2025.zip")));
        var folder = Directory.CreateTempSubdirectory("mangnon-exchange-");
        try
        {
            var path = Path.Combine(folder.FullName, "so" + extension);
            await using (var db = first.NewContext())
            {
                await RegisterExport.RunAsync(db, first.Seal, first.Id, path);
            }

            await using var second = await TestCommune.CreateAsync(kind);
            var result = await second.ImportAsync(WorkbookSource.Open(path));

            Assert.Empty(result.Errors);
            Assert.Empty(result.Warnings);
            Assert.Equal(await first.DumpAsync(), await second.DumpAsync());
            var again = await first.ImportAsync(WorkbookSource.Open(path));
            Assert.All(again.Sheets, s => Assert.Equal(s.Read, s.Unchanged));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_marriage_that_was_prevented_survives_and_one_without_a_result_stays_without(DatabaseKind kind)
    {
        await using var first = await TestCommune.CreateAsync(kind);
        var book = Book.WithOneChild()
            .Sheet(
                "BienCo",
                "Mã trẻ,Loại,Ngày,Kết quả,Ngày kết quả",
                "T1,TaoHon,05/03/2025,Đã ngăn chặn,06/03/2025",
                "T1,TaoHon,07/03/2025,,"
            );
        Assert.Empty((await first.ImportAsync(book)).Errors);

        using var file = new MemoryStream();
        await using (var db = first.NewContext())
        {
            await RegisterExport.RunAsync(db, first.Seal, first.Id, file, ExportFormat.Xlsx);
        }

        await using var second = await TestCommune.CreateAsync(kind);
        Assert.Empty((await second.ImportAsync(WorkbookSource.Open(file))).Errors);
        var rows = (await second.DumpAsync())["BienCo.csv"];
        Assert.Contains("Đã ngăn chặn,06/03/2025", rows, StringComparison.Ordinal);
        Assert.Equal(await first.DumpAsync(), await second.DumpAsync());
    }

    /// <summary>Text as people and mischief write it: formulas, apostrophes, quotes, escapes, scripts beyond the plane.</summary>
    private static readonly string[] Pieces =
    [
        "=",
        "+",
        "-",
        "@",
        "'",
        "''",
        "_x000D_",
        "_x005F_",
        "\"",
        ",",
        "<&>",
        "Nguyễn",
        "ng",
        "𠀋",
        "1",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1]
        .Array[1, 6]
        .Select(parts => string.Join(parts.Length % 2 == 0 ? " " : "", parts.Select(i => Pieces[i])));

    [Theory]
    [InlineData(ExportFormat.Xlsx)]
    [InlineData(ExportFormat.Zip)]
    public async Task Any_text_number_and_date_survives(ExportFormat format)
    {
        var row = Gen.Select(
            Texts,
            Texts,
            Gen.Int[0, 42_000],
            Gen.Long[0, 999_999_999],
            Gen.Long[0, 9_999_999],
            Gen.Decimal[0, 1_000_000_000].Select(d => Math.Round(d, 6))
        );
        await row.Array[1, 20]
            .SampleAsync(
                async rows =>
                {
                    await using var first = await TestCommune.CreateAsync();
                    var result = await first.ImportAsync(Make(rows));
                    Assert.Empty(result.Errors);

                    using var file = new MemoryStream();
                    await using (var db = first.NewContext())
                    {
                        await RegisterExport.RunAsync(db, first.Seal, first.Id, file, format);
                    }

                    await using var second = await TestCommune.CreateAsync();
                    Assert.Empty((await second.ImportAsync(WorkbookSource.Open(file))).Errors);
                    Assert.Equal(await first.DumpAsync(), await second.DumpAsync());
                },
                iter: 25,
                threads: 1
            );
    }

    private static Book Make((string, string, int, long, long, decimal)[] rows)
    {
        static string Q(string text) =>
            "\"" + CsvApostrophe.On(text).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        var households = new List<string> { "Mã hộ,Thôn,Loại hộ,Chủ hộ" };
        var weighings = new List<string> { "Mã trẻ,Ngày,Cân nặng (kg),Chiều cao (cm)" };
        var figures = new List<string> { "Chỉ tiêu,Năm,Tử số,Mẫu số,Đơn vị báo cáo" };
        for (var i = 0; i < rows.Length; i++)
        {
            var (text, other, day, weight, height, figure) = rows[i];
            households.Add(FormattableString.Invariant($"H{i},{Q(text)},Khác,{Q(other)}"));
            var date = new DateOnly(1900, 1, 1).AddDays(day);
            weighings.Add(
                FormattableString.Invariant($"T1,{date:dd/MM/yyyy},{weight / 1_000_000m},{height / 10_000m}")
            );
            figures.Add(FormattableString.Invariant($"6,{1900 + i},{figure},{weight},{Q(text)}"));
        }

        return new Book()
            .Sheet("Ho", [.. households])
            .Sheet("TreEm", Book.TreEm, "T1,H0,Lê Thị Thử,05/03/2019,Nữ,Thổ")
            .Sheet("CanDo", [.. weighings])
            .Sheet("SoLieu", [.. figures])
            .Sheet("HoTro", "Mã trẻ,Ngày,Giá trị (VND)", "T1,01/02/2025,999.999.999.999.999");
    }

    [Fact]
    public async Task No_cell_leaves_as_a_formula()
    {
        await using var commune = await TestCommune.CreateAsync();
        await commune.ImportAsync(
            new Book().Sheet(
                "Ho",
                "Mã hộ,Thôn,Loại hộ,Chủ hộ",
                "H1,Thôn 1,Khác,=1+1",
                "H2,Thôn 1,Khác,+84",
                "H3,Thôn 1,Khác,-",
                "H4,Thôn 1,Khác,@a",
                "H5,Thôn 1,Khác,''=a"
            )
        );

        var csv = (await commune.DumpAsync())["Ho.csv"];
        Assert.Contains(",'=1+1,", csv, StringComparison.Ordinal);
        Assert.Contains(",'+84,", csv, StringComparison.Ordinal);
        Assert.Contains(",'-,", csv, StringComparison.Ordinal);
        Assert.Contains(",'@a,", csv, StringComparison.Ordinal);
        Assert.Contains(",''=a,", csv, StringComparison.Ordinal);

        using var file = new MemoryStream();
        await using var db = commune.NewContext();
        await RegisterExport.RunAsync(db, commune.Seal, commune.Id, file, ExportFormat.Xlsx);
        using var zip = new System.IO.Compression.ZipArchive(file);
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open(), Encoding.UTF8);
        var xml = await sheet.ReadToEndAsync();
        Assert.DoesNotContain("<f", xml, StringComparison.Ordinal);
        Assert.Contains("""s="3" t="inlineStr"><is><t xml:space="preserve">=1+1</t>""", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_that_fails_leaves_the_file_before_it()
    {
        await using var commune = await TestCommune.CreateAsync();
        await using var db = commune.NewContext();
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".xlsx");
        await File.WriteAllTextAsync(path, "trước");
        try
        {
            using var stopped = new CancellationTokenSource();
            await stopped.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                RegisterExport.RunAsync(db, commune.Seal, commune.Id, path, stopped.Token)
            );
            Assert.Equal("trước", await File.ReadAllTextAsync(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
