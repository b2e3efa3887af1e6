using System.Globalization;

namespace MangNon.Tests;

/// <summary>Days written as yyyy-MM-dd in tables of cases.</summary>
internal static class Day
{
    public static DateOnly Of(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? OrNull(string? iso) => iso is null ? null : Of(iso);
}
