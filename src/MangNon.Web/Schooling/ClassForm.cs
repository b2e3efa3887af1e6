using MangNon.Schooling;

namespace MangNon.Web.Schooling;

/// <summary>The fields of a class's form: a few for each child, named by the child's id.</summary>
internal static class ClassForm
{
    /// <summary>Children on one page of a class, and children proposed for it.</summary>
    public const int MostRows = 300;

    /// <summary>Three for each pupil, one for each who is proposed, and the form's own.</summary>
    public const int MostFields = (MostRows * 4) + 20;

    /// <summary>In place of a result: the child is taken out of the class.</summary>
    public const string Remove = "xoa";

    /// <summary>The button that fills what is unset, and saves nothing.</summary>
    public const string Fill = "dien";
    public const string FillResult = "dien-ket-qua";

    private const string ResultPrefix = "ket-qua-";
    private const string JoinPrefix = "vao-lop-";

    public static string Result(Guid child) => ResultPrefix + Id(child);

    /// <summary>The result as the page showed it.</summary>
    public static string Seen(Guid child) => "da-thay-" + Id(child);

    public static string Confirmed(Guid child) => "dung-" + Id(child);

    public static string Join(Guid child) => JoinPrefix + Id(child);

    public static IReadOnlyList<ClassEntry> Entries(IFormCollection form) =>
        [.. Ids(form, ResultPrefix).Select(id => Read(form, id)).OfType<ClassEntry>()];

    public static IReadOnlyList<Guid> Joining(IFormCollection form) => [.. Ids(form, JoinPrefix)];

    /// <summary>Null where what is to be filled in is no result.</summary>
    public static EnrolmentResult? ReadResult(string? text) =>
        Enum.TryParse<EnrolmentResult>(text, out var result) && Enum.IsDefined(result) ? result : null;

    private static IEnumerable<Guid> Ids(IFormCollection form, string prefix) =>
        form
            .Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => Guid.TryParseExact(key[prefix.Length..], "N", out var id) ? id : Guid.Empty)
            .Where(id => id != Guid.Empty);

    /// <summary>Null for a row that no page of the site sends.</summary>
    private static ClassEntry? Read(IFormCollection form, Guid child)
    {
        var (text, result) = (form[Result(child)].ToString(), ReadResult(form[Result(child)]));
        return ReadResult(form[Seen(child)]) is { } seen && (result is not null || text == Remove)
            ? new ClassEntry(child, result, seen, form.ContainsKey(Confirmed(child)))
            : null;
    }

    private static string Id(Guid child) => child.ToString("N");
}
