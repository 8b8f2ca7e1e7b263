using System.Text.Json.Nodes;
using ExamBank.Api.Features.Access;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Persistence;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Access;

/// <summary>An administrator's work through the graph: accounts, their tokens, centres.</summary>
[Long]
internal sealed class AccountAdministrationTest
{
    private const string Standards = "{ standards { code } }";

    private RunningServer server = null!;
    private Browser browser = null!;
    private Member administrator = null!;

    [SetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        await server.Bank.AddStandardAsync("TEA-2024");
        browser = new Browser(server.Client.BaseAddress!);
        administrator = await Member.SignInAsync(server, browser, "administrator", Roles.Administrator);
    }

    [TearDown]
    public async Task Stop()
    {
        browser.Dispose();
        await server.DisposeAsync();
    }

    private static async Task<JsonNode> DoAsync(Member by, string mutation)
    {
        var answer = await by.QueryAsync($"mutation {{ {mutation} }}");
        return answer["data"]?.AsObject().Single().Value ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    private static Task<JsonNode> ChangeAsync(Member by, string field, string name, int version, string more = "") => DoAsync(
        by, $"{field}(input: {{ name: \"{name}\", expectedVersion: {version} {more} }}) {{ signInLink account {{ name version disabled lockedUntil subject roles standards }} errors {{ __typename code path ... on ConflictError {{ expectedRevision actualRevision }} }} }}");

    private static string? Code(JsonNode payload) => (string?)payload["errors"]!.AsArray().SingleOrDefault()?["code"];

    private async Task<IReadOnlyList<AuditEvent>> EventsAsync(string verb)
    {
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        return await bank.AuditEvents.AsNoTracking().Where(e => e.Verb == verb).OrderBy(e => e.Sequence).ToListAsync();
    }

    [Test]
    public async Task An_account_is_made_with_a_link_that_is_shown_once_and_works_once()
    {
        var made = await DoAsync(administrator, """createAccount(input: { name: "王敏", roles: [AUTHOR, REVIEWER], standards: ["CAFE-2024"] }) { signInLink account { name roles standards hasPassword version } errors { code } }""");
        var link = new Uri((string)made["signInLink"]!);
        Assert.That(link.GetLeftPart(UriPartial.Authority), Is.EqualTo(server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)));
        Assert.That(made["account"]!.ToJsonString(), Does.Contain("AUTHOR").And.Contain("REVIEWER").And.Contain("CAFE-2024"));

        using var holder = new Browser(server.Client.BaseAddress!);
        var page = await holder.SendAsync(await holder.OpenAsync(link.PathAndQuery), "/account/link", ("password", "王敏的密码 1234567"), ("again", "王敏的密码 1234567"));

        Assert.That(page.Path, Is.EqualTo("/account"));
        var secret = link.Query.Split('=')[1];
        var shown = await administrator.QueryAsync("{ accounts { nodes { name hasPassword tokens { number } } } auditLog: __typename }");
        Assert.That(shown.ToJsonString(), Does.Contain("王敏").Or.Contain("\\u738B").And.Not.Contain(secret));
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        var events = await bank.AuditEvents.AsNoTracking().ToListAsync();
        Assert.That(events.Select(e => $"{e.Before}{e.After}"), Has.None.Contains(secret).And.None.Contains("密码"));
        Assert.That(events.Where(e => e.Subject == "account:王敏").Select(e => (e.Verb, e.ActorName)), Is.EqualTo(new[] { ("account.created", "administrator"), ("account.reset", "administrator"), ("account.password-set", "王敏") }));
        Assert.That(server.Log.All.Select(line => line.Text), Has.None.Contains(secret));
    }

    [Test]
    public async Task Of_two_administrators_the_second_is_told_that_the_first_was_faster()
    {
        await Member.JoinAsync(server, "wang", Roles.Author);
        var first = await ChangeAsync(administrator, "changeAccountRights", "wang", 1, ", roles: [PAPER_SETTER], standards: [\"TEA-2024\"]");
        Assert.That((Code(first), (int)first["account"]!["version"]!), Is.EqualTo(((string?)null, 2)));

        var second = await ChangeAsync(administrator, "changeAccountRights", "wang", 1, ", roles: [AUDITOR]");

        var error = second["errors"]![0]!;
        Assert.That(((string?)error["__typename"], (string?)error["code"], (int)error["expectedRevision"]!, (int)error["actualRevision"]!), Is.EqualTo(("ConflictError", "account.conflict", 1, 2)));
        var changed = (await EventsAsync("account.rights-changed")).Single();
        Assert.That((changed.ActorKind, changed.ActorName, changed.Origin), Is.EqualTo((ActorKind.Account, "administrator", "127.0.0.1")));
        Assert.That(changed.Before, Does.Contain("\"author\"").And.Not.Contain("TEA-2024"));
        Assert.That(changed.After, Does.Contain("\"paper-setter\"").And.Contain("TEA-2024"));
    }

    [Test]
    public async Task Whoever_is_disabled_does_nothing_more_until_enabled()
    {
        var wang = await Member.JoinAsync(server, "wang", Roles.Author);

        Assert.That((bool)(await ChangeAsync(administrator, "disableAccount", "wang", 1))["account"]!["disabled"]!, Is.True);
        Assert.That(Cafe.Outcome(await wang.QueryAsync(Standards)), Is.EqualTo("sign-in"));
        Assert.That(Code(await ChangeAsync(administrator, "disableAccount", "wang", 2)), Is.EqualTo("access.disabled"));
        Assert.That(Code(await ChangeAsync(administrator, "resetAccount", "wang", 2)), Is.EqualTo("access.disabled"));

        Assert.That(Code(await ChangeAsync(administrator, "enableAccount", "wang", 2)), Is.Null);
        Assert.That(Cafe.Outcome(await wang.QueryAsync(Standards)), Is.EqualTo("yes"));
        Assert.That((await EventsAsync("account.disabled")).Single().After, Is.EqualTo("""{"disabled":true}"""));
    }

    [Test]
    public async Task A_locked_account_is_unlocked_and_a_password_is_taken_away()
    {
        using var wang = new Browser(server.Client.BaseAddress!);
        await Member.SignInAsync(server, wang, "wang", Roles.Author);
        using var guesser = new Browser(server.Client.BaseAddress!);
        for (var i = 0; i < 5; i++) await guesser.SendAsync(await guesser.OpenAsync("/account/sign-in"), "/account/sign-in", ("name", "wang"), ("password", $"wrong password {i}"));
        var locked = (await administrator.QueryAsync("""{ accounts(name: "Wang") { nodes { version lockedUntil } } }"""))["data"]!["accounts"]!["nodes"]![0]!;
        Assert.That((string?)locked["lockedUntil"], Is.Not.Null);

        var unlocked = await ChangeAsync(administrator, "unlockAccount", "wang", (int)locked["version"]!);
        Assert.That((Code(unlocked), (string?)unlocked["account"]!["lockedUntil"]), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(Code(await ChangeAsync(administrator, "unlockAccount", "wang", (int)unlocked["account"]!["version"]!)), Is.EqualTo("access.not-locked"));

        Assert.That((await wang.OpenAsync("/account")).Path, Is.EqualTo("/account"));
        var reset = await ChangeAsync(administrator, "resetAccount", "wang", (int)unlocked["account"]!["version"]!);
        Assert.That((string?)reset["signInLink"], Does.Contain("/account/link?key="));
        Assert.That((await wang.OpenAsync("/account")).Path, Is.EqualTo("/account/sign-in"), "the session has ended");
    }

    [Test]
    public async Task The_last_administrator_stays_one()
    {
        foreach (var (field, more) in new[] { ("disableAccount", ""), ("changeAccountRights", ", roles: [AUTHOR]"), ("changeAccountRights", ", roles: [ADMINISTRATOR], standards: [\"TEA-2024\"]") })
            Assert.That(Code(await ChangeAsync(administrator, field, "administrator", 2, more)), Is.EqualTo("access.last-administrator"), field + more);
        // One who is limited to a standard keeps no accounts, so does not count.
        await Member.JoinAsync(server, "of-tea", Roles.Administrator, standard: "TEA-2024");
        Assert.That(Code(await ChangeAsync(administrator, "disableAccount", "administrator", 2)), Is.EqualTo("access.last-administrator"));
        // Nor does one who has never signed in and could not.
        await Member.JoinAsync(server, "not-yet", Roles.Administrator);
        Assert.That(Code(await ChangeAsync(administrator, "disableAccount", "administrator", 2)), Is.EqualTo("access.last-administrator"));
        Assert.That(Code(await ChangeAsync(administrator, "disableAccount", "not-yet", 1)), Is.Null, "who cannot sign in is not the last one who can");
        using var second = new Browser(server.Client.BaseAddress!);
        await Member.SignInAsync(server, second, "second", Roles.Administrator);
        Assert.That(Code(await ChangeAsync(administrator, "disableAccount", "administrator", 2)), Is.Null);
    }

    [Test]
    public async Task An_administrator_whom_a_provider_knows_counts_until_that_is_taken_back()
    {
        await Member.JoinAsync(server, "linked", Roles.Administrator);
        Assert.That(Code(await ChangeAsync(administrator, "linkAccount", "linked", 1, ", issuer: \"https://id.example\", subject: \"u-1\"")), Is.Null);
        var accounts = server.Services.GetRequiredService<ManageAccounts>();
        var operates = Actor.LocalOperator("test");

        Assert.That((await accounts.DisableAsync("administrator", operates, CancellationToken.None)).Succeeded);

        Assert.That((await accounts.UnlinkAsync("linked", operates, CancellationToken.None)).Errors.Single().Code, Is.EqualTo("access.last-administrator"));
        Assert.That((await accounts.EnableAsync("administrator", operates, CancellationToken.None)).Succeeded);
        Assert.That((await accounts.UnlinkAsync("linked", operates, CancellationToken.None)).Succeeded);
    }

    /// <summary>While one writes, another change waits for its turn: its right was there when it came and is gone when it is written.</summary>
    [TestCase("disableAccount(input: { name: \"wang\", expectedVersion: 1 })")]
    [TestCase("changeAccountRights(input: { name: \"wang\", expectedVersion: 1, roles: [ADMINISTRATOR] })")]
    [TestCase("createAccount(input: { name: \"mine\", roles: [ADMINISTRATOR] })")]
    [TestCase("createCentre(input: { code: \"C-1\", name: \"x\" })")]
    [TestCase("revokeToken(input: { number: \"T-000001\" })")]
    [TestCase("grantPaper(input: { paper: \"P-000001\", auditor: \"wang\", reason: \"复核\" })")]
    public async Task A_right_that_is_taken_away_while_a_change_waits_is_not_used(string change)
    {
        await server.Bank.AddBlueprintAsync("cafe-l1", choices: 1);
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"));
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.1"));
        await Member.JoinAsync(server, "wang", Roles.Auditor);
        var (setter, witness) = (await Member.JoinAsync(server, "setter", Roles.PaperSetter), await Member.JoinAsync(server, "witness", Roles.PaperSetter));
        await setter.AssembleAsync("cafe-l1", witness);
        using var other = new Browser(server.Client.BaseAddress!);
        var loser = await Member.SignInAsync(server, other, "loser", Roles.Administrator);
        var (taking, waiting) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var taken = server.Services.GetRequiredService<BankWriter>().WriteAsync<bool>(
            async bank =>
            {
                taking.SetResult();
                await waiting.Task;
                var account = await bank.Accounts.Include(a => a.Standards).Include(a => a.Links).SingleAsync(a => a.Name == "loser");
                return account.Disable(Actor.LocalOperator("test"), DateTimeOffset.UtcNow).Succeeded;
            },
            CancellationToken.None);
        await taking.Task;
        var before = await CountAsync();

        var asked = DoAsync(loser, $"{change} {{ errors {{ code }} }}");
        await Task.Delay(1000);
        Assert.That(asked.IsCompleted, Is.False, "it waits");
        waiting.SetResult();

        Assert.That((await taken).Value);
        Assert.That(Code(await asked), Is.EqualTo("access.denied"));
        Assert.That(await CountAsync(), Is.EqualTo(before + 1), "nothing but the taking away");
    }

    private async Task<int> CountAsync()
    {
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        return await bank.AuditEvents.CountAsync();
    }

    [Test]
    public async Task No_token_makes_another_way_in()
    {
        var program = await Member.JoinAsync(server, "program", Roles.Administrator);
        await Member.JoinAsync(server, "wang", Roles.Author);
        const string Made = """createAccount(input: { name: "backdoor", roles: [ADMINISTRATOR] }) { signInLink errors { code } }""";

        Assert.That(Code(await DoAsync(program, Made)), Is.EqualTo("access.denied"));
        foreach (var (field, more) in new[] { ("resetAccount", ""), ("enableAccount", ""), ("changeAccountRights", ", roles: [ADMINISTRATOR]"), ("linkAccount", ", issuer: \"https://id.example\", subject: \"me\"") })
            Assert.That(Code(await ChangeAsync(program, field, "wang", 1, more)), Is.EqualTo("access.denied"), field);
        Assert.That(Code(await ChangeAsync(program, "disableAccount", "wang", 1)), Is.Null, "what takes rights away a token may");
    }

    [Test]
    public async Task An_administrator_of_one_standard_keeps_no_accounts()
    {
        using var second = new Browser(server.Client.BaseAddress!);
        var limited = await Member.SignInAsync(server, second, "of-tea", Roles.Administrator, "TEA-2024");
        await Member.JoinAsync(server, "wang", Roles.Author);

        Assert.That((await limited.QueryAsync("{ accounts { nodes { name } totalCount } centres { nodes { code } totalCount } }"))["data"]!.ToJsonString(), Is.EqualTo("""{"accounts":{"nodes":[],"totalCount":0},"centres":{"nodes":[],"totalCount":0}}"""));
        Assert.That(Code(await DoAsync(limited, """createAccount(input: { name: "mine", roles: [AUTHOR] }) { errors { code } }""")), Is.EqualTo("access.denied"));
        Assert.That(Code(await DoAsync(limited, """createCentre(input: { code: "X-1", name: "X" }) { errors { code } }""")), Is.EqualTo("access.denied"));
        Assert.That(Code(await ChangeAsync(limited, "disableAccount", "wang", 1)), Is.EqualTo("access.account-not-found"));
        Assert.That(Code(await DoAsync(limited, """revokeToken(input: { number: "T-000001" }) { errors { code } }""")), Is.EqualTo("access.token-not-found"));
        Assert.That((await second.OpenAsync("/account/accounts")).Text, Does.Not.Contain("wang"));
    }

    [Test]
    public async Task The_token_of_another_is_revoked_at_once_and_recorded()
    {
        var wang = await Member.JoinAsync(server, "wang", Roles.Author);
        Assert.That(Cafe.Outcome(await wang.QueryAsync(Standards)), Is.EqualTo("yes"));

        var revoked = await DoAsync(administrator, """revokeToken(input: { number: "T-000001" }) { token { number label revokedAt } errors { code } }""");

        Assert.That((string?)revoked["token"]!["revokedAt"], Is.Not.Null);
        Assert.That(Cafe.Outcome(await wang.QueryAsync(Standards)), Is.EqualTo("sign-in"));
        Assert.That((await EventsAsync("token.revoked")).Select(e => (e.ActorName, e.Subject)), Is.EqualTo(new[] { ("administrator", "token:T-000001") }));
    }

    [Test]
    public async Task Accounts_come_by_name_and_page_by_page()
    {
        foreach (var name in new[] { "delta", "Bravo", "charlie", "李雷" }) await Member.JoinAsync(server, name, Roles.Author);
        _ = (await server.Services.GetRequiredService<ManageCentres>().CreateAsync("C-1", "第一考点", Actor.LocalOperator("test"), CancellationToken.None)).Value;
        Assert.That(Code(await DoAsync(administrator, """createCentre(input: { code: "C-2", name: "第二考点" }) { centre { code accounts } errors { code } }""")), Is.Null);

        const string Page = "query($after: String) { accounts(first: 2, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }";
        var names = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await administrator.QueryAsync(Page, new { after }))["data"]!["accounts"]!;
            names.AddRange(page["nodes"]!.AsArray().Select(a => (string)a!["name"]!));
            if (!(bool)page["pageInfo"]!["hasNextPage"]!) break;
            after = (string)page["pageInfo"]!["endCursor"]!;
        }

        Assert.That(names, Is.EqualTo(new[] { "administrator", "Bravo", "charlie", "delta", "李雷" }));
        Assert.That((await administrator.QueryAsync("{ centres { nodes { code } } }"))["data"]!["centres"]!.ToJsonString(), Is.EqualTo("""{"nodes":[{"code":"C-1"},{"code":"C-2"}]}"""));
    }

    [Test]
    public async Task An_identity_is_linked_to_one_account_only()
    {
        await Member.JoinAsync(server, "wang", Roles.Author);
        await Member.JoinAsync(server, "li", Roles.Author);
        const string Identity = ", issuer: \"https://id.example\", subject: \"u-1\"";

        var linked = await ChangeAsync(administrator, "linkAccount", "wang", 1, Identity);
        Assert.That((Code(linked), (string?)linked["account"]!["subject"]), Is.EqualTo(((string?)null, "u-1")));
        Assert.That(Code(await ChangeAsync(administrator, "linkAccount", "li", 1, Identity)), Is.EqualTo("access.subject-taken"));
        Assert.That(Code(await ChangeAsync(administrator, "linkAccount", "li", 1, ", issuer: \"http://id.example\", subject: \"u-1\"")), Is.EqualTo("access.issuer"));
        Assert.That(Code(await ChangeAsync(administrator, "linkAccount", "li", 1, ", issuer: \"https://other.example\", subject: \"u-1\"")), Is.Null, "the same name at another provider is somebody else");
        Assert.That(Code(await ChangeAsync(administrator, "unlinkAccount", "wang", 2)), Is.Null);
        Assert.That(Code(await ChangeAsync(administrator, "unlinkAccount", "wang", 3)), Is.EqualTo("access.not-linked"));
        Assert.That((await EventsAsync("account.unlinked")).Single().Before, Does.Contain("u-1"));
    }
}
