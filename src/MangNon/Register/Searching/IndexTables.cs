namespace MangNon.Register.Searching;

/// <summary>What an index is made of. Children have numbers from 0 in the order of their names.</summary>
internal sealed record IndexTables
{
    /// <summary>By number.</summary>
    public required Guid[] Ids { get; init; }

    /// <summary>Days of birth by number, as <see cref="DateOnly.DayNumber"/>.</summary>
    public required int[] Births { get; init; }

    /// <summary>The first and last day of birth; 0 where there is no child.</summary>
    public required int FirstBirth { get; init; }
    public required int LastBirth { get; init; }

    /// <summary>By number: which of <see cref="Villages"/>.</summary>
    public required int[] VillageOf { get; init; }
    public required IReadOnlyList<VillageWords> Villages { get; init; }

    /// <summary>Distinct syllables.</summary>
    public required Spelling[] Syllables { get; init; }

    /// <summary>For each syllable, in order: the child's number × 8 + the place (<see cref="Fitting.Place"/>).</summary>
    public required int[][] Postings { get; init; }
    public required SortedCodes Codes { get; init; }
    public required SortedCodes HouseholdCodes { get; init; }
}
