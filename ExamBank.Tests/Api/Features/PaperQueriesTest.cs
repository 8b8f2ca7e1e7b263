using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ExamBank.Domain.Blueprints;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>Blueprints, assembling, papers and their downloads, over one bank with three papers.</summary>
internal sealed class PaperQueriesTest
{
    private const string Assemble = "mutation($input: AssemblePaperInput!) { assemblePaper(input: $input) { existed paper { number seed } errors { __typename code path ... on InfeasibleError { rule needed available } } } }";

    private RunningServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        for (var i = 0; i < 4; i++)
        {
            await server.Bank.AddQuestionAsync(SampleBank.Choice($"L1-1.{1 + (i / 2)}.{1 + (i % 2)}", $"第 {i} 题？"));
            await server.Bank.AddQuestionAsync(SampleBank.Statement($"L1-2.{1 + (i / 2)}.{1 + (i % 2)}", $"第 {i} 句。"));
        }

        await server.Bank.AddBlueprintAsync("CAFE-L1", choices: 2);
        await server.Bank.AddBlueprintAsync("CAFE-L1-far", choices: 40);
        await server.Bank.AddBlueprintAsync("CAFE-L1-rules", choices: 2, new Rule { Name = "难度", Mean = AttributeNames.Facility, Min = 0.5m, Max = 0.9m });
        for (var seed = 1; seed <= 3; seed++)
        {
            var payload = await AssembleAsync(new { blueprint = "CAFE-L1", versions = 2, seed });
            Assert.That(payload["errors"]!.AsArray(), Is.Empty, payload.ToJsonString());
            Assert.That((string)payload["paper"]!["number"]!, Is.EqualTo($"P-00000{seed}"));
        }
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task The_same_inputs_find_the_paper_that_they_gave_before()
    {
        var payload = await AssembleAsync(new { blueprint = "CAFE-L1", versions = 2, seed = 2 });

        Assert.That((bool)payload["existed"]!, Is.True);
        Assert.That((string)payload["paper"]!["number"]!, Is.EqualTo("P-000002"));
    }

    [Test]
    public async Task A_blueprint_that_cannot_be_met_says_which_rule_clashes()
    {
        var payload = await AssembleAsync(new { blueprint = "CAFE-L1-far", seed = 1 });

        Assert.That(payload["paper"], Is.Null);
        Assert.That(payload["errors"]!.AsArray().Select(e => (string)e!["__typename"]!), Is.All.EqualTo("InfeasibleError"));
        Assert.That(payload["errors"]!.AsArray().Select(e => (string?)e!["rule"]), Has.Some.Not.Null);
    }

    [TestCase("NONE", 1, "blueprint.not-found")]
    [TestCase("CAFE-L1", 99, "paper.versions")]
    public async Task What_cannot_be_assembled_is_an_error(string blueprint, int versions, string code)
    {
        var payload = await AssembleAsync(new { blueprint, versions });

        Assert.That((string)payload["errors"]![0]!["code"]!, Is.EqualTo(code));
        Assert.That((string)payload["errors"]![0]!["path"]![0]!, Is.EqualTo("input"));
    }

    [Test]
    public async Task Blueprints_show_their_sections_rules_and_objectives()
    {
        var blueprints = Data(await server.QueryAsync("""
            { blueprints(standard: "CAFE-2024", level: "L1") { name standard { code } latestRevision {
                number title minutes totalMarks passMarks questionCount notes parts { name sections { type count marks scoring } }
                rules { name measure attribute min max where { attribute } } objectives { kind attribute } blueprint { name } } } }
            """))["blueprints"]!.AsArray();

        Assert.That(blueprints.Select(b => (string)b!["name"]!), Is.EqualTo(new[] { "CAFE-L1", "CAFE-L1-far", "CAFE-L1-rules" }));
        var revision = blueprints[2]!["latestRevision"]!;
        Assert.That(((decimal)revision["totalMarks"]!, (int)revision["questionCount"]!), Is.EqualTo((6m, 3)));
        Assert.That((string)revision["parts"]![0]!["sections"]![1]!["type"]!, Is.EqualTo("TRUE_FALSE"));
        Assert.That((string)revision["rules"]![0]!["measure"]!, Is.EqualTo("MEAN"));
        Assert.That((string)revision["objectives"]![0]!["kind"]!, Is.EqualTo("MAXIMIZE_DISTINCT"));
        Assert.That((string)revision["blueprint"]!["name"]!, Is.EqualTo("CAFE-L1-rules"));
    }

    [Test]
    public async Task Papers_come_newest_first_page_by_page()
    {
        const string query = "query($after: String) { papers(first: 2, after: $after) { totalCount nodes { number } pageInfo { hasNextPage endCursor } } }";
        var first = Data(await server.QueryAsync(query))["papers"]!;
        var second = Data(await server.QueryAsync(query, new { after = (string)first["pageInfo"]!["endCursor"]! }))["papers"]!;

        Assert.That(first["nodes"]!.AsArray().Select(p => (string)p!["number"]!), Is.EqualTo(new[] { "P-000003", "P-000002" }));
        Assert.That(second["nodes"]!.AsArray().Select(p => (string)p!["number"]!), Is.EqualTo(new[] { "P-000001" }));
        Assert.That((bool)second["pageInfo"]!["hasNextPage"]!, Is.False);
        Assert.That((int)second["totalCount"]!, Is.EqualTo(3));
    }

    [Test]
    public async Task A_paper_shows_its_forms_versions_and_questions_in_few_statements()
    {
        using var sql = server.CountSql();

        var paper = Data(await server.QueryAsync("""
            { paper(number: "P-000001") { number levelCode seed sample facility poolHash engine standard { code } blueprintRevision { number title }
                ruleValues { rule value } objectiveValues { objective value proven } files { path sha256 } keyUrl
                forms { name questions { position section marks revision { question { number } } }
                  versions { number fingerprint paperUrl questions { number position section marks optionOrders { part options } keyLetters revision { type key { options } } } } } } }
            """))["paper"]!;

        var form = paper["forms"]!.AsArray().Single()!;
        Assert.That(form["questions"]!.AsArray().Select(q => (int)q!["section"]!), Is.EqualTo(new[] { 1, 1, 2 }));
        Assert.That(form["versions"]!.AsArray().Select(v => ((string)v!["fingerprint"]!).Length), Is.EqualTo(new[] { 64, 64 }));
        foreach (var printed in form["versions"]!.AsArray().SelectMany(v => v!["questions"]!.AsArray()))
        {
            var choice = (string)printed!["revision"]!["type"]! == "SINGLE_CHOICE";
            Assert.That(printed["keyLetters"]!.AsArray().Count, Is.EqualTo(choice ? 1 : 0));
            if (!choice) continue;
            var place = "ABCD".IndexOf((string)printed["keyLetters"]![0]!, StringComparison.Ordinal);
            Assert.That((string)printed["optionOrders"]![0]!["options"]![place]!, Is.EqualTo((string)printed["revision"]!["key"]!["options"]![0]!));
        }

        Assert.That(sql.Statements, Has.Count.LessThanOrEqualTo(10));
    }

    [Test]
    public async Task The_stored_bytes_are_served_the_same_every_time()
    {
        var paper = Data(await server.QueryAsync("""{ paper(number: "P-000001") { files { path sha256 } keyUrl forms { versions { paperUrl } } } }"""))["paper"]!;
        var hashes = paper["files"]!.AsArray().ToDictionary(f => (string)f!["path"]!, f => (string)f!["sha256"]!);

        foreach (var (url, extension) in paper["forms"]![0]!["versions"]!.AsArray().Select(v => ((string)v!["paperUrl"]!, ".docx")).Append(((string)paper["keyUrl"]!, ".xlsx")))
        {
            using var response = await server.Client.GetAsync(new Uri(url, UriKind.Relative));
            var bytes = await response.Content.ReadAsByteArrayAsync();

            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), url);
            Assert.That(response.Content.Headers.ContentDisposition!.FileName, Does.StartWith("P-000001").And.EndsWith(extension));
            Assert.That(hashes.Values, Has.Member(Convert.ToHexStringLower(SHA256.HashData(bytes))));

            using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(url, UriKind.Relative));
            using var head = await server.Client.SendAsync(request);
            Assert.That(head.StatusCode, Is.EqualTo(HttpStatusCode.OK), url);
            Assert.That(head.Content.Headers.ContentLength, Is.EqualTo(bytes.Length));
            Assert.That(head.Content.Headers.ToString(), Is.EqualTo(response.Content.Headers.ToString()));
            Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
        }
    }

    [Test]
    public async Task A_blueprint_can_be_checked_before_anybody_asks_for_a_paper()
    {
        const string query = "query($name: String!, $forms: Int) { checkBlueprint(blueprint: $name, forms: $forms) { feasible forms disjointForms disjointFormsProven reasons { __typename code message ... on InfeasibleError { rule needed available write to } } } }";
        var good = Data(await server.QueryAsync(query, new { name = "CAFE-L1", forms = 2 }))["checkBlueprint"]!;
        Assert.That(((bool)good["feasible"]!, (int)good["forms"]!, (int)good["disjointForms"]!, (bool)good["disjointFormsProven"]!), Is.EqualTo((true, 2, 2, true)));
        Assert.That(good["reasons"]!.AsArray(), Is.Empty);

        var bad = Data(await server.QueryAsync(query, new { name = "CAFE-L1-far" }))["checkBlueprint"]!;
        Assert.That((bool)bad["feasible"]!, Is.False);
        Assert.That((int)bad["disjointForms"]!, Is.Zero);
        Assert.That(bad["reasons"]!.AsArray().Select(r => ((string)r!["code"]!, (string?)r["needed"], (string?)r["available"], (int?)r["write"], (string?)r["to"])), Is.EqualTo(new[]
        {
            ("paper.infeasible", (string?)null, (string?)null, (int?)null, (string?)null), ("paper.clash", "40", "4", null, null), ("paper.remedy-write", null, null, 36, "4"),
        }));
        var chinese = Data(await server.QueryAsync(query, new { name = "CAFE-L1-far" }, "zh-CN"))["checkBlueprint"]!["reasons"]!.AsArray();
        Assert.That(bad["reasons"]!.AsArray().Skip(1).Select(r => (string)r!["message"]!), Is.EqualTo(new[]
        {
            "L1 · single choice: needs 40, available 4", "A way out · L1 · single choice: write 36 more questions, or lower the minimum from 40 to 4",
        }));
        Assert.That((string)chinese[1]!["message"]!, Is.EqualTo("L1 · 单项选择题：需要 40，可用 4"));
        Assert.That(bad["reasons"]![1]!["rule"]!.ToJsonString(), Is.EqualTo(chinese[1]!["rule"]!.ToJsonString()), "the rule has one name, whoever reads it");
        var unknown = await server.QueryAsync(query, new { name = "NONE" });
        Assert.That((string)unknown["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo("blueprint.not-found"));
    }

    [Test]
    public async Task A_hand_made_form_is_judged_and_a_question_swapped_for_its_equals()
    {
        var codes = Data(await server.QueryAsync("""{ questions(first: 20) { nodes { code approvedRevision { type } } } }"""))["questions"]!["nodes"]!.AsArray()
            .ToLookup(q => (string)q!["approvedRevision"]!["type"]!, q => (string)q!["code"]!);
        var form = codes["SINGLE_CHOICE"].Take(2).Append(codes["TRUE_FALSE"].First()).ToList();

        var check = Data(await server.QueryAsync(
            "query($input: CheckFormInput!) { checkForm(input: $input) { good rules { rule value min max kept } otherViolations objectives { objective value } questions { code section rules others } errors { code } } }",
            new { input = new { blueprint = "CAFE-L1", questions = form } }))["checkForm"]!;
        Assert.That((bool)check["good"]!, Is.True, check.ToJsonString());
        Assert.That(check["questions"]!.AsArray().Select(q => ((string)q!["code"]!, (int)q["others"]!)), Is.EquivalentTo(new[] { (form[0], 2), (form[1], 2), (form[2], 3) }));

        const string swap = "query($input: SwapCandidatesInput!) { swapCandidates(input: $input) { totalCount candidates { code requirement objectives { value } } errors { code path } } }";
        var candidates = Data(await server.QueryAsync(swap, new { input = new { blueprint = "CAFE-L1", questions = form, replace = form[0] } }))["swapCandidates"]!;
        Assert.That((int)candidates["totalCount"]!, Is.EqualTo(2));
        Assert.That(candidates["candidates"]!.AsArray().Select(c => (string)c!["code"]!), Is.EquivalentTo(codes["SINGLE_CHOICE"].Skip(2)));

        foreach (var (questions, replace, code) in new[]
        {
            (form, "GONE", "paper.not-in-form"), ([.. form, form[0]], form[0], "paper.repeated-question"), ([.. form, "GONE"], form[0], "paper.missing-question"), (new List<string> { "x" }, "x", "paper.missing-question"),
        })
        {
            var refused = Data(await server.QueryAsync(swap, new { input = new { blueprint = "CAFE-L1", questions, replace } }))["swapCandidates"]!;
            Assert.That((string)refused["errors"]![0]!["code"]!, Is.EqualTo(code));
        }
    }

    [Test]
    public async Task What_is_kept_stands_in_form_A_and_the_rest_is_assembled_anew()
    {
        await using var other = await RunningServer.StartAsync();
        await other.Bank.AddStandardAsync();
        for (var i = 0; i < 8; i++) await other.Bank.AddQuestionAsync(SampleBank.Choice($"L1-{1 + (i / 4)}.{1 + (i / 2 % 2)}.{1 + (i % 2)}", $"第 {i} 题？"), code: $"KEEP-{i}");
        for (var i = 0; i < 2; i++) await other.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.1", $"第 {i} 句。"));
        await other.Bank.AddBlueprintAsync("CAFE-L1", choices: 3);
        const string mutation = "mutation($input: AssemblePaperInput!) { assemblePaper(input: $input) { paper { forms { name questions { revision { question { code } } } versions { number } } ruleValues { form } } errors { code path } } }";
        var payload = Data(await other.QueryAsync(mutation, new { input = new { blueprint = "CAFE-L1", forms = 2, seed = 1, keep = (string[])["KEEP-3", "KEEP-6"] } }))["assemblePaper"]!;
        Assert.That(payload["errors"]!.AsArray(), Is.Empty, payload.ToJsonString());
        var forms = payload["paper"]!["forms"]!.AsArray().Select(f => f!["questions"]!.AsArray().Select(q => (string)q!["revision"]!["question"]!["code"]!).ToList()).ToList();
        Assert.That(forms, Has.Count.EqualTo(2));
        Assert.That(forms[0], Is.SupersetOf(new[] { "KEEP-3", "KEEP-6" }));
        Assert.That(forms[0].Intersect(forms[1]), Is.Empty);
        var refused = Data(await other.QueryAsync(mutation, new { input = new { blueprint = "CAFE-L1", keep = (string[])["GONE"] } }))["assemblePaper"]!;
        Assert.That((string)refused["errors"]![0]!["code"]!, Is.EqualTo("paper.missing-question"));
    }

    [TestCase("/papers/P-000099/key.xlsx", "paper.not-found", "没有试卷“P-000099”。")]
    [TestCase("/papers/nonsense/key.xlsx", "paper.not-found", "没有试卷“nonsense”。")]
    [TestCase("/papers/P-000099/forms/A/versions/1/paper.docx", "paper.not-found", "没有试卷“P-000099”。")]
    [TestCase("/papers/P-000001/forms/A/versions/3/paper.docx", "paper.version-not-found", "试卷“P-000001”没有 A 卷第 3 版。")]
    [TestCase("/papers/P-000001/forms/..%2F..%2Fmarking/versions/1/paper.docx", "paper.version-not-found", "试卷“P-000001”没有")]
    public async Task A_file_that_is_not_there_is_404_in_words_that_say_what_is_missing(string url, string code, string words)
    {
        using var response = await server.Client.GetAsync(new Uri(url, UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]![0]!;
        Assert.That((string)error["extensions"]!["code"]!, Is.EqualTo(code));
        Assert.That((string)error["message"]!, Does.StartWith(words));
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(url, UriKind.Relative));
        using var head = await server.Client.SendAsync(request);
        Assert.That(head.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<JsonNode> AssembleAsync(object input) => Data(await server.QueryAsync(Assemble, new { input }))["assemblePaper"]!;

    private JsonNode Data(JsonObject answer)
    {
        Assert.That(answer.ContainsKey("errors"), Is.False, () => answer.ToJsonString() + string.Join('\n', server.Log.All.Select(line => line.Exception)));
        return answer["data"]!;
    }
}
