using System.Text;
using MangNon.Register;

namespace MangNon.Programme;

/// <summary>The words of a plan as printed: repaired in one way only, compared without regard to how lines break.</summary>
public static class PrintedWords
{
    /// <summary>Ƣ ƣ (U+01A2, U+01A3; a relic of old typing programs) to Ư ư, then composed (NFC). Nothing else is touched.</summary>
    public static string Repair(string text) =>
        text.Replace('\u01A2', 'Ư').Replace('\u01A3', 'ư').Normalize(NormalizationForm.FormC);

    /// <summary>Repaired, and each run of blanks and line ends made one blank.</summary>
    public static string Fold(string text) => PersonName.Repair(text);
}
