using System.Text.Json.Nodes;
using ExamBank.Api.Features.Access;
using ExamBank.Api.Features.Grants;
using ExamBank.Api.GraphQL.Nodes;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ExamBank.Tests.Api.Access;

/// <summary>
/// A server over a bank with something of every kind, and members of every kind. Texts are words that stand nowhere else, so that whoever
/// reads one in an answer has read that text.
/// </summary>
internal sealed class Cafe : IAsyncDisposable
{
    public const string ApprovedText = "APPROVEDTEXT";
    public const string ApprovedKey = "APPROVEDKEY";
    public const string DraftText = "DRAFTTEXT";
    public const string LonelyDraft = "LONELYDRAFT";
    public const string StimulusText = "STIMULUSTEXT";

    /// <summary>Id of the option that the approved text has as its key.</summary>
    public const string KeyOption = "keyoptn";

    /// <summary>Id of the option that the draft has as its key.</summary>
    public const string DraftKeyOption = "keydrft";

    /// <summary>What is right in a blank, in a written answer and for a mark of it.</summary>
    public const string BlankKey = "BLANKKEY";
    public const string WrittenKey = "ANSWERKEY";
    public const string RubricKey = "RUBRICKEY";

    /// <summary>Seeds of the first paper and of the second.</summary>
    public const string Seed = "7301985";
    public const string OtherSeed = "7412096";

    /// <summary>What people write about texts, each of which it may quote.</summary>
    public const string RejectionReason = "REJECTREASON";
    public const string RetirementReason = "RETIREREASON";
    public const string ThreadText = "THREADTEXT";
    public const string ChecklistNote = "CHECKNOTE";
    public const string AssignmentNote = "ASSIGNNOTE";

    private readonly Browser browser;

    private Cafe(RunningServer server) => (Server, browser) = (server, new Browser(server.Client.BaseAddress!));

    public RunningServer Server { get; }

    /// <summary>Everybody, in the order of the table; the last has no token at all.</summary>
    public IReadOnlyList<Member> Members { get; private set; } = [];

    /// <summary>Ids of nodes by kind.</summary>
    public IReadOnlyDictionary<string, string> Ids { get; private set; } = new Dictionary<string, string>();

    /// <summary>The fingerprint of the first paper, and the SHA-256 of its marking workbook.</summary>
    public string Fingerprint { get; private set; } = "";

    public string KeyHash { get; private set; } = "";

    public Member Of(string name) => Members.Single(member => member.Name == name);

    public static async Task<Cafe> OpenAsync()
    {
        // Everybody asks for everything here, within a minute.
        var server = await RunningServer.StartAsync(database => RunningServer.UsualOptions(database) with
        {
            Access = new AccessLimits { RequestsPerSecond = 100_000, Burst = 100_000, StrangersPerMinute = 100_000 },
        });
        await server.Bank.AddStandardAsync();
        await server.Bank.AddStandardAsync("TEA-2024");
        await server.Bank.AddStimulusAsync("CAFE-S1", "材料", StimulusText);
        var revised = await server.Bank.AddQuestionAsync(Choice(ApprovedText, ApprovedKey, KeyOption), code: "CAFE-1");
        await server.Bank.ReviseAsync(revised, Choice(DraftText, DraftText, DraftKeyOption));
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", LonelyDraft), RevisionStatus.Draft, "CAFE-2");
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.2.1", "第三题？"), code: "CAFE-3");
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-2.1.1"), code: "CAFE-4");
        await server.Bank.AddBlueprintAsync("cafe-l1", choices: 2);
        foreach (var (code, name) in new[] { ("C-1", "第一考点"), ("C-2", "第二考点") })
            _ = (await server.Services.GetRequiredService<ManageCentres>().CreateAsync(code, name, Actor.LocalOperator("test"), CancellationToken.None)).Value;
        // Whoever revokes the first token changes nothing by it.
        await Member.JoinAsync(server, "revoked", Roles.Author);
        await server.Services.GetRequiredService<ManageTokens>().RevokeAsync("T-000001", Actor.LocalOperator("test"), CancellationToken.None);
        var cafe = new Cafe(server);
        cafe.Members =
        [
            await Member.JoinAsync(server, "author", Roles.Author),
            await Member.JoinAsync(server, "reviewer", Roles.Reviewer),
            await Member.JoinAsync(server, "setter", Roles.PaperSetter),
            await Member.JoinAsync(server, "setter-2", Roles.PaperSetter),
            await Member.JoinAsync(server, "centre", Roles.Centre, centre: "C-1"),
            await Member.JoinAsync(server, "centre-2", Roles.Centre, centre: "C-2"),
            await Member.JoinAsync(server, "auditor", Roles.Auditor),
            await Member.JoinAsync(server, "auditor-granted", Roles.Auditor),
            await Member.JoinAsync(server, "administrator", Roles.Administrator),
            await Member.SignInAsync(server, cafe.browser, "administrator-by-hand", Roles.Administrator),
            await Member.JoinAsync(server, "administrator-of-tea", Roles.Administrator, standard: "TEA-2024"),
            await Member.JoinAsync(server, "all-of-tea", Roles.Author | Roles.Reviewer | Roles.PaperSetter, standard: "TEA-2024"),
            await Member.JoinAsync(server, "auditor-of-tea", Roles.Auditor, standard: "TEA-2024"),
            await Member.JoinAsync(server, "author-reads", Roles.Author, TokenScopes.Read),
            await Member.JoinAsync(server, "setter-writes", Roles.PaperSetter, TokenScopes.Write),
            new Member(server, "nobody", null),
        ];
        var witness = await Member.JoinAsync(server, "witness", Roles.PaperSetter);
        foreach (var (setter, seed) in new[] { ("setter", Seed), ("setter-2", OtherSeed) })
        {
            await cafe.Of(setter).AssembleAsync("cafe-l1", witness, $"seed: {seed}");
        }

        // An administrator lets one of the auditors read the first paper.
        _ = (await server.Services.GetRequiredService<ManageGrants>().GiveAsync("P-000001", "auditor-granted", "复核", 1, new Keeper(Actor.Account("administrator", "test"), () => Task.FromResult(true)), CancellationToken.None)).Value;

        // The first paper is released to the centre, which may fetch it now, and its key later.
        var now = DateTimeOffset.UtcNow;
        string In(int hours) => now.AddHours(hours).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        var released = await cafe.Of("setter").TogetherAsync(
            witness,
            $"releasePaper(input: {{ paper: \"P-000001\", papersFrom: \"{In(-1)}\", papersTo: \"{In(1)}\", keysFrom: \"{In(1)}\", keysTo: \"{In(2)}\", centres: [{{ centre: \"C-1\", forms: [\"A\"] }}], partner: \"witness\" }})");
        if (released["release"] is null) throw new InvalidOperationException(released.ToJsonString());
        await cafe.TalkAsync();
        cafe.Ids = await IdsAsync(server);
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        var paper = bank.Papers.AsNoTracking().Where(p => p.Number == 1);
        cafe.Fingerprint = await paper.SelectMany(p => p.Forms).SelectMany(f => f.Versions).Select(v => v.Fingerprint).SingleAsync();
        cafe.KeyHash = await paper.SelectMany(p => p.Files).Where(f => f.Path.Contains("key.xlsx")).Select(f => f.Sha256).SingleAsync();
        return cafe;
    }

    /// <summary>What is done with questions that stand in no paper, and what is said of others.</summary>
    private async Task TalkAsync()
    {
        var statement = SampleBank.Statement("L1-1.1.1");
        await Server.Bank.AddQuestionAsync(statement with { Stem = "已停用。" }, code: "CAFE-5");
        await Server.Bank.AddQuestionAsync(statement with { Stem = "待审。" }, RevisionStatus.InReview, "CAFE-6");
        await Server.Bank.AddQuestionAsync(statement with { Stem = "再审。" }, RevisionStatus.InReview, "CAFE-7");
        await Server.Bank.AddQuestionAsync(statement with { Type = QuestionType.FillBlank, Stem = "水温[[blank:x]]。", Key = null, Blanks = [new Blank("x", [BlankKey])] }, code: "CAFE-8");
        await Server.Bank.AddQuestionAsync(
            statement with { Type = QuestionType.ShortAnswer, Stem = "简述手冲。", Key = null, Answer = WrittenKey, Rubric = [new RubricLine(RubricKey, statement.Marks)] }, code: "CAFE-9");
        const string passed = "[{ item: SCIENCE, passed: true, note: \"" + ChecklistNote + "\" }, { item: POLITICS, passed: true }, { item: FAIRNESS, passed: true }, { item: COPYRIGHT, passed: true }, { item: LAW, passed: true }]";
        foreach (var change in new[]
        {
            $"retireQuestion(input: {{ number: \"Q-000005\", reason: \"{RetirementReason}\" }})",
            $"rejectQuestion(input: {{ number: \"Q-000006\", reason: \"{RejectionReason}\" }})",
            $"approveQuestion(input: {{ number: \"Q-000007\" }}, checklist: {passed})",
            $"openReviewThread(input: {{ number: \"Q-000001\", field: \"stem\", text: \"{ThreadText}\" }})",
            $"assignQuestions(input: {{ numbers: [\"Q-000001\"], role: AUTHOR, assignee: \"author\", note: \"{AssignmentNote}\" }})",
        })
        {
            var done = await Of("reviewer").QueryAsync($"mutation {{ {change} {{ errors {{ code }} }} }}");
            if (Outcome(done) != "yes" || done["data"]!.AsObject().Single().Value!["errors"]!.AsArray().Count > 0) throw new InvalidOperationException(done.ToJsonString());
        }
    }

    private static QuestionContent Choice(string stem, string explanation, string key) => SampleBank.Choice("L1-1.1.1", stem) with
    {
        Options = [new Option("a", "约 60 ℃"), new Option(key, "约 92 ℃"), new Option("c", "约 75 ℃"), new Option("d", "沸水")],
        Key = AnswerKey.Of(key),
        Explanation = $"{explanation} [[option:{key}]]。",
    };

    public ValueTask DisposeAsync()
    {
        browser.Dispose();
        return Server.DisposeAsync();
    }

    /// <summary>What became of a request, in a word.</summary>
    public static string Outcome(JsonObject answer)
    {
        var root = answer["data"]?.AsObject().FirstOrDefault().Value;
        var codes = (answer["errors"]?.AsArray() ?? []).Select(e => (string?)e!["extensions"]?["code"] ?? "")
            .Concat((root as JsonObject)?["errors"]?.AsArray().Select(e => (string?)e!["code"] ?? "") ?? []).ToList();
        if (codes.Contains("access.sign-in")) return "sign-in";
        if (codes.Contains("access.denied") || codes.Contains("grant.needed")) return "denied";
        if (codes.Exists(code => code.EndsWith("not-found", StringComparison.Ordinal))) return "hidden";
        if (codes.Exists(code => code is "unexpected" or "")) return $"BROKEN {answer.ToJsonString()}";
        var nothing = root switch
        {
            null => codes.Count == 0,
            JsonArray list => list.All(entry => entry is null),
            JsonObject page => page["nodes"] is JsonArray { Count: 0 },
            _ => false,
        };
        return nothing ? "hidden" : "yes";
    }

    private static async Task<Dictionary<string, string>> IdsAsync(RunningServer server)
    {
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        var draft = await bank.Revisions.SingleAsync(r => r.ContentText.Contains(LonelyDraft));
        var approved = await bank.Revisions.SingleAsync(r => r.ContentText.Contains(ApprovedText));
        return new Dictionary<string, string>
        {
            ["Standard"] = new NodeId("Standard", (await bank.Standards.FirstAsync(s => s.Code == SampleBank.Standard)).Id.Value).ToString(),
            ["Question of a draft"] = new NodeId("Question", draft.QuestionId.Value).ToString(),
            ["Question"] = new NodeId("Question", approved.QuestionId.Value).ToString(),
            ["Revision of a draft"] = new NodeId("Revision", draft.Id.Value).ToString(),
            ["Revision"] = new NodeId("Revision", approved.Id.Value).ToString(),
            ["StimulusRevision"] = new NodeId("StimulusRevision", (await bank.StimulusRevisions.SingleAsync()).Id.Value).ToString(),
            ["Blueprint"] = new NodeId("Blueprint", (await bank.Blueprints.SingleAsync()).Id.Value).ToString(),
            ["BlueprintRevision"] = new NodeId("BlueprintRevision", (await bank.BlueprintRevisions.SingleAsync()).Id.Value).ToString(),
            ["Paper"] = new NodeId("Paper", (await bank.Papers.SingleAsync(p => p.Number == 1)).Id.Value).ToString(),
        };
    }
}
