namespace MangNon.Register.PersonalNumbers;

/// <summary>A row of the list that the police sent back, repaired texts.</summary>
/// <param name="Row">Its number as the spreadsheet shows it.</param>
/// <param name="Code">Mã trẻ.</param>
/// <param name="Name">Họ và tên.</param>
/// <param name="BirthDate">Ngày sinh, as dd/mm/yyyy.</param>
/// <param name="Number">Số định danh; empty where they found none.</param>
public sealed record SentNumber(int Row, string Code, string Name, string BirthDate, string Number);

/// <summary>What a row sent back means for the register.</summary>
public enum NumberFinding
{
    /// <summary>The register has no number yet.</summary>
    New,

    /// <summary>The register has another one: a person chooses.</summary>
    Other,

    /// <summary>The register has the same.</summary>
    Same,

    /// <summary>The row gives no number.</summary>
    Empty,

    /// <summary>The number is not of 12 digits.</summary>
    NotANumber,

    /// <summary>No child of this code, or none that the person may write the number of.</summary>
    NoSuchChild,

    /// <summary>The child of this code has another name or another birth date.</summary>
    OtherPerson,

    /// <summary>Another child of the register has this number.</summary>
    Taken,

    /// <summary>The file gives the number, or the child, more than once.</summary>
    Twice,
}

/// <summary>A row sent back, laid beside the register.</summary>
/// <param name="Sent">The row.</param>
/// <param name="Child">The child of its code; null where there is none for this person.</param>
/// <param name="Now">The number in the register; empty where none.</param>
/// <param name="Finding">What it means.</param>
/// <param name="TellsOtherwise">The number tells another sex or year of birth than the register.</param>
public sealed record ComparedNumber(
    SentNumber Sent,
    Guid? Child,
    string Now,
    NumberFinding Finding,
    bool TellsOtherwise
);
