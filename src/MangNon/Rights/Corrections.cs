using MangNon.Register;
using MangNon.Register.Editing;

namespace MangNon.Rights;

/// <summary>What a family may ask to have written instead. Pure.</summary>
public static class Corrections
{
    /// <summary>Null where the value may be written.</summary>
    /// <param name="field">Which.</param>
    /// <param name="text">As the family says it; a correction to nothing is none.</param>
    /// <param name="child">As it is now.</param>
    /// <param name="today">In Vietnam.</param>
    public static FieldProblem? Check(RegisterField field, string text, Child child, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(child);
        var value = RegisterFields.Normal(field, text);
        if (value.Length == 0 || !RegisterFields.Correctable.Contains(field))
        {
            return FieldProblem.Missing;
        }

        if (RegisterFields.Check(field, value, today) is { } problem)
        {
            return problem;
        }

        return field switch
        {
            RegisterField.BirthDate
                when RegisterFields.TryDay(value, out var birth) && child.BirthRegisteredOn < birth =>
                FieldProblem.BirthAfterRegistration,
            RegisterField.BirthRegisteredOn
                when RegisterFields.TryDay(value, out var registered) && registered < child.BirthDate =>
                FieldProblem.BirthAfterRegistration,
            _ => null,
        };
    }
}
