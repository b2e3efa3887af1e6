using System.Net;
using MangNon.Access;
using MangNon.Web.Tests.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MangNon.Web.Tests.Site;

/// <summary>What every answer has in common, asked of every address that the site lists.</summary>
public sealed class AnswerTests : IClassFixture<WalkedSite>
{
    private readonly WalkedSite _walked;

    public AnswerTests(WalkedSite walked) => _walked = walked;

    [Fact]
    public async Task Every_answer_says_what_it_is_and_in_which_letters()
    {
        foreach (var (path, answer) in _walked.Answers)
        {
            if (answer.Content.Headers.ContentLength == 0)
            {
                continue;
            }

            var kind = answer.Content.Headers.ContentType;
            Assert.True(kind is not null, $"{path} says nothing");
            Assert.Equal(
                path.Split('?')[0].Split('.').Last() switch
                {
                    "xlsx" when answer.IsSuccessStatusCode =>
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "docx" when answer.IsSuccessStatusCode =>
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "json" when answer.IsSuccessStatusCode => "application/json",
                    _ => "text/html",
                },
                kind.MediaType
            );
            Assert.Equal(kind.MediaType == "text/html" ? "utf-8" : null, kind.CharSet);
        }
    }

    [Fact]
    public async Task No_answer_lets_another_site_read_it()
    {
        using var client = await _walked.Site.NewClientOfAsync(Role.FocalOffice);
        client.DefaultRequestHeaders.Add("Origin", "https://example.org");
        foreach (var (path, answer) in await _walked.WalkAsync(client))
        {
            using (answer)
            {
                Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"), path);
            }
        }
    }

    [Fact]
    public async Task What_may_name_a_person_is_kept_by_no_cache()
    {
        foreach (var (path, answer) in _walked.Answers)
        {
            Assert.True(answer.Headers.CacheControl?.NoStore, path);
        }
    }

    [Fact]
    public async Task A_file_comes_as_a_file_under_a_name_of_our_own()
    {
        var files = 0;
        foreach (var (path, answer) in _walked.Answers)
        {
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                continue;
            }

            files++;
            var file = answer.Content.Headers.ContentDisposition;
            Assert.True(file?.DispositionType == "attachment", path);
            Assert.Matches("^\"?[a-z0-9-]+\\.[a-z]+\"?$", file!.FileName);
            Assert.Equal("nosniff", string.Join(' ', answer.Headers.GetValues("X-Content-Type-Options")));
        }

        Assert.True(files > 5, $"{files} files");
    }

    [Fact]
    public async Task Every_page_of_one_who_is_signed_in_has_the_way_out()
    {
        var without = new List<string>();
        foreach (var (path, answer) in _walked.Answers)
        {
            var isPage = answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == "text/html";
            var page = isPage ? await answer.Content.ReadAsStringAsync() : "";
            if (isPage && !page.Contains("action=\"/dang-xuat\"", StringComparison.Ordinal))
            {
                without.Add(path);
            }
        }

        Assert.Empty(without);
    }

    [Fact]
    public async Task Nothing_answers_http_by_sending_to_https()
    {
        foreach (var (path, answer) in _walked.Answers)
        {
            Assert.False(answer.Headers.Location is { IsAbsoluteUri: true, Scheme: "https" }, path);
        }
    }

    [Theory]
    [InlineData("/.git/config")]
    [InlineData("/.git/")]
    [InlineData("/assets/")]
    [InlineData("/assets")]
    [InlineData("/keys/ring.json")]
    [InlineData("/mangnon.db")]
    [InlineData("/backups/")]
    [InlineData("/imports/")]
    [InlineData("/appsettings.json")]
    [InlineData("/MangNon.Web.dll")]
    [InlineData("/assets/../../keys/ring.json")]
    [InlineData("/assets/%2e%2e/%2e%2e/keys/ring.json")]
    [InlineData("/assets/..%5c..%5ckeys%5cring.json")]
    public async Task Folders_and_hidden_files_are_not_there(string path)
    {
        using var client = await _walked.Site.NewClientOfAsync(Role.Administrator);
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(
            answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest,
            $"{path}: {answer.StatusCode}"
        );
    }

    [Fact]
    public void The_site_runs_as_in_production() =>
        Assert.True(_walked.Site.App.Services.GetRequiredService<IHostEnvironment>().IsProduction());
}
