#!/usr/bin/env -S dotnet run
#:property RestorePackagesWithLockFile=false
#:property PublishAot=false

// Writes docs/dependencies.csv, every package with its licence, and docs/sbom.cdx.json (CycloneDX 1.6), those that the
// program is handed on with. Both come from the lock files; licences and hashes from the caches that
// `dotnet restore`, `dotnet tool restore` and `npm ci` filled, so no network is asked. Run it after a package changed:
//
//     dotnet run tools/dependencies.cs
//
// The last column, why a package is referred to, is written by hand and kept. Exit code 1: one is missing.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

var root = FindRoot();
var cache =
    Environment.GetEnvironmentVariable("NUGET_PACKAGES")
    ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
var client = Path.Combine(root, "src", "MangNon.Web", "Client");
var csv = Path.Combine(root, "docs", "dependencies.csv");

var packages = NuGet().Concat(Npm()).Concat(Tools()).OrderBy(p => p.Key, StringComparer.Ordinal).ToList();
var reasons = File.Exists(csv)
    ? File.ReadLines(csv).Skip(1).Select(line => line.Split(',')).ToLookup(c => c[0] + ":" + c[1], c => c[^1])
    : Enumerable.Empty<string[]>().ToLookup(c => "", c => "");
var lines = packages
    .Select(p =>
        string.Join(
            ',',
            p.Source,
            p.Name,
            p.Version,
            p.IsDirect ? "direct" : "transitive",
            p.Ships ? "ships" : "development",
            p.Licence,
            string.Join(' ', p.Where.Order(StringComparer.Ordinal)),
            p.IsDirect ? reasons[p.Source + ":" + p.Name].FirstOrDefault() ?? "" : ""
        )
    )
    .ToList();
File.WriteAllText(csv, "source,package,version,reference,use,licence,where,reason\n" + string.Join('\n', lines) + "\n");
File.WriteAllText(Path.Combine(root, "docs", "sbom.cdx.json"), Bom() + "\n");

var silent = lines.Where(line => line.Contains(",direct,") && line.EndsWith(',')).ToList();
silent.ForEach(line => Console.Error.WriteLine("Why? " + line));
Console.WriteLine($"{packages.Count} packages, {packages.Count(p => p.Ships)} of them handed on.");
return silent.Count == 0 ? 0 : 1;

IEnumerable<Package> NuGet()
{
    var found = new Dictionary<string, Package>(StringComparer.Ordinal);
    foreach (var file in Directory.EnumerateFiles(root, "packages.lock.json", SearchOption.AllDirectories))
    {
        var folder = Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace('\\', '/');
        if (folder.Split('/') is not ["src" or "tests" or "bench", _])
        {
            continue;
        }

        foreach (var (_, framework) in JsonNode.Parse(File.ReadAllText(file))!["dependencies"]!.AsObject())
        {
            foreach (var (name, one) in framework!.AsObject().Where(one => (string?)one.Value!["type"] != "Project"))
            {
                var version = (string)one!["resolved"]!;
                var package = found.TryGetValue(name + version, out var known)
                    ? known
                    : found[name + version] = new("nuget", name, version, LicenceOf(name, version));
                package.IsDirect |= (string)one["type"]! == "Direct";
                package.Where.Add(folder.Split('/')[1]);
                if (folder == "src/MangNon.Web")
                {
                    package.Needs.AddRange(one["dependencies"]?.AsObject().Select(need => need.Key) ?? []);
                    package.Hash = HashOf(name, version);
                }
            }
        }
    }

    // Handed on is what the program's own projects refer to, unless for themselves alone, and all that this needs.
    var shipping = found
        .Values.Where(p => p.Where.Contains("MangNon.Web"))
        .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
    var waiting = new Queue<string>(
        Directory
            .EnumerateFiles(Path.Combine(root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Append(Path.Combine(root, "Directory.Build.props"))
            .SelectMany(file => XDocument.Load(file).Descendants("PackageReference"))
            .Where(reference => (string?)reference.Attribute("PrivateAssets") != "all")
            .Select(reference => (string)reference.Attribute("Include")!)
    );
    while (waiting.TryDequeue(out var name))
    {
        if (shipping.TryGetValue(name, out var package) && !package.Ships)
        {
            package.Ships = true;
            package.Needs.ForEach(waiting.Enqueue);
        }
    }

    return found.Values;
}

IEnumerable<Package> Npm()
{
    var locked = JsonNode.Parse(File.ReadAllText(Path.Combine(client, "package-lock.json")))!["packages"]!.AsObject();
    var own = Own("dependencies").Concat(Own("devDependencies")).ToHashSet(StringComparer.Ordinal);
    IEnumerable<string> Own(string kind) => locked[""]![kind]?.AsObject().Select(one => one.Key) ?? [];
    foreach (var (path, one) in locked.Where(one => one.Key.Length > 0))
    {
        var name = path.Split("node_modules/")[^1];
        var package = new Package("npm", name, (string)one!["version"]!, (string?)one["license"] ?? "NOASSERTION")
        {
            IsDirect = own.Contains(name) && path == "node_modules/" + name,
            Ships = one["dev"] is null && one["optional"] is null,
            Hash = Convert.ToHexStringLower(Convert.FromBase64String(((string)one["integrity"]!)["sha512-".Length..])),
        };
        package.Where.Add("Client");
        package.Needs.AddRange(one["dependencies"]?.AsObject().Select(need => need.Key) ?? []);
        yield return package;
    }
}

IEnumerable<Package> Tools()
{
    var manifest = Path.Combine(root, ".config", "dotnet-tools.json");
    foreach (var (name, one) in JsonNode.Parse(File.ReadAllText(manifest))!["tools"]!.AsObject())
    {
        var version = (string)one!["version"]!;
        var package = new Package("nuget", name, version, LicenceOf(name, version)) { IsDirect = true };
        package.Where.Add("dotnet-tools.json");
        yield return package;
    }
}

string FolderOf(string name, string version) =>
    Path.Combine(cache, name.ToLowerInvariant(), version.ToLowerInvariant());

// An SPDX expression where the package names one; else by the first words of the licence it carries.
string LicenceOf(string name, string version)
{
    var folder = FolderOf(name, version);
    var licence = XDocument
        .Load(Directory.EnumerateFiles(folder, "*.nuspec").Single())
        .Descendants()
        .FirstOrDefault(element => element.Name.LocalName == "license");
    if ((string?)licence?.Attribute("type") == "expression")
    {
        return licence.Value;
    }

    var text = licence is null ? "" : File.ReadAllText(Path.Combine(folder, licence.Value.Replace('\\', '/')));
    return text.Contains("Permission is hereby granted, free of charge", StringComparison.Ordinal) ? "MIT"
        : text.Contains("Apache License", StringComparison.Ordinal) ? "Apache-2.0"
        : "NOASSERTION";
}

string HashOf(string name, string version) =>
    Convert.ToHexStringLower(
        Convert.FromBase64String(
            File.ReadAllText(Directory.EnumerateFiles(FolderOf(name, version), "*.nupkg.sha512").Single()).Trim()
        )
    );

// No time and no serial number: the same lock files give the same bytes.
string Bom()
{
    var shipped = packages.Where(p => p.Ships).ToList();
    var refs = shipped.ToLookup(p => p.Source + ":" + p.Name.ToLowerInvariant(), p => p.Purl);
    var bom = new JsonObject
    {
        ["bomFormat"] = "CycloneDX",
        ["specVersion"] = "1.6",
        ["version"] = 1,
        ["metadata"] = new JsonObject
        {
            ["component"] = new JsonObject
            {
                ["type"] = "application",
                ["bom-ref"] = "mangnon",
                ["name"] = "mangnon",
            },
        },
        ["components"] = new JsonArray([
            .. shipped.Select(p => new JsonObject
            {
                ["type"] = "library",
                ["bom-ref"] = p.Purl,
                ["name"] = p.Name,
                ["version"] = p.Version,
                ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = p.Hash }),
                ["licenses"] = new JsonArray(
                    p.Licence.Contains(' ', StringComparison.Ordinal)
                        ? new JsonObject { ["expression"] = p.Licence }
                        : new JsonObject { ["license"] = new JsonObject { ["id"] = p.Licence } }
                ),
                ["purl"] = p.Purl,
            }),
        ]),
        ["dependencies"] = new JsonArray([
            Needs("mangnon", shipped.Where(p => p.IsDirect).Select(p => p.Purl)),
            .. shipped.Select(p =>
                Needs(p.Purl, p.Needs.SelectMany(need => refs[p.Source + ":" + need.ToLowerInvariant()]))
            ),
        ]),
    };
    return bom.ToJsonString(
        new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );
}

static JsonObject Needs(string who, IEnumerable<string> what) =>
    new()
    {
        ["ref"] = who,
        ["dependsOn"] = new JsonArray([
            .. what.Distinct().Order(StringComparer.Ordinal).Select(one => JsonValue.Create(one)),
        ]),
    };

static string FindRoot()
{
    var folder = new DirectoryInfo(Environment.CurrentDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MangNon.slnx")))
    {
        folder = folder.Parent;
    }

    return folder?.FullName ?? throw new InvalidOperationException("Run it inside the repository.");
}

#pragma warning disable MA0047 // A program of one file.
internal sealed class Package(string source, string name, string version, string licence)
{
    public string Source { get; } = source;
    public string Name { get; } = name;
    public string Version { get; } = version;
    public string Licence { get; } = licence;
    public bool IsDirect { get; set; }
    public bool Ships { get; set; }
    public string Hash { get; set; } = "";
    public HashSet<string> Where { get; } = [];
    public List<string> Needs { get; } = [];
    public string Key => $"{Source}:{Name}:{Version}";
    public string Purl => $"pkg:{Source}/{Name.Replace("@", "%40", StringComparison.Ordinal)}@{Version}";
}
