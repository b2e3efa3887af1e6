using static MangNon.Access.Act;
using K = MangNon.Access.RecordKind;

namespace MangNon.Access;

/// <summary>One line of the table: what a role may do with some kinds of record, within the unit it is held for.</summary>
public sealed record AccessRule(Role Role, Act Acts, params RecordKind[] Kinds);

/// <summary>
/// Who may do what: the one table. What no line allows is not allowed. Several roles add up. `docs/access.md` is
/// written from it.
/// </summary>
public static class AccessRules
{
    public static IReadOnlyList<AccessRule> All { get; } =
    [
        // The plan and the figures are the commune's own work: all who have a part in it read them.
        new(Role.FocalOffice, Read | Write | Export, K.Plan, K.Figures, K.Reports, K.Facilities),
        new(Role.FocalOffice, Read | Write | Export, K.Identity, K.Contact, K.Schooling, K.Participation),
        new(
            Role.FocalOffice,
            Read | Write | Export,
            K.Background,
            K.Health,
            K.Disability,
            K.Circumstances,
            K.Incidents,
            K.Legal
        ),
        new(Role.FocalOffice, Ask | OpenInEmergency, K.Abuse, K.Hiv, K.Offences, K.Reporters),
        new(Role.FocalOffice, Read | Write, K.Requests),
        new(Role.FocalOffice, Read | Export, K.Exports),
        new(Role.FocalOffice, Read | Write | Approve, K.UnitReports),
        //
        new(
            Role.ChildProtection,
            Read,
            K.Plan,
            K.Figures,
            K.Reports,
            K.Facilities,
            K.Schooling,
            K.Participation,
            K.Health
        ),
        new(Role.ChildProtection, Read | Write | Export, K.Identity, K.Contact, K.Background, K.Disability),
        new(Role.ChildProtection, Read | Write | Export, K.Circumstances, K.Incidents),
        new(Role.ChildProtection, Read | Write | Export | Approve, K.Abuse, K.Hiv, K.Offences, K.Reporters),
        new(Role.ChildProtection, Read | Write, K.Requests),
        //
        new(Role.Chairman, Read, K.Plan, K.Figures, K.Facilities, K.Requests),
        new(Role.Chairman, Read | Write | Approve, K.Reports),
        new(Role.Chairman, Read | Export, K.Exports),
        new(Role.Chairman, Read, K.UnitReports),
        new(Role.Chairman, Read, K.Schooling, K.Participation, K.Contact, K.Background, K.Health, K.Disability),
        new(Role.Chairman, Read, K.Circumstances, K.Incidents),
        new(Role.Chairman, Read | Approve, K.Identity),
        new(Role.Chairman, Approve, K.Abuse, K.Hiv, K.Offences, K.Reporters),
        //
        new(Role.HealthStation, Read, K.Plan, K.Figures, K.Reports, K.Facilities, K.Contact, K.Background),
        // Births and deaths are known at the station first.
        new(Role.HealthStation, Read | Write | Export, K.Identity, K.Health, K.Disability),
        new(Role.HealthStation, Read | Write, K.Incidents, K.Hiv),
        new(Role.HealthStation, Ask, K.Abuse, K.Offences),
        new(Role.HealthStation, OpenInEmergency, K.Abuse),
        //
        new(Role.School, Read, K.Plan, K.Figures, K.Identity, K.Contact, K.Disability),
        // Its own building: what it is asked in the yearly survey.
        new(Role.School, Read | Write, K.Facilities),
        new(Role.School, Export, K.Identity),
        new(Role.School, Read | Write | Export, K.Schooling),
        new(Role.School, Read | Write, K.Participation),
        //
        new(Role.Justice, Read, K.Plan, K.Figures, K.Reports, K.Contact),
        new(Role.Justice, Read | Write | Export, K.Identity),
        new(Role.Justice, Read | Write, K.Legal),
        //
        new(Role.Police, Read, K.Plan, K.Figures, K.Reports, K.Identity),
        new(Role.Police, Read | Write, K.Contact, K.Incidents, K.Abuse, K.Offences, K.Reporters),
        new(Role.Police, Approve, K.Abuse, K.Offences, K.Reporters),
        //
        new(Role.Finance, Read, K.Plan, K.Figures, K.Reports),
        //
        new(Role.Culture, Read, K.Plan, K.Figures, K.Reports, K.Identity),
        new(Role.Culture, Read | Write, K.Facilities, K.Participation),
        //
        new(Role.VillageHead, Read, K.Plan, K.Figures, K.Contact, K.Background),
        new(Role.VillageHead, Read | Write, K.Identity),
        //
        new(Role.Collaborator, Read, K.Plan, K.Figures, K.Contact, K.Background, K.Schooling),
        new(Role.Collaborator, Read | Write, K.Identity, K.Circumstances),
        new(Role.Collaborator, Ask, K.Abuse, K.Offences),
        //
        new(Role.MassOrganisation, Read, K.Plan, K.Figures, K.Identity),
        new(Role.MassOrganisation, Read | Write, K.Participation),
        //
        new(Role.Auditor, Read | Export, K.Log, K.Exports),
        new(Role.Auditor, Read, K.Plan),
        //
        new(Role.Administrator, Read | Write, K.People),
        new(Role.Administrator, Read, K.Plan),
        //
        new(Role.ProvinceReader, Read, K.Plan, K.Figures),
        // Section VI: every unit and village of the plan writes its own report.
        .. new[]
        {
            Role.HealthStation,
            Role.School,
            Role.Justice,
            Role.Police,
            Role.Finance,
            Role.Culture,
            Role.VillageHead,
            Role.MassOrganisation,
        }.Select(role => new AccessRule(role, Write, K.UnitReports)),
    ];

    /// <summary>What one role may do with one kind.</summary>
    public static Act Of(Role role, RecordKind kind) =>
        All.Where(rule => rule.Role == role && rule.Kinds.Contains(kind))
            .Aggregate(None, (acts, rule) => acts | rule.Acts);
}
