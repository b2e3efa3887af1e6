using System.Text.Json;
using MangNon.Web.Site;
using MangNon.Web.Storage;

namespace MangNon.Web.Exchange;

/// <summary>
/// Uploaded workbooks while they wait: in <c>imports</c> of the data folder, which only the owner of the program
/// enters, under names that say nothing. Beside each lies who sent it, so that a restart loses nothing.
/// </summary>
internal sealed class ImportFolder(SiteOptions options)
{
    private readonly string _path = Path.Combine(options.DataFolder, "imports");

    public string FileOf(Guid id) => Path.Combine(_path, id.ToString("N") + ".upload");

    /// <summary>A new file that only the owner of the program reads; made while nobody has one of this name.</summary>
    public FileStream Create(Guid id) => new(FileOf(id), ForOwner(FileMode.CreateNew, FileOptions.Asynchronous));

    /// <summary>A file for passing on; gone when closed.</summary>
    public FileStream CreatePassing() =>
        new(
            Path.Combine(Made(), Guid.NewGuid().ToString("N") + ".passing"),
            ForOwner(FileMode.CreateNew, FileOptions.DeleteOnClose, FileAccess.ReadWrite)
        );

    public void Remember(ImportState state)
    {
        var slip = new Slip(state.Owner, state.FileName, state.TouchedAt);
        using var file = new FileStream(SlipOf(state.Id), ForOwner(FileMode.Create, FileOptions.None));
        JsonSerializer.Serialize(file, slip);
    }

    public void Delete(Guid id)
    {
        File.Delete(SlipOf(id));
        File.Delete(FileOf(id));
    }

    /// <summary>What an earlier run of the program left; files that nobody can claim any more are deleted.</summary>
    public IReadOnlyList<ImportState> Leftovers(DateTimeOffset notBefore)
    {
        var found = new List<ImportState>();
        if (!Directory.Exists(_path))
        {
            return found;
        }

        foreach (var file in Directory.EnumerateFiles(_path))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (
                Guid.TryParseExact(name, "N", out var id)
                && File.Exists(FileOf(id))
                && ReadSlip(id) is { } slip
                && slip.At >= notBefore
            )
            {
                if (file.EndsWith(".json", StringComparison.Ordinal))
                {
                    found.Add(
                        new ImportState
                        {
                            Id = id,
                            Owner = slip.Owner,
                            FileName = slip.FileName,
                            TouchedAt = slip.At,
                            Notice = ImportNotice.Restarted,
                        }
                    );
                }

                continue;
            }

            File.Delete(file);
        }

        return found;
    }

    private Slip? ReadSlip(Guid id)
    {
        try
        {
            return JsonSerializer.Deserialize<Slip>(File.ReadAllText(SlipOf(id)));
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    private string SlipOf(Guid id) => Path.Combine(Made(), id.ToString("N") + ".json");

    private string Made()
    {
        DataFolder.MakeForOwner(_path);
        return _path;
    }

    private FileStreamOptions ForOwner(FileMode mode, FileOptions fileOptions, FileAccess access = FileAccess.Write)
    {
        Made();
        var stream = new FileStreamOptions
        {
            Mode = mode,
            Access = access,
            Options = fileOptions,
        };
        if (!OperatingSystem.IsWindows())
        {
            stream.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return stream;
    }

    private sealed record Slip(Guid Owner, string FileName, DateTimeOffset At);
}
