using System.Text;
using MangNon.Web.Storage;
using MangNon.Web.Storage.Keeping;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Storage.Keeping;

public sealed class BackupTests : IAsyncLifetime
{
    private const int ChunkLength = SealedChunks.ClearLength + SealedChunks.TagLength;
    private KeptFolder _kept = null!;

    public async ValueTask InitializeAsync() => _kept = await KeptFolder.CreateAsync(villages: 2500);

    public ValueTask DisposeAsync()
    {
        _kept.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_code_alone_restores_database_keys_and_programmes_on_another_computer()
    {
        var file = await _kept.BackUpAsync();
        var restored = await _kept.RestoreAsync(file, "nơi khác", new BackupKeySource(_kept.Code, null, null));

        Assert.Null(restored.MovedAside);
        Assert.True(DataFolder.TryOpen(_kept.At("nơi khác"), null, out var folder, out var problem), problem);
        await using var db = folder.NewContext();
        Assert.Equal(2500, await db.Villages.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal("0912345678", folder.Seal.Open(_kept.Folder.Seal.Seal("0912345678", "t.c"), "t.c"));
        Assert.Equal("{}", await File.ReadAllTextAsync(Path.Combine(folder.Path, "programmes", "rieng.json")));
        // So that the next daily backup there goes on under the same code.
        Assert.Equal(_kept.Key.Key, BackupKey.Read(folder.Path)!.Key);
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(owner, File.GetUnixFileMode(BackupKey.FileIn(folder.Path)));
            Assert.Equal(owner, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Nothing_of_the_database_or_its_names_can_be_read_in_a_backup()
    {
        var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(await _kept.BackUpAsync()));

        foreach (var marker in new[] { "SQLite format", "villages", "manifest", "field.key", "ring.json" })
        {
            Assert.DoesNotContain(marker, bytes, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_backups_of_the_same_data_share_no_sealed_chunk()
    {
        var first = await File.ReadAllBytesAsync(await _kept.BackUpAsync("a.mnb"));
        var second = await File.ReadAllBytesAsync(await _kept.BackUpAsync("b.mnb"));

        Assert.False(first.AsSpan(BackupHeader.Length, 64).SequenceEqual(second.AsSpan(BackupHeader.Length, 64)));
    }

    [Fact]
    public async Task A_wrong_code_and_an_unreadable_one_and_none_are_told_apart()
    {
        var file = await _kept.BackUpAsync();

        Assert.Equal(
            BackupRefusedException.WrongCode,
            await _kept.RefusedAsync(file, new BackupKeySource(RecoveryCode.New().ToString(), _kept.Key, null))
        );
        Assert.StartsWith(
            "Mã khôi phục gồm 8 nhóm",
            await _kept.RefusedAsync(file, new BackupKeySource(null, null, () => "quên rồi")),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Cần mã khôi phục",
            await _kept.RefusedAsync(file, new BackupKeySource(null, null, null)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task After_a_new_code_the_old_backup_still_opens_with_the_old_code_alone()
    {
        var old = await _kept.BackUpAsync("cũ.mnb");
        var key = BackupKey.Make(_kept.Folder.Path, TextWriter.Null);

        Assert.StartsWith(
            "Cần mã",
            await _kept.RefusedAsync(old, new BackupKeySource(null, key, null)),
            StringComparison.Ordinal
        );
        await _kept.RestoreAsync(old, "nơi khác", new BackupKeySource(null, key, () => _kept.Code));
    }

    [Fact]
    public async Task A_flipped_byte_anywhere_is_refused()
    {
        var whole = await File.ReadAllBytesAsync(await _kept.BackUpAsync());
        var broken = _kept.At("hỏng.mnb");
        // Every byte of the header, both ends of every chunk and of its tag, and some in between.
        var places = Enumerable
            .Range(0, BackupHeader.Length)
            .Concat(
                Enumerable
                    .Range(0, 1 + (whole.Length - BackupHeader.Length - 1) / ChunkLength)
                    .Select(chunk => BackupHeader.Length + chunk * ChunkLength)
                    .SelectMany(at => new[] { at, at + 7919, at + ChunkLength - 17, at + ChunkLength - 1 })
            )
            .Append(whole.Length - 1)
            .Where(at => at < whole.Length)
            .Distinct()
            .ToList();
        Assert.True(places.Count > BackupHeader.Length + 8, "Too small a backup to say anything.");
        foreach (var at in places)
        {
            whole[at] ^= 1;
            await File.WriteAllBytesAsync(broken, whole);
            whole[at] ^= 1;
            Assert.NotEmpty(await _kept.RefusedAsync(broken));
        }
    }

    [Fact]
    public async Task Cut_at_every_chunk_and_within_one_it_is_refused_as_cut_short()
    {
        var whole = await File.ReadAllBytesAsync(await _kept.BackUpAsync());
        var broken = _kept.At("cắt.mnb");
        for (var at = BackupHeader.Length; at < whole.Length; at += ChunkLength)
        {
            foreach (var length in new[] { at, at + 100 })
            {
                await File.WriteAllBytesAsync(broken, whole[..Math.Min(length, whole.Length - 1)]);
                Assert.Equal(BackupRefusedException.Truncated, await _kept.RefusedAsync(broken));

                // Even where the length in the header is made to fit: the last chunk is sealed as the last.
                await File.WriteAllBytesAsync(broken, Fitting(whole[..Math.Min(length, whole.Length - 1)]));
                Assert.NotEmpty(await _kept.RefusedAsync(broken));
            }
        }
    }

    [Fact]
    public async Task Chunks_that_are_swapped_doubled_or_added_are_refused()
    {
        var whole = await File.ReadAllBytesAsync(await _kept.BackUpAsync());
        Assert.True(whole.Length > BackupHeader.Length + 2 * ChunkLength, "Too small a backup to say anything.");
        var head = whole[..BackupHeader.Length];
        var first = whole[BackupHeader.Length..(BackupHeader.Length + ChunkLength)];
        var second = whole[(BackupHeader.Length + ChunkLength)..(BackupHeader.Length + 2 * ChunkLength)];
        var rest = whole[(BackupHeader.Length + 2 * ChunkLength)..];
        var broken = _kept.At("hỏng.mnb");
        foreach (
            var made in new byte[][]
            {
                [.. head, .. second, .. first, .. rest],
                [.. head, .. first, .. first, .. second, .. rest],
                [.. head, .. first, .. rest],
                [.. whole, .. first],
                [.. whole, 0],
            }
        )
        {
            await File.WriteAllBytesAsync(broken, Fitting(made));
            Assert.Equal(BackupRefusedException.Altered, await _kept.RefusedAsync(broken));
        }
    }

    [Fact]
    public async Task A_newer_format_and_a_file_that_is_no_backup_are_told_apart()
    {
        var whole = await File.ReadAllBytesAsync(await _kept.BackUpAsync());
        whole[11]++;
        await File.WriteAllBytesAsync(_kept.At("mới.mnb"), whole);
        await File.WriteAllTextAsync(_kept.At("khác.mnb"), "không phải bản sao lưu");

        Assert.Equal(BackupRefusedException.Newer, await _kept.RefusedAsync(_kept.At("mới.mnb")));
        Assert.Equal(BackupRefusedException.NotOurs, await _kept.RefusedAsync(_kept.At("khác.mnb")));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await using (var db = _kept.Folder.NewContext())
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')",
                TestContext.Current.CancellationToken
            );
        }

        Assert.Equal(BackupRefusedException.Newer, await _kept.RefusedAsync(await _kept.BackUpAsync()));
    }

    [Fact]
    public async Task A_folder_with_data_is_not_overwritten_and_with_replace_moved_aside_whole()
    {
        var file = await _kept.BackUpAsync();
        var keys = BackupKeySource.Of(_kept.Key);
        await _kept.RestoreAsync(file, "nơi khác", keys);
        await File.WriteAllTextAsync(_kept.At("nơi khác/ghi-chu.txt"), "của người cũ");

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() =>
            _kept.RestoreAsync(file, "nơi khác", keys)
        );
        Assert.Contains("--replace", refused.Message, StringComparison.Ordinal);
        using (FolderLock.Serving(_kept.At("nơi khác")))
        {
            var used = await Assert.ThrowsAsync<BackupRefusedException>(() =>
                _kept.RestoreAsync(file, "nơi khác", keys, replace: true)
            );
            Assert.Contains("đang chạy", used.Message, StringComparison.Ordinal);
        }

        var restored = await _kept.RestoreAsync(file, "nơi khác", keys, replace: true);

        Assert.False(File.Exists(_kept.At("nơi khác/ghi-chu.txt")));
        Assert.Equal("của người cũ", await File.ReadAllTextAsync(Path.Combine(restored.MovedAside!, "ghi-chu.txt")));
        Assert.True(File.Exists(Path.Combine(restored.MovedAside!, "mangnon.db")));
    }

    [Fact]
    public async Task Two_backups_are_never_made_at_once_and_what_a_killed_one_left_is_cleared()
    {
        var left = Directory.CreateDirectory(Path.Combine(_kept.Folder.Backups, ".tam-bị-tắt"));
        using (FolderLock.TryBackup(_kept.Folder.Backups))
        {
            var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => _kept.BackUpAsync());
            Assert.Contains("Đang có một lần sao lưu khác", refused.Message, StringComparison.Ordinal);
        }

        await _kept.BackUpAsync();
        Assert.False(Directory.Exists(left.FullName));
    }

    [Fact]
    public async Task A_full_disk_is_told_as_one()
    {
        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() =>
            BackupRefusedException.SaidAsync(() =>
            {
                using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.None, 0);
                full.Write(new byte[100]);
                return Task.FromResult(0);
            })
        );
        Assert.Equal(BackupRefusedException.NoSpace, refused.Message);
    }

    /// <summary>With the length in the header, which is not sealed, made to fit.</summary>
    private static byte[] Fitting(byte[] made)
    {
        if (made.Length >= BackupHeader.Length)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(
                made.AsSpan(BackupHeader.Length - sizeof(long)),
                made.Length
            );
        }

        return made;
    }
}
