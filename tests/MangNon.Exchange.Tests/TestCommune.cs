using MangNon.Register;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace MangNon.Exchange.Tests;

/// <summary>An empty commune in a database of its own, and imports into it as on 31/01/2026.</summary>
internal sealed class TestCommune : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private TestCommune(TestDatabase database, Guid id)
    {
        _database = database;
        Id = id;
    }

    public Guid Id { get; }

    public FieldSeal Seal => _database.Seal;

    public TestDatabase Database => _database;

    public static ImportOptions Options { get; } =
        new() { Clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 3, 0, 0, TimeSpan.Zero)) };

    public static string Sample(string file) => Path.Combine(AppContext.BaseDirectory, "samples", file);

    public static async Task<TestCommune> CreateAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var database = await TestDatabase.CreateAsync(kind);
        var commune = new Commune
        {
            Id = Guid.CreateVersion7(),
            UnitCode = "16204",
            UnitCodeAsOf = new DateOnly(2025, 6, 30),
            Name = "xã Bình Lương",
            ProgrammeId = "binh-luong-2021-2030",
            ChildFriendlyThreshold = 800,
        };
        await using var db = database.NewContext();
        db.Communes.Add(commune);
        await db.SaveChangesAsync();
        return new TestCommune(database, commune.Id);
    }

    public MangNonDb NewContext() => _database.NewContext();

    public async Task<ImportResult> ImportAsync(WorkbookSource source, ImportOptions? options = null)
    {
        await using var db = NewContext();
        using (source)
        {
            return await RegisterImport.RunAsync(db, Seal, Id, source, options ?? Options);
        }
    }

    public Task<ImportResult> ImportAsync(Book book, ImportOptions? options = null) =>
        ImportAsync(WorkbookSource.Open(book.Zip()), options);

    public Task<ImportResult> ImportAsync(XlsxBook book, ImportOptions? options = null) =>
        ImportAsync(WorkbookSource.Open(book.Write()), options);

    /// <summary>All the commune holds, as csv text by sheet.</summary>
    public async Task<Dictionary<string, string>> DumpAsync()
    {
        using var zip = new MemoryStream();
        await using var db = NewContext();
        await RegisterExport.RunAsync(db, Seal, Id, zip, ExportFormat.Zip);
        using var archive = new System.IO.Compression.ZipArchive(zip);
        var sheets = new Dictionary<string, string>();
        foreach (var entry in archive.Entries)
        {
            using var text = new StreamReader(entry.Open());
            sheets.Add(entry.Name, await text.ReadToEndAsync());
        }

        return sheets;
    }

    public async Task<int> CountRowsAsync() => (await DumpAsync()).Values.Sum(text => text.Split("\r\n").Length - 2);

    public async Task<long> VersionAsync()
    {
        await using var db = NewContext();
        return await db.Communes.Select(c => c.Version).SingleAsync();
    }

    public async Task<Dictionary<string, long>> VillageVersionsAsync()
    {
        await using var db = NewContext();
        return await db.Villages.ToDictionaryAsync(v => v.Name, v => v.Version);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
