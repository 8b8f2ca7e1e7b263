using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ExamBank.Api.GraphQL.Nodes;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Access;

/// <summary>Who may do what, asked of the running server door by door, and printed as a table that stands beside this test.</summary>
[NonParallelizable]
internal sealed class AccessTableTest
{
    private static readonly string Committed = Repository.Path("ExamBank.Tests", "Api", "Access", "AccessTable.txt");

    private const string Content = """
        { type: TRUE_FALSE, requirement: "L1-9.9.9", cognitiveLevel: APPLY, facility: [], marks: 1, minutes: 1, stem: "？", key: { truth: true } }
        """;

    /// <summary>Requests that change nothing: whoever may ask for a change is told that something else is wrong with it.</summary>
    private static readonly (string Field, string Query)[] Roots =
    [
        ("Query.standards", "{ standards { code } }"),
        ("Query.standard", """{ standard(code: "CAFE-2024") { title } }"""),
        ("Query.requirement", """{ requirement(key: "CAFE-2024/L1-1.1.1") { key } }"""),
        ("Query.questions", "{ questions { nodes { number } } }"),
        ("Query.question", """{ question(number: "Q-000001") { number } }"""),
        ("Query.nearDuplicates", "{ nearDuplicates { nodes { similarity } } }"),
        ("Query.questionSetFindings", """{ questionSetFindings(standard: "CAFE-2024") { code } }"""),
        ("Query.myWork", "{ myWork { toReview { totalCount } } }"),
        ("Query.assignments", "{ assignments { totalCount } }"),
        ("Query.thinRequirements", """{ thinRequirements(filter: { standard: "CAFE-2024", minimum: 1 }) { totalCount } }"""),
        ("Query.coverage", """{ coverage(standard: "CAFE-2024", level: "L1") { requirementCount } }"""),
        ("Query.specificationTable", """{ specificationTable(paper: "P-000001") { form } }"""),
        ("Query.whyHere", """{ whyHere(paper: "P-000001", question: "Q-000001") { form } }"""),
        ("Query.usage", """{ usage(question: "Q-000001") { exposure } }"""),
        ("Query.auditLog", "{ auditLog { nodes { sequence } } }"),
        ("Query.auditVerification", "{ auditVerification { whole } }"),
        ("Query.accounts", "{ accounts { nodes { name } } }"),
        ("Query.centres", "{ centres { nodes { code } } }"),
        ("Query.blueprints", "{ blueprints { name } }"),
        ("Query.checkBlueprint", """{ checkBlueprint(blueprint: "cafe-l1") { feasible } }"""),
        ("Query.checkForm", """{ checkForm(input: { blueprint: "cafe-l1", questions: ["x"] }) { errors { code } } }"""),
        ("Query.swapCandidates", """{ swapCandidates(input: { blueprint: "cafe-l1", questions: ["x"], replace: "x" }) { errors { code } } }"""),
        ("Query.papers", "{ papers { nodes { number } } }"),
        ("Query.paper", """{ paper(number: "P-000001") { number } }"""),
        ("Query.draftPapers", "{ draftPapers { nodes { number } } }"),
        ("Query.paperText", """{ paperText(paper: "P-000001") { title } }"""),
        ("Query.paperGrants", "{ paperGrants { nodes { number } } }"),
        ("Query.draftPaper", """{ draftPaper(number: "D-000001") { number } }"""),
        ("Query.compareForms", """{ compareForms(number: "P-000001") { forms { name } } }"""),
        ("Query.jointSteps", "{ jointSteps { nodes { number } } }"),
        ("Query.paperReleases", "{ paperReleases { nodes { number } } }"),
        ("Query.paperRelease", """{ paperRelease(number: "R-000001") { number } }"""),
        ("Mutation.createQuestion", "mutation { createQuestion(input: { standard: \"CAFE-2024\", content: " + Content + " }) { errors { code } } }"),
        ("Mutation.reviseQuestion", "mutation { reviseQuestion(input: { number: \"Q-000001\", expectedRevision: 99, content: " + Content + " }) { errors { code } } }"),
        ("Mutation.restoreRevision", """mutation { restoreRevision(input: { number: "Q-000001", revision: 1, expectedRevision: 99 }) { errors { code } } }"""),
        ("Mutation.submitQuestion", """mutation { submitQuestion(input: { number: "Q-000001", expectedRevision: 99 }) { errors { code } } }"""),
        ("Mutation.approveQuestion", """mutation { approveQuestion(input: { number: "Q-000001", expectedRevision: 99 }) { errors { code } } }"""),
        ("Mutation.rejectQuestion", """mutation { rejectQuestion(input: { number: "Q-000001", reason: "" }) { errors { code } } }"""),
        ("Mutation.retireQuestion", """mutation { retireQuestion(input: { number: "Q-000001", reason: "" }) { errors { code } } }"""),
        ("Mutation.reinstateQuestion", """mutation { reinstateQuestion(input: { number: "Q-000001", reason: "" }) { errors { code } } }"""),
        ("Mutation.judgePair", """mutation { judgePair(input: { first: "Q-000001", second: "Q-000001", verdict: DIFFERENT }) { errors { code } } }"""),
        ("Mutation.requestQuestionChanges", """mutation { requestQuestionChanges(input: { number: "Q-000001", expectedRevision: 99 }) { errors { code } } }"""),
        ("Mutation.openReviewThread", """mutation { openReviewThread(input: { number: "Q-000001", text: "" }) { errors { code } } }"""),
        ("Mutation.replyToReviewThread", $$"""mutation { replyToReviewThread(input: { thread: "{{Nothing("ReviewThread")}}", text: "" }) { errors { code } } }"""),
        ("Mutation.resolveReviewThread", $$"""mutation { resolveReviewThread(input: { thread: "{{Nothing("ReviewThread")}}" }) { errors { code } } }"""),
        ("Mutation.reopenReviewThread", $$"""mutation { reopenReviewThread(input: { thread: "{{Nothing("ReviewThread")}}" }) { errors { code } } }"""),
        ("Mutation.submitQuestions", "mutation { submitQuestions(input: { numbers: [] }) { errors { code } } }"),
        ("Mutation.approveQuestions", "mutation { approveQuestions(input: { numbers: [] }) { errors { code } } }"),
        ("Mutation.retireQuestions", """mutation { retireQuestions(input: { numbers: [], reason: "" }) { errors { code } } }"""),
        ("Mutation.assignQuestions", """mutation { assignQuestions(input: { numbers: [], role: AUTHOR, assignee: "author" }) { errors { code } } }"""),
        ("Mutation.commissionQuestions", """mutation { commissionQuestions(input: { requirement: "CAFE-2024/L1-1.1.1", count: 0, assignee: "author" }) { errors { code } } }"""),
        ("Mutation.closeAssignment", $$"""mutation { closeAssignment(input: { assignment: "{{Nothing("Assignment")}}", state: DONE }) { errors { code } } }"""),
        ("Mutation.changeStandardSettings", """mutation { changeStandardSettings(input: { standard: "CAFE-2024", approvalsNeeded: 0 }) { errors { code } } }"""),
        ("Mutation.assemblePaper", """mutation { assemblePaper(input: { blueprint: "cafe-l1", versions: 99 }) { errors { code } } }"""),
        ("Mutation.createBlueprint", """mutation { createBlueprint(input: { document: "{}" }) { errors { code } } }"""),
        ("Mutation.cloneBlueprint", """mutation { cloneBlueprint(input: { from: "cafe-l1", name: "?" }) { errors { code } } }"""),
        ("Mutation.reviseBlueprint", """mutation { reviseBlueprint(input: { name: "cafe-l1", expectedRevision: 99, document: "{}" }) { errors { code } } }"""),
        ("Mutation.retireBlueprint", """mutation { retireBlueprint(input: { name: "cafe-l1", expectedRevision: 1, reason: "" }) { errors { code } } }"""),
        ("Mutation.swapQuestion", """mutation { swapQuestion(input: { number: "D-000001", expectedRevision: 99, form: "A", replace: "x", by: "y" }) { errors { code } } }"""),
        ("Mutation.discardDraft", """mutation { discardDraft(input: { number: "D-000001", expectedRevision: 99 }) { errors { code } } }"""),
        ("Mutation.lockDraft", """mutation { lockDraft(input: { number: "D-000001", expectedRevision: 99, partner: "x" }) { errors { code } } }"""),
        ("Mutation.releasePaper", """mutation { releasePaper(input: { paper: "P-000001", papersFrom: "2020-01-01T00:00:00Z", papersTo: "2020-01-01T00:00:00Z", keysFrom: "2020-01-01T00:00:00Z", keysTo: "2020-01-01T00:00:00Z", centres: [], partner: "x" }) { errors { code } } }"""),
        ("Mutation.createAccount", """mutation { createAccount(input: { name: "?", roles: [AUTHOR] }) { errors { code } } }"""),
        ("Mutation.changeAccountRights", """mutation { changeAccountRights(input: { name: "author", expectedVersion: 99, roles: [AUTHOR] }) { errors { code } } }"""),
        ("Mutation.disableAccount", """mutation { disableAccount(input: { name: "author", expectedVersion: 99 }) { errors { code } } }"""),
        ("Mutation.enableAccount", """mutation { enableAccount(input: { name: "author", expectedVersion: 99 }) { errors { code } } }"""),
        ("Mutation.unlockAccount", """mutation { unlockAccount(input: { name: "author", expectedVersion: 99 }) { errors { code } } }"""),
        ("Mutation.resetAccount", """mutation { resetAccount(input: { name: "author", expectedVersion: 99 }) { errors { code } } }"""),
        ("Mutation.unlinkAccount", """mutation { unlinkAccount(input: { name: "author", expectedVersion: 99 }) { errors { code } } }"""),
        ("Mutation.linkAccount", """mutation { linkAccount(input: { name: "author", expectedVersion: 99, issuer: "https://id.example", subject: "x" }) { errors { code } } }"""),
        ("Mutation.revokeToken", """mutation { revokeToken(input: { number: "T-000001" }) { errors { code } } }"""),
        ("Mutation.createCentre", """mutation { createCentre(input: { code: "?", name: "x" }) { errors { code } } }"""),
        ("Mutation.grantPaper", """mutation { grantPaper(input: { paper: "P-000001", auditor: "nobody", reason: "" }) { errors { code } } }"""),
        ("Mutation.revokePaperGrant", """mutation { revokePaperGrant(input: { number: "G-000001", reason: "" }) { errors { code } } }"""),
        ("Mutation.withdrawRelease", """mutation { withdrawRelease(input: { number: "R-000001", reason: "" }) { errors { code } } }"""),
        ("Mutation.reviseKey", """mutation { reviseKey(input: { paper: "P-000001", expectedKeyRevision: 99, changes: [], reason: "x", partner: "x" }) { errors { code } } }"""),
        ("Mutation.openSpare", """mutation { openSpare(input: { release: "R-000001", reason: "", partner: "x" }) { errors { code } } }"""),
        ("Mutation.confirmStep", """mutation { confirmStep(input: { number: "S-000001" }) { errors { code } } }"""),
        ("Mutation.cancelStep", """mutation { cancelStep(input: { number: "S-000001" }) { errors { code } } }"""),
    ];

    /// <summary>A request for every field of the root but nodes and subscriptions.</summary>
    internal static IEnumerable<string> Requests => Roots.Select(root => root.Query);

    /// <summary>Subscriptions, each with what has to happen for its listeners to hear something.</summary>
    private static readonly (string Field, string Query, Func<Cafe, Task> Happening)[] Subscriptions =
    [
        ("Subscription.questionChanged", "subscription { questionChanged { verb } }", cafe => cafe.Server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "新题？"), RevisionStatus.Draft)),
        ("Subscription.assemblyProgress", """subscription { assemblyProgress(progress: "a-failing-run") { stage } }""", RunEverywhereAsync),
    ];

    private static readonly (string Field, string Query)[] More =
    [
        ("question of a draft", """{ question(number: "Q-000002") { number } }"""),
        ("questions by their text", """{ questions(filter: { text: "APPROVEDTEXT" }) { nodes { number } } }"""),
        ("questions by a draft's text", """{ questions(filter: { text: "DRAFTTEXT" }) { nodes { number } } }"""),
        ("questions by their uses", "{ questions(filter: { uses: { max: 0 } }) { totalCount } }"),
        ("questions by days untouched", "{ questions(filter: { untouchedForDays: 1 }) { totalCount } }"),
        ("difference from a draft", """{ question(number: "Q-000001") { diff(from: 1, to: 2) { fields { field } } } }"""),
        ("usage of a draft", """{ usage(question: "Q-000002") { exposure } }"""),
        ("files of a paper", """{ paper(number: "P-000001") { files { path } } }"""),
        ("where a whole paper is fetched", """{ paper(number: "P-000001") { keyUrl printPackageUrl markingPackageUrl } }"""),
        ("facility and pool of a paper", """{ paper(number: "P-000001") { facility poolHash } }"""),
        ("reasons of retiring", """{ question(number: "Q-000001") { retirementReason } }"""),
        ("reasons of rejecting", """{ question(number: "Q-000001") { latestRevision { rejectionReason } } }"""),
        ("papers behind coverage", """{ coverage(standard: "CAFE-2024", level: "L1") { papers } }"""),
        ("specification of setter-2", """{ specificationTable(paper: "P-000002") { form } }"""),
        ("text of setter-2's paper", """{ paperText(paper: "P-000002") { title } }"""),
        ("paper of setter-2", """{ paper(number: "P-000002") { number } }"""),
        ("submit what is not there", """mutation { submitQuestion(input: { number: "Q-000999" }) { errors { code } } }"""),
    ];

    private static readonly string[] Downloads =
    [
        "/health", "/health/live", "/health/ready", "/graphql/explorer/examples.json", "/questions/template.xlsx?standard=CAFE-2024", "/papers/P-000001/forms/A/versions/1/paper.docx", "/papers/P-000001/key.xlsx", "/papers/P-000001/print.zip", "/papers/P-000001/marking.zip", "/papers/P-000001/releases/R-000001/print.zip", "/papers/P-000001/releases/R-000001/marking.zip", "/papers/P-000999/key.xlsx",
        "/coverage.svg?standard=CAFE-2024&level=L1", "/coverage.csv?standard=CAFE-2024&level=L1", "/papers/P-000001/specification.csv", "/papers/P-000002/specification.csv",
        "/papers/P-000001/questions/Q-000001/why-here.csv", "/questions/Q-000001/usage.csv", "/audit.csv",
    ];

    private static string Nothing(string type) => new NodeId(type, Guid.Empty).ToString();

    private Cafe cafe = null!;

    [OneTimeSetUp]
    public async Task Open() => cafe = await Cafe.OpenAsync();

    [OneTimeTearDown]
    public async Task Close() => await cafe.DisposeAsync();

    [Test]
    public async Task Role_by_role_every_door_answers_as_the_table_says()
    {
        var rows = new List<(string Door, List<string> Cells)>();
        var nodes = cafe.Ids.Select(id => (id.Key, $"{{ node(id: \"{id.Value}\") {{ id }} }}")).Select(n => ($"Query.node {n.Key}", n.Item2));
        var many = ("Query.nodes Revision, Paper", $"{{ nodes(ids: [\"{cafe.Ids["Revision of a draft"]}\", \"{cafe.Ids["Paper"]}\"]) {{ id }} }}");
        foreach (var (door, query) in Roots.Concat(More).Concat(nodes).Append(many))
        {
            var cells = new List<string>();
            foreach (var member in cafe.Members) cells.Add(Cafe.Outcome(await member.QueryAsync(query)));
            rows.Add((door, cells));
        }

        foreach (var (door, query, happening) in Subscriptions)
        {
            var listening = new List<ServerEvents>();
            foreach (var member in cafe.Members) listening.Add(await member.ListenAsync(query));
            await happening(cafe);
            rows.Add((door, [.. await Task.WhenAll(listening.Select(HeardAsync))]));
            listening.ForEach(events => events.Dispose());
        }

        foreach (var path in Downloads)
        {
            var cells = new List<string>();
            foreach (var member in cafe.Members) cells.Add(await FetchedAsync(member, path));
            rows.Add(($"GET {path}", cells));
        }

        // Whoever may send questions is told that these are no workbook.
        rows.Add(("POST /questions/import", [.. await Task.WhenAll(cafe.Members.Select(SentAsync))]));

        var table = Print(rows);
        await TestContext.Out.WriteLineAsync(table);
        if (Environment.GetEnvironmentVariable("UPDATE_ACCESS_TABLE") == "1") await File.WriteAllTextAsync(Committed, table);
        Assert.That(table, Is.EqualTo(await File.ReadAllTextAsync(Committed)));
    }

    [Test]
    public void Every_field_of_the_root_is_in_the_table()
    {
        var schema = cafe.Server.Services.GetRequiredService<ISchema>();
        var fields = new[] { (IObjectGraphType)schema.Query, schema.Mutation!, schema.Subscription! }.SelectMany(root => root.Fields.Select(field => $"{root.Name}.{field.Name}"));

        Assert.That(Roots.Select(root => root.Field).Concat(Subscriptions.Select(s => s.Field)).Concat(["Query.node", "Query.nodes"]), Is.EquivalentTo(fields));
    }

    /// <summary>What the first event of a stream tells, in a word; silence tells nothing.</summary>
    private static async Task<string> HeardAsync(ServerEvents events)
    {
        if (events.Response.StatusCode == HttpStatusCode.Unauthorized) return "sign-in";
        try
        {
            return Cafe.Outcome((await events.NextAsync().WaitAsync(TimeSpan.FromSeconds(3)))!);
        }
        catch (TimeoutException)
        {
            return "hidden";
        }
    }

    /// <summary>Everybody who may begins an assembly that fails.</summary>
    private static async Task RunEverywhereAsync(Cafe cafe)
    {
        foreach (var member in cafe.Members)
            await member.QueryAsync("""mutation { assemblePaper(input: { blueprint: "cafe-l1", versions: 99, progress: "a-failing-run" }) { errors { code } } }""");
    }

    private static async Task<string> FetchedAsync(Member member, string path)
    {
        using var response = await member.GetAsync(path);
        return Word(response);
    }

    private static async Task<string> SentAsync(Member member)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/questions/import") { Content = new StringContent("x", new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")) };
        using var response = await member.SendAsync(request);
        return response.StatusCode == HttpStatusCode.UnprocessableEntity ? "yes" : Word(response);
    }

    private static string Word(HttpResponseMessage response)
    {
        return response.StatusCode switch
        {
            HttpStatusCode.OK => "yes",
            HttpStatusCode.Unauthorized => "sign-in",
            HttpStatusCode.Forbidden => "denied",
            HttpStatusCode.NotFound => "hidden",
            var other => $"BROKEN {other}",
        };
    }

    private string Print(IReadOnlyList<(string Door, List<string> Cells)> rows)
    {
        var first = rows.Max(row => row.Door.Length) + 2;
        var widths = cafe.Members.Select(member => Math.Max(member.Name.Length, 7) + 2).ToList();
        var text = new StringBuilder();
        text.Append("".PadRight(first)).AppendJoin("", cafe.Members.Zip(widths, (member, width) => member.Name.PadRight(width))).Append('\n');
        foreach (var (door, cells) in rows) text.Append(door.PadRight(first)).AppendJoin("", cells.Zip(widths, (cell, width) => cell.PadRight(width))).Append('\n');
        return string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd()));
    }
}
