using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ExamBank.Domain.Access;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Access;

/// <summary>Who gets a picture: who reads a text that shows it, and who brought it.</summary>
internal sealed class PictureAccessTest
{
    private RunningServer server = null!;

    [SetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        await server.Bank.AddStandardAsync("TEA-2024");
    }

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_picture_is_for_who_reads_a_text_that_shows_it()
    {
        var author = await Member.JoinAsync(server, "author", Roles.Author);
        var (approved, draft, unused) = (await BroughtAsync(author, 10), await BroughtAsync(author, 11), await BroughtAsync(author, 12));
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", $"看图![图](/media/{approved})。"));
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", $"看图![图](/media/{draft})。"), RevisionStatus.Draft);

        await AssertFetchedAsync(author, (approved, true), (draft, true), (unused, true));
        await AssertFetchedAsync(await Member.JoinAsync(server, "cafe", Roles.Author, standard: SampleBank.Standard), (approved, true), (draft, true), (unused, false));
        await AssertFetchedAsync(await Member.JoinAsync(server, "setter", Roles.PaperSetter), (approved, true), (draft, false), (unused, false));
        await AssertFetchedAsync(await Member.JoinAsync(server, "tea", Roles.Author | Roles.Reviewer | Roles.PaperSetter, standard: "TEA-2024"), (approved, false), (draft, false), (unused, false));
    }

    [Test]
    public async Task Who_brings_a_picture_sees_it_before_a_text_shows_it()
    {
        var tea = await Member.JoinAsync(server, "tea", Roles.Author, standard: "TEA-2024");

        await AssertFetchedAsync(tea, (await BroughtAsync(tea, 20), true));
    }

    [TestCase("![图](/media/HASH)")]
    [TestCase("/media/HASH")]
    [TestCase("HASH")]
    [TestCase("字HASH字")]
    public async Task Nobody_gets_a_picture_of_another_standard_by_naming_it_in_a_text_of_their_own(string naming)
    {
        var author = await Member.JoinAsync(server, "author", Roles.Author);
        var hash = await BroughtAsync(author, 30);
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", $"看图![图](/media/{hash})。"));
        var tea = await Member.JoinAsync(server, "tea", Roles.Author, standard: "TEA-2024");

        var answer = await tea.QueryAsync($$"""
            mutation { createQuestion(input: { standard: "TEA-2024", content: { type: TRUE_FALSE, requirement: "L1-1.1.1", cognitiveLevel: APPLY, facility: [{ level: "L1", value: 0.5 }],
              marks: 1, minutes: 1, stem: "看图{{naming.Replace("HASH", hash, StringComparison.Ordinal)}}。", key: { truth: true } } }) { errors { code } } }
            """);

        Assert.That(answer.ToJsonString(), Does.Contain("media.not-in-bank"));
        await AssertFetchedAsync(tea, (hash, false));
        var bringer = await Member.JoinAsync(server, "bringer", Roles.Author, standard: "TEA-2024");
        Assert.That((await BringAsync(bringer, Pictures.Png(30, 10))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await AssertFetchedAsync(bringer, (hash, true));
        await AssertFetchedAsync(tea, (hash, false));
    }

    /// <summary>To look into every text of a large bank takes longer than all else of such a request.</summary>
    [TestCase(Roles.PaperSetter, null)]
    [TestCase(Roles.Author | Roles.Reviewer, SampleBank.Standard)]
    public async Task A_picture_is_looked_for_in_the_texts_that_show_pictures_only(Roles roles, string? standard)
    {
        var member = await Member.JoinAsync(server, "limited", roles, standard: standard);
        using var sql = server.CountSql();
        await AssertFetchedAsync(member, (new string('a', 64), false));
        var statement = sql.Statements.Single(s => s.Contains("Pictures", StringComparison.Ordinal));

        await using var bank = new SqliteConnection($"Data Source={server.Database}");
        await bank.OpenAsync();
        await using var explain = bank.CreateCommand();
        explain.CommandText = $"EXPLAIN QUERY PLAN {statement}";
        foreach (var name in Regex.Matches(statement, "@\\w+").Select(match => match.Value).Distinct(StringComparer.Ordinal)) explain.Parameters.AddWithValue(name, "");
        var plan = new List<string>();
        await using var steps = await explain.ExecuteReaderAsync();
        while (await steps.ReadAsync()) plan.Add(steps.GetString(3));

        Assert.That(plan, Has.Some.Contains("IX_Revisions_Pictured").And.Some.Contains("IX_StimulusRevisions_Pictured"), string.Join('\n', plan));
        Assert.That(plan, Has.None.Match("^SCAN [a-z]\\w*$"), string.Join('\n', plan));
    }

    private static async Task AssertFetchedAsync(Member member, params (string Hash, bool Fetched)[] pictures)
    {
        foreach (var (hash, fetched) in pictures)
        {
            using var response = await member.GetAsync($"/media/{hash}");
            Assert.That(response.StatusCode, Is.EqualTo(fetched ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{member.Name} {hash}");
        }
    }

    private static async Task<string> BroughtAsync(Member member, int width)
    {
        var bytes = Pictures.Png(width, 10);
        using var response = await BringAsync(member, bytes);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static async Task<HttpResponseMessage> BringAsync(Member member, byte[] bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/media?name=x.png") { Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } } };
        return await member.SendAsync(request);
    }
}
