using MangNon.Access;
using MangNon.Register;
using MangNon.Rights;
using MangNon.Storage;
using MangNon.Web.Health;
using MangNon.Web.Justice;
using MangNon.Web.Programme;
using MangNon.Web.Register;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.Rights;

/// <summary>For whom it is printed.</summary>
internal enum PrintoutMode
{
    /// <summary>For the family: nothing sealed, for the one who asks may be the one it is sealed from.</summary>
    Family,

    /// <summary>For the family, with what is sealed and the officer may read; never who reported, never who is suspected.</summary>
    FamilyWithSealed,

    /// <summary>For the file: all that the officer may read.</summary>
    File,
}

/// <summary>One kind of record on paper.</summary>
public sealed record PrintoutSection(
    string Title,
    string Source,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string[]> Rows
);

/// <summary>All that is held about a child, as sections of a paper. Pure. What may not be printed leaves no trace.</summary>
internal static class Printout
{
    public static IReadOnlyList<PrintoutSection> Of(
        ChildRecords records,
        IReadOnlyList<Consent> consents,
        PrintoutMode mode,
        FieldSeal seal,
        Programmes programmes
    ) =>
        [
            .. new[]
            {
                Identity(records, seal),
                Section(
                    "Child.Growth",
                    RecordKind.Health,
                    ["Child.Day", "Child.Weight", "Child.Height"],
                    records.Weighings.Select(w =>
                        new[]
                        {
                            Numbers.Day(w.MeasuredOn),
                            w.WeightMg is { } mg ? Numbers.Count(mg / 1_000_000m) : Numbers.None,
                            w.HeightUm is { } um ? Numbers.Count(um / 10_000m) : Numbers.None,
                        }
                    )
                ),
                Section(
                    "Child.Vaccinations",
                    RecordKind.Health,
                    ["Child.Day", "Printout.Vaccine", "Printout.Dose"],
                    records.Vaccinations.Select(v =>
                        new[]
                        {
                            Numbers.Day(v.GivenOn),
                            programmes.Vaccines.Find(v.Vaccine) is { } known
                                ? Name(known.Name, known.NameEn)
                                : v.Vaccine,
                            Numbers.Count(v.Dose),
                        }
                    )
                ),
                Section(
                    "Record.khong-tiem",
                    RecordKind.Health,
                    [
                        "Child.Vaccine",
                        "Record.khong-tiem.Reason",
                        "Record.khong-tiem.From",
                        "Record.khong-tiem.Until",
                        "Record.khong-tiem.Note",
                    ],
                    records.VaccineExemptions.Select(e => HealthWords.Cells(programmes, e))
                ),
                Section(
                    "Record.kham-suc-khoe",
                    RecordKind.Health,
                    HealthWords.CheckUpColumns,
                    records.HealthChecks.Select(HealthWords.Cells)
                ),
                Section(
                    "Child.Assessments",
                    RecordKind.Health,
                    ["Child.Day", "Child.Result"],
                    records.Assessments.Select(a =>
                        new[] { Numbers.Day(a.AssessedOn), T(a.OnTrack ? "Child.OnTrack" : "Child.NotOnTrack") }
                    )
                ),
                Section(
                    "Child.Services",
                    RecordKind.Health,
                    ["Child.Day", "Child.Domain"],
                    records.Services.Select(s => new[] { Numbers.Day(s.GivenOn), RegisterWords.Of(s.Domain) })
                ),
                Section(
                    "Child.School",
                    RecordKind.Schooling,
                    ["Child.SchoolYear", "Child.Grade", "Child.SchoolName", "Child.Result"],
                    records.Enrolments.Select(e =>
                        new[]
                        {
                            RegisterWords.SchoolYear(e.Enrolment.SchoolYear),
                            RegisterWords.Grade(e.Enrolment.Grade),
                            e.School ?? "",
                            RegisterWords.Of(e.Enrolment.Result),
                        }
                    )
                ),
                Section(
                    "Record.bo-hoc",
                    RecordKind.Schooling,
                    ["Child.Day", "Record.bo-hoc.Cause", "Record.bo-hoc.By", "Record.bo-hoc.Outcome"],
                    records.DropoutFollowUps.Select(v =>
                        new[] { Numbers.Day(v.VisitedOn), RegisterWords.Of(v.Cause), v.VisitedBy, v.Outcome ?? "" }
                    )
                ),
                Section(
                    "Child.Circumstances",
                    RecordKind.Circumstances,
                    ["Child.Group", "Child.From", "Child.To"],
                    records
                        .Circumstances.Where(c => Prints(mode, KindOf.Circumstance(c.Group)))
                        .Select(c =>
                            new[]
                            {
                                programmes.CircumstanceGroups.Find(c.Group) is { } group
                                    ? Name(group.Name, group.NameEn)
                                    : c.Group,
                                Numbers.Day(c.From),
                                Numbers.Day(c.To),
                            }
                        )
                ),
                Section(
                    "Child.Supports",
                    RecordKind.Circumstances,
                    ["Child.Day", "Child.Form", "Child.Source", "Child.Value"],
                    records.Supports.Select(s =>
                        new[]
                        {
                            Numbers.Day(s.GivenOn),
                            s.Form ?? "",
                            s.Source ?? "",
                            s.ValueVnd is { } value ? value.ToString("#,##0", Numbers.Culture) + " đ" : "",
                        }
                    )
                ),
                Section(
                    "Child.Incidents",
                    RecordKind.Incidents,
                    ["Child.Day", "Child.Kind", "Child.Detail", "Child.Result"],
                    records
                        .Incidents.Where(i => Prints(mode, KindOf.Incident(i.Kind)))
                        .Select(i =>
                            new[]
                            {
                                Numbers.Day(i.OccurredOn),
                                RegisterWords.Of(i.Kind),
                                i.Detail ?? "",
                                i.Outcome is { } outcome ? RegisterWords.Of(outcome) : "",
                            }
                        )
                ),
                Section(
                    "Record.viec-phap-ly",
                    RecordKind.Legal,
                    LegalWords.Columns,
                    records.LegalAffairs.Where(_ => Prints(mode, RecordKind.Legal)).Select(LegalWords.Cells)
                ),
                Section(
                    "Child.Activities",
                    RecordKind.Participation,
                    ["Child.Day", "Child.Activity", "Child.Kind", "Child.Organiser"],
                    records.Activities.Select(a =>
                        new[] { Numbers.Day(a.HeldOn), a.Name ?? a.Code, RegisterWords.Of(a.Kind), a.Organiser ?? "" }
                    )
                ),
                Section(
                    "Consent.Title",
                    RecordKind.Requests,
                    ["Child.Day", "Consent.Purpose", "Consent.GivenBy", "Consent.State"],
                    consents.Select(c =>
                        new[]
                        {
                            Numbers.Day(c.GivenOn),
                            programmes.Rights.Purpose(c.Purpose) is { } purpose ? RightsWords.Of(purpose) : c.Purpose,
                            RightsWords.Of(c.GivenBy),
                            c.WithdrawnOn is { } day ? T("Consent.WithdrawnOn", Numbers.Day(day)) : "",
                        }
                    )
                ),
            }.Where(section => section.Rows.Count > 0),
        ];

    /// <summary>
    /// What another commune needs of a child that moves there: who it is, its vaccinations, its last weighing, its
    /// schooling. Nothing of what happened to it or was done about it, sealed or not.
    /// </summary>
    public static IReadOnlyList<PrintoutSection> HandOver(
        ChildRecords records,
        FieldSeal seal,
        Programmes programmes
    ) =>
        Of(
            // Made anew, so that whoever adds a kind of record is asked here whether it goes along.
            new ChildRecords
            {
                Sight = records.Sight,
                Household = records.Household,
                Village = records.Village,
                Details = records.Details,
                Weighings = [.. records.Weighings.Take(1)],
                Vaccinations = records.Vaccinations,
                VaccineExemptions = records.VaccineExemptions,
                HealthChecks = [],
                Assessments = [],
                Services = [],
                Enrolments = records.Enrolments,
                DropoutFollowUps = [],
                Circumstances = [],
                Supports = [],
                Incidents = [],
                LegalAffairs = [],
                Activities = [],
            },
            [],
            PrintoutMode.Family,
            seal,
            programmes
        );

    /// <summary>
    /// Who reported and who is suspected (<see cref="RecordKind.Reporters"/>) is on no paper for a family. An adoption is
    /// on none that does not say so: the one who asks may be the one it is kept from.
    /// </summary>
    public static bool Prints(PrintoutMode mode, RecordKind kind) =>
        (RecordKinds.ClassOf(kind) != RecordClass.Sealed && kind != RecordKind.Legal)
        || mode == PrintoutMode.File
        || (mode == PrintoutMode.FamilyWithSealed && kind != RecordKind.Reporters);

    private static PrintoutSection Identity(ChildRecords records, FieldSeal seal)
    {
        var child = records.Child;
        var rows = new List<string[]>
        {
            new[] { T("Register.Name"), child.FullName },
            new[] { T("Register.Code"), child.Code },
            new[] { T("Register.BirthDate"), RegisterWords.Birth(child.BirthDate, records.Details) },
            new[] { T("Register.Sex"), RegisterWords.Of(child.Sex) },
            new[] { T("Register.Village"), records.Village.Name },
            new[] { T("Child.Household"), records.Household.Code },
            new[] { T("Child.Head"), records.Household.Head ?? Numbers.None },
            new[] { T("Child.Father"), child.FatherName ?? Numbers.None },
            new[] { T("Child.Mother"), child.MotherName ?? Numbers.None },
            new[] { T("Child.Caregiver"), RegisterWords.Caregiver(child.Caregiver, records.Details) },
            new[] { T("Child.Registered"), Numbers.Day(child.BirthRegisteredOn) },
            new[] { T("Register.Standing"), RegisterWords.Of(child.Residence) },
            new[] { T("Child.Arrived"), Numbers.Day(child.ArrivedOn) },
        };
        if (records.Sight.Sees(RecordKind.Background))
        {
            rows.Add([T("Child.Ethnicity"), EthnicGroups.Name(child.EthnicGroup)]);
            rows.Add([T("Printout.HouseholdClass"), RegisterWords.Of(records.Household.Class)]);
        }

        if (records.Sight.Sees(RecordKind.Contact))
        {
            rows.Add([T("Child.Address"), records.Household.Address ?? Numbers.None]);
            rows.Add([
                T("Child.Phone"),
                seal.Open(records.Household.PhoneSealed, SealedFields.HouseholdPhone) ?? Numbers.None,
            ]);
            rows.Add([
                T("Child.PersonalId"),
                seal.Open(child.PersonalIdSealed, SealedFields.ChildPersonalId) ?? Numbers.None,
            ]);
            rows.Add([
                T("RegisterField.HealthInsurance"),
                seal.Open(records.Details?.HealthInsuranceSealed, SealedFields.ChildHealthInsurance) ?? Numbers.None,
            ]);
        }

        if (records.Sight.Sees(RecordKind.Disability) && child.DisabilityType is { } disability)
        {
            rows.Add([T("Child.Disability"), disability]);
        }

        return new(
            T("Printout.Identity"),
            SourceOf(RecordKind.Identity),
            [T("Printout.What"), T("Printout.Held")],
            rows
        );
    }

    private static PrintoutSection Section(
        string title,
        RecordKind kind,
        IReadOnlyList<string> columns,
        IEnumerable<string[]> rows
    ) => new(T(title), SourceOf(kind), [.. columns.Select(column => T(column))], [.. rows]);

    /// <summary>The units that write the kind, from the one table of who may do what.</summary>
    private static string SourceOf(RecordKind kind) =>
        string.Join(
            ", ",
            Role.All.Where(role => (AccessRules.Of(role, kind) & Act.Write) != Act.None)
                .Select(role => Name(role.Vi, role.En))
        );
}
