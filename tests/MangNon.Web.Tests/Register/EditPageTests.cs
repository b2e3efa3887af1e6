using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Web.Tests.Access;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Register;

public sealed partial class EditPageTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private PlantedMarks _marks = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _marks = await PlantedMarks.PlantAsync(_site.Database, _site.CommuneId);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_child_is_edited_and_the_change_is_taken_back_by_the_one_who_made_it()
    {
        using var officer = await _site.NewClientOfAsync(Role.FocalOffice);
        var path = $"/so-tre-em/{_marks.Inside}";
        var form = await FormAsync(officer, path + "/sua");
        form["Form.Typed[FullName]"] = "Vi Thị Đã Sửa";
        form["Form.Why"] = "Giấy khai sinh số 12";

        using var saved = await PostAsync(officer, path + "/sua", "sua-tre", form);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await TestSite.TextAsync(officer, path);
        Assert.Contains("<h1>Vi Thị Đã Sửa", page, StringComparison.Ordinal);
        var log = await TestSite.TextAsync(officer, path + "/nhat-ky");
        Assert.Contains("Lý do: Giấy khai sinh số 12", log, StringComparison.Ordinal);
        using (var justice = await _site.NewClientOfAsync(Role.Justice))
        {
            Assert.DoesNotContain("/hoan-tac/", await TestSite.TextAsync(justice, path), StringComparison.Ordinal);
        }

        var undo = Undo().Match(page).Groups["path"].Value;
        Assert.NotEmpty(undo);
        using var undone = await TestSite.PostFromAsync(officer, path, undo);
        Assert.Equal(path + "?xong=3", undone.Headers.Location!.OriginalString);
        Assert.DoesNotContain("<h1>Vi Thị Đã Sửa", await TestSite.TextAsync(officer, path), StringComparison.Ordinal);
        using var again = await TestSite.PostFromAsync(officer, path, undo);
        Assert.Equal(path + "?xong=4", again.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_wrong_field_is_told_at_the_field_and_everything_typed_stays()
    {
        using var officer = await _site.NewClientOfAsync(Role.FocalOffice);
        var path = $"/so-tre-em/{_marks.Inside}/sua";
        var form = await FormAsync(officer, path);
        form["Form.Typed[FullName]"] = "Vi Thị Đã Gõ";
        form["Form.Typed[BirthDate]"] = "31/02/2020";
        form["Form.Why"] = "Sổ hộ tịch";

        using var refused = await PostAsync(officer, path, "sua-tre", form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var text = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.Contains("""href="#muc-BirthDate">Ghi ngày như 05/03/2021.""", text, StringComparison.Ordinal);
        Assert.Contains("""value="31/02/2020""", text, StringComparison.Ordinal);
        Assert.Contains("""value="Vi Thị Đã Gõ""", text, StringComparison.Ordinal);
        Assert.Contains("""value="Sổ hộ tịch""", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_who_edit_sees_both_values_and_chooses()
    {
        using var one = await _site.NewClientOfAsync(Role.FocalOffice);
        using var two = await _site.NewClientOfAsync(Role.Justice);
        var path = $"/so-tre-em/{_marks.Inside}/sua";
        var first = await FormAsync(one, path);
        var second = await FormAsync(two, path);
        first["Form.Typed[MotherName]"] = "Vi Thị Một";
        second["Form.Typed[MotherName]"] = "Vi Thị Hai";
        second["Form.Typed[FatherName]"] = "Lò Văn Hai";
        using (await PostAsync(one, path, "sua-tre", first))
        {
            // Saved first.
        }

        using var asked = await PostAsync(two, path, "sua-tre", second);
        var text = WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.Contains("Giữ giá trị đang có trong sổ: Vi Thị Một", text, StringComparison.Ordinal);
        Assert.Contains("Ghi giá trị của tôi: Vi Thị Hai", text, StringComparison.Ordinal);

        var chosen = Fields(text);
        chosen["Form.Take[MotherName]"] = "hien-nay";
        using var saved = await PostAsync(two, path, "sua-tre", chosen);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        await using var db = _site.Database.NewContext();
        var child = await db.Children.SingleAsync(c => c.Id == _marks.Inside);
        Assert.Equal(("Vi Thị Một", "Lò Văn Hai"), (child.MotherName, child.FatherName));
    }

    [Fact]
    public async Task A_child_is_entered_after_a_search_that_shows_those_alike()
    {
        using var officer = await _site.NewClientOfAsync(Role.FocalOffice);
        const string Path = "/so-tre-em/them";
        using var empty = await PostAsync(officer, Path, "tim-truoc", new() { ["Form.Typed[FullName]"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        await using var db = _site.Database.NewContext();
        var known = await db.Children.SingleAsync(c => c.Id == _marks.Inside);

        var search = new Dictionary<string, string>
        {
            ["Form.Typed[FullName]"] = known.FullName,
            ["Form.Typed[BirthDate]"] = known.BirthDate.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            ["Form.Typed[MotherName]"] = known.MotherName!,
        };
        using var sought = await PostAsync(officer, Path, "tim-truoc", search);
        var text = WebUtility.HtmlDecode(await sought.Content.ReadAsStringAsync());
        Assert.Contains($"/so-tre-em/{known.Id}", text, StringComparison.Ordinal);

        var form = Fields(text);
        form["Form.Typed[Sex]"] = "Nữ";
        form["Form.Typed[EthnicGroup]"] = "Thổ";
        form["Form.Typed[Household]"] = (await db.Households.FirstAsync(h => h.Id == known.HouseholdId)).Code;
        using var asked = await PostAsync(officer, Path, "ghi-tre", form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.Contains(
            "trẻ giống vậy ở trên, rồi đánh dấu",
            WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );

        form["Distinct"] = "true";
        using var saved = await PostAsync(officer, Path, "ghi-tre", form);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains(
            "Đã ghi trẻ vào sổ.",
            await TestSite.TextAsync(officer, saved.Headers.Location!.PathAndQuery),
            StringComparison.Ordinal
        );
        Assert.Equal(3, await db.Children.CountAsync(c => c.BirthDate == known.BirthDate));
    }

    [Fact]
    public async Task Who_may_write_nothing_of_a_child_finds_no_form_and_a_stranger_no_household()
    {
        await using var db = _site.Database.NewContext();
        var household = (await db.Children.SingleAsync(c => c.Id == _marks.Inside)).HouseholdId;
        foreach (var role in new[] { Role.Chairman, Role.Finance, Role.MassOrganisation, Role.Auditor })
        {
            using var client = await _site.NewClientOfAsync(role);
            foreach (var path in new[] { $"/so-tre-em/{_marks.Inside}/sua", $"/ho/{household}/sua", "/so-tre-em/them" })
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }

        using var officer = await _site.NewClientOfAsync(Role.FocalOffice);
        foreach (var path in new[] { $"/ho/{Guid.NewGuid()}", $"/ho/{Guid.NewGuid()}/sua" })
        {
            using var none = await officer.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }

        Assert.Contains(Household, await TestSite.TextAsync(officer, $"/ho/{household}"), StringComparison.Ordinal);
    }

    private const string Household = "Trẻ em trong hộ";

    private static async Task<Dictionary<string, string>> FormAsync(HttpClient client, string path) =>
        Fields(await TestSite.TextAsync(client, path));

    /// <summary>What a browser would send of the fields of a form, left as they are.</summary>
    private static Dictionary<string, string> Fields(string text)
    {
        var fields = new Dictionary<string, string>();
        foreach (Match input in Input().Matches(text))
        {
            if (
                Attribute(input.Value, "name") is { } name
                && name.StartsWith("Form.", StringComparison.Ordinal)
                && Attribute(input.Value, "type") != "radio"
            )
            {
                fields[name] = Attribute(input.Value, "value") ?? "";
            }
        }

        foreach (Match select in Select().Matches(text))
        {
            fields[select.Groups["name"].Value] = Selected().Match(select.Value).Groups["value"].Value;
        }

        return fields;
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $" {name}=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } found
            ? found.Groups[1].Value
            : null;

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string path,
        string handler,
        Dictionary<string, string> form
    ) => TestSite.PostAsync(client, path, [("_handler", handler), .. form.Select(field => (field.Key, field.Value))]);

    [GeneratedRegex("""<input [^>]*>""", RegexOptions.None, 1000)]
    private static partial Regex Input();

    [GeneratedRegex("""<select [^>]*name="(?<name>Form\.[^"]*)".*?</select>""", RegexOptions.Singleline, 1000)]
    private static partial Regex Select();

    [GeneratedRegex("""<option value="(?<value>[^"]*)" selected""", RegexOptions.None, 1000)]
    private static partial Regex Selected();

    [GeneratedRegex("""action="(?<path>[^"]*/hoan-tac/[0-9]+)""", RegexOptions.None, 1000)]
    private static partial Regex Undo();
}
