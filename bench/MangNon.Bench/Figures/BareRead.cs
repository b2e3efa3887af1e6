using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Bench.Figures;

/// <summary>
/// The raw limit: reads the rows that the figures rest on, every column they use, once through and table by table,
/// and does nothing with them.
/// </summary>
internal static class BareRead
{
    private static readonly string[] Queries =
    [
        "SELECT id, code, full_name, birth_date, sex, ethnic_group, birth_registered_on, residence, arrived_on, left_on, died_on, death_cause, disability_type, wants_education, household_id FROM children",
        "SELECT id, village_id, class FROM households",
        "SELECT child_id, measured_on, sequence, weight_mg, height_um, posture, oedema FROM weighings",
        "SELECT child_id, vaccine, dose, given_on FROM vaccinations",
        "SELECT child_id, assessed_on, sequence, on_track FROM assessments",
        "SELECT child_id, given_on, domain FROM service_contacts",
        "SELECT child_id, school_year, grade, result FROM enrolments",
        """SELECT child_id, "group", "from", "to" FROM circumstances""",
        "SELECT child_id, given_on FROM supports",
        "SELECT child_id, occurred_on, matter FROM incidents",
        "SELECT child_id, activity_id FROM attendances",
    ];

    /// <returns>Rows read.</returns>
    public static async Task<long> RunAsync(MangNonDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var (rows, columns) = (0L, new object[32]);
        foreach (var query in Queries)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The texts are the constants above.
            command.CommandText = query;
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                reader.GetValues(columns);
                rows++;
            }
        }

        return rows;
    }
}
