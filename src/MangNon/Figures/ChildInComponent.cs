namespace MangNon.Figures;

/// <summary>One child in one component of the programme.</summary>
/// <param name="ComponentId">The component.</param>
/// <param name="InDenominator">Rows of the child (itself, or its events or school years) counted in the denominator.</param>
/// <param name="InNumerator">The same in the numerator.</param>
public sealed record ChildInComponent(string ComponentId, int InDenominator, int InNumerator);
