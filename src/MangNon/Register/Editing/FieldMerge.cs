namespace MangNon.Register.Editing;

/// <summary>A field as a form sends it back.</summary>
/// <param name="Field">Which.</param>
/// <param name="Was">What the form showed when it was opened.</param>
/// <param name="Typed">What it holds now.</param>
public sealed record FieldInput(RegisterField Field, string Was, string Typed);

/// <summary>A field that two people changed to different values.</summary>
/// <param name="Field">Which.</param>
/// <param name="Was">Before both.</param>
/// <param name="Now">What the other one wrote, which stands in the register.</param>
/// <param name="Typed">What this one typed.</param>
public sealed record FieldConflict(RegisterField Field, string Was, string Now, string Typed);

/// <summary>
/// What one form changes, against what others changed meanwhile. Each field by itself: two people who change different
/// fields both have their way, two who change one field are asked. Pure.
/// </summary>
/// <param name="Changed">The fields this form changes, without those in conflict.</param>
/// <param name="Conflicts">Fields to choose for.</param>
/// <param name="Touched">All fields in which the form differs from what it showed when it was opened.</param>
public sealed record FieldMerge(
    IReadOnlyList<FieldInput> Changed,
    IReadOnlyList<FieldConflict> Conflicts,
    IReadOnlyList<RegisterField> Touched
)
{
    /// <param name="inputs">What the form sends.</param>
    /// <param name="now">What the register holds.</param>
    public static FieldMerge Of(IEnumerable<FieldInput> inputs, Func<RegisterField, string> now)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(now);
        var changed = new List<FieldInput>();
        var conflicts = new List<FieldConflict>();
        var touched = new List<RegisterField>();
        foreach (var input in inputs)
        {
            var (was, typed, held) = (Normal(input.Was), Normal(input.Typed), Normal(now(input.Field)));
            if (typed == was)
            {
                continue;
            }

            touched.Add(input.Field);
            if (typed == held)
            {
                continue;
            }

            if (held == was)
            {
                changed.Add(input);
            }
            else
            {
                conflicts.Add(new FieldConflict(input.Field, input.Was, now(input.Field), input.Typed));
            }

            string Normal(string text) => RegisterFields.Normal(input.Field, text);
        }

        return new FieldMerge(changed, conflicts, touched);
    }
}
