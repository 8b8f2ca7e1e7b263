using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NJsonSchema;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>assemble</c> with files in a folder and nothing else; as a process where the folder that the user is in, standard output or an interrupt matters.</summary>
public sealed class AssembleTests
{
    private const string Pool = "id,p,domain\n一,0.2,1\n二,0.4,1\n三,0.6,2\n四,0.8,2\n";
    private const string Possible = """{"rules": [{"name": "题数", "count": true, "equals": 2}], "objective": [{"minimizeDeviation": {"sum": "p", "target": 1.4}}]}""";
    private const string Impossible = """{"rules": [{"name": "题数", "count": true, "equals": 3}, {"name": "领域 1", "count": true, "where": {"domain": 1}, "min": 3}]}""";

    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = new TemporaryFolder();
        folder.Write("pool.csv", Pool);
        folder.Write("spec.json", Possible);
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task Without_out_the_answer_and_nothing_else_goes_to_standard_output()
    {
        var run = (await CommandLineProcess.RunAsync(folder.Root, "assemble", "--pool", "pool.csv", "--spec", "spec.json")).Ended(0);
        Assert.That(run.Errors, Is.Empty);
        var answer = JsonNode.Parse(run.Output)!;
        Assert.That((string)answer["status"]!, Is.EqualTo("optimal"));
        Assert.That(answer["forms"]![0]!["items"]!.AsArray().Select(id => (string)id!), Is.EqualTo(new[] { "三", "四" }));
        Assert.That((long)answer["seed"]!, Is.EqualTo(1), "the seed unless one is given");
        Assert.That((await SchemaAsync()).Validate(run.Output), Is.Empty);
        Assert.That(Files(), Is.EquivalentTo(new[] { "pool.csv", "spec.json" }), "no bank is made");
    }

    [Test]
    public async Task With_out_the_file_is_written_and_a_person_reads_the_forms_and_their_objectives()
    {
        var run = (await RunAsync("--out", folder.PathOf("results", "forms.json"), "--seed", "7")).Ended(0).InWords()
            .Said("已组成 1 份", "最优", "三, 四", "minimizeDeviation sum p → 1.4", "results/forms.json");
        Assert.That(run.Errors, Is.Empty);
        var json = await File.ReadAllTextAsync(folder.PathOf("results", "forms.json"));
        Assert.That((await SchemaAsync()).Validate(json), Is.Empty);
        Assert.That((long)JsonNode.Parse(json)!["seed"]!, Is.EqualTo(7));
        Assert.That(Files(), Is.EquivalentTo(new[] { "pool.csv", "spec.json", "results/forms.json" }), "no unfinished file stays");
    }

    [Test]
    public async Task The_same_files_and_seed_give_the_same_answer_but_for_its_time()
    {
        var answers = new List<string>();
        foreach (var name in (string[])["one.json", "two.json"])
        {
            (await RunAsync("--out", folder.PathOf(name))).Ended(0);
            var answer = JsonNode.Parse(await File.ReadAllTextAsync(folder.PathOf(name)))!.AsObject();
            answer.Remove("milliseconds");
            answers.Add(answer.ToJsonString());
        }

        Assert.That(answers[1], Is.EqualTo(answers[0]));
    }

    [Test]
    public async Task What_is_impossible_ends_with_3_and_says_which_rules_clash_and_what_would_help()
    {
        folder.Write("spec.json", Impossible);
        (await RunAsync("--out", folder.PathOf("forms.json"))).Ended(3).InWords().Said("无法满足", "不能同时满足的规则", "领域 1", "按以下修改即可满足");
        var json = await File.ReadAllTextAsync(folder.PathOf("forms.json"));
        Assert.That((await SchemaAsync()).Validate(json), Is.Empty);
        var answer = JsonNode.Parse(json)!;
        Assert.That((string)answer["status"]!, Is.EqualTo("infeasible"));
        Assert.That(answer["explanation"]!["clash"]!.AsArray().Select(c => (string)c!), Does.Contain("领域 1"));
        Assert.That((string)answer["explanation"]!["repair"]![0]!["text"]!, Does.Contain("“领域 1”").And.EndsWith("。"));
        var run = (await RunAsync()).Ended(3);
        Assert.That((string)JsonNode.Parse(run.Output)!["status"]!, Is.EqualTo("infeasible"));
        Assert.That(run.Errors, Is.Empty);
    }

    [TestCase("pool.csv", "id,p,domain\n一,0.2,1\n一,0.4,1\n", "pool.csv: row 3, column id", "第 3 行", "[pool.duplicate-id]")]
    [TestCase("pool.csv", "id,p,domain\n一,0.2,1\n二,0.4\n", "pool.csv: row 3", "第 3 行", "[pool.ragged-row]")]
    [TestCase("pool.csv", "id,p,domain\n一,0.2,1\n二,1e30,1\n", "pool.csv: row 3, column p", "1e30", "[pool.not-exact]")]
    [TestCase("pool.csv", "id,p,domain\n一,无,1\n", "spec.json: objective[0].minimizeDeviation.sum", "无", "[specification.not-numeric]")]
    [TestCase("spec.json", """{"rules": [{"name": "a", "cuont": true}]}""", "spec.json: rules[0].cuont", "没有这个字段", "[exchange.unknown-member]")]
    [TestCase("spec.json", """{"rules": [{"name": "a", "sum": "q", "max": 1}]}""", "spec.json: rules[0].sum", "是否指“p”", "[specification.unknown-column]")]
    [TestCase("spec.json", "{", "spec.json", "JSON", "[exchange.not-json]")]
    public async Task A_file_that_is_wrong_ends_with_2_naming_the_place(string file, string content, params string[] said)
    {
        folder.Write(file, content);
        folder.Write("forms.json", "an earlier answer");
        var run = (await RunAsync("--out", folder.PathOf("forms.json"))).Ended(2).InWords().Said(said);
        Assert.That(run.Output, Is.Empty);
        Assert.That(await File.ReadAllTextAsync(folder.PathOf("forms.json")), Is.EqualTo("an earlier answer"));
        Assert.That(Files(), Is.EquivalentTo(new[] { "pool.csv", "spec.json", "forms.json" }));
    }

    [TestCase("[exchange.unreadable]", "--pool", "none.csv", "--spec", "spec.json")]
    [TestCase("这是一个文件夹，不是文件。 [exchange.unreadable]", "--pool", "pool.csv", "--spec", ".")]
    [TestCase("[cli.time-limit]", "--pool", "pool.csv", "--spec", "spec.json", "--time-limit", "0")]
    [TestCase("[cli.output-is-input]", "--pool", "pool.csv", "--spec", "spec.json", "--out", "./pool.csv")]
    [TestCase("[cli.output-is-folder]", "--pool", "pool.csv", "--spec", "spec.json", "--out", ".")]
    [TestCase("--spec", "--pool", "pool.csv")]
    [TestCase("--help", "--pool", "pool.csv", "--spec", "spec.json", "--seed", "x")]
    public async Task Wrong_usage_ends_with_2_and_makes_nothing(string said, params string[] arguments)
    {
        // Paths in full: the test's own folder is not the one that a path is read from.
        var inFull = arguments.Select(word => word is "." || word.Contains(".csv", StringComparison.Ordinal) || word.Contains(".json", StringComparison.Ordinal) ? Path.Combine(folder.Root, word) : word);
        (await CommandLineHere.RunAsync(["assemble", .. inFull])).Ended(2).InWords().Said(said);
        Assert.That(Files(), Is.EquivalentTo(new[] { "pool.csv", "spec.json" }));
        Assert.That(await File.ReadAllTextAsync(folder.PathOf("pool.csv")), Is.EqualTo(Pool));
    }

    [Test]
    public async Task A_search_that_finds_nothing_within_its_time_ends_with_1_and_says_so()
    {
        Hard();
        var run = (await RunAsync("--time-limit", "0.05")).Ended(1);
        var answer = JsonNode.Parse(run.Output)!;
        Assert.That((string)answer["status"]!, Is.EqualTo("unknown"));
        Assert.That((bool)answer["stoppedByTime"]!, Is.True);
        Assert.That(answer["forms"]!.AsArray(), Is.Empty);
        (await RunAsync("--time-limit", "0.05", "--out", folder.PathOf("forms.json"))).Ended(1).InWords().Said("没有找到", "时间限制");
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task A_person_who_interrupts_a_search_finds_nothing_half_written()
    {
        Hard();
        using var running = CommandLineProcess.Start(folder.Root, "assemble", "--pool", "pool.csv", "--spec", "spec.json", "--out", "forms.json");
        await CommandLineProcess.UntilAsync(() => running.HasEnded || running.Worked > TimeSpan.FromSeconds(3));
        Assert.That(running.HasEnded, Is.False, "the search is long enough to be interrupted");
        running.Interrupt();
        (await running.EndAsync()).Ended(1).InWords().Said("已取消");
        Assert.That(Files(), Is.EquivalentTo(new[] { "pool.csv", "spec.json" }));
    }

    [Test]
    public async Task Help_says_what_the_options_mean_and_what_the_exit_codes_tell() =>
        (await CommandLineHere.RunAsync("assemble", "--help")).Ended(0)
            .Said("--pool", "--spec", "--out", "--seed", "--time-limit", "不填为 1", "退出码", "assembly-specification.schema.json");

    /// <summary>Many forms whose sums must be equal to many digits, of numbers that share nothing.</summary>
    private void Hard()
    {
        var lines = Enumerable.Range(1, 300).Select(n => FormattableString.Invariant($"i{n},{n * 7368787L % 99_999_989},{n * 15485863L % 99_999_971},{n * 32452843L % 99_999_959}"));
        folder.Write("pool.csv", "id,a,b,c\n" + string.Join('\n', lines) + "\n");
        folder.Write("spec.json", """
            {"forms": 6, "use": {"max": 1}, "rules": [{"name": "n", "count": true, "equals": 20}, {"name": "a", "sum": "a", "equals": 1000000007},
             {"name": "b", "sum": "b", "equals": 1000000009}, {"name": "c", "sum": "c", "equals": 1000000021}]}
            """);
    }

    private IEnumerable<string> Files() => TemporaryFolder.Files(folder.Root).Keys;

    private Task<CommandLineRun> RunAsync(params string[] options) =>
        CommandLineHere.RunAsync(["assemble", "--pool", folder.PathOf("pool.csv"), "--spec", folder.PathOf("spec.json"), .. options]);

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromFileAsync(Repository.Path("seed", "schemas", "assembly-forms.schema.json"));
}
