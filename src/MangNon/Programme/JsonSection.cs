using System.Text.Json;

namespace MangNon.Programme;

/// <summary>An object of a data file, read key by key: what is missing, of the wrong kind or unknown goes to the log.</summary>
internal sealed class JsonSection(JsonAt node, string place, FindingLog log)
{
    public JsonAt Node => node;

    public string Place => place;

    public FindingLog Log => log;

    public bool Has(string key) => node.Member(key) is { Kind: not JsonValueKind.Null };

    /// <summary>Every key must be one of these, and stand once.</summary>
    public JsonSection Knows(params string[] keys)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            log.Error(node, place, "cần một nhóm trong ngoặc nhọn { }");
            return this;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in node.Members)
        {
            if (!keys.Contains(name, StringComparer.Ordinal))
            {
                log.Error(value, place, $"không có khóa “{name}”; các khóa dùng được: {string.Join(", ", keys)}");
            }
            else if (!seen.Add(name))
            {
                log.Error(value, place, $"khóa “{name}” viết hai lần");
            }
        }

        return this;
    }

    /// <summary>Text that must be there, here or in the programme this one is based on.</summary>
    public string Text(string key, string? inherited = null)
    {
        var text = OptionalText(key) ?? inherited;
        if (text is null && node.Member(key) is null or { Kind: JsonValueKind.Null })
        {
            log.Error(node, place, $"thiếu “{key}”");
        }

        return text ?? "";
    }

    public string? OptionalText(string key)
    {
        if (!Has(key))
        {
            return null;
        }

        var value = node.Member(key)!;
        if (string.IsNullOrWhiteSpace(value.Text))
        {
            log.Error(value, place, $"“{key}” cần chữ trong ngoặc kép, không để trống");
            return null;
        }

        return value.Text;
    }

    public decimal? OptionalNumber(string key)
    {
        if (!Has(key))
        {
            return null;
        }

        var value = node.Member(key)!;
        if (value.Number is null)
        {
            log.Error(value, place, $"“{key}” cần một số, không có ngoặc kép, dấu chấm thập phân");
        }

        return value.Number;
    }

    public int? OptionalWhole(string key)
    {
        var number = OptionalNumber(key);
        if (number is null)
        {
            return null;
        }

        if (number != decimal.Truncate(number.Value) || number is < 0 or > 1_000_000)
        {
            log.Error(node.Member(key)!, place, $"“{key}” cần một số nguyên không âm");
            return null;
        }

        return (int)number.Value;
    }

    public int Whole(string key)
    {
        if (!Has(key))
        {
            log.Error(node, place, $"thiếu “{key}”");
        }

        return OptionalWhole(key) ?? 0;
    }

    public bool Flag(string key)
    {
        if (!Has(key))
        {
            return false;
        }

        var value = node.Member(key)!;
        if (value.Kind is not (JsonValueKind.True or JsonValueKind.False))
        {
            log.Error(value, place, $"“{key}” cần true hoặc false");
        }

        return value.Kind == JsonValueKind.True;
    }

    /// <summary>A day written yyyy-MM-dd.</summary>
    public DateOnly? OptionalDay(string key)
    {
        var text = OptionalText(key);
        if (text is null)
        {
            return null;
        }

        if (
            DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.None,
                out var day
            )
        )
        {
            return day;
        }

        log.Error(node.Member(key)!, place, $"ngày “{text}” cần viết năm-tháng-ngày, như 2021-01-07");
        return null;
    }

    /// <summary>One of a list of words.</summary>
    public T Word<T>(string key, IReadOnlyDictionary<string, T> words, T? inherited = null)
        where T : struct
    {
        if (!Has(key) && inherited is { } value)
        {
            return value;
        }

        var text = Text(key);
        if (words.TryGetValue(text, out var found))
        {
            return found;
        }

        if (text.Length > 0)
        {
            log.Error(
                node.Member(key)!,
                place,
                $"không có từ “{text}”; “{key}” là một trong: {string.Join(", ", words.Keys)}"
            );
        }

        return default;
    }

    /// <summary>A list of texts; empty where the key is missing.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        var texts = new List<string>();
        foreach (var item in Items(key))
        {
            if (string.IsNullOrWhiteSpace(item.Text))
            {
                log.Error(item, place, $"“{key}” cần chữ trong ngoặc kép");
            }
            else
            {
                texts.Add(item.Text);
            }
        }

        return texts;
    }

    /// <summary>The values of a list; empty where the key is missing.</summary>
    public IReadOnlyList<JsonAt> Items(string key, bool required = false)
    {
        if (!Has(key))
        {
            if (required)
            {
                log.Error(node, place, $"thiếu “{key}”");
            }

            return [];
        }

        var value = node.Member(key)!;
        if (value.Kind != JsonValueKind.Array)
        {
            log.Error(value, place, $"“{key}” cần một danh sách trong ngoặc vuông [ ]");
        }
        else if (required && value.Items.Count == 0)
        {
            log.Error(value, place, $"danh sách “{key}” trống");
        }

        return value.Items;
    }

    /// <summary>The object under a key; null where it is missing.</summary>
    public JsonSection? Section(string key, string at) => Has(key) ? new JsonSection(node.Member(key)!, at, log) : null;
}
