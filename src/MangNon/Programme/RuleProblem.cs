namespace MangNon.Programme;

/// <summary>A mistake in a rule.</summary>
/// <param name="Field">of, those, count or less.</param>
/// <param name="Position">Where in the text it begins, from 0.</param>
/// <param name="Message">In Vietnamese.</param>
public sealed record RuleProblem(string Field, int Position, string Message);
