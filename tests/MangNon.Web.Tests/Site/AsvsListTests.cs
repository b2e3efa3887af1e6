using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using MangNon.Testing;
using Sylvan.Data.Csv;

namespace MangNon.Web.Tests.Site;

/// <summary>The list of OWASP ASVS 5.0, levels 1 and 2: what it says is met is held by something that is there.</summary>
public sealed class AsvsListTests
{
    private static readonly string[] Columns = ["id", "level", "requirement", "applies", "state", "proof", "note"];
    private static readonly string[] States = ["met", "partly", "not met", "not applicable"];

    /// <summary>How many requirements of levels 1 and 2 the sections of the standard have, V1.1 first.</summary>
    private static readonly Dictionary<string, string> Sections = new(StringComparer.Ordinal)
    {
        ["V1"] = "2 9 11 3 2",
        ["V2"] = "3 3 4 1",
        ["V3"] = "0 2 4 6 5 0 2",
        ["V4"] = "3 1 2 4",
        ["V5"] = "1 3 2 3",
        ["V6"] = "3 12 4 4 5 3 0 4",
        ["V7"] = "3 4 2 5 2 2",
        ["V8"] = "2 3 1 1",
        ["V9"] = "3 4",
        ["V10"] = "2 2 4 11 5 2 3",
        ["V11"] = "2 3 3 4 1 1",
        ["V12"] = "3 2 4",
        ["V13"] = "1 5 2 5",
        ["V14"] = "2 4 3",
        ["V15"] = "3 3 7",
        ["V16"] = "1 5 4 3 3",
        ["V17"] = "1 4 2",
    };

    private static readonly List<Line> Lines = Read();

    private sealed record Line(
        string Id,
        int Level,
        string Text,
        string Applies,
        string State,
        string Proof,
        string Note
    )
    {
        public string Chapter => Id.Split('.')[0];

        public string[] Proofs => Proof.Split(" + ", StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public void Every_requirement_stands_in_the_list_once()
    {
        Assert.Equal(253, Lines.Count);
        Assert.Equal(253, Lines.Select(line => line.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(70, Lines.Count(line => line.Level == 1));
        Assert.All(Lines, line => Assert.Matches("^V[1-9][0-9]?\\.[1-9]\\.[1-9][0-9]?$", line.Id));
        foreach (var (chapter, sections) in Sections)
        {
            var listed = Enumerable
                .Range(1, sections.Split(' ').Length)
                .Select(n => Lines.Count(line => line.Id.StartsWith($"{chapter}.{n}.", StringComparison.Ordinal)));
            Assert.Equal(sections, string.Join(' ', listed));
        }
    }

    [Fact]
    public void Every_line_has_a_state_that_fits_the_rest_of_it()
    {
        Assert.All(
            Lines,
            line =>
            {
                Assert.NotEmpty(line.Text);
                Assert.Contains(line.State, States);
                Assert.True(line.Level is 1 or 2, line.Id);
                Assert.True(
                    line.State == "not applicable" == line.Applies.StartsWith("no: ", StringComparison.Ordinal),
                    line.Id
                );
                Assert.True(line.Applies == "yes" || line.Applies.Length > 6, line.Id);
                Assert.True(line.State is "met" or "not applicable" || line.Note.Length > 0, $"{line.Id} says not why");
                Assert.True(line.State != "met" || line.Proofs.Length > 0, $"{line.Id} names nothing that holds it");
            }
        );
    }

    [Fact]
    public void What_a_line_names_as_its_proof_is_there()
    {
        var tests = Tests().ToHashSet(StringComparer.Ordinal);
        Assert.True(tests.Count > 300, $"{tests.Count} tests");
        foreach (var line in Lines)
        {
            foreach (var proof in line.Proofs)
            {
                if (!proof.StartsWith("MangNon.", StringComparison.Ordinal))
                {
                    Assert.True(File.Exists(Repository.PathOf(proof.Split('/'))), $"{line.Id}: no file {proof}");
                    Assert.True(line.Note.Length > 0, $"{line.Id}: why is there no test?");
                    continue;
                }

                Assert.True(tests.Contains(proof), $"{line.Id}: no test {proof}");
            }
        }
    }

    [Fact]
    public void The_counts_in_the_page_are_those_of_the_list()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "security.md"));
        foreach (var chapter in Lines.GroupBy(line => line.Chapter))
        {
            AssertRow($"| {chapter.Key} ", [.. chapter]);
        }

        AssertRow("| **all** ", Lines);

        void AssertRow(string begins, IReadOnlyList<Line> lines)
        {
            var row = page.Split('\n').Single(one => one.StartsWith(begins, StringComparison.Ordinal));
            var counts = States.Select(state => lines.Count(line => line.State == state)).Prepend(lines.Count);
            var wanted = string.Join(" | ", counts.Select(count => count.ToString(CultureInfo.InvariantCulture)));
            Assert.EndsWith($" | {wanted} |", row, StringComparison.Ordinal);
        }
    }

    private static List<Line> Read()
    {
        using var csv = CsvDataReader.Create(Repository.PathOf("docs", "asvs.csv"));
        Assert.Equal(Columns, Enumerable.Range(0, csv.FieldCount).Select(csv.GetName));
        var lines = new List<Line>();
        while (csv.Read())
        {
            lines.Add(
                new Line(
                    csv.GetString(0),
                    csv.GetInt32(1),
                    csv.GetString(2),
                    csv.GetString(3),
                    csv.GetString(4),
                    csv.GetString(5),
                    csv.GetString(6)
                )
            );
        }

        return lines;
    }

    /// <summary>The full names of all tests of all projects, read from what was built beside this one.</summary>
    private static IEnumerable<string> Tests()
    {
        var end = Path.GetRelativePath(
            Repository.PathOf("tests", "MangNon.Web.Tests"),
            AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)
        );
        foreach (var project in Directory.EnumerateDirectories(Repository.PathOf("tests"), "*.Tests"))
        {
            var assembly = Path.Combine(project, end, Path.GetFileName(project) + ".dll");
            using var file = new PEReader(File.OpenRead(assembly));
            var metadata = file.GetMetadataReader();
            foreach (var type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition))
            {
                foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
                {
                    if (method.GetCustomAttributes().Any(one => IsTest(metadata, metadata.GetCustomAttribute(one))))
                    {
                        yield return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}";
                    }
                }
            }
        }
    }

    private static bool IsTest(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent
            is { Kind: HandleKind.TypeReference } parent
        && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name)
            is "FactAttribute"
                or "TheoryAttribute";
}
