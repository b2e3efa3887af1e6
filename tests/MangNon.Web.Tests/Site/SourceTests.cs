using System.Text.RegularExpressions;
using MangNon.Testing;

namespace MangNon.Web.Tests.Site;

/// <summary>
/// What must stand nowhere in the program's own source, or only in places that were read. A new place fails: read it,
/// and add it here or write it otherwise.
/// </summary>
public sealed class SourceTests
{
    private static readonly IReadOnlyList<(string Path, string Text)> Program =
    [
        .. Directory
            .EnumerateFiles(Repository.PathOf("src"), "*.*", SearchOption.AllDirectories)
            .Where(file =>
                file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
            )
            .Select(file => (Path: Short(file), Text: ""))
            .Where(file =>
                !Regex.IsMatch(file.Path, "/(bin|obj|node_modules|Migrations)/", RegexOptions.ExplicitCapture, Second)
            )
            .Select(file => (file.Path, File.ReadAllText(Repository.PathOf(file.Path)))),
    ];

    private static readonly IReadOnlyList<(string Path, string Text)> Scripts =
    [
        .. Directory
            .EnumerateFiles(Repository.PathOf("src", "MangNon.Web", "Client", "src"), "*.ts")
            .Select(file => (Short(file), File.ReadAllText(file))),
    ];

    private static TimeSpan Second => TimeSpan.FromSeconds(1);

    [Fact]
    public void No_statement_is_put_together_with_what_was_typed() =>
        // All of these write their own text, or names of tables and columns that the model gives.
        AssertOnlyIn(
            Program,
            @"SqlRaw|\.CommandText\s*=",
            "src/MangNon/Figures/Loading/Rows.cs",
            "src/MangNon/Storage/BulkWriter.cs",
            "src/MangNon/Storage/ChildTables.cs",
            "src/MangNon/Storage/KeyRotation.cs",
            "src/MangNon/Storage/Resealing.cs",
            "src/MangNon.Storage.Postgres/ApplicationRole.cs",
            "src/MangNon.Storage.Sqlite/DurableConnection.cs",
            "src/MangNon.Web/Storage/Keeping/BackupRestore.cs",
            "src/MangNon.Web/Storage/Keeping/DatabaseCopy.cs",
            "src/MangNon.Web/Storage/Keeping/RestoredDatabase.cs",
            "src/MangNon.Web/Storage/Keeping/TableRows.cs"
        );

    [Fact]
    public void Another_program_gets_a_list_of_arguments()
    {
        AssertOnlyIn(Program, @"\bProcess\.Start|ProcessStartInfo", "src/MangNon.Web/Storage/Keeping/PostgresTool.cs");
        AssertOnlyIn(Program, @"(?<!\.)\bArguments\s*=|UseShellExecute\s*=\s*true");
    }

    [Fact]
    public void Nothing_is_written_into_a_page_unencoded_but_the_square_code() =>
        AssertOnlyIn(
            Program,
            @"MarkupString|Html\.Raw|AddMarkupContent",
            "src/MangNon.Web/Access/SecondStepSetupPage.razor"
        );

    [Fact]
    public void No_script_runs_text_or_writes_markup()
    {
        AssertOnlyIn(
            Scripts,
            @"\beval\b|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|postMessage|""message"""
                + @"|localStorage|sessionStorage|indexedDB|document\.cookie|__proto__|Object\.assign"
        );
        AssertOnlyIn(
            [.. Program.Where(file => file.Path.EndsWith(".razor", StringComparison.Ordinal))],
            @"<script[\s>]|<(object|embed|applet|iframe)\s",
            "src/MangNon.Web/Shell/Document.razor"
        );
    }

    [Fact]
    public void Nothing_is_decoded_a_second_time() =>
        AssertOnlyIn(Program, @"HtmlDecode|UrlDecode|UnescapeDataString|Regex\.Unescape");

    [Fact]
    public void No_pattern_is_made_of_what_was_typed() =>
        AssertOnlyIn(Program, @"new Regex\(|Regex\.(IsMatch|Match|Matches|Replace|Split)\(");

    [Fact]
    public void No_format_is_made_of_what_was_typed() =>
        // The format is a text of the program, by its key.
        AssertOnlyIn(Program, @"string\.Format\(|AppendFormat|CompositeFormat", "src/MangNon.Web/Resources/Texts.cs");

    [Fact]
    public void No_memory_is_touched_past_the_languages_checks() =>
        AssertOnlyIn(Program, @"\bunsafe\b|AllowUnsafeBlocks|DllImport|LibraryImport|MemoryMarshal|\bUnsafe\.");

    [Fact]
    public void No_kind_of_object_is_chosen_by_the_sender() =>
        AssertOnlyIn(
            Program,
            @"BinaryFormatter|TypeNameHandling|JsonDerivedType|JsonPolymorphic|Type\.GetType|Activator\.|XmlSerializer|Assembly\.Load",
            // A row of the model, of the table that the program's own sealed copy names.
            "src/MangNon/Storage/RowCopy.cs"
        );

    [Fact]
    public void Nothing_calls_out_but_the_agencys_sign_in()
    {
        AssertOnlyIn(
            Program,
            @"\bHttpClient\b|HttpClientFactory|WebRequest|TcpClient|UdpClient|SmtpClient|new Socket\(|FtpWeb"
        );
        AssertOnlyIn(Program, @"AddOpenIdConnect|SocketsHttpHandler", "src/MangNon.Web/Access/AgencySignIn.cs");
    }

    [Fact]
    public void Only_strong_hashes_ciphers_and_random_numbers_are_used() =>
        AssertOnlyIn(
            Program,
            @"\bMD5\b|\bSHA1\b|HMACSHA1|HMACMD5|\bDES\b|TripleDES|\bRC2\b|CipherMode|\bAes\.Create|RSAEncryptionPadding"
                + @"|new Random\(|Random\.Shared",
            // A workbook with a password is AES-256-CBC with HMAC-SHA-512, by its format.
            "src/MangNon.Exchange/Writing/Sealed/AgileKeys.cs"
        );

    /// <summary>Where a pattern stands, but for comments, is exactly where it was read.</summary>
    private static void AssertOnlyIn(
        IReadOnlyList<(string Path, string Text)> files,
        string pattern,
        params string[] read
    )
    {
        Assert.NotEmpty(files);
        var found = files
            .Where(file =>
                file.Text.Split('\n')
                    .Any(line =>
                        !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
                        && Regex.IsMatch(line, pattern, RegexOptions.ExplicitCapture, Second)
                    )
            )
            .Select(file => file.Path);
        Assert.Equal(read.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static string Short(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
}
