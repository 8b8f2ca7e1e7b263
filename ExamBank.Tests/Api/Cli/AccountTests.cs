using System.Text;
using ExamBank.Tests.Support;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary>Accounts, centres and tokens by the command line.</summary>
public sealed class AccountTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public async Task MakeBank()
    {
        folder = new TemporaryFolder();
        await SeededBank.CopyToAsync(folder.PathOf("bank.db"));
    }

    [TearDown]
    public void RemoveFolder()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) =>
        CommandLineHere.RunAsync([.. arguments, "--database", folder.PathOf("bank.db"), "--language", "en"]);

    [Test]
    public async Task An_account_is_made_listed_changed_and_disabled_and_the_operator_stands_in_the_audit_log()
    {
        (await RunAsync("centre", "create", "BJ-001", "北京第一考点")).Ended(0).Said("BJ-001", "北京第一考点");
        (await RunAsync("account", "create", "王敏", "--roles", "author,reviewer", "--standards", "SECO-2021")).Ended(0);
        (await RunAsync("account", "create", "beijing", "--roles", "centre", "--centre", "BJ-001")).Ended(0);
        (await RunAsync("account", "roles", "王敏", "--roles", "paper-setter")).Ended(0);
        (await RunAsync("account", "disable", "beijing")).Ended(0);

        (await RunAsync("account", "list")).Ended(0).Said("王敏", "paper-setter", "beijing", "BJ-001", "disabled", "no password");
        (await RunAsync("centre", "list")).Ended(0).Said("BJ-001", "北京第一考点");
        Assert.That(
            SeededBank.Ask<string>(folder.PathOf("bank.db"), "SELECT group_concat(Verb || ' ' || ActorKind || ' ' || ActorName || ' ' || Origin, ';') FROM (SELECT * FROM AuditEvents ORDER BY Sequence DESC LIMIT 2)"),
            Is.EqualTo($"account.disabled LocalOperator {Environment.UserName} cli;account.rights-changed LocalOperator {Environment.UserName} cli"));
    }

    [Test]
    public async Task An_account_is_linked_to_an_identity_and_the_operator_stands_in_the_audit_log()
    {
        (await RunAsync("account", "create", "wang", "--roles", "author")).Ended(0);
        (await RunAsync("account", "link", "wang", "--issuer", "https://id.example", "--subject", "u-1")).Ended(0).Said("wang");
        (await RunAsync("account", "link", "wang", "--issuer", "ftp://id.example", "--subject", "u-1")).Ended(2).Said("ftp://id.example");
        (await RunAsync("account", "unlink", "wang")).Ended(0);
        (await RunAsync("account", "unlink", "wang")).Ended(2);
        (await RunAsync("account", "unlock", "wang")).Ended(2).Said("not locked");

        Assert.That(
            SeededBank.Ask<string>(folder.PathOf("bank.db"), "SELECT Verb || ' ' || ActorKind || ' ' || ActorName || ' ' || After FROM AuditEvents WHERE Verb = 'account.linked'"),
            Is.EqualTo($"account.linked LocalOperator {Environment.UserName} {{\"issuer\":\"https://id.example\",\"subject\":\"u-1\"}}"));
    }

    [Test]
    public async Task A_token_is_shown_once_and_stands_nowhere()
    {
        (await RunAsync("account", "create", "wang", "--roles", "author")).Ended(0);

        var secret = (await RunAsync("token", "create", "wang", "--label", "sync", "--scopes", "read,write", "--days", "30")).Ended(0).Output.Trim();

        Assert.That(secret, Does.Match("^exb_[A-Za-z0-9_-]{43}$"));
        var listed = (await RunAsync("token", "list", "wang")).Ended(0).Said("T-000001", "sync", "read,write", "good");
        Assert.That(listed.All, Does.Not.Contain(secret));
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(folder.Root)) Assert.That(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), Does.Not.Contain(secret[4..]));
        (await RunAsync("token", "revoke", "T-000001")).Ended(0);
        (await RunAsync("token", "list")).Ended(0).Said("revoked");
    }

    [TestCase("access.name", "account", "create", "a b", "--roles", "author")]
    [TestCase("access.unknown-role", "account", "create", "wang", "--roles", "author,king")]
    [TestCase("access.no-role", "account", "create", "wang", "--roles", ",")]
    [TestCase("access.roles-apart", "account", "create", "wang", "--roles", "author,auditor")]
    [TestCase("access.centre-and-role", "account", "create", "wang", "--roles", "centre")]
    [TestCase("access.centre-not-found", "account", "create", "wang", "--roles", "centre", "--centre", "X")]
    [TestCase("standard.not-found", "account", "create", "wang", "--roles", "author", "--standards", "NO-2000")]
    [TestCase("access.name-taken", "account", "create", "ROOT", "--roles", "author")]
    [TestCase("access.last-administrator", "account", "disable", "root")]
    [TestCase("access.last-administrator", "account", "roles", "root", "--roles", "author")]
    [TestCase("access.not-disabled", "account", "enable", "root")]
    [TestCase("access.account-not-found", "account", "disable", "nobody")]
    [TestCase("access.account-not-found", "token", "create", "nobody", "--label", "x")]
    [TestCase("access.role-not-held", "token", "create", "root", "--label", "x", "--roles", "author")]
    [TestCase("access.unknown-scope", "token", "create", "root", "--label", "x", "--scopes", "everything")]
    [TestCase("access.no-scope", "token", "create", "root", "--label", "x", "--scopes", ",")]
    [TestCase("access.token-days", "token", "create", "root", "--label", "x", "--days", "400")]
    [TestCase("access.token-not-found", "token", "revoke", "T-000009")]
    [TestCase("access.centre-code", "centre", "create", "北京", "北京")]
    [TestCase("access.label", "centre", "create", "BJ", " ")]
    public async Task What_cannot_be_is_refused_with_its_code(string code, params string[] arguments)
    {
        (await RunAsync("account", "create", "root", "--roles", "administrator")).Ended(0);

        (await RunAsync(arguments)).Ended(2).InWords().Said($"[{code}]");
    }
}
