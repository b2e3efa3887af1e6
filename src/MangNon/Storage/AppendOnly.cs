namespace MangNon.Storage;

/// <summary>Triggers that keep the log append-only, and what was signed as it was, whoever asks. Called by the migrations.</summary>
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

    /// <summary>What was signed goes only with the whole sample.</summary>
    public const string SqliteSigned = """
        CREATE TRIGGER signed_reports_no_update BEFORE UPDATE ON signed_reports
        BEGIN SELECT RAISE(ABORT, 'What was signed does not change.'); END;
        CREATE TRIGGER signed_reports_no_delete BEFORE DELETE ON signed_reports
        WHEN NOT EXISTS (SELECT 1 FROM commune_reports r JOIN communes c ON c.id = r.commune_id
                         WHERE r.id = OLD.id AND c.is_sample)
        BEGIN SELECT RAISE(ABORT, 'What was signed does not change.'); END;
        """;

    /// <inheritdoc cref="SqliteSigned"/>
    public const string PostgresSigned = """
        CREATE FUNCTION mangnon_signed() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN
            IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM commune_reports r JOIN communes c ON c.id = r.commune_id
                                            WHERE r.id = OLD.id AND c.is_sample) THEN
                RETURN OLD;
            END IF;
            RAISE EXCEPTION 'What was signed does not change.';
        END $$;
        CREATE TRIGGER signed_reports_no_change BEFORE UPDATE OR DELETE ON signed_reports
        FOR EACH ROW EXECUTE FUNCTION mangnon_signed();
        """;
}
