using MangNon.Programme;
using MangNon.Recording;
using MangNon.Web.Health;
using MangNon.Web.Programme;
using MangNon.Web.Shell;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.Recording;

/// <summary>What the forms of records call things.</summary>
internal static class RecordWords
{
    public static string Of(RecordForm form) => T("Record." + form.Slug);

    public static string Label(RecordForm form, EntryField field) => T($"Record.{form.Slug}.{field.Key}");

    /// <summary>A value to choose from, as people read it.</summary>
    public static string Choice(RecordForm form, EntryField field, string word, Programmes programmes) =>
        (form.Slug, field.Key) switch
        {
            ("hoan-canh", "Group") => programmes.CircumstanceGroups.Find(word) is { } group
                ? word + ") " + Name(group.Name, group.NameEn)
                : word,
            ("bien-co", "Kind") => T("IncidentKind." + word),
            ("bien-co", "Place") => T("IncidentPlace." + word),
            ("bien-co", "Outcome") => T("IncidentOutcome." + word),
            ("dich-vu", "Domain") => T("ServiceDomain." + word),
            ("khong-tiem", "Vaccine") => HealthWords.Vaccine(programmes, word),
            ("khong-tiem", "Reason") => T("VaccineExemptionReason." + word),
            ("kham-suc-khoe", "Kind") => T("HealthCheckKind." + word),
            ("kham-suc-khoe", "FamilyTold") => T(word == bool.TrueString ? "Register.Yes" : "Register.No"),
            ("bo-hoc", "Cause") => T("DropoutCause." + word),
            ("viec-phap-ly", "Kind") => T("LegalAffairKind." + word),
            ("viec-phap-ly", "State") => T("LegalAffairState." + word),
            ("danh-gia", "OnTrack") => T(word == bool.TrueString ? "Child.OnTrack" : "Child.NotOnTrack"),
            _ => word,
        };

    /// <summary>What is to be known of a field beside its label; null for what its shape says.</summary>
    public static string? Hint(RecordForm form, EntryField field, DateOnly today) =>
        (form.Slug, field.Key) switch
        {
            ("khong-tiem", "Until") => T("Record.khong-tiem.UntilHint", Numbers.Day(today)),
            ("kham-suc-khoe", "Finding") => T("Record.kham-suc-khoe.FindingHint"),
            _ => null,
        };

    public static string IdOf(EntryField field) => "muc-" + field.Key;

    /// <summary>What the person must correct, at the fields of the page.</summary>
    public static IEnumerable<FieldError> Errors(
        IReadOnlyList<EntryField> fields,
        Func<EntryField, string> label,
        RecordResult result
    ) =>
        result.Faults.Select(fault =>
        {
            var field = fields.First(one => one.Key == fault.Key);
            return new FieldError(
                IdOf(field),
                T("EntryProblem." + fault.Problem, label(field), Numbers.Count(field.Longest))
            );
        });
}
