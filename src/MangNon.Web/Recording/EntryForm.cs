using MangNon.Recording;

namespace MangNon.Web.Recording;

/// <summary>A record's form as it is sent: what was typed, the stamp of what it showed, and the reasons.</summary>
public sealed class EntryForm
{
    // Given as null by the reader of forms where nothing of it was sent.
    public Dictionary<string, string?> Texts
    {
        get;
        set => field = value ?? [];
    } = [];

    public string? Stamp { get; set; }

    /// <summary>The paper it is taken from.</summary>
    public string? Why { get; set; }

    public string? RemoveWhy { get; set; }

    public static string NameOf(EntryField field) => $"Form.Texts[{field.Key}]";

    public string Of(EntryField field) => Texts.GetValueOrDefault(field.Key) ?? "";

    public void Fill(IReadOnlyDictionary<string, string> texts) =>
        Texts = texts.ToDictionary(text => text.Key, text => (string?)text.Value);
}
