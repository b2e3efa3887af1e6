using MangNon.Register.Editing;
using MangNon.Storage;

namespace MangNon.Register.Merging;

/// <summary>Which fields of the child that is kept are filled from the other: those where nothing stands.</summary>
internal static class MergeFields
{
    /// <summary>
    /// What an empty field only leaves unsaid. No day of coming, leaving or death: there, empty says that the child was
    /// born here, is here, lives.
    /// </summary>
    public static IReadOnlyList<RegisterField> Fillable { get; } =
    [
        RegisterField.PersonalId,
        RegisterField.BirthRegisteredOn,
        RegisterField.FatherName,
        RegisterField.MotherName,
        RegisterField.Caregiver,
        RegisterField.CaregiverRelation,
        RegisterField.HealthInsurance,
        RegisterField.Residence,
        RegisterField.DisabilityType,
        RegisterField.DisabilityLevel,
        RegisterField.WantsEducation,
    ];

    /// <summary>What would be filled, with what is written there.</summary>
    public static IReadOnlyList<FilledField> Of(RegisterEntry kept, RegisterEntry other, FieldSeal seal)
    {
        var filled = new List<FilledField>();
        foreach (var field in Fillable)
        {
            var text = RegisterFields.Read(field, other, seal);
            if (
                IsEmpty(field, RegisterFields.Read(field, kept, seal))
                && !IsEmpty(field, text)
                && Fits(field, kept, other)
            )
            {
                filled.Add(new FilledField(field, text));
            }
        }

        return filled;
    }

    public static void Fill(IEnumerable<FilledField> filled, RegisterEntry kept, FieldSeal seal)
    {
        foreach (var one in filled)
        {
            RegisterFields.Write(one.Field, one.Text, kept, seal);
        }
    }

    /// <summary>Empties what was filled, where it still stands so; returns the fields that do not.</summary>
    public static IReadOnlyList<RegisterField> Empty(
        IEnumerable<FilledField> filled,
        RegisterEntry kept,
        FieldSeal seal
    )
    {
        var stands = new List<RegisterField>();
        foreach (var one in filled)
        {
            if (RegisterFields.Read(one.Field, kept, seal) == one.Text)
            {
                RegisterFields.Write(one.Field, null, kept, seal);
            }
            else
            {
                stands.Add(one.Field);
            }
        }

        return stands;
    }

    /// <summary>“Không” says as little of wanting to learn as nothing does.</summary>
    private static bool IsEmpty(RegisterField field, string text) =>
        text.Length == 0
        || (field == RegisterField.WantsEducation && text == Vocabularies.Vocabulary.YesNo.Text(false));

    /// <summary>Nothing is filled that would contradict what stands in the child that is kept.</summary>
    private static bool Fits(RegisterField field, RegisterEntry kept, RegisterEntry other) =>
        field switch
        {
            RegisterField.BirthRegisteredOn => !(other.TheChild.BirthRegisteredOn < kept.TheChild.BirthDate),
            RegisterField.DisabilityLevel => kept.TheChild.DisabilityType is null
                || kept.TheChild.DisabilityType == other.TheChild.DisabilityType,
            // Without details of its own the child that is kept gets those of the other whole.
            RegisterField.CaregiverRelation or RegisterField.HealthInsurance => kept.Details is not null,
            _ => true,
        };
}
