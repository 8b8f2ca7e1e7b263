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

    private readonly Browser browser;

    private Cafe(RunningServer server) => (Server, browser) = (server, new Browser(server.Client.BaseAddress!));

    public RunningServer Server { get; }

    /// <summary>Everybody, in the order of the table; the last has no token at all.</summary>
    public IReadOnlyList<Member> Members { get; private set; } = [];

    /// <summary>Ids of nodes by kind.</summary>
    public IReadOnlyDictionary<string, string> Ids { get; private set; } = new Dictionary<string, string>();

    public Member Of(string name) => Members.Single(member => member.Name == name);

    public static async Task<Cafe> OpenAsync()
    {
        // Whoever has no account tries every door within a minute.
        var server = await RunningServer.StartAsync(database => RunningServer.UsualOptions(database) with { Access = new AccessLimits { StrangersPerMinute = 10_000 } });
        await server.Bank.AddStandardAsync();
        await server.Bank.AddStandardAsync("TEA-2024");
        await server.Bank.AddStimulusAsync("CAFE-S1", "材料", StimulusText);
        var approved = SampleBank.Choice("L1-1.1.1", ApprovedText) with { Explanation = $"{ApprovedKey} [[option:b]]。" };
        var first = await server.Bank.AddQuestionAsync(approved);
        await server.Bank.ReviseAsync(first, approved with { Stem = DraftText, Explanation = $"{DraftText} [[option:b]]。" });
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", LonelyDraft), RevisionStatus.Draft);
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.2.1", "第三题？"));
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-2.1.1"));
        await server.Bank.AddBlueprintAsync("cafe-l1", choices: 2);
        var centre = await server.Services.GetRequiredService<ManageCentres>().CreateAsync("C-1", "第一考点", Actor.LocalOperator("test"), CancellationToken.None);
        _ = centre.Value;
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
        foreach (var setter in new[] { "setter", "setter-2" })
        {
            await cafe.Of(setter).AssembleAsync("cafe-l1", witness);
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
        cafe.Ids = await IdsAsync(server);
        return cafe;
    }

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
