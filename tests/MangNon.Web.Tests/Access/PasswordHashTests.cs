using System.Buffers.Binary;
using MangNon.Web.Tests.Site;
using Microsoft.AspNetCore.Cryptography.KeyDerivation;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Access;

public sealed class PasswordHashTests
{
    /// <summary>The framework's format 3: 1, function, rounds, length of the salt (big-endian), salt, hash.</summary>
    [Fact]
    public async Task A_password_is_kept_as_210_000_rounds_of_PBKDF2_with_a_salt_of_its_own()
    {
        await using var site = await TestSite.StartAsync(slowPasswords: true);
        var hoa = await Person.CreateAsync(site);
        var minh = await Person.CreateAsync(site, "minh.nv");
        await using var db = site.Database.NewContext();
        var kept = await db
            .Users.Where(one => one.Id == hoa.Id || one.Id == minh.Id)
            .Select(one => Convert.FromBase64String(one.PasswordHash!))
            .ToListAsync();
        Assert.Equal(2, kept.Count);
        Assert.All(
            kept,
            bytes =>
            {
                Assert.Equal(1, bytes[0]);
                Assert.Equal((uint)KeyDerivationPrf.HMACSHA512, BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1)));
                Assert.Equal(210_000u, BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5)));
                Assert.Equal(16u, BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(9)));
                Assert.Equal(13 + 16 + 32, bytes.Length);
            }
        );
        Assert.NotEqual(kept[0][13..29], kept[1][13..29]);
    }
}
