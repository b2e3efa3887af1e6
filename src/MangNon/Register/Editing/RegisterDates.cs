namespace MangNon.Register.Editing;

/// <summary>What of a child contradicts itself. Pure.</summary>
public static class RegisterDates
{
    /// <summary>Faults of the child as it would be written, each at the field that is the likelier one to be wrong.</summary>
    public static IEnumerable<FieldFault> Of(Child child)
    {
        ArgumentNullException.ThrowIfNull(child);
        if (child.BirthRegisteredOn < child.BirthDate)
        {
            yield return new(RegisterField.BirthRegisteredOn, FieldProblem.BirthAfterRegistration);
        }

        if (child.ArrivedOn < child.BirthDate)
        {
            yield return new(RegisterField.ArrivedOn, FieldProblem.ArrivedBeforeBirth);
        }

        if (child.LeftOn < (child.ArrivedOn ?? child.BirthDate))
        {
            yield return new(RegisterField.LeftOn, FieldProblem.LeftBeforeArrived);
        }

        if (child.DiedOn < child.BirthDate)
        {
            yield return new(RegisterField.DiedOn, FieldProblem.DiedBeforeBirth);
        }

        if (child is { DeathCause: not null, DiedOn: null })
        {
            yield return new(RegisterField.DiedOn, FieldProblem.CauseWithoutDeath);
        }

        if (child is { DisabilityLevel: not null, DisabilityType: null })
        {
            yield return new(RegisterField.DisabilityType, FieldProblem.LevelWithoutDisability);
        }
    }
}
