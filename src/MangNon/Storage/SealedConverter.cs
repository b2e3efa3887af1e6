using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MangNon.Storage;

/// <summary>
/// Seals a property on its way to the database and opens it on its way back. The seal is part of the converter, and
/// so of the model: see <see cref="SealedModelCacheKeyFactory"/>. Equal values differ once sealed, so a query must
/// never compare such a property: it is kept internal, and what others read is computed from it and unmapped.
/// </summary>
/// <param name="seal">Seals and opens.</param>
/// <param name="purpose">One of <see cref="SealedFields"/>.</param>
/// <param name="block">What lengths are rounded up to.</param>
/// <param name="write">The value as text, never empty.</param>
/// <param name="read">The value of a text.</param>
internal sealed class SealedConverter<T>(
    FieldSeal seal,
    string purpose,
    int block,
    Func<T, string> write,
    Func<string, T> read
) : ValueConverter<T, string>(v => seal.Seal(write(v), purpose, block)!, s => read(seal.Open(s, purpose)!));
