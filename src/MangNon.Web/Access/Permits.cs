using Microsoft.AspNetCore.Authorization;

namespace MangNon.Web.Access;

/// <summary>
/// What an endpoint can ask for. Every endpoint names one of these (or says that it is open to all); one that names
/// nothing fails a test. A person without a role may only look after the own account.
/// </summary>
internal static class Permits
{
    public const string OwnAccount = "own-account";
    public const string ReadFigures = "read-figures";
    public const string ReadPlan = "read-plan";
    public const string ReadRegister = "read-register";
    public const string WriteRegister = "write-register";
    public const string ImportData = "import-data";
    public const string ExportRegister = "export-register";

    /// <summary>What only few may know of a child (<see cref="SealedMatters"/>).</summary>
    public const string ReadSealed = "read-sealed";
    public const string WriteReport = "write-report";
    public const string Administer = "administer";

    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        options.AddPolicy(OwnAccount, policy => policy.RequireAuthenticatedUser());
        foreach (var permit in new[] { ReadFigures, ReadPlan, ReadRegister, WriteRegister, ImportData, WriteReport })
        {
            options.AddPolicy(permit, policy => policy.RequireRole(Roles.Administrator, Roles.Officer));
        }

        foreach (var permit in new[] { ReadSealed, ExportRegister })
        {
            options.AddPolicy(permit, policy => policy.RequireRole(Roles.Administrator));
        }

        options.AddPolicy(Administer, policy => policy.RequireRole(Roles.Administrator));
    }
}

/// <summary>Roles, by their names in the database.</summary>
internal static class Roles
{
    /// <summary>Quản trị: looks after the installation and its accounts.</summary>
    public const string Administrator = "quan-tri";

    /// <summary>Cán bộ: works with the commune's register and figures.</summary>
    public const string Officer = "can-bo";

    public static readonly IReadOnlyList<string> All = [Administrator, Officer];
}
