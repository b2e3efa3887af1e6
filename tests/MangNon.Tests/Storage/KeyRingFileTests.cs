using System.Security.Cryptography;
using System.Text;
using MangNon.Storage;

namespace MangNon.Tests.Storage;

public sealed class KeyRingFileTests : IDisposable
{
    private const string Here = "households.phone";
    private static readonly DateOnly Today = new(2026, 11, 24);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mangnon-ring-");

    private string Ring => Path.Combine(_folder.FullName, "ring.json");

    private string Earlier => Path.Combine(_folder.FullName, "field.key");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_ring_is_made_once_and_readable_by_its_owner_alone()
    {
        var first = KeyRingFile.Open(Ring, Earlier, Today);
        var text = new FieldSeal(Ring).Seal("0912", Here);

        Assert.Equal(first.Id, KeyRingFile.Open(Ring, Earlier, Today.AddDays(1)).Id);
        Assert.Equal("0912", new FieldSeal(Ring).Open(text, Here));
        Assert.Equal(Today, first.Current(KeyUse.Seal).MadeOn);
        Assert.Equal([Ring], Directory.GetFiles(_folder.FullName));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Ring));
        }
    }

    [Fact]
    public void The_single_key_of_earlier_versions_is_taken_over_and_what_it_sealed_still_opens()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        File.WriteAllText(Earlier, Convert.ToBase64String(key) + "\n");

        var ring = KeyRingFile.Open(Ring, Earlier, Today);

        Assert.Equal(key, ring.Current(KeyUse.Seal).Bytes);
        Assert.Equal("0912345678", new FieldSeal(Ring).Open(SealedEarlier(key, "0912345678"), Here));
        Assert.False(File.Exists(Earlier));
    }

    [Fact]
    public void A_break_before_the_old_file_went_loses_nothing()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        File.WriteAllText(Earlier, Convert.ToBase64String(key));
        var id = KeyRingFile.Open(Ring, Earlier, Today).Id;
        File.WriteAllText(Earlier, Convert.ToBase64String(key));

        Assert.Equal(id, KeyRingFile.Open(Ring, Earlier, Today).Id);
        Assert.False(File.Exists(Earlier));
    }

    [Fact]
    public void An_old_key_that_the_ring_does_not_hold_is_left_alone()
    {
        KeyRingFile.Open(Ring, Earlier, Today);
        File.WriteAllText(Earlier, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

        KeyRingFile.Open(Ring, Earlier, Today);

        Assert.True(File.Exists(Earlier));
    }

    [Theory, InlineData(""), InlineData("not a key"), InlineData("AAAA")]
    public void A_damaged_old_key_makes_no_ring(string damaged)
    {
        File.WriteAllText(Earlier, damaged);

        Assert.Throws<FormatException>(() => KeyRingFile.Open(Ring, Earlier, Today));
        Assert.False(File.Exists(Ring));
        Assert.Equal(damaged, File.ReadAllText(Earlier));
    }

    [Fact]
    public void A_serving_program_reads_and_writes_with_the_ring_another_has_rotated()
    {
        var old = KeyRingFile.Open(Ring, Earlier, Today);
        var serving = new FieldSeal(Ring);
        var before = serving.Seal("0912", Here);

        KeyRingFile.Write(Ring, old.Rotated(Today.AddDays(1)), replace: true);
        var other = new FieldSeal(Ring);

        Assert.Equal("0913", serving.Open(other.Seal("0913", Here), Here));
        Assert.Equal("0912", other.Open(before, Here));
        var current = other.Ring.Current(KeyUse.Seal).Id;
        Assert.NotEqual(old.Current(KeyUse.Seal).Id, current);
        Assert.StartsWith($"s2:{current}:", serving.Seal("0914", Here));
        Assert.Equal(2, serving.Indexes("038204000123").Count);
        Assert.Equal(old.Id, other.Ring.Id);
    }

    /// <summary>As the first version of the program sealed.</summary>
    private static string SealedEarlier(byte[] key, string clear)
    {
        var plain = Encoding.UTF8.GetBytes(clear);
        var whole = new byte[12 + plain.Length + 16];
        RandomNumberGenerator.Fill(whole.AsSpan(0, 12));
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(whole.AsSpan(0, 12), plain, whole.AsSpan(12, plain.Length), whole.AsSpan(12 + plain.Length));
        return "s1:" + Convert.ToBase64String(whole);
    }
}
