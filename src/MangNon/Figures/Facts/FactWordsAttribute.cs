using MangNon.Access;

namespace MangNon.Figures.Facts;

/// <summary>Marks a property as a word of the rules' vocabulary, with the words it has on screen.</summary>
/// <param name="vi">Vietnamese: a noun phrase for a number (“tuổi (năm tròn)”), a clause for a yes/no (“đã đăng ký khai sinh”).</param>
/// <param name="en">The same in English.</param>
/// <param name="from">The kinds of record that the fact is taken from, where it is not only who the child is.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FactWordsAttribute(string vi, string en, params RecordKind[] from) : Attribute
{
    public string Vi { get; } = vi;

    public string En { get; } = en;

    public IReadOnlyList<RecordKind> From { get; } = from;
}
