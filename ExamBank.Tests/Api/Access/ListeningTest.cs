using System.Net;
using System.Text.Json.Nodes;
using ExamBank.Api.Features.Access;
using ExamBank.Api.GraphQL;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Access;

/// <summary>Who may listen, and for how long; and that what one account was answered opens nothing to another.</summary>
[Long]
[NonParallelizable]
internal sealed class ListeningTest
{
    private const string Changes = "subscription { questionChanged { verb question { number latestRevision { stem requirement { key } } } } }";

    private Cafe cafe = null!;

    [OneTimeSetUp]
    public async Task Open() => cafe = await Cafe.OpenAsync();

    [OneTimeTearDown]
    public async Task Close() => await cafe.DisposeAsync();

    [TestCase("author", true)]
    [TestCase("reviewer", true)]
    [TestCase("setter", false)]
    [TestCase("centre", false)]
    [TestCase("auditor", false)]
    [TestCase("administrator", false)]
    [TestCase("setter-writes", false)]
    public async Task Changes_with_their_texts_are_told_to_authors_and_reviewers_only(string member, bool told)
    {
        using var events = await cafe.Of(member).ListenAsync(Changes);
        if (told) await cafe.Server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "新题？"), RevisionStatus.Draft);

        var first = (await events.NextAsync())!;

        if (told) Assert.That((string)first["data"]!["questionChanged"]!["question"]!["latestRevision"]!["stem"]!, Is.EqualTo("新题？"));
        else Assert.That(first["errors"]!.AsArray().Select(Code), Has.All.EqualTo("access.denied"));
    }

    [Test]
    public async Task Without_an_account_nobody_listens()
    {
        using var events = await cafe.Of("nobody").ListenAsync(Changes);

        Assert.That(events.Response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Changes_of_another_standard_are_not_told()
    {
        using var events = await cafe.Of("all-of-tea").ListenAsync("subscription { questionChanged { question { number } } }");
        await cafe.Server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "新题？"), RevisionStatus.Draft);

        Assert.That(async () => await events.NextAsync().WaitAsync(TimeSpan.FromSeconds(3)), Throws.InstanceOf<TimeoutException>());
    }

    [TestCase("the account is disabled")]
    [TestCase("the account loses its role")]
    [TestCase("the account is given another standard")]
    [TestCase("the token is revoked")]
    public async Task Whoever_may_listen_no_more_hears_nothing_more_and_the_stream_ends(string because)
    {
        var author = await Member.JoinAsync(cafe.Server, because.Replace(' ', '-'), Roles.Author);
        using var events = await author.ListenAsync(Changes);
        await cafe.Server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "先？"), RevisionStatus.Draft);
        Assert.That((await events.NextAsync())!["data"], Is.Not.Null);

        Assert.That(await TakeAwayAsync(author.Name, because));
        await cafe.Server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "后？"), RevisionStatus.Draft);

        var last = (await events.NextAsync())!;
        Assert.That(Code(last["errors"]![0]), Is.EqualTo("access.denied"));
        Assert.That(last.ToJsonString(), Does.Not.Contain("后？"));
        Assert.That(await events.NextAsync(), Is.Null);
    }

    [Test]
    public async Task A_document_that_was_kept_for_one_account_is_judged_anew_for_another()
    {
        const string query = "{ question(number: \"Q-000001\") { latestRevision { stem } } }";
        Assert.That((await cafe.Of("author").QueryAsync(query))["data"]!["question"], Is.Not.Null);

        var refused = await cafe.Of("auditor").QueryAsync(query);

        Assert.That(Code(refused["errors"]![0]), Is.EqualTo("access.denied"));
        Assert.That(refused.ContainsKey("data"), Is.False);
    }

    [Test]
    public async Task The_progress_of_an_assembly_is_told_to_the_account_that_began_it()
    {
        const string name = "a-random-name";
        using var own = await cafe.Of("setter").ListenAsync($"subscription {{ assemblyProgress(progress: \"{name}\") {{ stage at }} }}");
        using var others = await cafe.Of("setter-2").ListenAsync($"subscription {{ assemblyProgress(progress: \"{name}\") {{ stage at }} }}");

        await cafe.Of("setter").QueryAsync($"mutation {{ assemblePaper(input: {{ blueprint: \"cafe-l1\", seed: 7, progress: \"{name}\" }}) {{ draft {{ number }} errors {{ code }} }} }}");
        var stages = new List<string>();
        while (await own.NextAsync() is { } step) stages.Add((string)step["data"]!["assemblyProgress"]!["stage"]!);

        Assert.That(stages, Is.EqualTo(new[] { "READING", "ASSEMBLING", "STORING", "DONE" }));
        Assert.That(async () => await others.NextAsync().WaitAsync(TimeSpan.FromSeconds(1)), Throws.InstanceOf<TimeoutException>());
    }

    [Test]
    public async Task An_assembly_that_fails_says_so_and_who_listens_late_hears_how_it_ended()
    {
        await cafe.Of("setter").QueryAsync("mutation { assemblePaper(input: { blueprint: \"cafe-l1\", forms: 9, progress: \"impossible\" }) { errors { code } } }");
        using var events = await cafe.Of("setter").ListenAsync("subscription { assemblyProgress(progress: \"impossible\") { stage } }");

        Assert.That((string)(await events.NextAsync())!["data"]!["assemblyProgress"]!["stage"]!, Is.EqualTo("FAILED"));
        Assert.That(await events.NextAsync(), Is.Null);
    }

    [Test]
    public async Task A_name_is_for_one_run_and_who_listens_to_the_next_hears_nothing_of_the_first()
    {
        const string Fails = "mutation { assemblePaper(input: { blueprint: \"cafe-l1\", forms: 9, progress: \"NAME\" }) { errors { code path } } }";
        static string Run(string name) => Fails.Replace("NAME", name, StringComparison.Ordinal);
        await cafe.Of("setter").QueryAsync(Run("used-once"));

        var again = (await cafe.Of("setter").QueryAsync(Run("used-once")))["data"]!["assemblePaper"]!["errors"]![0]!;
        Assert.That(((string)again["code"]!, again["path"]!.ToJsonString()), Is.EqualTo(("paper.progress-used", """["input","progress"]""")));
        Assert.That((await cafe.Of("setter-2").QueryAsync(Run("used-once"))).ToJsonString(), Does.Not.Contain("paper.progress-used"), "another account's names are its own");
        using var events = await cafe.Of("setter").ListenAsync("subscription { assemblyProgress(progress: \"used-then\") { stage } }");
        await cafe.Of("setter").QueryAsync(Run("used-then"));
        Assert.That((string)(await events.NextAsync())!["data"]!["assemblyProgress"]!["stage"]!, Is.EqualTo("READING"), "who listens first does not use the name up");
    }

    [TestCase("standard: \"CAFE-2024\"", "standard.not-found")]
    [TestCase("standard: \"NONE-1\"", "standard.not-found")]
    [TestCase("number: \"Q-000001\"", "question.not-found")]
    [TestCase("number: \"Q-000999\"", "question.not-found")]
    public async Task What_an_account_does_not_see_it_cannot_name_to_listen_to(string argument, string code)
    {
        using var events = await cafe.Of("all-of-tea").ListenAsync($"subscription {{ questionChanged({argument}) {{ verb }} }}");

        var refused = (await events.NextAsync())!["errors"]![0]!;

        Assert.That(Code(refused), Is.EqualTo(code));
        Assert.That(await events.NextAsync(), Is.Null);
    }

    [Test]
    public async Task A_right_that_is_lost_in_silence_ends_the_stream_at_the_next_sign_of_life()
    {
        await using var server = await RunningServer.StartAsync(new GraphQLLimits { Heartbeat = TimeSpan.FromMilliseconds(50) });
        await server.Bank.AddStandardAsync();
        using var events = await (await Member.JoinAsync(server, "author", Roles.Author)).ListenAsync(Changes);

        await server.Services.GetRequiredService<ManageTokens>().RevokeAsync("T-000001", Actor.LocalOperator("test"), CancellationToken.None);

        Assert.That(Code((await events.NextAsync())!["errors"]![0]), Is.EqualTo("access.denied"));
        Assert.That(await events.NextAsync(), Is.Null);
    }

    [TestCase("it is too old")]
    [TestCase("the account is disabled")]
    [TestCase("the password is taken away")]
    public async Task A_stream_ends_with_the_session_it_was_opened_in(string because)
    {
        var clock = new MovedClock(DateTimeOffset.UtcNow);
        await using var server = await RunningServer.StartAsync(new GraphQLLimits { Heartbeat = TimeSpan.FromMilliseconds(50) }, clock);
        await server.Bank.AddStandardAsync();
        using var browser = new Browser(server.Client.BaseAddress!);
        var author = await Member.SignInAsync(server, browser, "author", Roles.Author);
        using var events = await author.ListenAsync(Changes);
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "先？"), RevisionStatus.Draft);
        Assert.That((await events.NextAsync())!["data"], Is.Not.Null);

        var accounts = server.Services.GetRequiredService<ManageAccounts>();
        if (because == "it is too old") clock.Move(TimeSpan.FromHours(8.1));
        else if (because == "the account is disabled") await accounts.DisableAsync("author", Actor.LocalOperator("test"), CancellationToken.None);
        else await accounts.ResetAsync("author", Actor.LocalOperator("test"), CancellationToken.None);

        Assert.That(Code((await events.NextAsync())!["errors"]?[0]), Is.EqualTo("access.denied"));
        Assert.That(await events.NextAsync(), Is.Null);
    }

    [Test]
    public async Task Who_listens_as_the_operator_of_a_bank_without_accounts_hears_nothing_more_once_it_has_one()
    {
        await using var server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        using var events = await ServerEvents.OpenAsync(server, Changes);

        await Member.JoinAsync(server, "author", Roles.Author);
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "后？"), RevisionStatus.Draft);

        Assert.That(Code((await events.NextAsync())!["errors"]![0]), Is.EqualTo("access.denied"));
        Assert.That(await events.NextAsync(), Is.Null);
    }

    private async Task<bool> TakeAwayAsync(string name, string because)
    {
        var (services, actor) = (cafe.Server.Services, Actor.LocalOperator("test"));
        var (accounts, tokens) = (services.GetRequiredService<ManageAccounts>(), services.GetRequiredService<ManageTokens>());
        return because switch
        {
            "the account is disabled" => (await accounts.DisableAsync(name, actor, CancellationToken.None)).Succeeded,
            "the account loses its role" => (await accounts.ChangeRightsAsync(name, new RightsRequest(Roles.Auditor, [], null), actor, CancellationToken.None)).Succeeded,
            "the account is given another standard" => (await accounts.ChangeRightsAsync(name, new RightsRequest(Roles.Author, ["TEA-2024"], null), actor, CancellationToken.None)).Succeeded,
            _ => (await tokens.RevokeAsync((await tokens.ListAsync(name, CancellationToken.None)).Value.Single().Number, actor, CancellationToken.None)).Succeeded,
        };
    }

    private static string? Code(JsonNode? error) => (string?)error?["extensions"]?["code"];
}
