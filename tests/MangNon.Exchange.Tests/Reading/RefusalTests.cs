using System.IO.Compression;
using System.Text;
using MangNon.Exchange.Reading;

namespace MangNon.Exchange.Tests.Reading;

public class RefusalTests
{
    private static readonly string[] Ho = ["Mã hộ", "Thôn", "Loại hộ"];

    private static async Task<string?> RefusalAsync(WorkbookSource source, WorkbookLimits? limits = null)
    {
        await using var commune = await TestCommune.CreateAsync();
        var result = await commune.ImportAsync(
            source,
            TestCommune.Options with
            {
                Limits = limits ?? WorkbookLimits.Default,
            }
        );
        Assert.Equal(0, await commune.CountRowsAsync());
        if (result.Refusal is not null)
        {
            Assert.Empty(result.Sheets);
            Assert.Contains("\"refusal\"", ImportJson.Write(result), StringComparison.Ordinal);
        }

        return result.Refusal;
    }

    private static Task<string?> RefusalAsync(byte[] content, WorkbookLimits? limits = null) =>
        RefusalAsync(WorkbookSource.Open(new MemoryStream(content)), limits);

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    [Fact]
    public async Task What_is_no_workbook_is_refused_whatever_its_name()
    {
        Assert.Equal(Refusals.Empty, await RefusalAsync([]));
        Assert.Equal(Refusals.NotAWorkbook, await RefusalAsync("Mã hộ,Thôn"u8.ToArray()));
        Assert.Equal(Refusals.NotAWorkbook, await RefusalAsync([0x89, 0x50, 0x4E, 0x47]));
        Assert.Equal(Refusals.OldOrEncrypted, await RefusalAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
        Assert.Equal(Refusals.Corrupt, await RefusalAsync("PK\u0003\u0004 rồi không có gì"u8.ToArray()));
        Assert.Equal(Refusals.NotFound, await RefusalAsync(WorkbookSource.Open("/không/có/tệp.xlsx")));
        Assert.StartsWith("Tệp không có trang nào", await RefusalAsync(Zip(("readme.txt", "x"u8.ToArray()))));
    }

    [Fact]
    public async Task A_truncated_workbook_is_refused_and_leaves_nothing()
    {
        var whole = await File.ReadAllBytesAsync(TestCommune.Sample("dirty-2025.xlsx"));

        Assert.Equal(Refusals.Corrupt, await RefusalAsync(whole[..(whole.Length / 2)]));
    }

    [Fact]
    public async Task Damage_within_a_sheet_refuses_the_file_after_rows_were_written()
    {
        await using var commune = await TestCommune.CreateAsync();

        var result = await commune.ImportAsync(
            new XlsxBook()
                .Sheet(
                    "Ho",
                    Ho,
                    $"""<row r="2">{XlsxBook.Text("A2", "H1")}{XlsxBook.Text("B2", "Thôn 1")}{XlsxBook.Text("C2", "Khác")}</row>"""
                )
                .Raw("TreEm", "<row><c></row>")
        );

        Assert.Equal(Refusals.Corrupt, result.Refusal);
        Assert.Equal(0, await commune.CountRowsAsync());
    }

    [Fact]
    public async Task Macros_are_refused_by_their_part_and_by_the_content_type()
    {
        var part = new XlsxBook().Sheet("Ho", Ho).Part("xl/vbaProject.bin", [1]);
        var type = new XlsxBook { WorkbookType = "application/vnd.ms-excel.sheet.macroEnabled.main+xml" }.Sheet(
            "Ho",
            Ho
        );

        Assert.Equal(Refusals.Macros, await RefusalAsync(part.Write().ToArray()));
        Assert.Equal(Refusals.Macros, await RefusalAsync(type.Write().ToArray()));
    }

    [Fact]
    public async Task Document_types_and_entities_are_refused()
    {
        var bomb = new XlsxBook()
            .Prolog("""<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>""")
            .Raw("Ho", """<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>""");
        var outside = new XlsxBook().Prolog("""<!DOCTYPE w SYSTEM "file:///etc/passwd">""").Raw("Ho", "<row/>");

        Assert.Equal(Refusals.Corrupt, await RefusalAsync(bomb.Write().ToArray()));
        Assert.Equal(Refusals.Corrupt, await RefusalAsync(outside.Write().ToArray()));
    }

    [Fact]
    public async Task A_zip_bomb_is_refused_by_its_ratio()
    {
        var bomb = Zip(("Ho.csv", new byte[20 * 1024 * 1024]));

        Assert.Equal(Refusals.SuspiciousRatio, await RefusalAsync(bomb));
    }

    [Fact]
    public async Task What_is_inflated_is_counted_whatever_is_declared()
    {
        var text = new StringBuilder("Mã hộ,Thôn,Loại hộ\n");
        for (var i = 0; i < 20_000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"H{i},Thôn 1,Khác\n");
        }

        var limits = WorkbookLimits.Default with { InflatedBytes = 200_000 };
        var content = Encoding.UTF8.GetBytes(text.ToString());
        Assert.Equal(Refusals.TooLargeInflated, await RefusalAsync(Zip(("Ho.csv", content)), limits));

        // A part that declares less than it holds is cut short there: refused, not taken in part.
        var lie = Zip(("Ho.csv", content));
        Declare(lie, [1000 & 0xFF, 1000 >> 8, 0, 0]);
        Assert.Equal(Refusals.Corrupt, await RefusalAsync(lie));

        var folder = Directory.CreateTempSubdirectory("mangnon-exchange-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "Ho.csv"), content);
            Assert.Equal(Refusals.TooLargeInflated, await RefusalAsync(WorkbookSource.Open(folder.FullName), limits));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Overwrites the inflated size in the central directory.</summary>
    private static void Declare(byte[] zip, byte[] size)
    {
        var entry = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        size.CopyTo(zip, entry + 24);
    }

    [Theory]
    [InlineData("../Ho.csv")]
    [InlineData("a/../../Ho.csv")]
    [InlineData("..\\Ho.csv")]
    [InlineData("/Ho.csv")]
    [InlineData("C:/Ho.csv")]
    public async Task Names_that_lead_outside_are_refused(string name) =>
        Assert.Equal(Refusals.BadEntryName, await RefusalAsync(Zip((name, "x"u8.ToArray()))));

    [Fact]
    public async Task Every_limit_refuses_beyond_itself_and_not_at_it()
    {
        var book = new Book().Sheet("Ho", Book.Ho, "H1,Thôn 1,Khác").Sheet("TreEm", Book.TreEm).Zip().ToArray();
        var limits = WorkbookLimits.Default;
        var cases = new (WorkbookLimits At, WorkbookLimits Beyond, string Refusal)[]
        {
            (limits with { FileBytes = book.Length }, limits with { FileBytes = book.Length - 1 }, Refusals.TooLarge),
            (limits with { Entries = 2 }, limits with { Entries = 1 }, Refusals.TooManyEntries),
            (limits with { Rows = 2 }, limits with { Rows = 1 }, Refusals.TooManyRows("Ho")),
            (limits with { Columns = 6 }, limits with { Columns = 5 }, Refusals.TooManyColumns("TreEm")),
            (limits with { CellLength = 9 }, limits with { CellLength = 8 }, Refusals.TooLongCell("TreEm")),
        };
        foreach (var (at, beyond, refusal) in cases)
        {
            await using var commune = await TestCommune.CreateAsync();
            var source = WorkbookSource.Open(new MemoryStream(book));
            Assert.Null((await commune.ImportAsync(source, TestCommune.Options with { Limits = at })).Refusal);
            Assert.Equal(refusal, await RefusalAsync(book, beyond));
        }
    }

    [Fact]
    public async Task A_spreadsheet_with_too_long_a_cell_or_too_many_columns_or_rows_is_refused()
    {
        static XlsxBook One(string cell) => new XlsxBook().Sheet("Ho", Ho, $"""<row r="2">{cell}</row>""");

        Assert.Equal(
            Refusals.TooLongCell("Ho"),
            await RefusalAsync(One(XlsxBook.Text("A2", new string('a', 32_768))).Write().ToArray())
        );
        Assert.Equal(
            Refusals.TooManyColumns("Ho"),
            await RefusalAsync(One(XlsxBook.Text("XFD2", "a")).Write().ToArray())
        );
        Assert.Equal(
            Refusals.TooManyRows("Ho"),
            await RefusalAsync(
                new XlsxBook().Raw("Ho", """<row r="1048577"><c r="A1048577"><v>1</v></c></row>""").Write().ToArray()
            )
        );
    }

    [Fact]
    public async Task More_bad_cells_than_can_be_listed_refuse_the_file_and_tell_the_first()
    {
        var book = new Book().Sheet("Ho", Book.Ho, "H1,Thôn 1,Khác", "H2,,Giàu", "H3,,Khác").Zip().ToArray();
        await using var commune = await TestCommune.CreateAsync();
        var three = TestCommune.Options with { Limits = WorkbookLimits.Default with { Notes = 3 } };
        Assert.Equal(3, (await commune.ImportAsync(WorkbookSource.Open(new MemoryStream(book)), three)).Errors.Count);

        var refusal = await RefusalAsync(book, WorkbookLimits.Default with { Notes = 2 });

        Assert.Contains("trang Ho, dòng 3, cột Thôn", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_must_be_utf8_with_commas_and_closed_quotes()
    {
        var windows1258 = Encoding.Latin1.GetBytes("Mã hộ,Thôn".Replace('ộ', 'ò')).Append((byte)'\n').ToArray();
        Assert.Equal(Refusals.NotUtf8("Ho"), await RefusalAsync(Zip(("Ho.csv", windows1258))));
        Assert.Equal(Refusals.NotUtf8("Ho"), await RefusalAsync(Zip(("Ho.csv", [0xFF, 0xFE, (byte)'M', 0]))));
        Assert.Equal(
            Refusals.Semicolons("Ho"),
            await RefusalAsync(Zip(("Ho.csv", "Mã hộ;Thôn;Loại hộ\n"u8.ToArray())))
        );
        Assert.Equal(Refusals.OpenQuote("Ho"), await RefusalAsync(Zip(("Ho.csv", "\"Mã hộ,Thôn\n"u8.ToArray()))));
        Assert.Equal(
            Refusals.Twice("Ho"),
            await RefusalAsync(Zip(("Ho.csv", "x"u8.ToArray()), ("a/Ho.csv", "x"u8.ToArray())))
        );
    }
}
