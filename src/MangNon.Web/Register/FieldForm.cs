using MangNon.Register.Editing;
using MangNon.Web.Shell;
using static MangNon.Web.Texts;

namespace MangNon.Web.Register;

/// <summary>
/// The fields of a child or household as a form carries them: what was typed, what the form showed when it was opened,
/// and, where another person changed a field meanwhile, which of the two values was chosen.
/// </summary>
public sealed class FieldForm
{
    private const string Mine = "toi";
    private const string Theirs = "hien-nay";

    // Given as null by the reader of forms where nothing of it was sent.
    public Dictionary<string, string?> Typed
    {
        get;
        set => field = value ?? [];
    } = [];

    public Dictionary<string, string?> Was
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>For fields in conflict: whose value was chosen.</summary>
    public Dictionary<string, string?> Take
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>Why, or from which paper.</summary>
    public string? Why { get; set; }

    public static string IdOf(RegisterField field) => "muc-" + field;

    public static string NameOf(RegisterField field) => $"Form.Typed[{field}]";

    public static string WasName(RegisterField field) => $"Form.Was[{field}]";

    public static string TakeName(RegisterField field) => $"Form.Take[{field}]";

    public static IReadOnlyList<(string Value, string Text)> Choices(FieldConflict conflict) =>
        [(Theirs, T("Edit.TakeTheirs", Shown(conflict.Now))), (Mine, T("Edit.TakeMine", Shown(conflict.Typed)))];

    public string Of(RegisterField field) => Typed.GetValueOrDefault(field.ToString()) ?? "";

    /// <summary>What the form sends of some fields; one that it does not hold is not among them.</summary>
    public IReadOnlyList<FieldInput> Inputs(IEnumerable<RegisterField> fields) =>
        [
            .. fields
                .Where(field => Typed.ContainsKey(field.ToString()))
                .Select(field =>
                {
                    var was = Was.GetValueOrDefault(field.ToString()) ?? "";
                    return new FieldInput(
                        field,
                        was,
                        Take.GetValueOrDefault(field.ToString()) == Theirs ? was : Of(field)
                    );
                }),
        ];

    /// <summary>Fills the form from the register.</summary>
    public void Fill(IEnumerable<RegisterField> fields, Func<RegisterField, string> read)
    {
        foreach (var field in fields)
        {
            Typed[field.ToString()] = Was[field.ToString()] = read(field);
        }
    }

    /// <summary>
    /// Shows what others wrote meanwhile: fields this person left alone take it over, and every field is from now on
    /// compared with it.
    /// </summary>
    public void CatchUp(IEnumerable<RegisterField> fields, Func<RegisterField, string> read)
    {
        foreach (var input in Inputs(fields))
        {
            var now = read(input.Field);
            if (RegisterFields.Normal(input.Field, input.Typed) == RegisterFields.Normal(input.Field, input.Was))
            {
                Typed[input.Field.ToString()] = now;
            }

            Was[input.Field.ToString()] = now;
        }
    }

    /// <summary>What the person must correct, at the fields of the page.</summary>
    public static IEnumerable<FieldError> Errors(EditResult result) =>
        Errors(result.Faults)
            .Concat(
                result.Conflicts.Select(conflict => new FieldError(
                    IdOf(conflict.Field),
                    T("Edit.Conflict", T("RegisterField." + conflict.Field), Shown(conflict.Was), Shown(conflict.Now))
                ))
            );

    public static IEnumerable<FieldError> Errors(IEnumerable<FieldFault> faults) =>
        faults.Select(fault => new FieldError(
            IdOf(fault.Field),
            fault.Problem == FieldProblem.Missing
                ? T("FieldProblem.MissingOf", T("RegisterField." + fault.Field))
                : T("FieldProblem." + fault.Problem)
        ));

    private static string Shown(string text) => text.Length == 0 ? T("Edit.Empty") : text;
}
