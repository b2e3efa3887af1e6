using MangNon.Exchange;

namespace MangNon.Web.Exchange;

/// <summary>Where an import stands.</summary>
internal enum ImportStep
{
    WaitingToCheck,

    /// <summary>The dry run is under way.</summary>
    Checking,

    /// <summary>The dry run was stopped; the file is kept.</summary>
    Stopped,

    /// <summary>The dry run is done: to be confirmed or given up.</summary>
    Checked,

    /// <summary>The file was refused whole.</summary>
    Refused,
    WaitingToWrite,
    Writing,

    /// <summary>Written; the file is gone.</summary>
    Done,

    /// <summary>A fault of ours; nothing was written.</summary>
    Failed,
}

/// <summary>What the person has to be told beside the step.</summary>
internal enum ImportNotice
{
    None,

    /// <summary>The register was changed since the dry run, which was therefore made again.</summary>
    RegisterChanged,

    /// <summary>The program was started anew in between; the dry run was made again.</summary>
    Restarted,

    /// <summary>Writing was stopped: nothing was written.</summary>
    WritingStopped,
}

/// <summary>One import as the pages show it; replaced as a whole whenever something changes.</summary>
internal sealed record ImportState
{
    public required Guid Id { get; init; }

    /// <summary>Id of the account that uploaded the file; to all others it does not exist.</summary>
    public required Guid Owner { get; init; }

    /// <summary>As the browser named it, for showing only.</summary>
    public required string FileName { get; init; }

    /// <summary>When its owner last did something with it.</summary>
    public required DateTimeOffset TouchedAt { get; init; }

    public ImportStep Step { get; init; }

    public ImportNotice Notice { get; init; }

    /// <summary>Number of the dry run shown, from 1: a confirmation names the one it was made for.</summary>
    public int Attempt { get; init; }

    public ImportProgress? Progress { get; init; }

    /// <summary>Of the dry run, then of the writing.</summary>
    public ImportResult? Result { get; init; }

    /// <summary>The register's versions at the dry run.</summary>
    public string? RegisterStamp { get; init; }

    public bool IsUnderWay =>
        Step is ImportStep.WaitingToCheck or ImportStep.Checking or ImportStep.WaitingToWrite or ImportStep.Writing;

    /// <summary>Rows that would be, or were, added or changed.</summary>
    public int Rows => Result?.Sheets.Sum(sheet => sheet.Added + sheet.Changed) ?? 0;
}
