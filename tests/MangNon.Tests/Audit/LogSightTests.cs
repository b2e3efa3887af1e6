using System.Runtime.CompilerServices;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Audit;

public sealed class LogSightTests
{
    private static readonly Guid Commune = Guid.CreateVersion7();
    private static readonly AuditedChange Child = Change("children", "FullName", "EthnicGroup", "DisabilityType");
    private static readonly AuditedChange Incident = Change("incidents", "Detail");

    [Fact]
    public void The_auditor_sees_which_fields_changed_and_no_value()
    {
        var shown = LogSight.Of(Child, _ => false, opens: false, []);
        Assert.Equal("children", shown.Table);
        Assert.Equal(["FullName", "EthnicGroup", "DisabilityType"], shown.Fields.Select(f => f.Name));
        Assert.All(shown.Fields, field => Assert.Equal((null, null, false), (field.From, field.To, field.HasValues)));
    }

    [Fact]
    public void Of_rows_that_can_be_sealed_the_auditor_sees_the_table_alone()
    {
        var shown = LogSight.Of(Incident, _ => false, opens: false, [RecordKind.Incidents]);
        Assert.Equal(("incidents", 0), (shown.Table, shown.Fields.Count));
    }

    [Fact]
    public void One_who_opens_the_child_sees_the_values_of_his_kinds_and_nothing_of_the_others()
    {
        var shown = LogSight.Of(Child, kind => kind == RecordKind.Identity, opens: true, []);
        Assert.Equal(new ShownField("FullName", "a", "b", HasValues: true), Assert.Single(shown.Fields));
        Assert.Null(LogSight.Of(Child, kind => kind == RecordKind.Contact, opens: true, []).Table);
    }

    [Theory]
    [InlineData(RecordKind.Incidents, RecordKind.Incidents, true)]
    [InlineData(RecordKind.Incidents, RecordKind.Abuse, false)]
    [InlineData(RecordKind.Abuse, RecordKind.Abuse, true)]
    public void A_row_of_several_kinds_is_seen_by_who_reads_what_it_is(RecordKind reads, RecordKind row, bool seen) =>
        Assert.Equal(seen, LogSight.Of(Incident, kind => kind == reads, opens: true, [row]).Table is not null);

    [Fact]
    public void A_row_that_was_sealed_once_needs_both_kinds()
    {
        RecordKind[] both = [RecordKind.Incidents, RecordKind.Abuse];
        Assert.Null(LogSight.Of(Incident, kind => kind == RecordKind.Incidents, opens: true, both).Table);
        Assert.NotNull(LogSight.Of(Incident, kind => both.Contains(kind), opens: true, both).Table);
    }

    [Fact]
    public void A_row_of_which_nothing_is_known_and_a_table_that_is_not_known_are_sealed()
    {
        Assert.Equal(RecordKinds.Sealed, FieldKinds.Of("incidents", "Detail", []));
        Assert.Equal(RecordKinds.Sealed, FieldKinds.Of("moons", "Name", []));
        Assert.True(FieldKinds.IsMixed("moons"));
        Assert.Empty(LogSight.Of(Change("moons", "Name"), _ => false, opens: false, []).Fields);
    }

    [Fact]
    public void A_change_tells_the_kinds_before_and_after_of_its_row()
    {
        var change = new AuditedChange(
            "circumstances",
            Guid.CreateVersion7(),
            new Dictionary<string, AuditedValue> { ["Group"] = new("l", "a") }
        );
        Assert.Equal([RecordKind.Circumstances, RecordKind.Abuse], FieldKinds.ToldBy(change).Order());
        Assert.Empty(FieldKinds.ToldBy(Change("circumstances", "To")));
    }

    [Fact]
    public void Every_field_that_is_written_down_has_a_kind_or_is_of_a_row_that_decides()
    {
        foreach (var (table, property) in AuditedFields())
        {
            if (table is "circumstances" or "incidents")
            {
                Assert.True(FieldKinds.IsMixed(table));
                continue;
            }

            if (table == "hiv_years")
            {
                // All of it is sealed: even which of its fields changed is told to nobody else.
                Assert.True(FieldKinds.IsMixed(table));
                Assert.Equal([RecordKind.Hiv], FieldKinds.Of(table, property, []));
                continue;
            }

            Assert.False(FieldKinds.IsMixed(table), table);
            var kind = Assert.Single(FieldKinds.Of(table, property, []));
            Assert.NotEqual(RecordClass.Sealed, RecordKinds.ClassOf(kind));
        }
    }

    [Theory]
    [InlineData("PersonalIdSealed", RecordKind.Contact)]
    [InlineData("EthnicGroup", RecordKind.Background)]
    [InlineData("DeathCause", RecordKind.Health)]
    [InlineData("DisabilityLevel", RecordKind.Disability)]
    [InlineData("MotherName", RecordKind.Identity)]
    public void A_field_of_a_child_has_the_kind_that_the_childs_page_asks_for(string property, RecordKind kind) =>
        Assert.Equal([kind], FieldKinds.Of("children", property, []));

    [Fact]
    public void A_look_at_what_is_sealed_is_a_look_to_one_who_may_not_know()
    {
        Assert.Equal(AuditActs.Viewed, LogSight.Act(Entry(AuditActs.SealedViewed), knowsSealed: false));
        Assert.Equal(AuditActs.SealedViewed, LogSight.Act(Entry(AuditActs.SealedViewed), knowsSealed: true));
        Assert.Null(LogSight.Act(Entry(AuditActs.OpenedInEmergency), knowsSealed: false));
        Assert.DoesNotContain(AuditActs.SealedViewed, LogSight.Acts(knowsSealed: false));
        Assert.Equal([AuditActs.Viewed, AuditActs.SealedViewed], LogSight.Behind(AuditActs.Viewed, knowsSealed: false));
        Assert.Equal(AuditActs.All, LogSight.Acts(knowsSealed: true));
    }

    [Fact]
    public void The_auditor_knows_of_sealed_looks_until_he_also_sees_children()
    {
        Assert.True(LogSight.KnowsSealed(Viewers.Of(Role.Auditor, Commune)));
        Assert.True(LogSight.KnowsSealed(Viewers.Of(Role.ChildProtection, Commune)));
        HeldRole Held(Role role) => new(role, [Commune], [], [], [Commune]);
        var both = new Viewer(
            Guid.CreateVersion7(),
            [Held(Role.Auditor), Held(Role.Justice)],
            new HashSet<OpenedKind>(),
            new DateOnly(2026, 11, 24)
        );
        Assert.False(LogSight.KnowsSealed(both));
    }

    [Fact]
    public async Task What_was_searched_for_and_reasons_stay_sealed()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var db = database.NewContext();
        await db.NoteAsync(
            new AuditEvent(
                AuditActs.Searched,
                Detail: new
                {
                    Words = "Cầm Thị Dấu",
                    Rows = 3,
                    Reason = "Dấu",
                }
            ),
            CancellationToken.None
        );
        var detail = AuditDetail.Open(database.Seal, await db.AuditEntries.SingleAsync());
        Assert.Equal("3", Assert.Single(detail.Facts).Value);
    }

    /// <summary>Every field that the log can hold, of the real model.</summary>
    internal static IEnumerable<(string Table, string Property)> AuditedFields()
    {
        var builder = new DbContextOptionsBuilder<MangNonDb>();
        MangNon.Storage.Sqlite.SqliteStorage.UseMangNonSqlite(builder, ":memory:");
        using var db = new MangNonDb(builder.Options, new FieldSeal(new byte[32]));
        return
        [
            .. db
                .Model.GetEntityTypes()
                .Where(type =>
                    !type.HasSharedClrType
                    && AuditChanges.SubjectOf(RuntimeHelpers.GetUninitializedObject(type.ClrType)) is not null
                )
                .SelectMany(type =>
                    type.GetProperties()
                        .Where(AuditChanges.IsWritten)
                        .SelectMany(AuditChanges.NamesOf)
                        .Select(name => (type.GetTableName()!, name))
                ),
        ];
    }

    private static AuditedChange Change(string table, params string[] fields) =>
        new(
            table,
            Guid.CreateVersion7(),
            fields.ToDictionary(name => name, _ => new AuditedValue("a", "b"), StringComparer.Ordinal)
        );

    private static AuditEntry Entry(string act) =>
        new()
        {
            Id = 1,
            At = new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc),
            Source = AuditSource.Site,
            Act = act,
            Hash = [],
        };
}
