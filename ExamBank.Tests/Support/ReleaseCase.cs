using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ExamBank.Api.Features.Access;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ExamBank.Tests.Support;

/// <summary>A server with a clock, two paper setters, two centres and a locked paper of two forms.</summary>
internal sealed class ReleaseCase : IAsyncDisposable
{
    private ReleaseCase(RunningServer server, MovedClock clock) => (Server, Clock) = (server, clock);

    public RunningServer Server { get; }

    public MovedClock Clock { get; }

    public Member Anna { get; private set; } = null!;

    public Member Ben { get; private set; } = null!;

    /// <summary>Two accounts of the centre C-1.</summary>
    public Member One { get; private set; } = null!;

    public Member OneToo { get; private set; } = null!;

    /// <summary>An account of the centre C-2.</summary>
    public Member Two { get; private set; } = null!;

    public string Paper { get; private set; } = "";

    public static async Task<ReleaseCase> OpenAsync()
    {
        var clock = new MovedClock(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
        var server = await RunningServer.StartAsync(time: clock);
        await server.Bank.AddStandardAsync();
        for (var i = 0; i < 8; i++)
        {
            var requirement = $"L1-{1 + (i / 4)}.{1 + (i / 2 % 2)}.{1 + (i % 2)}";
            await server.Bank.AddQuestionAsync(SampleBank.Choice(requirement, $"第 {i} 题？"), code: $"C-{i}");
            await server.Bank.AddQuestionAsync(SampleBank.Statement(requirement, $"第 {i} 句。"), code: $"T-{i}");
        }

        await server.Bank.AddBlueprintAsync("CAFE-L1", choices: 2);
        foreach (var centre in new[] { "C-1", "C-2" })
            _ = (await server.Services.GetRequiredService<ManageCentres>().CreateAsync(centre, $"考点 {centre}", Actor.LocalOperator("test"), CancellationToken.None)).Value;
        var made = new ReleaseCase(server, clock)
        {
            Anna = await Member.JoinAsync(server, "anna", Roles.PaperSetter),
            Ben = await Member.JoinAsync(server, "ben", Roles.PaperSetter),
            One = await Member.JoinAsync(server, "one", Roles.Centre, centre: "C-1"),
            OneToo = await Member.JoinAsync(server, "one-too", Roles.Centre, centre: "C-1"),
            Two = await Member.JoinAsync(server, "two", Roles.Centre, centre: "C-2"),
        };
        made.Paper = await made.Anna.AssembleAsync("CAFE-L1", made.Ben, "seed: 1, forms: 2");
        return made;
    }

    /// <summary>A release: papers in one hour for two hours, keys in four hours for four hours.</summary>
    public string Release(string more = "", string centres = "{ centre: \"C-1\", forms: [\"A\"] }, { centre: \"C-2\", forms: [\"A\", \"B\"] }", string partner = "ben") =>
        $"releasePaper(input: {{ paper: \"{Paper}\", papersFrom: \"{In(1)}\", papersTo: \"{In(3)}\", keysFrom: \"{In(4)}\", keysTo: \"{In(8)}\", centres: [{centres}], partner: \"{partner}\" {more} }})";

    /// <summary>Makes such a release; gives its number.</summary>
    public async Task<string> ReleasedAsync(string more = "")
    {
        var released = await Anna.TogetherAsync(Ben, Release(more));
        return (string?)released["release"]?["number"] ?? throw new InvalidOperationException(released.ToJsonString());
    }

    /// <summary>Withdraws a release; gives the codes of what is wrong with that.</summary>
    public static async Task<string> WithdrawAsync(Member member, string release, string reason) => string.Join(' ',
        (await member.QueryAsync($"mutation {{ withdrawRelease(input: {{ number: \"{release}\", reason: \"{reason}\" }}) {{ errors {{ code }} }} }}"))["data"]!["withdrawRelease"]!["errors"]!.AsArray().Select(e => (string)e!["code"]!));

    /// <summary>The first choice of form A, by its code; its right option is b.</summary>
    public async Task<string> QuestionAsync() =>
        (string)(await Anna.QueryAsync($"{{ paper(number: \"{Paper}\") {{ forms {{ questions {{ revision {{ question {{ code }} }} }} }} }} }}"))["data"]!["paper"]!["forms"]![0]!["questions"]![0]!["revision"]!["question"]!["code"]!;

    /// <summary>The clock in some hours, as the graph takes it.</summary>
    public string In(double hours) => Clock.GetUtcNow().AddHours(hours).ToString("O", CultureInfo.InvariantCulture);

    public void Later(double hours) => Clock.Move(TimeSpan.FromHours(hours));

    public async Task<HttpStatusCode> PrintAsync(Member member, string release) => (await FetchAsync(member, release, "print.zip")).Status;

    public async Task<HttpStatusCode> KeysAsync(Member member, string release) => (await FetchAsync(member, release, "marking.zip")).Status;

    public async Task<(HttpStatusCode Status, byte[] Bytes)> FetchAsync(Member member, string release, string package)
    {
        using var response = await member.GetAsync($"/papers/{Paper}/releases/{release}/{package}");
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Events with a verb, in order.</summary>
    public async Task<IReadOnlyList<(long Sequence, string Actor, string Origin, JsonNode? After)>> EventsAsync(string verb)
    {
        await using var bank = await Server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        var events = await bank.AuditEvents.AsNoTracking().Where(e => e.Verb == verb).OrderBy(e => e.Sequence).ToListAsync();
        return events.ConvertAll(e => (e.Sequence, e.ActorName, e.Origin, e.After is null ? null : JsonNode.Parse(e.After)));
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
