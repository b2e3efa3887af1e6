using System.Text.Json;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Exchange.Tests.Import;

public class SampleTests
{
    private static readonly Dictionary<string, int> SampleRows = new()
    {
        ["Ho"] = 570,
        ["TreEm"] = 930,
        ["CoSo"] = 16,
        ["HoatDong"] = 42,
        ["CanDo"] = 1321,
        ["TiemChung"] = 5916,
        ["HocTap"] = 1781,
        ["HoanCanh"] = 114,
        ["HoTro"] = 128,
        ["BienCo"] = 220,
        ["DichVu"] = 3860,
        ["PhatTrien"] = 570,
        ["ThamGia"] = 4469,
        ["KhaoSat"] = 30,
        ["SoLieu"] = 6,
        ["XaPhuHop"] = 25,
    };

    [Theory, OnBothDatabases]
    public async Task The_sample_comes_in_whole_and_a_second_time_changes_nothing(DatabaseKind kind)
    {
        await using var commune = await TestCommune.CreateAsync(kind);

        var first = await commune.ImportAsync(WorkbookSource.Open(TestCommune.Sample("binh-luong-2025.xlsx")));

        Assert.Null(first.Refusal);
        Assert.Empty(first.Errors);
        Assert.Equal(SampleRows, first.Sheets.ToDictionary(s => s.Sheet, s => s.Added));
        Assert.All(first.Sheets, s => Assert.Equal(s.Read, s.Added + s.Changed + s.Unchanged + s.Refused));
        Assert.Equal(["Ghi chú", "Ghi chú"], first.Warnings.Select(w => w.Column));
        Assert.Equal(SampleRows.Values.Sum(), await commune.CountRowsAsync());
        var versions = await commune.VillageVersionsAsync();
        Assert.Equal(["Thôn 1", "Thôn 2", "Thôn 3", "Thôn 4", "Thôn 5", "Thôn 6"], versions.Keys.Order());
        var communeVersion = await commune.VersionAsync();

        var second = await commune.ImportAsync(WorkbookSource.Open(TestCommune.Sample("binh-luong-2025.xlsx")));

        Assert.Empty(second.Errors);
        Assert.All(second.Sheets, s => Assert.Equal(s.Read, s.Unchanged));
        Assert.Equal(versions, await commune.VillageVersionsAsync());
        Assert.Equal(communeVersion, await commune.VersionAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Every_bad_cell_of_the_dirty_sample_is_listed_and_every_other_row_comes_in(DatabaseKind kind)
    {
        await using var commune = await TestCommune.CreateAsync(kind);

        var result = await commune.ImportAsync(WorkbookSource.Open(TestCommune.Sample("dirty-2025.xlsx")));

        var expected = JsonSerializer.Deserialize<List<BadCell>>(
            await File.ReadAllTextAsync(TestCommune.Sample("dirty-2025-errors.json")),
            JsonSerializerOptions.Web
        )!;
        Assert.Equal(
            expected.OrderBy(c => (c.Sheet, c.Row, c.Column)),
            result.Errors.Select(e => new BadCell(e.Sheet, e.Row, e.Column)).OrderBy(c => (c.Sheet, c.Row, c.Column))
        );
        Assert.All(result.Errors, e => Assert.NotEmpty(e.Message));
        Assert.Equal(expected.Select(c => (c.Sheet, c.Row)).Distinct().Count(), result.Sheets.Sum(s => s.Refused));
        Assert.Equal(result.Sheets.Sum(s => s.Added), await commune.CountRowsAsync());
    }

    [Fact]
    public async Task Zip_folder_and_workbook_of_the_sample_give_the_same_rows()
    {
        var folder = Directory.CreateTempSubdirectory("mangnon-exchange-");
        try
        {
            System.IO.Compression.ZipFile.ExtractToDirectory(
                TestCommune.Sample("binh-luong-2025.zip"),
                folder.FullName
            );
            var dumps = new List<Dictionary<string, string>>();
            foreach (
                var path in new[]
                {
                    TestCommune.Sample("binh-luong-2025.xlsx"),
                    TestCommune.Sample("binh-luong-2025.zip"),
                    folder.FullName,
                }
            )
            {
                await using var commune = await TestCommune.CreateAsync();
                Assert.Empty((await commune.ImportAsync(WorkbookSource.Open(path))).Errors);
                dumps.Add(await commune.DumpAsync());
            }

            Assert.Equal(16, dumps[0].Count);
            foreach (var (sheet, text) in dumps[0])
            {
                // Rows of one child and day keep the file's order where the form gives them none of its own.
                Assert.Equal(Lines(text), Lines(dumps[1][sheet]));
                Assert.Equal(Lines(text), Lines(dumps[2][sheet]));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_dry_run_tells_what_the_run_would_do_and_keeps_nothing()
    {
        await using var commune = await TestCommune.CreateAsync();

        var dry = await commune.ImportAsync(
            WorkbookSource.Open(TestCommune.Sample("dirty-2025.xlsx")),
            TestCommune.Options with
            {
                DryRun = true,
            }
        );

        Assert.Equal(0, await commune.CountRowsAsync());
        Assert.Empty(await commune.VillageVersionsAsync());
        var real = await commune.ImportAsync(WorkbookSource.Open(TestCommune.Sample("dirty-2025.xlsx")));
        Assert.Equal(ImportJson.Write(dry), ImportJson.Write(real));
    }

    [Theory, OnBothDatabases]
    public async Task Stopped_half_way_nothing_is_left(DatabaseKind kind)
    {
        await using var commune = await TestCommune.CreateAsync(kind);
        using var stop = new CancellationTokenSource();
        using var source = WorkbookSource.Open(TestCommune.Sample("binh-luong-2025.xlsx"));
        await using (var db = commune.NewContext())
        {
            var progress = new StopAt(p => p is { Sheet: "TiemChung", Rows: > 2000 }, stop);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                RegisterImport.RunAsync(db, commune.Seal, commune.Id, source, TestCommune.Options, progress, stop.Token)
            );
            Assert.True(progress.HasStopped);
        }

        Assert.Equal(0, await commune.CountRowsAsync());
        Assert.Equal(0, await commune.VersionAsync());
        Assert.Empty(await commune.VillageVersionsAsync());
    }

    [Fact]
    public async Task Phone_and_personal_id_never_lie_in_clear_in_the_database()
    {
        await using var commune = await TestCommune.CreateAsync();
        await commune.ImportAsync(WorkbookSource.Open(TestCommune.Sample("binh-luong-2025.xlsx")));

        await using var db = commune.NewContext();
        var child = await db.Children.SingleAsync(c => c.Code == "TE000412");
        Assert.StartsWith("s2:", child.PersonalIdSealed);
        Assert.Equal("999216227743", commune.Seal.Open(child.PersonalIdSealed, SealedFields.ChildPersonalId));
        var household = await db.Households.SingleAsync(h => h.Code == "H00035");
        Assert.Equal("0000934922", commune.Seal.Open(household.PhoneSealed, SealedFields.HouseholdPhone));
        Assert.Equal("quang gia an", child.NameFolded);
    }

    private static IEnumerable<string> Lines(string text) => text.Split("\r\n").Order(StringComparer.Ordinal);

    private sealed record BadCell(string Sheet, int Row, string Column);

    private sealed class StopAt(Func<ImportProgress, bool> when, CancellationTokenSource stop)
        : IProgress<ImportProgress>
    {
        public bool HasStopped { get; private set; }

        public void Report(ImportProgress value)
        {
            if (when(value))
            {
                HasStopped = true;
                stop.Cancel();
            }
        }
    }
}
