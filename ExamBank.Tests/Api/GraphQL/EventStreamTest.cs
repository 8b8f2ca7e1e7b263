using System.Net;
using ExamBank.Api.GraphQL;
using ExamBank.Api.GraphQL.Http;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.GraphQL;

/// <summary>Subscriptions by the graphql-sse protocol.</summary>
[Long]
[NonParallelizable]
internal sealed class EventStreamTest
{
    private const string Changes = "subscription { questionChanged { verb question { number state latestRevision { stem status requirement { key } } } } }";

    [Test]
    public async Task A_change_is_told_once_it_is_stored_with_the_question_as_it_is_now()
    {
        await using var server = await BankOfOneAsync();
        using var events = await ServerEvents.OpenAsync(server, Changes);

        await server.QueryAsync("""mutation { retireQuestion(input: { number: "Q-000001", reason: "旧" }) { errors { code } } }""");
        var change = (await events.NextAsync())!["data"]!["questionChanged"]!;

        Assert.That((string)change["verb"]!, Is.EqualTo("question.retired"));
        Assert.That((string)change["question"]!["number"]!, Is.EqualTo("Q-000001"));
        Assert.That((string)change["question"]!["state"]!, Is.EqualTo("RETIRED"));
        Assert.That((string)change["question"]!["latestRevision"]!["requirement"]!["key"]!, Is.EqualTo("L1-1.1.1"));
    }

    [Test]
    public async Task A_change_that_is_refused_is_not_told()
    {
        await using var server = await BankOfOneAsync();
        using var events = await ServerEvents.OpenAsync(server, Changes);

        await server.QueryAsync("""mutation { reinstateQuestion(input: { number: "Q-000001", reason: "在用" }) { errors { code } } }""");
        await server.QueryAsync("""mutation { retireQuestion(input: { number: "Q-000001", reason: "旧" }) { errors { code } } }""");

        Assert.That((string)(await events.NextAsync())!["data"]!["questionChanged"]!["verb"]!, Is.EqualTo("question.retired"));
    }

    [Test]
    public async Task A_change_by_another_program_is_told_within_seconds()
    {
        await using var server = await BankOfOneAsync();
        using var events = await ServerEvents.OpenAsync(server, Changes);

        var path = new SqliteConnectionStringBuilder(server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContext().Database.GetConnectionString()).DataSource;
        await SeededBank.ChangeAsync(path, async bank =>
            (await bank.Questions.Include(q => q.StatePeriods).SingleAsync()).Retire("另一程序", ExamBank.Domain.Audit.Actor.LocalOperator("cli"), SampleBank.Start.AddDays(1)));

        Assert.That((string)(await events.NextAsync())!["data"]!["questionChanged"]!["verb"]!, Is.EqualTo("question.retired"));
    }

    [Test]
    public async Task A_subscription_is_for_what_it_names()
    {
        await using var server = await BankOfOneAsync();
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.2", "第二题？", 0.6m));
        using var events = await ServerEvents.OpenAsync(
            server, """subscription { questionChanged(standard: "CAFE-2024", number: "Q-000002") { question { number } } }""");

        await server.QueryAsync("""mutation { a: retireQuestion(input: { number: "Q-000001", reason: "旧" }) { errors { code } } b: retireQuestion(input: { number: "Q-000002", reason: "旧" }) { errors { code } } }""");

        Assert.That((string)(await events.NextAsync())!["data"]!["questionChanged"]!["question"]!["number"]!, Is.EqualTo("Q-000002"));
    }

    [TestCase("""subscription { questionChanged(standard: "NONE-1") { verb } }""", "standard.not-found")]
    [TestCase("""subscription { questionChanged(number: "7") { verb } }""", "question.not-found")]
    [TestCase("""subscription { assemblyProgress(progress: "short") { stage } }""", "paper.progress-name")]
    public async Task A_subscription_to_nothing_is_an_error_and_no_silence(string query, string code)
    {
        await using var server = await BankOfOneAsync();
        using var events = await ServerEvents.OpenAsync(server, query);

        Assert.That((string)(await events.NextAsync())!["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo(code));
        Assert.That(await events.NextAsync(), Is.Null);
    }

    [Test]
    public async Task A_query_over_a_stream_is_one_result_and_the_end()
    {
        await using var server = await RunningServer.StartAsync();
        using var events = await ServerEvents.OpenAsync(server, "{ __typename }");

        Assert.That(events.Response.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/event-stream; charset=utf-8"));
        Assert.That((string)(await events.NextAsync())!["data"]!["__typename"]!, Is.EqualTo("Query"));
        Assert.That(await events.NextAsync(), Is.Null);
    }

    [TestCase("{ noSuchField }")]
    [TestCase("subscription { a: questionChanged { verb } b: questionChanged { verb } }")]
    public async Task A_query_that_is_not_valid_is_told_over_the_stream(string query)
    {
        await using var server = await RunningServer.StartAsync();
        using var events = await ServerEvents.OpenAsync(server, query);

        Assert.That(events.Response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await events.NextAsync())!["errors"]!.AsArray(), Is.Not.Empty);
        Assert.That(await events.NextAsync(), Is.Null);
    }

    [Test]
    public async Task A_browser_listens_by_GET_and_changes_nothing_by_it()
    {
        await using var server = await BankOfOneAsync();
        using var events = await ServerEvents.OpenAsync(server, new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(Changes)));
        using var refused = await ServerEvents.OpenAsync(server, new HttpRequestMessage(
            HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString("""mutation { retireQuestion(input: { number: "Q-000001", reason: "旧" }) { errors { code } } }""")));

        Assert.That((string)(await refused.NextAsync())!["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo("request.only-queries-by-get"));
        await server.QueryAsync("""mutation { retireQuestion(input: { number: "Q-000001", reason: "旧" }) { errors { code } } }""");
        Assert.That((await events.NextAsync())!["data"], Is.Not.Null);
    }

    [Test]
    public async Task A_subscription_without_a_stream_is_refused_and_told_what_it_needs()
    {
        await using var server = await RunningServer.StartAsync();
        using var request = RunningServer.Post(new { query = Changes });
        using var response = await server.Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotAcceptable));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("request.needs-event-stream"));
    }

    [Test]
    public async Task A_silent_stream_outlives_the_time_limit_of_a_query_and_shows_that_it_lives()
    {
        await using var server = await BankOfOneAsync(new GraphQLLimits { Heartbeat = TimeSpan.FromMilliseconds(50), Timeout = TimeSpan.FromSeconds(2) });
        using var events = await ServerEvents.OpenAsync(server, Changes);
        await Task.Delay(TimeSpan.FromSeconds(2.5));

        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.2", "第二题？", 0.6m));
        var change = await events.NextAsync();

        Assert.That(change!.ContainsKey("errors"), Is.False, change.ToJsonString());
        Assert.That(events.Heartbeats, Is.GreaterThan(3));
    }

    [Test]
    public async Task A_client_that_goes_away_gives_its_place_back_and_nobody_has_more_than_allowed()
    {
        await using var server = await BankOfOneAsync(new GraphQLLimits { OpenStreamsOfOne = 2, Heartbeat = TimeSpan.FromMilliseconds(50) });
        var streams = server.Services.GetRequiredService<OpenStreams>();
        var first = await ServerEvents.OpenAsync(server, Changes);
        using var second = await ServerEvents.OpenAsync(server, Changes);
        Assert.That(streams.Count, Is.EqualTo(2));
        using (var third = await ServerEvents.OpenAsync(server, Changes))
            Assert.That(third.Response.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));

        first.Dispose();
        await CommandLineProcess.UntilAsync(() => streams.Count == 1);

        using var again = await ServerEvents.OpenAsync(server, Changes);
        Assert.That(again.Response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(server.Log.All.Select(line => line.Text), Has.None.Contains("Unexpected error"));
    }

    [Test]
    public async Task A_listener_that_leaves_while_a_commit_is_told_does_not_make_the_commit_look_failed()
    {
        await using var server = await BankOfOneAsync(new GraphQLLimits { Heartbeat = TimeSpan.FromMilliseconds(50) });
        var streams = server.Services.GetRequiredService<OpenStreams>();
        ServerEvents? leaving = null;
        // Told before the listener, who is on the list of those to be told and gone when it is his turn.
        server.Services.GetRequiredService<BankWriter>().Committed += (_, _) =>
        {
            leaving!.Dispose();
            Assert.That(SpinWait.SpinUntil(() => streams.Count == 0, TimeSpan.FromSeconds(10)));
            Thread.Sleep(200);
        };
        leaving = await ServerEvents.OpenAsync(server, Changes);

        var answer = await server.QueryAsync("""mutation { retireQuestion(input: { number: "Q-000001", reason: "旧" }) { question { state } errors { code } } }""");

        Assert.That((string?)answer["data"]?["retireQuestion"]?["question"]?["state"], Is.EqualTo("RETIRED"), answer.ToJsonString());
        Assert.That(server.Log.All.Select(line => line.Text), Has.None.Contains("Unexpected error"));
    }

    [Test]
    public async Task A_server_that_stops_ends_its_streams()
    {
        var server = await BankOfOneAsync();
        using var events = await ServerEvents.OpenAsync(server, Changes);

        var stopping = server.DisposeAsync().AsTask();

        Assert.That(async () => await events.NextAsync(), Throws.InstanceOf<IOException>());
        await stopping.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task Hundreds_of_changes_reach_a_client_that_reads_late_in_order_and_none_is_lost()
    {
        const int count = 300;
        await using var server = await BankOfOneAsync();
        using var events = await ServerEvents.OpenAsync(server, "subscription { questionChanged { question { number latestRevision { stem explanation } } } }");
        for (var i = 0; i < count; i++) await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", $"第 {i} 题？", 0.6m), RevisionStatus.Draft);

        var numbers = new List<int>();
        while (numbers.LastOrDefault() < count + 1)
            numbers.Add(int.Parse(((string)(await events.NextAsync())!["data"]!["questionChanged"]!["question"]!["number"]!)[2..], System.Globalization.CultureInfo.InvariantCulture));

        Assert.That(numbers.Distinct(), Is.EqualTo(Enumerable.Range(2, count)));
        Assert.That(numbers, Is.Ordered);
    }

    private static async Task<RunningServer> BankOfOneAsync(GraphQLLimits? limits = null)
    {
        var server = await RunningServer.StartAsync(limits);
        await server.Bank.AddStandardAsync();
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "第一题？", 0.6m));
        return server;
    }
}
