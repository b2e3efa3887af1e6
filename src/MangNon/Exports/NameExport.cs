using MangNon.Access;

namespace MangNon.Exports;

/// <summary>Which list of names. Stored by number: never renumber.</summary>
public enum NameListKind
{
    /// <summary>All that the commune holds, as the workbook that goes back in.</summary>
    Register = 1,

    /// <summary>The list of children, as filtered.</summary>
    Children = 2,

    /// <summary>The children behind a figure.</summary>
    Component = 3,

    /// <summary>Children without an identity number, for the police to fill in.</summary>
    Numbers = 4,

    /// <summary>Children who had no check-up for long.</summary>
    CheckUps = 5,

    /// <summary>Children and the services of early development they got.</summary>
    Services = 6,
}

/// <summary>How a file with names stands.</summary>
public enum NameExportState
{
    /// <summary>A second person has not decided.</summary>
    Waiting,

    /// <summary>May be taken now.</summary>
    Ready,

    /// <summary>The second person refused.</summary>
    Refused,

    /// <summary>Not taken in time.</summary>
    Lapsed,

    /// <summary>On its way to the one who takes it.</summary>
    UnderWay,

    /// <summary>Did not arrive whole.</summary>
    Broken,

    /// <summary>Sent whole.</summary>
    Complete,
}

/// <summary>
/// A line of the register of files with names: who took which list, when, what for, under which number. It names no
/// child; what a person typed is sealed.
/// </summary>
public sealed class NameExport
{
    /// <summary>How long one that needs nobody's agreement may wait to be taken.</summary>
    public static readonly TimeSpan AloneLife = TimeSpan.FromHours(1);

    /// <summary>How long after its beginning one that broke off may be taken again.</summary>
    public static readonly TimeSpan RetryLife = TimeSpan.FromHours(1);

    /// <summary>Letters of what a person types about the purpose, at least and at most.</summary>
    public const int MatterFrom = 10;

    public const int MatterTo = 150;

    public required Guid Id { get; init; }

    public required Guid CommuneId { get; init; }

    /// <summary>Who asked, and alone may take it.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AskedAt { get; init; }

    public required NameListKind List { get; init; }

    /// <summary>Which children, as the site writes it, never empty; what was searched for can be a name: sealed in the database.</summary>
    public required string Selection { get; init; }

    /// <summary>The village that it is narrowed to; null for the whole reach of the person.</summary>
    public Guid? VillageId { get; init; }

    /// <summary>The component whose children it lists.</summary>
    public string? ComponentId { get; init; }

    /// <summary>Code of a purpose in <see cref="ExportRules.Purposes"/>.</summary>
    public required string Purpose { get; init; }

    /// <summary>More about the purpose, as typed; sealed in the database.</summary>
    public required string Matter { get; init; }

    /// <summary>Children in it: when it was asked for, then when it was taken.</summary>
    public required int Children { get; set; }

    /// <summary>The agreement of a second person; null where none is needed.</summary>
    public Guid? AgreementId { get; init; }

    /// <summary>From 1 within the commune, without gaps; null before it is taken.</summary>
    public int? Number { get; set; }

    /// <summary>UTC; when the first byte could leave.</summary>
    public DateTime? BegunAt { get; set; }

    /// <summary>UTC; when it broke off.</summary>
    public DateTime? BrokenAt { get; set; }

    /// <summary>UTC; when the last byte had left.</summary>
    public DateTime? CompletedAt { get; set; }

    /// <summary>SHA-256 of the workbook within the encryption, in hexadecimal: of a file that turned up it says whose it is.</summary>
    public string? Digest { get; set; }

    public NameExportState StateAt(DateTime now, Agreement? agreement)
    {
        if (CompletedAt is not null)
        {
            return NameExportState.Complete;
        }

        if (BegunAt is { } begun)
        {
            return BrokenAt is not null || now >= begun + RetryLife ? NameExportState.Broken : NameExportState.UnderWay;
        }

        if (AgreementId is null)
        {
            return now < AskedAt + AloneLife ? NameExportState.Ready : NameExportState.Lapsed;
        }

        return agreement switch
        {
            { IsGiven: false } => NameExportState.Refused,
            not null when agreement.IsUsableAt(now) => NameExportState.Ready,
            not null when agreement.WaitsAt(now) => NameExportState.Waiting,
            _ => NameExportState.Lapsed,
        };
    }

    /// <summary>
    /// Until when it may be taken, exclusive, UTC: where it is ready, or broke off a short while ago. Null where not.
    /// </summary>
    public DateTime? MayBeTakenUntil(DateTime now, Agreement? agreement)
    {
        if (StateAt(now, agreement) == NameExportState.Ready)
        {
            return agreement?.Until ?? AskedAt + AloneLife;
        }

        var until = BegunAt + RetryLife;
        return CompletedAt is null && BrokenAt is not null && now < until ? until : null;
    }
}
