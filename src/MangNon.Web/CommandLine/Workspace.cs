using MangNon.Figures;
using MangNon.Figures.Rules;
using MangNon.Health;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Web.Storage;
using MangNon.Web.Storage.Keeping;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.CommandLine;

/// <summary>An opened data folder with its commune and the programme it follows: what every verb and the site work on.</summary>
internal sealed class Workspace
{
    private Workspace(DataFolder folder, Commune commune, bool isNew, RuleSet rules, ProgrammeLibrary programmes)
    {
        IsNew = isNew;
        Folder = folder;
        Commune = commune;
        Rules = rules;
        Programmes = programmes;
    }

    public DataFolder Folder { get; }

    public Commune Commune { get; }

    /// <summary>The commune was made by this opening: the folder was never used before.</summary>
    public bool IsNew { get; }

    public RuleSet Rules { get; }

    public ProgrammeLibrary Programmes { get; }

    public MangNonDb NewContext() => Folder.NewContext();

    /// <summary>Folders of programmes: the program's own first, the commune's last and strongest.</summary>
    public static IReadOnlyList<string> ProgrammeFolders(string dataFolder) =>
        [MangNon.Programme.ProgrammeFolders.Shipped, Path.Combine(dataFolder, "programmes")];

    /// <summary>
    /// Opens a folder, makes or migrates its database and, on first use, its commune. What is wrong is said in
    /// Vietnamese, for the person who started the program.
    /// </summary>
    public static async Task<(Workspace? Workspace, string? Problem)> OpenAsync(
        string path,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (
            !DataFolder.TryOpen(
                path,
                Environment.GetEnvironmentVariable(DataFolder.PostgresVariable),
                out var folder,
                out var problem,
                Environment.GetEnvironmentVariable(DataFolder.PostgresOwnerVariable)
            )
        )
        {
            return (null, problem);
        }

        try
        {
            await DataMigration.RunAsync(folder, clock, Console.Error, cancel);
        }
        catch (BackupRefusedException refused)
        {
            return (null, $"Chưa nâng cấp cơ sở dữ liệu vì chưa sao lưu được. {refused.Message}");
        }

        await using var db = folder.NewContext();
        if (!await Installation.ClaimAsync(db, cancel))
        {
            return (
                null,
                $"Tệp khóa {folder.Seal.RingFile} không phải của cơ sở dữ liệu này. "
                    + "Chép lại đúng tệp khóa từ bản sao lưu rồi chạy lại."
            );
        }

        await Installation.SealAllAsync(db, cancel);
        var commune = await db.Communes.AsNoTracking().OrderBy(c => c.Id).FirstOrDefaultAsync(cancel);
        var isNew = commune is null;
        if (commune is null)
        {
            commune = FirstCommune.New();
            db.Communes.Add(commune);
            await db.SaveChangesAsync(cancel);
        }

        var programmes = ProgrammeLibrary.Load(ProgrammeFolders(folder.Path), RuleCompiler.Check);
        if (!programmes.Programmes.TryGetValue(commune.ProgrammeId, out var programme))
        {
            var errors = programmes
                .Results.SelectMany(r => r.Findings)
                .Where(f => f.Severity == FindingSeverity.Error)
                .Select(f => f.ToString());
            return (
                null,
                $"Không dùng được kế hoạch “{commune.ProgrammeId}” của xã. {string.Join(" ", errors)}".TrimEnd()
            );
        }

        return (
            new Workspace(folder, commune, isNew, new RuleSet(programme, ImmunisationSchedule.Shipped), programmes),
            null
        );
    }
}
