using System.Text.Json;
using System.Text.Json.Serialization;

namespace MangNon.Storage;

/// <summary>The ring's file, outside the database and for its owner alone.</summary>
public static class KeyRingFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>
    /// Reads the ring; on first use makes one, taking over the single key of earlier versions where there is one. A
    /// break at any moment loses no key: the old file goes only when the ring that holds its key has been read back.
    /// </summary>
    /// <exception cref="FormatException">A file is damaged; nothing was changed.</exception>
    public static KeyRing Open(string path, string earlierKeyFile, DateOnly today)
    {
        if (!File.Exists(path))
        {
            var earlier = File.Exists(earlierKeyFile) ? ReadEarlier(earlierKeyFile) : null;
            Write(path, KeyRing.New(today, earlier), replace: false);
        }

        var ring = Read(path);
        if (File.Exists(earlierKeyFile))
        {
            var id = RingKey.IdOf(ReadEarlier(earlierKeyFile));
            if (ring.Keys.Any(k => k.Id == id))
            {
                File.Delete(earlierKeyFile);
            }
        }

        return ring;
    }

    /// <exception cref="FormatException">The file is damaged.</exception>
    internal static KeyRing Read(string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), Json);
            return file is null ? throw new FormatException("No ring of keys.") : new KeyRing(file.Ring, file.Keys);
        }
        catch (JsonException e)
        {
            throw new FormatException("Not a ring of keys.", e);
        }
    }

    /// <summary>Puts the file in place whole, or not at all.</summary>
    internal static void Write(string path, KeyRing ring, bool replace)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = $"{path}.{Guid.CreateVersion7():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using (var file = new FileStream(unfinished, options))
            {
                JsonSerializer.Serialize(file, new Content(ring.Id, ring.Keys), Json);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, replace);
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            // Another start was first: its ring stands.
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static byte[] ReadEarlier(string path)
    {
        var key = Convert.FromBase64String(File.ReadAllText(path).Trim());
        return key.Length == RingKey.Length ? key : throw new FormatException("Not a key.");
    }

    private sealed record Content(string Ring, IReadOnlyList<RingKey> Keys);
}
