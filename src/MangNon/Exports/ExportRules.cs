using MangNon.Programme;

namespace MangNon.Exports;

/// <summary>What a file with names is taken for.</summary>
/// <param name="Code">Stored.</param>
/// <param name="Name">In Vietnamese.</param>
/// <param name="NameEn">In English.</param>
public sealed record ExportPurpose(string Code, string Name, string NameEn);

/// <summary>The commune's rules for files with names, as data: <c>programmes/exports/names.json</c>.</summary>
/// <param name="MostAlone">Children in one file that a person takes alone, inclusive.</param>
/// <param name="MostAloneInDay">Children in all files that a person takes alone within 24 hours, inclusive.</param>
/// <param name="Purposes">What a file can be taken for.</param>
public sealed record ExportRules(int MostAlone, int MostAloneInDay, IReadOnlyList<ExportPurpose> Purposes)
{
    /// <summary>Relative to a folder of programmes.</summary>
    public const string FileName = "exports/names.json";

    public static ExportRules Shipped { get; } = Load(Path.Combine(ProgrammeFolders.Shipped, FileName)).Required();

    public ExportPurpose? Purpose(string? code) =>
        Purposes.FirstOrDefault(one => string.Equals(one.Code, code, StringComparison.Ordinal));

    /// <summary>Whether a second person must agree: the file is large, or one of many that would be it together.</summary>
    /// <param name="children">In the file.</param>
    /// <param name="takenInDay">In the files that the same person took alone in the 24 hours before.</param>
    public bool NeedsTwo(int children, int takenInDay) =>
        children > MostAlone || children + takenInDay > MostAloneInDay;

    /// <summary>Reads the file; mistakes are findings.</summary>
    public static DataFile<ExportRules> Load(string path) =>
        DataFileReader.Read(
            path,
            root =>
            {
                root.Knows("id", "name", "nameEn", "legalBasis", "mostAlone", "mostAloneInDay", "purposes");
                var (alone, inDay) = (root.Whole("mostAlone"), root.Whole("mostAloneInDay"));
                if (alone < 0 || inDay < alone)
                {
                    root.Log.Error(
                        root.Node,
                        root.Place,
                        "“mostAlone” từ 0, “mostAloneInDay” không nhỏ hơn “mostAlone”"
                    );
                }

                return new ExportRules(
                    alone,
                    inDay,
                    [.. root.Items("purposes", required: true).Select(node => ReadPurpose(node, root.Log))]
                );
            }
        );

    private static ExportPurpose ReadPurpose(JsonAt node, FindingLog log)
    {
        var section = new JsonSection(node, "mục đích", log).Knows("code", "name", "nameEn");
        return new ExportPurpose(section.Text("code"), section.Text("name"), section.Text("nameEn"));
    }
}
