using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>audit</c> against banks whose log somebody has laid hands on.</summary>
public sealed class AuditTests : SeededBankTest
{
    private const string Unguarded = "DROP TRIGGER AuditEvents_NoUpdate; DROP TRIGGER AuditEvents_NoDelete; DROP TRIGGER AuditEvents_NoReplace; ";

    [Test]
    public async Task A_whole_log_ends_with_0_and_tells_its_head()
    {
        var head = Query("SELECT Hash FROM AuditEvents ORDER BY Sequence DESC LIMIT 1").Single();
        (await RunAsync("audit", "verify")).Ended(0).InWords().Said("审计链完好", head);
        var json = JsonNode.Parse((await RunAsync("audit", "verify", "--json")).Ended(0).Output)!;
        Assert.That(((string)json["verdict"]!["head"]!, json["verdict"]!["firstBroken"], json["brokenTriggers"]!.AsArray().Count), Is.EqualTo((head, (JsonNode?)null, 0)));
    }

    [TestCase("UPDATE AuditEvents SET ActorName = 'nobody' WHERE Sequence = 700", "第 700 条断开（内容被改动）")]
    [TestCase("UPDATE AuditEvents SET ActorKind = 'Ghost', At = 'yesterday' WHERE Sequence = 3", "第 3 条断开（内容被改动）")]
    [TestCase("DELETE FROM AuditEvents WHERE Sequence = 12", "第 12 条断开（缺失）")]
    [TestCase("DELETE FROM AuditEvents WHERE Sequence = 1", "第 1 条断开（缺失）")]
    [TestCase("UPDATE AuditEvents SET PreviousHash = Hash WHERE Sequence = 5", "第 5 条断开（与前一条不相连）")]
    public async Task A_log_that_was_changed_ends_with_4_and_names_the_first_broken_entry(string sql, string said)
    {
        DatabaseFolder.Execute(Database, Unguarded + sql);
        (await RunAsync("audit", "verify")).Ended(4).InWords().Said(said);
        (await RunAsync("audit", "verify", "--json")).Ended(4);
    }

    [Test]
    public async Task Triggers_that_somebody_dropped_or_weakened_come_back_and_that_is_an_entry()
    {
        DatabaseFolder.Execute(Database, """DROP TRIGGER AuditEvents_NoUpdate; DROP TRIGGER AuditEvents_NoDelete; CREATE TRIGGER "AuditEvents_NoDelete" BEFORE DELETE ON "AuditEvents" BEGIN SELECT 1; END""");
        (await RunAsync("audit", "verify")).Ended(0);
        Assert.That(() => DatabaseFolder.Execute(Database, "DELETE FROM AuditEvents"), Throws.InstanceOf<Microsoft.Data.Sqlite.SqliteException>());
        Assert.That(
            Query("SELECT Verb || ' ' || After FROM AuditEvents ORDER BY Sequence DESC LIMIT 1"),
            Is.EqualTo(new[] { """audit.triggers-restored {"triggers":["AuditEvents_NoDelete","AuditEvents_NoUpdate"]}""" }));
        var entries = Query("SELECT count(*) FROM AuditEvents").Single();
        (await RunAsync("audit", "verify")).Ended(0);
        Assert.That(Query("SELECT count(*) FROM AuditEvents").Single(), Is.EqualTo(entries), "nothing to restore, nothing to tell");
    }

    [Test]
    public async Task The_head_at_locking_shows_later_that_the_log_was_cut()
    {
        await RunAsync("generate", "--level", "L1", "--seed", "1", "--out", Folder.PathOf("papers"));
        var file = Folder.PathOf("证据/P-000001-head.json");
        (await RunAsync("audit", "head", "P-000001", "--out", file)).Ended(0);
        var head = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        Assert.That(((string)head["paper"]!, (string)head["hash"]!), Is.EqualTo(("P-000001", Query("SELECT Hash FROM AuditEvents WHERE Verb = 'paper.locked'").Single())));
        (await RunAsync("audit", "head", "p-000001")).Ended(0).Said((string)head["hash"]!);
        (await RunAsync("audit", "verify", "--head", file)).Ended(0).InWords().Said("所记位置在链中");

        // The newest entries and the paper's own are gone; what is left of the chain holds.
        DatabaseFolder.Execute(Database, Unguarded + $"DELETE FROM AuditEvents WHERE Sequence >= {head["sequence"]}");
        (await RunAsync("audit", "verify", "--head", file)).Ended(4).InWords().Said("审计链完好", "所记位置不在链中", "没有锁定记录的试卷（日志末尾被截断）：P-000001");
        (await RunAsync("audit", "head", "P-000001")).Ended(2).InWords().Said("[audit.no-locking]");
    }

    [Test]
    public async Task Who_got_files_from_the_command_line_is_in_the_log_with_their_fingerprints()
    {
        await RunAsync("generate", "--level", "L1", "--seed", "1", "--out", Folder.PathOf("papers"));
        var after = JsonNode.Parse(Query("SELECT After FROM AuditEvents WHERE Verb = 'paper.downloaded' AND Subject = 'paper:P-000001' AND Origin = 'cli'").Single())!;
        var logged = after["files"]!.AsArray().ToDictionary(f => (string)f!["path"]!, f => (string)f!["sha256"]!);
        var root = Folder.PathOf("papers/P-000001");
        var written = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToDictionary(
            f => Path.GetRelativePath(root, f).Replace('\\', '/'), f => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))));
        Assert.That(logged, Is.EquivalentTo(written));
    }

    [Test]
    public async Task The_log_is_exported_as_CSV_and_Excel_and_each_export_is_an_entry()
    {
        var csv = Folder.PathOf("日志.csv");
        (await RunAsync("audit", "export", csv, "--subject", "standard:", "--actor", "seed")).Ended(0).Said(csv);
        Assert.That(CsvText.Rows((await File.ReadAllTextAsync(csv)).TrimStart('\uFEFF')).Skip(1).Select(r => r[5]), Is.EqualTo(new[] { "standard.created" }));
        (await RunAsync("audit", "export", Folder.PathOf("log.xlsx"), "--since", "2999-01-01")).Ended(0);
        (await RunAsync("audit", "export", Folder.PathOf("all.csv"))).Ended(0);
        var all = CsvText.Rows((await File.ReadAllTextAsync(Folder.PathOf("all.csv"))).TrimStart('\uFEFF'));
        Assert.That(all.Skip(1).Select(r => r[0]), Is.EqualTo(Enumerable.Range(1, all.Count - 1).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        Assert.That(all.Where(r => r[5] == "table.downloaded").Select(r => $"{r[4]} {r[8]}"), Is.EqualTo(new[] { "cli {\"file\":\"日志.csv\"}", "cli {\"file\":\"log.xlsx\"}", "cli {\"file\":\"all.csv\"}" }));
        (await RunAsync("audit", "export", Folder.PathOf("."))).Ended(2).InWords().Said("[cli.output-is-folder]");
    }

    [Test]
    public async Task What_cannot_be_looked_at_ends_with_2()
    {
        await File.WriteAllTextAsync(Folder.PathOf("other.json"), """{ "paper": "P-000001" }""");
        (await RunAsync("audit", "verify", "--head", Folder.PathOf("other.json"))).Ended(2).InWords().Said("[audit.not-a-head]");
        (await RunAsync("audit", "verify", "--head", Folder.PathOf("none.json"))).Ended(2).InWords().Said("[exchange.unreadable]");
        (await RunAsync("audit", "head", "P-000009")).Ended(2).InWords().Said("[paper.not-found]");
        var missing = await CommandLineHere.RunAsync("audit", "verify", "--database", Folder.PathOf("none.db"));
        missing.Ended(2).InWords().Said("[database.missing]");
        Assert.That(File.Exists(Folder.PathOf("none.db")), Is.False, "a bank that is not there is not made");
    }

    private IReadOnlyList<string> Query(string sql) => DatabaseFolder.Query(Database, sql);
}
