using Microsoft.EntityFrameworkCore;

namespace MangNon.Storage;

/// <summary>
/// Of two who write about the same row the second waits here until the first has committed, so that neither overlooks
/// what the other wrote. Within a transaction; the row stays as it is.
/// </summary>
internal static class Turn
{
    public static Task OfChildAsync(MangNonDb db, Guid id, CancellationToken cancel) =>
        db
            .Children.Where(c => c.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Residence, c => c.Residence), cancel);

    public static Task OfHouseholdAsync(MangNonDb db, Guid id, CancellationToken cancel) =>
        db
            .Households.Where(h => h.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Class, h => h.Class), cancel);

    public static Task OfCommuneAsync(MangNonDb db, Guid id, CancellationToken cancel) =>
        db
            .Communes.Where(c => c.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version), cancel);

    public static Task OfActivityAsync(MangNonDb db, Guid id, CancellationToken cancel) =>
        db
            .Activities.Where(a => a.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Code, a => a.Code), cancel);

    public static Task OfAskAsync(MangNonDb db, Guid id, CancellationToken cancel) =>
        db
            .ChildrenAsks.Where(a => a.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Topic, a => a.Topic), cancel);
}
