using System.Data.Common;
using MangNon.Circumstances;
using MangNon.Health;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Schooling;
using MangNon.Storage;

namespace MangNon.Figures.Loading;

/// <summary>
/// Loads the children of one village with their records: one query per kind of record, past the change
/// tracker. A village has about 150 children and 3,000 records.
/// </summary>
internal static class VillageLoader
{
    private const string OfVillage =
        " JOIN children c ON c.id = r.child_id JOIN households h ON h.id = c.household_id WHERE h.village_id = @owner";

    private const string Children = """
        SELECT c.id, c.code, c.full_name, c.birth_date, c.sex, c.ethnic_group, h.class, c.birth_registered_on,
               c.residence, c.arrived_on, c.left_on, c.died_on, c.death_cause, c.disability_type, c.wants_education
        FROM households h JOIN children c ON c.household_id = h.id WHERE h.village_id = @owner
        """;

    /// <summary>Within <paramref name="transaction"/>, so that the records and the village's version are of one moment.</summary>
    public static async Task<IReadOnlyCollection<ChildFile>> LoadAsync(
        DbConnection connection,
        DbTransaction transaction,
        FieldSeal seal,
        Guid villageId,
        CancellationToken cancel
    )
    {
        var children = new Dictionary<Guid, ChildFile>();
        await using (var rows = await Read(Children))
        {
            while (await rows.NextAsync(cancel).ConfigureAwait(false))
            {
                var child = ChildOf(rows);
                children.Add(child.Id, child);
            }
        }

        await Each(
            "SELECT r.child_id, r.measured_on, r.sequence, r.weight_mg, r.height_um, r.posture, r.oedema FROM weighings r",
            (c, r) =>
                c.Weighings.Add(
                    new WeighingLine(
                        r.Date(1),
                        r.Long(2),
                        r.LongOrNull(3),
                        r.LongOrNull(4),
                        (Posture)r.Int(5),
                        r.Bool(6)
                    )
                )
        );
        await Each(
            "SELECT r.child_id, r.vaccine, r.dose, r.given_on FROM vaccinations r",
            (c, r) => c.Doses.Add(new DoseLine(string.Intern(r.Text(1)), r.Int(2), r.Date(3)))
        );
        await Each(
            "SELECT r.child_id, r.assessed_on, r.sequence, r.on_track FROM assessments r",
            (c, r) => c.Assessments.Add(new AssessmentLine(r.Date(1), r.Long(2), r.Bool(3)))
        );
        await Each(
            "SELECT r.child_id, r.given_on, r.domain FROM service_contacts r",
            (c, r) => c.Services.Add(new ServiceLine(r.Date(1), (ServiceDomain)r.Int(2)))
        );
        await Each(
            "SELECT r.child_id, r.school_year, r.grade, r.result FROM enrolments r",
            (c, r) => c.Enrolments.Add(new EnrolmentLine(r.Int(1), r.Int(2), (EnrolmentResult)r.Int(3)))
        );
        await Each(
            """SELECT r.child_id, r."group", r."from", r."to" FROM circumstances r""",
            (c, r) =>
                c.Circumstances.Add(
                    new CircumstanceLine(
                        seal.Open(r.Text(1), SealedFields.CircumstanceGroup)!,
                        r.Date(2),
                        r.DateOrNull(3)
                    )
                )
        );
        await Each("SELECT r.child_id, r.given_on FROM supports r", (c, r) => c.Supports.Add(r.Date(1)));
        await Each(
            "SELECT r.child_id, r.occurred_on, r.matter FROM incidents r",
            (c, r) =>
            {
                var matter = IncidentMatter.Read(seal.Open(r.Text(2), SealedFields.IncidentMatter)!);
                c.Incidents.Add(new IncidentLine(matter.Kind, r.Date(1), matter.Outcome, matter.OutcomeOn));
            }
        );
        await Each(
            "SELECT r.child_id, a.kind, a.held_on FROM attendances r JOIN activities a ON a.id = r.activity_id",
            (c, r) => c.Participations.Add(new ParticipationLine((ActivityKind)r.Int(1), r.Date(2)))
        );
        return children.Values;

        Task<Rows> Read(string sql) => Rows.ReadAsync(connection, transaction, sql, villageId, cancel);

        async Task Each(string select, Action<ChildFile, Rows> add)
        {
            await using var rows = await Read(select + OfVillage).ConfigureAwait(false);
            while (await rows.NextAsync(cancel).ConfigureAwait(false))
            {
                add(children[rows.Guid(0)], rows);
            }
        }
    }

    private static ChildFile ChildOf(Rows r) =>
        new()
        {
            Id = r.Guid(0),
            Code = r.Text(1),
            FullName = r.Text(2),
            BirthDate = r.Date(3),
            Sex = (Sex)r.Int(4),
            EthnicGroup = r.Int(5),
            HouseholdClass = (HouseholdClass)r.Int(6),
            BirthRegisteredOn = r.DateOrNull(7),
            Residence = (Residence)r.Int(8),
            ArrivedOn = r.DateOrNull(9),
            LeftOn = r.DateOrNull(10),
            DiedOn = r.DateOrNull(11),
            DeathCause = (DeathCause?)r.IntOrNull(12),
            Disabled = !r.IsNull(13),
            WantsEducation = r.Bool(14),
        };
}
