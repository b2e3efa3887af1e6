namespace MangNon.Register.Quality;

/// <summary>One thing to put right.</summary>
/// <param name="Rule">What is wrong.</param>
/// <param name="Child">Whose record it is, and where it is put right.</param>
/// <param name="Values">The values that conflict, in the order that the rule says.</param>
public sealed record QualityFinding(QualityRule Rule, QualityChild Child, IReadOnlyList<object?> Values);

/// <summary>The child a finding is about.</summary>
public sealed record QualityChild(Guid Id, string FullName, DateOnly BirthDate, Guid VillageId, string VillageName);
