using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>seed update</c> brings what is newer in the built-in seed, and never over a local edit.</summary>
public sealed class SeedUpdateTests : SeededBankTest
{
    [Test]
    public async Task There_is_nothing_to_do_in_a_bank_of_the_same_seed()
    {
        var before = SeededBank.Content(Database);
        (await RunAsync("seed", "update")).Ended(0).InWords().Said($"新建 0，修订 0，未变 {SeedFiles.Questions.Count}，本地已改而保留 0");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }

    [Test]
    public async Task A_question_edited_here_is_left_alone_and_reported()
    {
        var json = SeedFiles.Parse(SeedFiles.QuestionFiles[0]);
        var question = json["questions"]!.AsArray()[0]!;
        question["stem"] = "本地改过的题干是";
        (await RunAsync("questions", "import", Folder.Write("edited.json", json.ToJsonString()))).Ended(0).Said("修订 1");
        var before = SeededBank.Content(Database);
        (await RunAsync("seed", "update")).Ended(0).Said($"{(string)question["code"]!} 本地已修改，保留", "修订 0", "本地已改而保留 1");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }

    [Test]
    public async Task A_summary_that_the_seed_words_anew_is_taken_over_and_the_official_wording_stays()
    {
        var summary = SeededBank.Ask<string>(Database, "SELECT Summary FROM Requirements WHERE Key = 'L1-1.1.1'");
        await SeededBank.ChangeAsync(Database, bank => bank.Database.ExecuteSqlRawAsync(
            "UPDATE Requirements SET Summary = '旧的摘要', OfficialText = '原文' WHERE Key = 'L1-1.1.1'"));
        (await RunAsync("seed", "update")).Ended(0).InWords().Said("SECO-2021 修订");
        Assert.That(SeededBank.Ask<string>(Database, "SELECT Summary || OfficialText FROM Requirements WHERE Key = 'L1-1.1.1'"), Is.EqualTo(summary + "原文"));
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM AuditEvents WHERE Verb = 'standard.summaries-updated'"), Is.EqualTo(1));
        (await RunAsync("seed", "update")).Ended(0);
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM AuditEvents WHERE Verb = 'standard.summaries-updated'"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_bank_that_lacks_a_question_of_the_seed_gets_it_and_a_dry_run_only_says_so()
    {
        await SeededBank.ChangeAsync(Database, bank => bank.Database.ExecuteSqlRawAsync(
            "UPDATE Questions SET Code = 'MINE-1' WHERE Code = (SELECT Code FROM Questions ORDER BY Number LIMIT 1)"));
        var code = (string)SeedFiles.Parse(SeedFiles.QuestionFiles[0])["questions"]!.AsArray()[0]!["code"]!;
        var before = SeededBank.Content(Database);
        (await RunAsync("seed", "update", "--dry-run")).Ended(0).Said($"{code} 新建", "试运行，未写入");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
        (await RunAsync("seed", "update")).Ended(0).Said($"{code} 新建", "新建 1");
        (await RunAsync("seed", "update")).Ended(0).Said("新建 0");
    }
}
