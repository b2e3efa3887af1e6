namespace MangNon.Storage;

/// <summary>Triggers that keep the log append-only, whoever asks. Called by the migrations.</summary>
public static class AppendOnly
{
    public const string Sqlite = """
        CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
        BEGIN SELECT RAISE(ABORT, 'The log is append-only.'); END;
        CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
        BEGIN SELECT RAISE(ABORT, 'The log is append-only.'); END;
        """;

    public const string Postgres = """
        CREATE FUNCTION mangnon_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'The log is append-only.'; END $$;
        CREATE TRIGGER audit_entries_no_change BEFORE UPDATE OR DELETE ON audit_entries
        FOR EACH ROW EXECUTE FUNCTION mangnon_append_only();
        CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries
        FOR EACH STATEMENT EXECUTE FUNCTION mangnon_append_only();
        """;
}
