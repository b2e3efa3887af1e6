using MangNon.Figures.Loading;

namespace MangNon.Register.Quality;

/// <summary>All that the rules look at of one child.</summary>
/// <param name="File">The records.</param>
/// <param name="HasCarer">Whether a father, mother or caregiver is written.</param>
/// <param name="PersonalId">The identity number, opened; null for none.</param>
internal sealed record CheckedChild(ChildFile File, bool HasCarer, string? PersonalId);
