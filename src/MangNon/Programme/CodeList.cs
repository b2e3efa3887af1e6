namespace MangNon.Programme;

/// <summary>A list of codes with names, dates and a legal basis (danh mục).</summary>
/// <param name="Id">The file's name without its ending.</param>
/// <param name="Name">In Vietnamese.</param>
/// <param name="NameEn">In English.</param>
/// <param name="LegalBasis">Law or form it follows, as cited.</param>
/// <param name="Verified">The list has been compared with a source; false: from general knowledge.</param>
/// <param name="Codes">In the order of the law or form.</param>
public sealed record CodeList(
    string Id,
    string Name,
    string NameEn,
    string LegalBasis,
    bool Verified,
    IReadOnlyList<Code> Codes
)
{
    /// <summary>The code with exactly these letters (d and đ differ, A and a too); null where there is none.</summary>
    public Code? Find(string code) => Codes.FirstOrDefault(item => item.Value == code);

    /// <summary>The codes that hold on a day.</summary>
    public IEnumerable<Code> On(DateOnly day) => Codes.Where(code => code.HoldsOn(day));

    /// <summary>Reads a list; mistakes are findings.</summary>
    public static DataFile<CodeList> Load(string path) =>
        DataFileReader.Read(
            path,
            root =>
            {
                root.Knows("id", "name", "nameEn", "legalBasis", "verified", "codes");
                var seen = new HashSet<string>(StringComparer.Ordinal);
                return new CodeList(
                    root.Text("id"),
                    root.Text("name"),
                    root.Text("nameEn"),
                    root.Text("legalBasis"),
                    root.Flag("verified"),
                    [.. root.Items("codes", required: true).Select(node => ReadCode(node, root.Log, seen))]
                );
            }
        );

    private static Code ReadCode(JsonAt node, FindingLog log, HashSet<string> seen)
    {
        var section = new JsonSection(node, $"mã {node.Member("code")?.Text}", log).Knows(
            "code",
            "name",
            "nameEn",
            "validFrom",
            "validTo",
            "note"
        );
        var code = new Code(
            section.Text("code"),
            section.Text("name"),
            section.Text("nameEn"),
            section.OptionalDay("validFrom"),
            section.OptionalDay("validTo"),
            section.OptionalText("note")
        );
        if (!seen.Add(code.Value))
        {
            log.Error(node, section.Place, $"mã “{code.Value}” đã có ở trên");
        }

        if (code.ValidTo < code.ValidFrom)
        {
            log.Error(node, section.Place, "“validTo” trước “validFrom”");
        }

        return code;
    }
}

/// <summary>One code of a list.</summary>
/// <param name="Value">The code itself.</param>
/// <param name="Name">In Vietnamese.</param>
/// <param name="NameEn">In English.</param>
/// <param name="ValidFrom">First day, inclusive; null since ever.</param>
/// <param name="ValidTo">Last day, inclusive; null while it holds.</param>
/// <param name="Note">A remark for whoever picks it.</param>
public sealed record Code(
    string Value,
    string Name,
    string NameEn,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null,
    string? Note = null
)
{
    public bool HoldsOn(DateOnly day) => !(day < ValidFrom) && !(day > ValidTo);
}
