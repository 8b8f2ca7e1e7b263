using System.Text.Json.Nodes;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>What stands behind a paper and a question, over HTTP.</summary>
internal sealed class TraceQueriesTest
{
    private RunningServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        // Six choices, four of them in area 1; three statements.
        for (var i = 0; i < 6; i++) await server.Bank.AddQuestionAsync(SampleBank.Choice(i < 4 ? $"L1-1.{1 + (i % 2)}.1" : "L1-2.1.1", $"第 {i} 题？"), code: $"CHOICE-{i}");
        for (var i = 0; i < 3; i++) await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-2.2.1", $"第 {i} 句。"), code: $"STATE-{i}");
        await server.Bank.AddBlueprintAsync(
            "CAFE", 2,
            new Rule { Name = "领域一", Count = RuleCount.Items, Where = new Dictionary<string, AttributeFilter> { [AttributeNames.WorkArea] = AttributeFilter.OneOf("L1-1") }, EqualTo = 1 });
        var made = await server.QueryAsync("""mutation { assemblePaper(input: { blueprint: "CAFE", seed: 1, versions: 2, forms: 2 }) { errors { code } } }""");
        Assert.That(made["data"]!["assemblePaper"]!["errors"]!.AsArray(), Is.Empty, made.ToJsonString());
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task The_specification_table_sets_what_was_planned_beside_what_a_form_holds()
    {
        var tables = await AskAsync("""
            specificationTable(paper: "P-000001") { form rows { group key title figures { ...F } types { type figures { ...F } } cognitiveLevels { level figures { ...F } } } }
            """, "fragment F on SpecificationFigures { questions marks plannedQuestions { min max } plannedMarks { min max } }");
        Assert.That(tables.AsArray().Select(t => (string)t!["form"]!), Is.EqualTo(new[] { "A", "B" }));
        foreach (var rows in tables.AsArray().Select(t => t!["rows"]!.AsArray().ToLookup(r => $"{r!["group"]} {r["key"]}")))
        {
            Assert.That(Told(rows.First(r => r.Key.StartsWith("FORM", StringComparison.Ordinal)).Single()!["figures"]!), Is.EqualTo("3/6 of 3–3/6–6"));
            Assert.That(Told(rows["WORK_AREA L1-1"].Single()!["figures"]!), Is.EqualTo("1/2 of 1–1/-"));
            Assert.That(Told(rows["WORK_AREA L1-2"].Single()!["figures"]!), Is.EqualTo("2/4 of -/-"));
            var types = rows.First(r => r.Key.StartsWith("FORM", StringComparison.Ordinal)).Single()!["types"]!.AsArray();
            Assert.That(types.Select(t => $"{t!["type"]} {Told(t["figures"]!)}"), Is.EqualTo(new[] { "SINGLE_CHOICE 2/4 of 2–2/4–4", "TRUE_FALSE 1/2 of 1–1/2–2" }));
            Assert.That(rows.Where(r => r.Key.StartsWith("REQUIREMENT", StringComparison.Ordinal)).Sum(r => (int)r.Single()!["figures"]!["questions"]!), Is.EqualTo(3));
            Assert.That(rows["FACILITY_BAND Easy"].Single()!["cognitiveLevels"]!.AsArray().Select(c => $"{c!["level"]} {Told(c["figures"]!)}"), Is.EqualTo(new[] { "REMEMBER 1/2 of -/-" }));
            Assert.That((string)rows["WORK_AREA L1-1"].Single()!["title"]!, Is.EqualTo("领域1"));
        }
    }

    [Test]
    public async Task Usage_names_paper_form_version_and_number_and_counts_papers_once()
    {
        var printed = (await server.QueryAsync("""{ paper(number: "P-000001") { lockedAt forms { name versions { number questions { number marks revision { number question { code } } } } } } }"""))["data"]!["paper"]!;
        var expected = printed["forms"]!.AsArray().SelectMany(f => f!["versions"]!.AsArray().SelectMany(v => v!["questions"]!.AsArray()
            .Select(q => (Code: (string)q!["revision"]!["question"]!["code"]!, Place: $"{f["name"]}-{v["number"]} no. {q["number"]} {q["marks"]} r{q["revision"]!["number"]}")))).ToLookup(q => q.Code, q => q.Place);
        foreach (var code in expected.Select(e => e.Key))
        {
            var usage = await AskAsync($$"""usage(question: "{{code}}") { code number exposure firstUsedAt lastUsedAt uses { paper lockedAt levelCode form version number marks revision released } }""");
            Assert.That(usage["uses"]!.AsArray().Select(u => $"{u!["form"]}-{u["version"]} no. {u["number"]} {u["marks"]} r{u["revision"]}"), Is.EqualTo(expected[code]));
            Assert.That(((int)usage["exposure"]!, (string)usage["firstUsedAt"]!), Is.EqualTo((0, (string)printed["lockedAt"]!)), "it was released to nobody");
            Assert.That(usage["uses"]!.AsArray().Select(u => (bool)u!["released"]!), Has.All.False);
            Assert.That((string)(await AskAsync($$"""usage(question: "{{usage["number"]}}") { code }"""))["code"]!, Is.EqualTo(code));
        }

        var unused = Enumerable.Range(0, 3).Select(i => $"STATE-{i}").First(code => !expected.Contains(code));
        var none = await AskAsync($$"""usage(question: "{{unused}}") { exposure firstUsedAt lastUsedAt uses { paper } }""");
        Assert.That(none.ToJsonString(), Is.EqualTo("""{"exposure":0,"firstUsedAt":null,"lastUsedAt":null,"uses":[]}"""));
    }

    [Test]
    public async Task Why_here_tells_rules_people_and_what_could_have_stood_there_instead()
    {
        // What happens later changes nothing of it.
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "后来的题？"), code: "LATER-1");
        var printed = (await server.QueryAsync("""{ paper(number: "P-000001") { forms { name questions { section revision { requirement { key } question { code } } } } } }"""))["data"]!["paper"]!;
        foreach (var form in printed["forms"]!.AsArray())
        {
            var ofFirstArea = form!["questions"]!.AsArray().Single(q => ((string)q!["revision"]!["requirement"]!["key"]!).StartsWith("L1-1", StringComparison.Ordinal))!;
            var code = (string)ofFirstArea["revision"]!["question"]!["code"]!;
            var why = (await AskAsync($$"""
                whyHere(paper: "P-000001", question: "{{code}}") {
                  paper code form section revision printed { version number } blueprint blueprintRevision rules others poolSize author writtenAt history { verb actorKind actor at }
                }
                """)).AsArray().Single()!;
            Assert.That(((string)why["form"]!, (int)why["section"]!, (int)why["revision"]!, (string)why["blueprint"]!, (int)why["blueprintRevision"]!), Is.EqualTo(((string)form["name"]!, 1, 1, "CAFE", 1)));
            // Of four choices of the first area one stands here, one in the other form; the pool was of nine.
            Assert.That(((int)why["others"]!, (int)why["poolSize"]!), Is.EqualTo((2, 9)));
            Assert.That(why["rules"]!.AsArray().Select(r => (string)r!), Does.Contain("L1 · 领域一").And.Contain("L1 · 单项选择题"));
            Assert.That(why["printed"]!.AsArray().Select(p => (int)p!["version"]!), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(why["history"]!.AsArray().Select(h => $"{h!["verb"]} {h["actor"]}"), Is.EqualTo(new[] { "question.created seed", "question.submitted seed", "question.approved seed" }));
            Assert.That((string)why["author"]!, Is.EqualTo("seed"));
            var judged = await server.QueryAsync(
                "query($codes: [String!]!) { checkForm(input: { blueprint: \"CAFE\", questions: $codes }) { questions { code rules } } }",
                new { codes = form["questions"]!.AsArray().Select(q => (string)q!["revision"]!["question"]!["code"]!).ToArray() });
            Assert.That(
                why["rules"]!.ToJsonString(),
                Is.EqualTo(judged["data"]!["checkForm"]!["questions"]!.AsArray().Single(q => (string)q!["code"]! == code)!["rules"]!.ToJsonString()), "the same rules as in hand work");
        }
    }

    [TestCase("specificationTable(paper: \"P-000009\") { form }", "paper.not-found")]
    [TestCase("specificationTable(paper: \"' OR 1\") { form }", "paper.not-found")]
    [TestCase("usage(question: \"没有\") { code }", "question.not-found")]
    [TestCase("whyHere(paper: \"P-000009\", question: \"CHOICE-1\") { form }", "paper.not-found")]
    [TestCase("whyHere(paper: \"P-000001\", question: \"没有\") { form }", "paper.question-not-in-paper")]
    public async Task What_is_not_there_is_an_error(string field, string code)
    {
        var answer = await server.QueryAsync($"{{ {field} }}");
        Assert.That((string)answer["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo(code), answer.ToJsonString());
    }

    private async Task<JsonNode> AskAsync(string field, string fragments = "")
    {
        var answer = await server.QueryAsync($"{{ {field} }} {fragments}");
        Assert.That(answer.ContainsKey("errors"), Is.False, answer.ToJsonString());
        return answer["data"]!.AsObject().Single().Value!;
    }

    private static string Told(JsonNode figures) =>
        $"{figures["questions"]}/{figures["marks"]} of {Range(figures["plannedQuestions"])}/{Range(figures["plannedMarks"])}";

    private static string Range(JsonNode? range) => range is null ? "-" : $"{range["min"]}–{range["max"]}";
}
