using MangNon.Audit;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Storage;

/// <summary>The table of the log.</summary>
internal static class AuditModel
{
    public static void Configure(ModelBuilder builder) =>
        builder.Entity<AuditEntry>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => new { x.SubjectId, x.Id });
            e.HasIndex(x => new { x.AccountId, x.Id });
            e.HasIndex(x => x.At);
        });
}
