using System.Text;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>standard import</c> and <c>standard show</c>.</summary>
public sealed class StandardTests : SeededBankTest
{
    [Test]
    public async Task A_published_text_becomes_a_new_standard_that_can_be_shown()
    {
        var file = Folder.Write("茶艺.txt", TeaHouse.Text);
        (await RunAsync("standard", "import", file, "--code", "TEA-2032")).Ended(0).InWords()
            .Said("茶艺服务", "TEA-2032", "等级 2，工作领域 3，工作任务 3，职业技能要求 6", "新标准，职业技能要求 6 条");
        (await RunAsync("standard", "show", "TEA-2032")).Ended(0).InWords().Said("TEA-2032  茶艺服务", "L1-1 迎宾", "L1-1.1 接待", "L1-1.1.2 能够递上茶单。", "L2-1.1.2 能够");
    }

    [Test]
    public async Task A_text_in_GB18030_is_read_as_well()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var file = Folder.Write("茶艺.txt", Encoding.GetEncoding("GB18030").GetBytes(TeaHouse.Text));
        (await RunAsync("standard", "import", file, "--code", "TEA-2032")).Ended(0).Said("GB18030", "职业技能要求 6");
    }

    [Test]
    public async Task A_dry_run_reports_what_it_read_and_changes_nothing()
    {
        var file = Folder.Write("茶艺.txt", TeaHouse.Text);
        var before = SeededBank.Content(Database);
        (await RunAsync("standard", "import", file, "--code", "TEA-2032", "--dry-run")).Ended(0).Said("职业技能要求 6", "未写入");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }

    [Test]
    public async Task A_text_whose_numbers_have_a_gap_is_refused_with_its_line_and_nothing_is_stored()
    {
        var text = TeaHouse.Text.Replace("1.1.2 能够递上茶单", "1.1.3 能够递上茶单", StringComparison.Ordinal);
        var line = text[..text.IndexOf("1.1.3", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
        await RefusedAsync(Folder.Write("茶艺.txt", text), "TEA-2032", $"{line}", "1.1.3");
    }

    [Test]
    public Task A_picture_is_refused() =>
        RefusedAsync(Folder.Write("茶艺.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0, 0xFF, 0xD8]), "TEA-2032", "茶艺.png");

    [Test]
    public Task A_text_that_is_no_standard_is_refused() => RefusedAsync(Folder.Write("letter.txt", "亲爱的客人：\n欢迎光临。\n"), "TEA-2032", "letter.txt");

    [Test]
    public Task A_file_that_is_not_there_is_refused() => RefusedAsync(Folder.PathOf("nothing.txt"), "TEA-2032", "nothing.txt");

    [Test]
    public Task A_folder_is_refused_as_one() => RefusedAsync(Folder.Root, "TEA-2032", "这是一个文件夹，不是文件。 [exchange.unreadable]");

    [Test]
    public Task A_text_with_other_numbers_is_never_laid_over_a_standard_that_is_there() =>
        RefusedAsync(Folder.Write("茶艺.txt", TeaHouse.Text), "SECO-2021", "[standard.requirement-missing]", "L1-1.1.3");

    [Test]
    public async Task The_wording_of_a_known_standard_goes_beside_it_and_a_second_import_changes_nothing()
    {
        var file = Folder.Write("茶艺.txt", TeaHouse.Text);
        (await RunAsync("standard", "import", file, "--code", "TEA-2032")).Ended(0);
        Folder.Write("茶艺.txt", TeaHouse.Text.Replace("递上茶单", "双手递上茶单", StringComparison.Ordinal));
        (await RunAsync("standard", "import", file, "--code", "TEA-2032")).Ended(0).Said("新增或变更 1 条");
        (await RunAsync("standard", "import", file, "--code", "TEA-2032")).Ended(0).Said("新增或变更 0 条");
        (await RunAsync("standard", "show", "TEA-2032")).Ended(0).Said("双手递上茶单");
    }

    [Test]
    public async Task Show_lists_every_area_task_and_requirement_of_the_seed_in_either_language()
    {
        var chinese = (await RunAsync("standard", "show")).Ended(0).InWords();
        var keys = chinese.Output.Split('\n').Select(line => line.Trim().Split(' ')[0]).Where(word => word.Length > 3 && word[0] == 'L' && word[2] == '-').ToList();
        Assert.That(keys, Has.Count.EqualTo(14 + 45 + 150).And.Unique);
        Assert.That(keys, Is.SupersetOf(SeedFiles.Requirements));
        (await RunAsync("standard", "show", "SECO-2021", "--language", "en")).Ended(0).Said("L1 Elementary", "Gathering and researching social e-commerce information");
    }

    [Test]
    public async Task A_standard_that_is_not_there_cannot_be_shown() => (await RunAsync("standard", "show", "NONE-1")).Ended(2).InWords().Said("NONE-1", "[standard.not-found]");

    [Test]
    public async Task A_dry_run_refuses_what_the_import_would_refuse()
    {
        var other = Folder.Write("other.txt", TeaHouse.Text);
        (await RunAsync("standard", "import", other, "--code", "SECO-2021", "--dry-run")).Ended(2).InWords().Said("[standard.requirement-missing]");
    }

    private async Task RefusedAsync(string file, string code, params string[] words)
    {
        var before = SeededBank.Content(Database);
        (await RunAsync("standard", "import", file, "--code", code)).Ended(2).InWords().Said(words);
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }
}
