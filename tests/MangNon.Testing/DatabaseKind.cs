namespace MangNon.Testing;

/// <summary>The two databases the product runs on.</summary>
public enum DatabaseKind
{
    /// <summary>One file: a commune's own computer.</summary>
    Sqlite,

    /// <summary>A server: a province.</summary>
    Postgres,
}
