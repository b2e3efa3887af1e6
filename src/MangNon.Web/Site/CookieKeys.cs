using System.Xml.Linq;
using MangNon.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Site;

/// <summary>
/// Keeps the keys that cookies are encrypted with in the database, sealed like every confidential column: with the
/// ring that lies outside it, changed with the ring, and in every backup. A stolen database makes no cookie.
/// </summary>
internal sealed class CookieKeys(IDbContextFactory<MangNonDb> databases) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.CreateDbContext();
        return
        [
            .. db
                .DataProtectionKeys.AsNoTracking()
                .OrderBy(key => key.Id)
                .Select(key => key.Xml)
                .AsEnumerable()
                .Select(xml => XElement.Parse(xml!)),
        ];
    }

    /// <summary>In SQL, because the framework asks without waiting and this context saves only asynchronously.</summary>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.CreateDbContext();
        var xml = db.Seal.Seal(element.ToString(SaveOptions.DisableFormatting), SealedFields.CookieKey);
        db.Database.ExecuteSql($"INSERT INTO data_protection_keys (friendly_name, xml) VALUES ({friendlyName}, {xml})");
    }
}
