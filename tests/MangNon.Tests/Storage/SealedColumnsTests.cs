using MangNon.Circumstances;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Storage;

public sealed class SealedColumnsTests
{
    private static readonly DateOnly Day = new(2025, 6, 1);

    [Theory, OnBothDatabases]
    public async Task Every_kind_outcome_and_group_looks_alike_in_the_database(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        await commune.AddChildAsync(
            "Thôn 1",
            new DateOnly(2015, 1, 1),
            null,
            [
                c => NewIncident(c, IncidentKind.Injury, IncidentOutcome.Survived, null, "Ngã từ trên cây xuống suối"),
                c => NewIncident(c, IncidentKind.Abuse, IncidentOutcome.Confirmed, null, null),
                c => NewIncident(c, IncidentKind.Disaster, IncidentOutcome.Relieved, Day, null),
                c => NewIncident(c, IncidentKind.ChildMarriage, null, null, null),
                c => NewCircumstance(c, "a"),
                c => NewCircumstance(c, "đ"),
                c => NewCircumstance(c, Circumstance.AtRisk),
            ]
        );

        await using var db = database.NewContext();
        var incidents = await RawAsync(db, "SELECT matter AS \"Value\" FROM incidents");
        var groups = await RawAsync(db, "SELECT \"group\" AS \"Value\" FROM circumstances");
        Assert.Equal((4, 3), (incidents.Distinct().Count(), groups.Distinct().Count()));
        Assert.All(incidents.Concat(groups), text => Assert.StartsWith("s2:", text, StringComparison.Ordinal));
        Assert.Single(incidents.Select(text => text.Length).Distinct());
        Assert.Single(groups.Select(text => text.Length).Distinct());
        var relieved = (await db.Incidents.ToListAsync()).Single(i => i.Kind == IncidentKind.Disaster);
        Assert.Equal((IncidentOutcome.Relieved, Day), (relieved.Outcome!.Value, relieved.OutcomeOn!.Value));
    }

    [Theory, OnBothDatabases]
    public async Task A_change_of_a_sealed_property_is_saved_and_another_context_reads_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        await commune.AddChildAsync("Thôn 1", new DateOnly(2015, 1, 1), null, c => NewSupport(c, "Học bổng", null));
        await using (var db = database.NewContext())
        {
            (await db.Supports.SingleAsync()).Source = "Quỹ Bảo trợ trẻ em";
            await db.SaveChangesAsync();
        }

        await using var other = database.NewContext();
        var support = await other.Supports.SingleAsync();
        Assert.Equal(("Học bổng", "Quỹ Bảo trợ trẻ em"), (support.Form, support.Source));
    }

    [Theory, OnBothDatabases]
    public async Task A_query_that_asks_for_what_is_sealed_fails_aloud(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.NewContext();

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Circumstances.AnyAsync(x => x.Group == "đ"));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            db.Incidents.CountAsync(x => x.Kind == IncidentKind.Abuse)
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Supports.OrderBy(x => x.Form).ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Every_sealed_column_of_the_model_is_passed_over_by_a_change_of_keys(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.NewContext();
        var ofModel =
            from entity in db.Model.GetEntityTypes()
            from property in entity.GetProperties()
            let converter = property.GetValueConverter()?.GetType()
            where
                property.Name.EndsWith("Sealed", StringComparison.Ordinal) && property.ClrType == typeof(string)
                || converter is { IsGenericType: true }
                    && converter.GetGenericTypeDefinition() == typeof(SealedConverter<>)
                || property.Name == nameof(Installation.Proof)
            select (entity.GetTableName(), property.GetColumnName());

        Assert.Equal(SealedFields.All.Select(c => ((string?)c.Table, c.Name)).Order(), ofModel.Order());
    }

    [Theory, OnBothDatabases]
    public async Task A_child_is_found_by_the_whole_personal_number_and_by_no_part_of_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", new DateOnly(2015, 1, 1), c => Number(c, "038215000123"));
        await commune.AddChildAsync("Thôn 1", new DateOnly(2015, 1, 1), c => Number(c, "038215000124"));

        Assert.Equal([child.Id], await FoundAsync("038215000123"));
        Assert.Equal([child.Id], await FoundAsync("an 038215000123"));
        Assert.Empty(await FoundAsync("03821500012"));
        Assert.Empty(await FoundAsync("038215000125"));
        await using (var db = database.NewContext())
        {
            Number(await db.Children.SingleAsync(c => c.Id == child.Id), "038215000999");
            await db.SaveChangesAsync();
        }

        Assert.Empty(await FoundAsync("038215000123"));
        Assert.Equal([child.Id], await FoundAsync("038215000999"));

        void Number(Child c, string number) =>
            c.PersonalIdSealed = database.Seal.Seal(number, SealedFields.ChildPersonalId);

        async Task<IReadOnlyList<Guid>> FoundAsync(string text)
        {
            await using var db = database.NewContext();
            var query = new RegisterQuery { Today = Day, Text = text };
            using var indexes = new MangNon.Register.Searching.SearchIndexes();
            var found = await new RegisterSearch(indexes).FindAsync(
                db,
                MangNon.Access.Viewer.Owner,
                commune.CommuneId,
                query,
                CancellationToken.None
            );
            return found.Ids;
        }
    }

    [Theory, OnBothDatabases]
    public async Task Two_seals_in_one_program_never_share_a_model(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        await commune.AddChildAsync("Thôn 1", new DateOnly(2015, 1, 1), null, c => NewCircumstance(c, "a"));
        await using var other = database.NewContext(new FieldSeal(new byte[32]));

        await Assert.ThrowsAnyAsync<Exception>(() => other.Circumstances.ToListAsync());
    }

    internal static Incident NewIncident(
        Child child,
        IncidentKind kind,
        IncidentOutcome? outcome,
        DateOnly? outcomeOn,
        string? detail
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            Kind = kind,
            OccurredOn = Day,
            Outcome = outcome,
            OutcomeOn = outcomeOn,
            Detail = detail,
        };

    internal static Support NewSupport(Child child, string? form, string? source) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            GivenOn = Day,
            Form = form,
            Source = source,
        };

    internal static Circumstance NewCircumstance(Child child, string group) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            Group = group,
            From = Day,
        };

    internal static Task<List<string>> RawAsync(MangNonDb db, string sql) =>
        db.Database.SqlQueryRaw<string>(sql).ToListAsync();
}
