using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace MangNon.Storage;

/// <summary>One model for each seal: the model's converters hold it. A program has one seal, and so one model.</summary>
public sealed class SealedModelCacheKeyFactory : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        (context.GetType(), (context as MangNonDb)?.Seal, designTime);
}
