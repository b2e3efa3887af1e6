namespace MangNon.Rights;

/// <summary>
/// That all of one child was deleted: when, by whom, why, how many lines of which table, and where the log's chain stood
/// afterwards. It names nobody; never changed, never deleted.
/// </summary>
public sealed class ErasureProof
{
    public required Guid Id { get; init; }

    public required Guid CommuneId { get; init; }

    /// <summary>SHA-256 of the child's id, in lower-case hexadecimal digits: whoever knows the id can prove whose deletion it was.</summary>
    public required string ChildHash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The account that did it; null for the owner of the data folder or the program itself.</summary>
    public Guid? By { get; init; }

    /// <summary>The agreement of two people; null at the command line.</summary>
    public Guid? AgreementId { get; init; }

    /// <summary>The request or the rule it was deleted for. Sealed.</summary>
    public required string Basis { get; init; }

    /// <summary>“children 1;weighings 12”: tables with the lines deleted, in the order of their names.</summary>
    public required string Rows { get; init; }

    /// <summary>Number of the log's line that tells of it.</summary>
    public required long HeadId { get; init; }

    /// <summary>Its hash, 32 bytes.</summary>
    public required byte[] HeadHash { get; init; }

    /// <summary>Lines by table.</summary>
    public IReadOnlyList<(string Table, int Lines)> Tables =>
        [
            .. Rows.Split(';', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.Split(' '))
                .Select(pair => (pair[0], int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture))),
        ];
}
