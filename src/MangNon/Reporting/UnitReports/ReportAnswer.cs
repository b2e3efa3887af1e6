namespace MangNon.Reporting.UnitReports;

/// <summary>What became of a step.</summary>
public enum ReportAnswer
{
    Done,

    /// <summary>There is none, or not for this person: the two look the same.</summary>
    NotFound,

    /// <summary>Another changed it meanwhile: nothing was written.</summary>
    Stale,

    /// <summary>Where it stands the step cannot be taken: what was handed in changes by return only.</summary>
    WrongState,

    /// <summary>What was done is not said, or a return gives no reason.</summary>
    NoWords,

    TooLong,

    /// <summary>No number, a denominator under 0, or a component that the unit does not answer for.</summary>
    NotANumber,

    /// <summary>Another report of that year bears the number.</summary>
    NumberTaken,
}
