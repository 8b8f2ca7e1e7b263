using System.Net;
using ExamBank.Api.Features.Access;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Persistence;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Access;

/// <summary>Accounts and tokens over HTTP.</summary>
internal sealed class TokenTest
{
    private const string Standards = "{ standards { code } }";

    private RunningServer server = null!;

    [SetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
    }

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task Without_accounts_whoever_reaches_the_server_is_the_operator_and_with_the_first_one_nobody_is()
    {
        var nobody = new Member(server, "nobody", null);
        Assert.That((await nobody.QueryAsync(Standards))["data"], Is.Not.Null);

        await Member.JoinAsync(server, "wang", Roles.Author);

        using var refused = await nobody.GetAsync("/graphql?query={standards{code}}");
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(refused.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Bearer"));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("access.sign-in"));
    }

    [Test]
    public async Task A_revoked_token_is_good_for_nothing_at_once()
    {
        var member = await Member.JoinAsync(server, "wang", Roles.Author);
        Assert.That(Cafe.Outcome(await member.QueryAsync(Standards)), Is.EqualTo("yes"));

        await server.Services.GetRequiredService<ManageTokens>().RevokeAsync("T-000001", Actor.LocalOperator("test"), CancellationToken.None);

        Assert.That(Cafe.Outcome(await member.QueryAsync(Standards)), Is.EqualTo("sign-in"));
    }

    [Test]
    public async Task An_expired_token_an_invented_one_and_one_of_a_disabled_account_are_answered_alike()
    {
        var expired = await Member.JoinAsync(server, "expired", Roles.Author);
        var disabled = await Member.JoinAsync(server, "disabled", Roles.Author);
        var invented = new Member(server, "invented", Secret.Create(AccessToken.Prefix));
        await using (var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync())
            await bank.Database.ExecuteSqlRawAsync("UPDATE AccessTokens SET ExpiresAt = 1 WHERE Number = 1");
        await server.Services.GetRequiredService<ManageAccounts>().DisableAsync("disabled", Actor.LocalOperator("test"), CancellationToken.None);

        var answers = new List<string>();
        foreach (var member in new[] { expired, disabled, invented }) answers.Add((await member.QueryAsync(Standards)).ToJsonString());

        Assert.That(answers.Distinct().Single(), Does.Contain("access.sign-in"));
    }

    [Test]
    public async Task A_token_keeps_no_role_that_its_account_has_lost()
    {
        var member = await Member.JoinAsync(server, "wang", Roles.Author | Roles.Reviewer);
        const string Coverage = """{ coverage(standard: "CAFE-2024", level: "L1") { requirementCount } }""";
        Assert.That(Cafe.Outcome(await member.QueryAsync(Coverage)), Is.EqualTo("yes"));

        await server.Services.GetRequiredService<ManageAccounts>()
            .ChangeRightsAsync("wang", new RightsRequest(Roles.PaperSetter, [], null), Actor.LocalOperator("test"), CancellationToken.None);

        Assert.That(Cafe.Outcome(await member.QueryAsync(Coverage)), Is.EqualTo("denied"));
    }

    [Test]
    public async Task What_an_account_does_is_recorded_under_its_name_and_address()
    {
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"), Domain.Questions.RevisionStatus.Draft);
        var member = await Member.JoinAsync(server, "王敏", Roles.Author);

        var answer = await member.QueryAsync("""mutation { submitQuestion(input: { number: "Q-000001" }) { question { latestRevision { status } } errors { code } } }""");

        Assert.That((string?)answer["data"]!["submitQuestion"]!["question"]!["latestRevision"]!["status"], Is.EqualTo("IN_REVIEW"));
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        var last = await bank.AuditEvents.OrderByDescending(e => e.Sequence).FirstAsync();
        Assert.That((last.Verb, last.ActorKind, last.ActorName, last.Origin), Is.EqualTo(("question.submitted", ActorKind.Account, "王敏", "127.0.0.1")));
    }

    [Test]
    public async Task A_refused_change_says_so_in_its_payload_and_names_what_was_asked()
    {
        var member = await Member.JoinAsync(server, "wang", Roles.Author);

        var answer = await member.QueryAsync("""
            mutation { approveQuestion(input: { number: "Q-000001" }) { question { latestRevision { stem } } errors { __typename code message path facts { name value } } } }
            """);

        Assert.That(answer.ContainsKey("errors"), Is.False);
        var error = answer["data"]!["approveQuestion"]!["errors"]!.AsArray().Single()!;
        Assert.That((string?)error["__typename"], Is.EqualTo("AccessDeniedError"));
        Assert.That((string?)error["message"], Is.EqualTo("Your rights do not include: Mutation.approveQuestion."));
        Assert.That(error["path"], Is.Null);
    }
}
