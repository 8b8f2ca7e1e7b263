using ExamBank.Api.Features.Questions;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Exchange.Blueprints;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>seed update</c> brings what is newer in the built-in seed, and never over a local edit.</summary>
[Long]
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
    public async Task A_question_that_the_seed_words_anew_is_revised_and_stays_approved()
    {
        var json = SeedFiles.Parse(SeedFiles.QuestionFiles[0]);
        var question = json["questions"]!.AsArray()[0]!;
        var (code, stem) = ((string)question["code"]!, (string)question["stem"]!);
        question["stem"] = "旧种子里的题干是";
        await BringOlderSeedAsync(Folder.Write("older.json", json.ToJsonString()));
        (await RunAsync("seed", "update")).Ended(0).InWords().Said($"{code} 修订", "修订 1", "本地已改而保留 0");
        Assert.That(
            SeededBank.Ask<string>(Database, $"SELECT r.ContentText FROM Revisions r JOIN Questions q ON q.Id = r.QuestionId WHERE q.Code = '{code}' AND r.Status = 'Approved'"),
            Does.Contain(stem));
        (await RunAsync("seed", "update")).Ended(0).Said("修订 0");
    }

    [Test]
    public async Task A_blueprint_edited_here_is_left_alone_and_reported()
    {
        await ReviseBlueprintAsync(asSeed: false);
        var before = SeededBank.Content(Database);
        (await RunAsync("seed", "update")).Ended(0).InWords().Said("SECO-2021-L1-theory 本地已修改，保留");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }

    [Test]
    public async Task A_blueprint_of_an_older_seed_is_revised_and_one_that_is_missing_is_created()
    {
        await ReviseBlueprintAsync(asSeed: true);
        await SeededBank.ChangeAsync(Database, bank => bank.Database.ExecuteSqlRawAsync("UPDATE Blueprints SET Name = 'MINE' WHERE Name = 'SECO-2021-L2-theory'"));
        (await RunAsync("seed", "update")).Ended(0).InWords().Said("SECO-2021-L1-theory 修订", "SECO-2021-L2-theory 新建");
        Assert.That(RevisionsOfBlueprint(), Is.EqualTo(3));
        var updated = await RunAsync("seed", "update");
        Assert.That(updated.Ended(0).Output, Does.Not.Contain("-theory").And.Not.Contain("-practical"));
        Assert.That(RevisionsOfBlueprint(), Is.EqualTo(3));
    }

    [Test]
    public async Task An_edit_of_a_blueprint_that_the_seed_comes_to_say_too_is_the_seeds_again()
    {
        await SeededBank.ChangeAsync(Database, bank => bank.Database.ExecuteSqlRawAsync("UPDATE Blueprints SET SeedHash = 'of an older seed'"));
        var before = SeededBank.Ask<string>(Database, "SELECT group_concat(Id || ContentHash) FROM BlueprintRevisions");
        Assert.That((await RunAsync("seed", "update")).Ended(0).Output, Does.Not.Contain("-theory").And.Not.Contain("-practical"));
        Assert.That(SeededBank.Ask<string>(Database, "SELECT group_concat(Id || ContentHash) FROM BlueprintRevisions"), Is.EqualTo(before));
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM Blueprints b JOIN BlueprintRevisions r ON r.BlueprintId = b.Id AND r.ContentHash = b.SeedHash"), Is.EqualTo(9));
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

    [Test]
    public async Task A_bank_of_the_first_build_is_migrated_gets_what_came_later_and_is_used_like_a_new_one()
    {
        var code = (string)SeedFiles.Parse(SeedFiles.QuestionFiles[0])["questions"]!.AsArray()[0]!["code"]!;
        // The earlier seed had neither this question nor practical papers.
        SeededBank.Execute(Database, $"UPDATE Questions SET Code = 'MINE-1' WHERE Code = '{code}'; UPDATE Blueprints SET Name = 'MINE' WHERE Name = 'SECO-2021-L1-practical'");
        await GoBackToTheFirstSchemaAsync();
        (await RunAsync("seed", "update")).Ended(0).Said($"{code} 新建", "SECO-2021-L1-practical 新建", "新建 1，修订 0");
        (await RunAsync("questions", "duplicates")).Ended(0).Said(code, "MINE-1");
        (await RunAsync("generate", "--blueprint", "SECO-2021-L1-practical", "--out", Folder.PathOf("papers"))).Ended(0).Said("P-000001");
        (await RunAsync("audit", "verify")).Ended(0);
    }

    /// <summary>Takes every later migration back, so that the file is what the first build made of its seed.</summary>
    private async Task GoBackToTheFirstSchemaAsync()
    {
        SeededBank.Execute(Database, "DELETE FROM RevisionRequirements WHERE IsOfPart AND NOT IsPrimary");
        await using (var services = new ServiceCollection().AddBank(Database).BuildServiceProvider())
        await using (var bank = await services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync())
            await bank.GetService<IMigrator>().MigrateAsync(bank.Database.GetMigrations().First());
        SeededBank.Execute(Database, "DROP TABLE IF EXISTS __EFMigrationsLock");
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM __EFMigrationsHistory"), Is.EqualTo(1));
    }

    private int RevisionsOfBlueprint() => SeededBank.Ask<int>(
        Database, "SELECT count(*) FROM BlueprintRevisions r JOIN Blueprints b ON b.Id = r.BlueprintId WHERE b.Name = 'SECO-2021-L1-theory'");

    /// <summary>Takes a question file as an older build's seed would have been taken.</summary>
    private async Task BringOlderSeedAsync(string file)
    {
        await using var services = new ServiceCollection().AddBank(Database).BuildServiceProvider();
        var taken = await services.GetRequiredService<ImportQuestions>().RunAsync(QuestionFiles.Read(file).Value, ImportMode.Seed, dryRun: false, Actor.Seed, CancellationToken.None);
        Assert.That(taken.Succeeded, Is.True);
    }

    /// <summary>Gives the blueprint of L1 a revision of other content, by a person here or as an older build's seed had it.</summary>
    private Task ReviseBlueprintAsync(bool asSeed) => SeededBank.ChangeAsync(Database, async bank =>
    {
        var json = SeedFiles.Blueprint("L1");
        json["minutes"] = 90;
        var blueprint = await bank.Blueprints.Include(b => b.Revisions).SingleAsync(b => b.Name == "SECO-2021-L1-theory");
        Assert.That(blueprint.Revise(BlueprintFile.Read(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString())).Value, Actor.Seed, DateTimeOffset.UnixEpoch.AddYears(100)), Is.True);
        bank.BlueprintRevisions.Add(blueprint.Latest);
        if (asSeed) blueprint.MarkAsSeed();
    });
}
