using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MangNon.Storage;

/// <summary>Instants are UTC: SQLite forgets the kind of a <see cref="DateTime"/>, so it is said again on reading.</summary>
internal sealed class UtcConverter()
    : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Utc ? value : value.ToUniversalTime(),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc)
    );
