using System.Net;
using MangNon.Storage;
using MangNon.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Site;

/// <summary>What the site needs to be told; everything else it finds in the database.</summary>
public sealed record SiteOptions
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>Folder of the installation's own files.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Points the context at the database; its tables must exist already.</summary>
    public required Action<DbContextOptionsBuilder> UseDatabase { get; init; }

    /// <summary>Opens and seals confidential fields.</summary>
    public required FieldSeal Seal { get; init; }

    /// <summary>Folders of programme files: the program's own first, the commune's last.</summary>
    public IReadOnlyList<string> ProgrammeFolders { get; init; } = [];

    /// <summary>Addresses to listen on, separated by semicolons. With https only, cookies are bound to the host and to https.</summary>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>The address in people's browsers where a proxy stands before <see cref="Urls"/>: https://name, without a path.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Proxies whose word is taken for who asks and how (<see cref="BehindProxy"/>); nobody's where empty.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Writes to the log where the site listens, and when it stops.</summary>
    public bool AnnounceStart { get; init; } = true;

    /// <summary>The folder that the site backs up daily; null where it keeps no backups itself.</summary>
    internal DataFolder? BackedUp { get; init; }

    /// <summary>More places that the program's own log goes to.</summary>
    internal Action<ILoggingBuilder>? Logging { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>True where people reach the site by https and in no other way.</summary>
    internal bool IsHttps =>
        PublicAddress is { } address
            ? address.Scheme == Uri.UriSchemeHttps
            : Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .All(url => url.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The name of a cookie. With https a browser takes one named __Host- only from this very host, over https, for the
    /// whole site, so that no neighbour of the same domain can plant one. On the loopback there is no https, and the
    /// name is plain.
    /// </summary>
    internal string CookieName(string name) => IsHttps ? "__Host-" + name : name;
}
