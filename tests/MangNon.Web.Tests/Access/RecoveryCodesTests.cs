using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Access;

public sealed class RecoveryCodesTests
{
    [Fact]
    public async Task A_code_has_more_than_112_bits_and_is_kept_as_its_hash()
    {
        await using var site = await TestSite.StartAsync();
        var hoa = await Person.CreateAsync(site);
        var (_, codes) = await hoa.AddSecondStepAsync();
        Assert.Equal(10, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code => Assert.Matches("^([a-hjkmnp-z2-9]{4}-){5}[a-hjkmnp-z2-9]{4}$", code));
        // 24 letters of an alphabet of 31.
        Assert.True(24 * Math.Log2(31) > 112);
        await using var db = site.Database.NewContext();
        var kept = await db.RecoveryCodes.Select(one => one.Hash).ToListAsync();
        Assert.Equal(10, kept.Distinct(StringComparer.Ordinal).Count());
        Assert.All(kept, hash => Assert.Matches("^[0-9a-f]{64}$", hash));
    }
}
