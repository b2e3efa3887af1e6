using System.Reflection;
using MangNon.Figures.Facts;
using MangNon.Programme;

namespace MangNon.Figures.Rules;

/// <summary>A word that rules may use.</summary>
/// <param name="Name">As written in a rule: <c>birthRegistered</c>.</param>
/// <param name="Type">“yes/no”, “number” or “number or null”.</param>
/// <param name="Vi">Words in Vietnamese.</param>
/// <param name="En">Words in English.</param>
public sealed record FactWord(string Name, string Type, string Vi, string En);

/// <summary>The vocabulary of the rules, by subject: the properties of the facts, and nothing else.</summary>
public static class FactVocabulary
{
    /// <summary>The type whose properties are the words of a subject; null for what is only reported.</summary>
    public static Type? TypeOf(RuleSubject subject) =>
        subject switch
        {
            RuleSubject.Child => typeof(ChildFacts),
            RuleSubject.Enrolment => typeof(EnrolmentFacts),
            RuleSubject.Incident => typeof(IncidentFacts),
            RuleSubject.Facility => typeof(FacilityFacts),
            RuleSubject.Village => typeof(VillageFacts),
            RuleSubject.Commune => typeof(CommuneFacts),
            _ => null,
        };

    /// <summary>All words of a subject, in the order they are declared.</summary>
    public static IReadOnlyList<FactWord> Of(RuleSubject subject) =>
        TypeOf(subject) is { } type
            ?
            [
                .. type.GetProperties()
                    .Select(p => (Property: p, Fact: p.GetCustomAttribute<FactWordsAttribute>()))
                    .Where(x => x.Fact is not null)
                    .Select(x => new FactWord(
                        Name(x.Property),
                        TypeWord(x.Property.PropertyType),
                        x.Fact!.Vi,
                        x.Fact.En
                    )),
            ]
            : [];

    internal static string Name(MemberInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];

    private static string TypeWord(Type type) =>
        type == typeof(bool) ? "yes/no"
        : Nullable.GetUnderlyingType(type) is not null ? "number or null"
        : "number";
}
