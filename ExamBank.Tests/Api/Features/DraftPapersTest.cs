using System.Text.Json.Nodes;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>Papers that are assembled as drafts, changed question by question, compared, and locked.</summary>
[Long]
internal sealed class DraftPapersTest
{
    private RunningServer server = null!;
    private readonly List<Question> questions = [];

    [SetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        questions.Clear();
        await server.Bank.AddStandardAsync();
        for (var i = 0; i < 8; i++)
        {
            questions.Add(await server.Bank.AddQuestionAsync(SampleBank.Choice($"L1-{1 + (i / 4)}.{1 + (i / 2 % 2)}.{1 + (i % 2)}", $"第 {i} 题？", 0.4m + (i / 20m)), code: $"C-{i}"));
            questions.Add(await server.Bank.AddQuestionAsync(SampleBank.Statement($"L1-{1 + (i / 4)}.{1 + (i / 2 % 2)}.{1 + (i % 2)}", $"第 {i} 句。"), code: $"T-{i}"));
        }

        await server.Bank.AddBlueprintAsync("CAFE-L1", choices: 2);
    }

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_draft_is_no_paper_until_it_is_locked_with_the_question_that_was_swapped_in()
    {
        var draft = await AssembleAsync(forms: 2);
        Assert.That((string)draft["number"]!, Is.EqualTo("D-000001"));
        Assert.That(await AskAsync("{ papers { totalCount } }", "papers", "totalCount"), Is.EqualTo("0"));
        var (leaves, comes) = (Codes(draft, "A")[0], Free(draft, "C-"));

        var swapped = await ChangeAsync("swapQuestion", $"number: \"D-000001\", expectedRevision: 1, form: \"A\", replace: \"{leaves}\", by: \"{comes}\"");
        Assert.That((int)swapped["draft"]!["revision"]!, Is.EqualTo(2), swapped.ToJsonString());
        Assert.That(Codes(swapped["draft"]!, "A"), Does.Contain(comes).And.Not.Contain(leaves));
        Assert.That(Codes(swapped["draft"]!, "B"), Is.EqualTo(Codes(draft, "B")));

        var locked = (await server.QueryAsync("""mutation { lockDraft(input: { number: "D-000001", expectedRevision: 2 }) { done step { number } paper { number forms { name questions { revision { question { code } } } } } errors { code } } }"""))["data"]!["lockDraft"]!;
        Assert.That(locked["errors"]!.AsArray(), Is.Empty, locked.ToJsonString());
        Assert.That(locked["paper"]!["forms"]!.AsArray().Select(f => string.Join(' ', f!["questions"]!.AsArray().Select(q => (string)q!["revision"]!["question"]!["code"]!).Order(StringComparer.Ordinal))),
            Is.EqualTo([string.Join(' ', Codes(swapped["draft"]!, "A").Order(StringComparer.Ordinal)), string.Join(' ', Codes(draft, "B").Order(StringComparer.Ordinal))]));
        using var package = await server.Client.GetAsync(new Uri("/papers/P-000001/print.zip", UriKind.Relative));
        Assert.That(package.IsSuccessStatusCode, Is.True);

        var after = await ChangeAsync("swapQuestion", $"number: \"D-000001\", expectedRevision: 2, form: \"A\", replace: \"{comes}\", by: \"{leaves}\"");
        Assert.That(Errors(after), Is.EqualTo(["draft.closed StateError"]));
    }

    [Test]
    public async Task A_draft_that_nobody_changes_gives_the_paper_that_its_inputs_give()
    {
        await AssembleAsync(forms: 1);
        await server.QueryAsync("mutation { assemblePaper(input: { blueprint: \"CAFE-L1\", seed: 7 }) { errors { code } } }");
        var locked = (await server.QueryAsync("""mutation { lockDraft(input: { number: "D-000001", expectedRevision: 1 }) { paper { number } errors { code } } }"""))["data"]!["lockDraft"]!;
        Assert.That((string)locked["paper"]!["number"]!, Is.EqualTo("P-000001"), locked.ToJsonString());
        Assert.That(await AskAsync("{ papers { totalCount } }", "papers", "totalCount"), Is.EqualTo("1"));
    }

    [Test]
    public async Task A_swap_that_breaks_what_the_blueprint_asks_is_refused_and_changes_nothing()
    {
        var draft = await AssembleAsync(forms: 2);
        var (leaves, statement, other) = (Codes(draft, "A")[0], Free(draft, "T-"), Codes(draft, "B")[0]);
        string Swap(string by, int revision = 1, string form = "A") => $"number: \"D-000001\", expectedRevision: {revision}, form: \"{form}\", replace: \"{leaves}\", by: \"{by}\"";

        Assert.Multiple(async () =>
        {
            Assert.That(Errors(await ChangeAsync("swapQuestion", Swap(statement))), Is.EqualTo(["paper.missing-question InvalidInputError"]), "a statement in the place of a choice");
            Assert.That(Errors(await ChangeAsync("swapQuestion", Swap(other))), Is.EqualTo(["draft.broken InvalidInputError"]), "a question of the other form");
            Assert.That(Errors(await ChangeAsync("swapQuestion", Swap(Codes(draft, "A")[1]))), Is.EqualTo(["paper.repeated-question InvalidInputError"]));
            Assert.That(Errors(await ChangeAsync("swapQuestion", Swap(Free(draft, "C-"), revision: 9))), Is.EqualTo(["draft.conflict ConflictError"]));
            Assert.That(Errors(await ChangeAsync("swapQuestion", Swap(Free(draft, "C-"), form: "Z"))), Is.EqualTo(["draft.form-not-found NotFoundError"]));
        });
        Assert.That((await DraftAsync()).ToJsonString(), Is.EqualTo(draft.ToJsonString()));
    }

    [Test]
    public async Task Of_two_who_swap_at_once_the_second_is_told()
    {
        var draft = await AssembleAsync(forms: 1);
        var (leaves, free) = (Codes(draft, "A")[0], Enumerable.Range(0, 8).Select(i => $"C-{i}").Except(Codes(draft, "A")).ToList());
        var answers = await Task.WhenAll(free.Take(2).Select(by => ChangeAsync("swapQuestion", $"number: \"D-000001\", expectedRevision: 1, form: \"A\", replace: \"{leaves}\", by: \"{by}\"")));
        Assert.That(answers.SelectMany(Errors), Is.EqualTo(["draft.conflict ConflictError"]));
        Assert.That((int)(await DraftAsync())["revision"]!, Is.EqualTo(2));
    }

    [Test]
    public async Task A_question_that_was_revised_since_keeps_the_draft_from_being_locked_until_it_is_swapped()
    {
        var draft = await AssembleAsync(forms: 1);
        var (leaves, comes) = (Codes(draft, "A")[0], Free(draft, "C-"));
        var question = questions.Single(q => q.Code == leaves);
        await server.Bank.ReviseAsync(question, SampleBank.Choice("L1-1.1.1", "改过的题干？"), RevisionStatus.Approved);

        var refused = (await server.QueryAsync("""mutation { lockDraft(input: { number: "D-000001", expectedRevision: 1 }) { done errors { code __typename } } }"""))["data"]!["lockDraft"]!;
        Assert.That(Errors(refused), Is.EqualTo(["draft.stale StateError"]));

        await ChangeAsync("swapQuestion", $"number: \"D-000001\", expectedRevision: 1, form: \"A\", replace: \"{leaves}\", by: \"{comes}\"");
        var locked = (await server.QueryAsync("""mutation { lockDraft(input: { number: "D-000001", expectedRevision: 2 }) { done errors { code __typename } } }"""))["data"]!["lockDraft"]!;
        Assert.That((bool)locked["done"]!, Is.True, locked.ToJsonString());
    }

    [Test]
    public async Task A_draft_that_is_given_up_stays_so()
    {
        await AssembleAsync(forms: 1);
        var discarded = await ChangeAsync("discardDraft", "number: \"D-000001\", expectedRevision: 1");
        Assert.That((string)discarded["draft"]!["state"]!, Is.EqualTo("DISCARDED"));
        Assert.That(Errors(await ChangeAsync("discardDraft", "number: \"D-000001\", expectedRevision: 1")), Is.EqualTo(["draft.closed StateError"]));
        Assert.That(Errors(await ChangeAsync("discardDraft", "number: \"D-9\", expectedRevision: 1")), Is.EqualTo(["draft.not-found NotFoundError"]));
    }

    [Test]
    public async Task Forms_of_a_draft_and_of_a_paper_are_set_side_by_side()
    {
        await AssembleAsync(forms: 2);
        await server.QueryAsync("mutation { assemblePaper(input: { blueprint: \"CAFE-L1\", seed: 7, forms: 2 }) { errors { code } } }");
        const string compare = """
            query($other: String) { compareForms(number: "D-000001", other: $other) {
              forms { fullName questions marks minutes facility areas { workArea questions marks } cognitiveLevels { cognitiveLevel questions marks } }
              shared { one other questions } } }
            """;
        var alone = (await server.QueryAsync(compare))["data"]!["compareForms"]!;
        var both = (await server.QueryAsync(compare, new { other = "P-000001" }))["data"]!["compareForms"]!;
        Assert.Multiple(() =>
        {
            Assert.That(alone["forms"]!.AsArray().Select(f => (string)f!["fullName"]!), Is.EqualTo(["D-000001-A", "D-000001-B"]));
            Assert.That(alone["forms"]!.AsArray().Select(f => ((int)f!["questions"]!, (decimal)f["marks"]!, (decimal)f["minutes"]!)), Is.All.EqualTo((3, 6m, 4m)));
            Assert.That(alone["forms"]![0]!["areas"]!.AsArray().Sum(a => (decimal)a!["marks"]!), Is.EqualTo(6));
            Assert.That(alone["forms"]![0]!["cognitiveLevels"]!.AsArray().Select(c => $"{c!["cognitiveLevel"]} {c["questions"]} {c["marks"]}"), Is.EqualTo(["REMEMBER 1 2", "UNDERSTAND 2 4"]));
            Assert.That(alone["shared"]!.AsArray(), Is.Empty);
            // The paper is what the draft would give: each form shares all its questions with its twin.
            Assert.That(both["shared"]!.AsArray().Select(s => $"{s!["one"]} {s["other"]} {s["questions"]!.AsArray().Count}"), Is.EqualTo(["D-000001-A P-000001-A 3", "D-000001-B P-000001-B 3"]));
            Assert.That((decimal)both["forms"]![0]!["facility"]!, Is.EqualTo((decimal)both["forms"]![2]!["facility"]!));
        });
        Assert.That((string)(await server.QueryAsync(compare, new { other = "P-000099" }))["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo("paper.not-found"));
    }

    private async Task<JsonNode> AssembleAsync(int forms)
    {
        var answer = await server.QueryAsync($"mutation {{ assemblePaper(input: {{ blueprint: \"CAFE-L1\", forms: {forms}, seed: 7, draft: true }}) {{ paper {{ number }} draft {{ number }} errors {{ message }} }} }}");
        Assert.That(answer["data"]!["assemblePaper"]!["draft"], Is.Not.Null, answer.ToJsonString());
        return await DraftAsync();
    }

    private async Task<JsonNode> DraftAsync()
    {
        var answer = await server.QueryAsync($"{{ draftPaper(number: \"D-000001\") {{ {Fields} }} }}");
        Assert.That(answer["errors"], Is.Null, answer.ToJsonString());
        return answer["data"]!["draftPaper"]!;
    }

    private async Task<JsonNode> ChangeAsync(string mutation, string input) =>
        (await server.QueryAsync($"mutation {{ {mutation}(input: {{ {input} }}) {{ draft {{ {Fields} }} errors {{ __typename code message }} }} }}"))["data"]![mutation]!;

    private async Task<string> AskAsync(string query, params string[] path) =>
        path.Aggregate((JsonNode)(await server.QueryAsync(query))["data"]!, (node, name) => node[name]!).ToJsonString();

    private const string Fields = "number revision state paperNumber forms { name questions { code section } } ruleValues { rule form value min max }";

    private static List<string> Codes(JsonNode draft, string form) =>
        [.. draft["forms"]!.AsArray().Single(f => (string)f!["name"]! == form)!["questions"]!.AsArray().Select(q => (string)q!["code"]!)];

    /// <summary>A question that stands in no form.</summary>
    private static string Free(JsonNode draft, string prefix) =>
        Enumerable.Range(0, 8).Select(i => $"{prefix}{i}").Except(draft["forms"]!.AsArray().SelectMany(f => Codes(draft, (string)f!["name"]!))).First();

    private static IEnumerable<string> Errors(JsonNode payload) => payload["errors"]!.AsArray().Select(e => $"{e!["code"]} {e["__typename"]}");
}
