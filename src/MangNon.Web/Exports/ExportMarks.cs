using MangNon.Access;
using MangNon.Exchange.Writing;
using MangNon.Exports;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.People;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore;
using static MangNon.Web.Texts;

namespace MangNon.Web.Exports;

/// <summary>What a file with names says of itself.</summary>
internal static class ExportMarks
{
    public static async Task<WorkbookMark> OfAsync(
        MangNonDb db,
        NameExport export,
        NameList list,
        ExportRules rules,
        CancellationToken cancel
    )
    {
        var agreement = await db
            .Agreements.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == export.AgreementId, cancel);
        var names = await AccountNames.OfAsync(db, [export.AccountId, agreement?.DecidedBy], cancel);
        var who = names.GetValueOrDefault(export.AccountId, "");
        var roles = await RolesAsync(db, export.AccountId, cancel);
        var (at, number) = (PeopleWords.At(export.BegunAt), Numbers.Count(export.Number!.Value));
        var purpose = ExportWords.Purpose(rules, export.Purpose);
        var lines = new List<(string, string)>
        {
            (T("Export.Mark.Warning"), T("Export.Mark.Legal")),
            (T("Export.Mark.By"), who),
            (T("Export.Mark.Role"), roles),
            (T("Export.Mark.At"), at),
            (T("Export.Number"), number),
            (T("Export.Purpose"), purpose),
            (T("Export.Matter"), export.Matter),
            (T("Export.List"), list.Words),
            (T("Export.Children"), Numbers.Count(list.Children)),
        };
        if (agreement?.DecidedBy is { } second)
        {
            lines.Add(
                (
                    T("Export.Mark.AgreedBy"),
                    $"{names.GetValueOrDefault(second, "")}, {PeopleWords.At(agreement.DecidedAt)}"
                )
            );
        }

        return new WorkbookMark(
            who,
            export.BegunAt!.Value,
            T("Export.Mark.Warning"),
            T("Export.Mark.Summary", who, roles, at, purpose, number),
            lines
        );
    }

    /// <summary>“Trạm Y tế, xã Bình Lương; …”: the roles held today, each with its unit.</summary>
    private static async Task<string> RolesAsync(MangNonDb db, Guid account, CancellationToken cancel)
    {
        var today = VietnamTime.Today(db.Clock);
        var held = await db.RoleGrants.AsNoTracking().Where(g => g.AccountId == account).ToListAsync(cancel);
        var words = new List<string>();
        foreach (var grant in held.Where(grant => grant.HoldsOn(today)))
        {
            var unit = grant.Scope switch
            {
                ScopeKind.Commune => await db
                    .Communes.Where(c => c.Id == grant.ScopeId)
                    .Select(c => c.Name)
                    .SingleOrDefaultAsync(cancel),
                ScopeKind.Village => await db
                    .Villages.Where(v => v.Id == grant.ScopeId)
                    .Select(v => v.Name)
                    .SingleOrDefaultAsync(cancel),
                ScopeKind.Facility => await db
                    .Facilities.Where(f => f.Id == grant.ScopeId)
                    .Select(f => f.Name)
                    .SingleOrDefaultAsync(cancel),
                _ => grant.ProvinceCode,
            };
            words.Add(string.Join(", ", new[] { PeopleWords.RoleOf(grant), unit }.OfType<string>()));
        }

        return string.Join("; ", words);
    }
}
