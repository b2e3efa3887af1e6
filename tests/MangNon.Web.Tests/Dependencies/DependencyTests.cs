using System.Text.Json;
using MangNon.Testing;

namespace MangNon.Web.Tests.Dependencies;

/// <summary>docs/dependencies.csv and docs/sbom.cdx.json, which tools/dependencies.cs writes, against the lock files.</summary>
public sealed class DependencyTests
{
    private const string HowTo = "Run: dotnet run tools/dependencies.cs";

    /// <summary>What may be handed on with the program.</summary>
    private static readonly string[] Shippable =
    [
        "MIT",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "0BSD",
        "PostgreSQL",
        "OFL-1.1",
    ];

    /// <summary>What may be used beside it, to build and to test.</summary>
    private static readonly string[] Usable =
    [
        .. Shippable,
        "MPL-2.0",
        "BlueOak-1.0.0",
        "CC0-1.0",
        "Python-2.0",
        "Zlib",
    ];

    private static readonly List<string[]> Lines =
    [
        .. File.ReadLines(Repository.PathOf("docs", "dependencies.csv")).Skip(1).Select(line => line.Split(',')),
    ];

    [Fact]
    public void Every_package_of_the_lock_files_has_its_line_and_no_line_is_left_over()
    {
        var locked = NuGet().Concat(Npm()).Concat(Tools()).ToHashSet(StringComparer.Ordinal);
        var listed = Lines.Select(line => $"{line[0]} {line[1]} {line[2]}").ToList();
        Assert.True(
            locked.SetEquals(listed),
            $"{string.Join('\n', locked.Except(listed).Concat(listed.Except(locked)))}\n{HowTo}"
        );
        Assert.Equal(listed.Count, listed.Distinct().Count());
        Assert.True(locked.Count > 200);
    }

    [Fact]
    public void Every_licence_is_one_that_was_agreed_to()
    {
        Assert.Empty(
            Lines
                .Where(line => !IsOneOf(line[5], line[4] == "ships" ? Shippable : Usable))
                .Select(line => $"{line[1]}: {line[5]}")
        );
        Assert.Contains(Lines, line => line[4] == "ships");
    }

    [Theory]
    [InlineData("MIT", true)]
    [InlineData("MIT AND OFL-1.1", true)]
    [InlineData("(MIT OR GPL-3.0-only)", true)]
    [InlineData("MIT AND GPL-3.0-only", false)]
    [InlineData("GPL-3.0-only", false)]
    [InlineData("NOASSERTION", false)]
    [InlineData("", false)]
    public void Of_two_licences_one_is_enough_where_one_may_choose(string licence, bool agreed) =>
        Assert.Equal(agreed, IsOneOf(licence, Shippable));

    [Fact]
    public void What_is_referred_to_says_why()
    {
        Assert.All(Lines, line => Assert.Equal(8, line.Length));
        Assert.Empty(Lines.Where(line => (line[3] == "direct") == (line[7].Length == 0)).Select(line => line[1]));
    }

    [Fact]
    public void A_version_that_is_set_for_all_is_used_by_some()
    {
        var referred = Lines
            .Where(line => line[3] == "direct")
            .Select(line => line[1])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var set = System
            .Xml.Linq.XDocument.Load(Repository.PathOf("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Select(one => (string)one.Attribute("Include")!);
        Assert.DoesNotContain(set, name => !referred.Contains(name));
    }

    [Fact]
    public void The_bill_of_materials_names_what_is_handed_on_and_nothing_of_the_day_it_was_written()
    {
        var text = File.ReadAllText(Repository.PathOf("docs", "sbom.cdx.json"));
        var bom = JsonDocument.Parse(text).RootElement;
        Assert.Equal(
            ("CycloneDX", "1.6"),
            (bom.GetProperty("bomFormat").GetString(), bom.GetProperty("specVersion").GetString())
        );
        var components = bom.GetProperty("components").EnumerateArray().ToList();
        var shipped = Lines.Where(line => line[4] == "ships").Select(line => $"{line[1]} {line[2]}");
        Assert.Equal(shipped, components.Select(one => $"{one.GetProperty("name")} {one.GetProperty("version")}"));
        Assert.All(
            components,
            one => Assert.Equal(128, one.GetProperty("hashes")[0].GetProperty("content").GetString()!.Length)
        );

        var known = components.Select(one => one.GetProperty("bom-ref").GetString()).Append("mangnon").ToHashSet();
        foreach (var needs in bom.GetProperty("dependencies").EnumerateArray())
        {
            Assert.Contains(needs.GetProperty("ref").GetString(), known);
            Assert.All(needs.GetProperty("dependsOn").EnumerateArray(), one => Assert.Contains(one.GetString(), known));
        }

        Assert.DoesNotContain("timestamp", text, StringComparison.Ordinal);
        Assert.DoesNotContain("serialNumber", text, StringComparison.Ordinal);
        Assert.DoesNotContain("xunit", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Meziantou", text, StringComparison.Ordinal);
    }

    /// <summary>An SPDX expression of two levels at most: “A”, “A AND B”, “(A OR B)”.</summary>
    private static bool IsOneOf(string licence, string[] agreed) =>
        licence.Trim('(', ')').Split(" AND ").All(all => all.Trim('(', ')').Split(" OR ").Any(agreed.Contains));

    private static IEnumerable<string> NuGet() =>
        from folder in new[] { "src", "tests", "bench" }
        from project in Directory.EnumerateDirectories(Repository.PathOf(folder))
        let file = Path.Combine(project, "packages.lock.json")
        where File.Exists(file)
        from framework in JsonDocument
            .Parse(File.ReadAllText(file))
            .RootElement.GetProperty("dependencies")
            .EnumerateObject()
        from package in framework.Value.EnumerateObject()
        where package.Value.GetProperty("type").GetString() != "Project"
        select $"nuget {package.Name} {package.Value.GetProperty("resolved")}";

    private static IEnumerable<string> Npm() =>
        from package in JsonDocument
            .Parse(File.ReadAllText(Repository.PathOf("src", "MangNon.Web", "Client", "package-lock.json")))
            .RootElement.GetProperty("packages")
            .EnumerateObject()
        where package.Name.Length > 0
        select $"npm {package.Name.Split("node_modules/")[^1]} {package.Value.GetProperty("version")}";

    private static IEnumerable<string> Tools() =>
        from tool in JsonDocument
            .Parse(File.ReadAllText(Repository.PathOf(".config", "dotnet-tools.json")))
            .RootElement.GetProperty("tools")
            .EnumerateObject()
        select $"nuget {tool.Name} {tool.Value.GetProperty("version")}";
}
