using MangNon.Exchange;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Storage.Keeping;

/// <summary>What the kill tests would see if a write were lost or halved.</summary>
public sealed class GenerationsTests
{
    [Theory, OnBothDatabases]
    public async Task A_lost_import_and_a_halved_one_are_seen(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = (await CommuneSample.CreateAsync(database)).CommuneId;
        var generations = new Generations('W');
        for (var n = 0; n < 2; n++)
        {
            await using var import = database.NewContext();
            using var zip = new MemoryStream(generations.NextZip());
            using var source = WorkbookSource.Open(zip);
            var result = await RegisterImport.RunAsync(import, import.Seal, commune, source);
            Assert.Empty(result.Errors);
            generations.Acknowledge();
        }

        await using var db = database.NewContext();
        Assert.Equal(new Found(0, 0), await generations.LookAsync(db));

        await db
            .Households.Where(h => h.Code == "W001")
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Address, "Đợt 1"));
        Assert.Equal(new Found(0, 1), await generations.LookAsync(db));

        await db.Households.Where(h => h.Code == "W000002").ExecuteDeleteAsync();
        await db
            .Households.Where(h => h.Code.Length == 4)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Address, "Đợt 1"));
        Assert.Equal(1, (await generations.LookAsync(db)).Lost);
    }
}
