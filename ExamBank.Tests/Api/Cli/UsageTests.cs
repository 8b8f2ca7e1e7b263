using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary>Help, and refusals of a wrong command line: as processes where nothing may be made in the folder that the user is in.</summary>
public sealed class UsageTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task Help_teaches_with_examples_and_exit_codes_in_Chinese() =>
        (await CommandLineHere.RunAsync("--help")).Ended(0).InWords()
            .Said("示例", "ExamBank.Api generate --level 中级 --versions 2 --seed 42", "退出码", "generate", "serve", "standard", "questions", "seed", "coverage", "assemble", "backup", "restore");

    [TestCase("--help")]
    [TestCase("generate", "--help")]
    [TestCase("restore", "--help")]
    public async Task Chinese_help_has_no_words_of_the_parser_in_English(params string[] arguments) =>
        Assert.That(
            (await CommandLineHere.RunAsync(arguments)).Ended(0).Output,
            Does.Contain("说明：").And.Contain("[默认：").And.Not.Match(@"Description|Usage|Options:|Arguments|\[(command|options|default)"));

    [Test]
    public async Task Help_is_English_where_English_is_asked_for()
    {
        var help = (await CommandLineHere.RunAsync("--help", "--language", "en")).Ended(0).InWords()
            .Said("Examples", "ExamBank.Api generate --level L2 --versions 2 --seed 42", "Exit codes");
        Assert.That(help.Output, Does.Not.Match(@"[\u4E00-\u9FFF-[初级]]"), "no Chinese but the name of a level that may be given");
    }

    [TestCase("generate", "ExamBank.Api generate --level 初级 --versions 2 --seed 7 --out papers", "--blueprint")]
    [TestCase("coverage", "ExamBank.Api coverage --json", "--level")]
    [TestCase("standard import", "ExamBank.Api standard import 标准.txt --dry-run", "--code")]
    [TestCase("questions import", "ExamBank.Api questions import 试题文件夹 --dry-run", "--dry-run")]
    [TestCase("questions lint", "ExamBank.Api questions lint 试题.json --json", "--json")]
    public async Task Help_of_a_verb_shows_an_example_and_its_options(string verb, string example, string option) =>
        (await CommandLineHere.RunAsync([.. verb.Split(' '), "--help"])).Ended(0).Said("示例", example, option, "--database");

    [TestCase("generate", "--colour")]
    [TestCase("publish")]
    [TestCase("generate", "--versions", "two")]
    [TestCase("generate", "--seed", "1.5")]
    [TestCase("coverage", "--language", "fr")]
    [TestCase("backup")]
    [TestCase("standard", "import")]
    public async Task A_command_line_that_cannot_be_read_ends_with_2_and_makes_nothing(params string[] arguments)
    {
        (await CommandLineProcess.RunAsync(folder.Root, arguments)).Ended(2).InWords().Said("--help");
        Assert.That(Directory.EnumerateFileSystemEntries(folder.Root), Is.Empty);
    }

    [TestCase("--seed", "abc", "--seed：“abc”不是可用的整数")]
    [TestCase("--seed", "99999999999999999999", "--seed：“99999999999999999999”不是可用的整数")]
    [TestCase("--versions", "2.0", "--versions：“2.0”不是可用的整数")]
    [TestCase("--versions", "9", "--versions: 版本数为 9，应为 1 到 8。 [paper.versions]")]
    [TestCase("--seed", "-1", "--seed: 种子应为 0 到 9007199254740991 的整数。 [paper.seed]")]
    public async Task A_number_that_cannot_be_is_told_once_with_its_option_and_its_bounds(string option, string value, string sentence)
    {
        var run = (await CommandLineProcess.RunAsync(folder.Root, "generate", option, value)).Ended(2).InWords();
        Assert.That(run.Errors.Split(sentence), Has.Length.EqualTo(2), run.Errors);
        Assert.That(run.All, Does.Not.Contain("System.").And.Not.Contain("组卷"));
        Assert.That(Directory.EnumerateFileSystemEntries(folder.Root), Is.Empty, "neither a bank nor a folder of papers");
    }

    [TestCase("http://0.0.0.0:5080", "serve.not-loopback")]
    [TestCase("http://*:5080", "serve.not-loopback")]
    [TestCase("http://[::]:5080", "serve.not-loopback")]
    [TestCase("http://localhost:5080;http://192.0.2.1:5080", "serve.not-loopback")]
    [TestCase("localhost", "serve.not-a-url")]
    public async Task The_service_refuses_to_listen_beyond_this_machine(string urls, string code)
    {
        (await CommandLineProcess.RunAsync(folder.Root, "serve", "--urls", urls)).Ended(2).InWords().Said("--urls", code);
        Assert.That(Directory.EnumerateFileSystemEntries(folder.Root), Is.Empty, "no bank is made for a service that may not start");
    }

    [TestCase("papers")]
    [TestCase("")]
    public async Task An_output_folder_that_cannot_be_written_ends_with_2_before_a_bank_is_made(string below)
    {
        var file = folder.Write("taken.txt", "a file, not a folder");
        (await CommandLineProcess.RunAsync(folder.Root, "generate", "--out", Path.Combine(file, below))).Ended(2).InWords()
            .Said("taken.txt", "不是文件夹", "[paper.output-unwritable]");
        Assert.That(Directory.EnumerateFileSystemEntries(folder.Root), Is.EqualTo([file]));
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("a file, not a folder"));
    }
}
