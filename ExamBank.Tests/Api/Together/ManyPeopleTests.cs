using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ExamBank.Api.Features.Access;
using ExamBank.Domain.Access;
using ExamBank.Tests.Support;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Together;

/// <summary>
/// Twenty authors and reviewers at work at once for two minutes, while papers are assembled: nobody's work is lost, nobody waits for
/// ever, and the audit log tells everything that was answered for.
/// </summary>
[Long]
[NonParallelizable]
public sealed class ManyPeopleTests
{
    private const int Authors = 12;
    private const int Reviewers = 8;
    private static readonly TimeSpan WorkingTime = TimeSpan.FromMinutes(2);

    private readonly ConcurrentQueue<string> broken = new();
    private readonly ConcurrentQueue<(string Kind, double Milliseconds)> answered = new();
    private readonly ConcurrentQueue<WrittenRevision> written = new();
    private readonly ConcurrentQueue<WrittenRevision> approved = new();
    private readonly ConcurrentQueue<string> papers = new();
    private readonly ConcurrentDictionary<string, int> refusals = new();

    [Test]
    public async Task Nothing_is_lost_and_nothing_locks()
    {
        await using var server = await RunningServer.StartAsync(database =>
        {
            SeededBank.CopyToAsync(database).GetAwaiter().GetResult();
            return RunningServer.UsualOptions(database);
        });
        var shared = new List<string>();
        var first = await Member.JoinAsync(server, "author-1", Roles.Author);
        for (var i = 0; i < 5; i++) shared.Add(await new Desk(this, first, i).CreateAsync($"共用的试题 {i}？"));
        using var evening = new CancellationTokenSource(WorkingTime);
        var work = new List<Task> { AuthorAsync(first, 1, shared, evening.Token) };
        for (var i = 2; i <= Authors; i++) work.Add(AuthorAsync(await Member.JoinAsync(server, $"author-{i}", Roles.Author), i, shared, evening.Token));
        for (var i = 1; i <= Reviewers; i++) work.Add(ReviewerAsync(await Member.JoinAsync(server, $"reviewer-{i}", Roles.Reviewer), i, evening.Token));
        work.Add(SetterAsync(await Member.JoinAsync(server, "setter", Roles.PaperSetter), evening.Token));
        await Task.WhenAll(work);

        Tell();
        Assert.Multiple(() =>
        {
            Assert.That(broken, Is.Empty);
            Assert.That(written, Has.Count.GreaterThan(Authors));
            Assert.That(approved, Is.Not.Empty);
            Assert.That(papers, Is.Not.Empty);
            Assert.That(server.Log.All.Where(line => line.Level >= LogLevel.Error || line.Text.Contains("database is locked", StringComparison.OrdinalIgnoreCase)).Select(line => line.Text), Is.Empty);
            Assert.That(AuditChain.Check(server.Database).Faults, Is.Empty);
        });
        EveryAnswerHolds(server.Database);
    }

    /// <summary>What was answered for stands in the bank, word for word, and nothing else does.</summary>
    private void EveryAnswerHolds(string database)
    {
        Assert.That(written.Select(w => (w.Question, w.Revision)), Is.Unique, "two people were told that they had written the same revision");
        var stored = DatabaseFolder.Query(database, """
            SELECT q.Number || ' ' || r.Number || ' ' || json_extract(r.ContentText, '$.stem')
            FROM Revisions r JOIN Questions q ON q.Id = r.QuestionId WHERE json_extract(r.ContentText, '$.stem') LIKE '共用的试题%' OR json_extract(r.ContentText, '$.stem') LIKE '自己的试题%'
            """);
        Assert.That(stored, Is.EquivalentTo(written.Select(w => $"{w.Number} {w.Revision} {w.Stem}")));
        var events = DatabaseFolder.Query(database, "SELECT Verb || ' ' || count(*) FROM AuditEvents WHERE ActorName LIKE 'author-%' AND Verb IN ('question.created', 'question.revised') GROUP BY Verb ORDER BY Verb");
        var created = written.Count(w => w.Revision == 1);
        Assert.That(events, Is.EqualTo(new[] { $"question.created {created}", $"question.revised {written.Count - created}" }));
        var approvals = DatabaseFolder.Query(database, "SELECT count(*) FROM AuditEvents WHERE ActorName LIKE 'reviewer-%' AND Verb = 'question.approved'");
        Assert.That(approvals, Is.EqualTo(new[] { approved.Count.ToString(CultureInfo.InvariantCulture) }));
        Assert.That(DatabaseFolder.Query(database, "PRAGMA integrity_check"), Is.EqualTo(new[] { "ok" }));
    }

    private async Task AuthorAsync(Member member, int number, List<string> shared, CancellationToken evening)
    {
        var (desk, random) = (new Desk(this, member, number), new Random(number));
        var own = new List<string>();
        for (var turn = 0; !evening.IsCancellationRequested; turn++)
        {
            var task = random.Next(10);
            if (own.Count < 3 || task == 0) own.Add(await desk.CreateAsync($"自己的试题，作者 {number}，第 {turn} 次？"));
            else if (task < 4) await desk.ReviseAsync(shared[random.Next(shared.Count)], $"共用的试题，作者 {number}，第 {turn} 次？");
            else if (task < 6) await desk.ReviseAsync(own[random.Next(own.Count)], $"自己的试题，作者 {number}，第 {turn} 次？");
            else if (task < 8) await desk.SubmitAsync(own[random.Next(own.Count)]);
            else await desk.SearchAsync(task == 8 ? "直播" : "题");
        }
    }

    private async Task ReviewerAsync(Member member, int number, CancellationToken evening)
    {
        var (desk, random) = (new Desk(this, member, number), new Random(100 + number));
        while (!evening.IsCancellationRequested)
        {
            var waiting = await desk.ToReviewAsync();
            if (waiting.Count == 0) await desk.SearchAsync("社群");
            else if (random.Next(4) == 0) await desk.RequestChangesAsync(waiting[random.Next(waiting.Count)]);
            else await desk.ApproveAsync(waiting[random.Next(waiting.Count)]);
        }
    }

    private async Task SetterAsync(Member member, CancellationToken evening)
    {
        var desk = new Desk(this, member, 0);
        for (var seed = 1; !evening.IsCancellationRequested; seed++) await desk.AssembleAsync(seed);
    }

    /// <summary>How long each kind of request took; what was refused, and why.</summary>
    private void Tell()
    {
        foreach (var kind in answered.GroupBy(a => a.Kind).OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            var times = kind.Select(a => a.Milliseconds).Order().ToList();
            TestContext.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{kind.Key}: {times.Count} answers, median {times[times.Count / 2]:F0} ms, 95 % within {times[times.Count * 95 / 100]:F0} ms, longest {times[^1]:F0} ms"));
        }

        TestContext.Out.WriteLine($"{written.Count} revisions, {approved.Count} approvals, {papers.Count} papers; refused: {string.Join(", ", refusals.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key} {r.Value}"))}");
    }

    private sealed record WrittenRevision(string Question, int Revision, string Stem)
    {
        public int Number => int.Parse(Question.AsSpan(2), CultureInfo.InvariantCulture);
    }

    /// <summary>Where one of them works: sends requests, and keeps what was answered.</summary>
    private sealed class Desk(ManyPeopleTests everybody, Member member, int number)
    {
        private const string Errors = "errors { code message }";

        // What happens where several people work on the same thing, and is told to them.
        private static readonly HashSet<string> Expected =
        [
            "question.conflict", "question.wrong-status", "question.in-review", "question.unchanged",
            "review.own-revision", "review.already-approved",
        ];

        public async Task<string> CreateAsync(string stem)
        {
            var made = await AskAsync("create", "mutation($input: CreateQuestionInput!) { result: createQuestion(input: $input) { question { number } errors { code message } } }",
                new { input = new { standard = "SECO-2021", content = Content(stem) } });
            var question = (string)made!["question"]!["number"]!;
            everybody.written.Enqueue(new(question, 1, stem));
            return question;
        }

        public async Task ReviseAsync(string question, string stem)
        {
            var seen = await LatestAsync(question);
            var revised = await AskAsync("revise", $"mutation($input: ReviseQuestionInput!) {{ result: reviseQuestion(input: $input) {{ question {{ number }} {Errors} }} }}",
                new { input = new { number = question, expectedRevision = seen, content = Content(stem) } });
            if (revised?["question"] is not null) everybody.written.Enqueue(new(question, seen + 1, stem));
        }

        public async Task SubmitAsync(string question) =>
            await AskAsync("submit", $"mutation($input: QuestionStepInput!) {{ result: submitQuestion(input: $input) {{ question {{ number }} {Errors} }} }}", new { input = new { number = question } });

        public async Task SearchAsync(string text) =>
            await AskAsync("search", "query($text: String!) { result: questions(first: 20, filter: { text: $text }) { nodes { number latestRevision { stem } } } }", new { text });

        public async Task<IReadOnlyList<(string Question, int Revision)>> ToReviewAsync()
        {
            var work = await AskAsync("my work", "{ result: myWork { toReview(first: 50) { nodes { number latestRevision { number stem } } } } }", null);
            // Only what the authors of this test have written: the seed is approved.
            return [.. work!["toReview"]!["nodes"]!.AsArray().Select(n => ((string)n!["number"]!, (int)n["latestRevision"]!["number"]!))];
        }

        public async Task ApproveAsync((string Question, int Revision) text)
        {
            var done = await AskAsync("approve", $"mutation($input: QuestionStepInput!, $list: [ChecklistAnswerInput!]) {{ result: approveQuestion(input: $input, checklist: $list) {{ question {{ number }} {Errors} }} }}",
                new { input = new { number = text.Question, expectedRevision = text.Revision }, list = new[] { "SCIENCE", "POLITICS", "FAIRNESS", "COPYRIGHT", "LAW" }.Select(item => new { item, passed = true }) });
            if (done?["question"] is not null) everybody.approved.Enqueue(new(text.Question, text.Revision, ""));
        }

        public async Task RequestChangesAsync((string Question, int Revision) text) =>
            await AskAsync("request changes", $"mutation($input: RequestChangesInput!) {{ result: requestQuestionChanges(input: $input) {{ question {{ number }} {Errors} }} }}",
                new { input = new { number = text.Question, expectedRevision = text.Revision, comments = new[] { new { field = "stem", text = "请写明场景。" } } } });

        public async Task AssembleAsync(int seed)
        {
            var made = await AskAsync("assemble", $"mutation($input: AssemblePaperInput!) {{ result: assemblePaper(input: $input) {{ draft {{ number }} {Errors} }} }}",
                new { input = new { blueprint = "SECO-2021-L1-theory", seed } });
            if ((string?)made?["draft"]?["number"] is { } draft) everybody.papers.Enqueue(draft);
        }

        private async Task<int> LatestAsync(string question)
        {
            var found = await AskAsync("read", "query($number: String!) { result: question(number: $number) { latestRevision { number } } }", new { number = question });
            return (int)found!["latestRevision"]!["number"]!;
        }

        /// <summary>Sends a request; whatever is neither an answer nor an expected refusal is kept as broken.</summary>
        private async Task<System.Text.Json.Nodes.JsonNode?> AskAsync(string kind, string query, object? variables)
        {
            var watch = Stopwatch.StartNew();
            var answer = await member.QueryAsync(query, variables);
            everybody.answered.Enqueue((kind, watch.Elapsed.TotalMilliseconds));
            var result = answer["data"]?["result"];
            foreach (var code in (answer["errors"]?.AsArray() ?? []).Select(e => $"! {e!.ToJsonString()}").Concat((result as System.Text.Json.Nodes.JsonObject)?["errors"]?.AsArray().Select(e => (string)e!["code"]!) ?? []))
            {
                everybody.refusals.AddOrUpdate(code, 1, (_, count) => count + 1);
                if (!Expected.Contains(code)) everybody.broken.Enqueue($"{member.Name} {kind}: {code}");
            }

            return result;
        }

        private System.Text.Json.Nodes.JsonObject Content(string stem) => System.Text.Json.Nodes.JsonNode.Parse($$"""
            {
              "type": "SINGLE_CHOICE", "requirement": "L1-1.1.1", "cognitiveLevel": "APPLY", "facility": [{ "level": "L1", "value": 0.65 }],
              "marks": 2, "minutes": 1.5, "stem": "{{stem}}",
              "options": [{ "id": "a", "text": "甲 {{number}}" }, { "id": "b", "text": "乙 {{number}}" }, { "id": "c", "text": "丙 {{number}}" }, { "id": "d", "text": "丁 {{number}}" }],
              "key": { "options": ["a"] }, "explanation": "[[option:a]]对。"
            }
            """)!.AsObject();
    }
}
