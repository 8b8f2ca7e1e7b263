using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ExamBank.Api.Features.Access;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace ExamBank.Tests.Support;

/// <summary>Somebody with an account, who uses the server by a token, or in person by a browser that is signed in.</summary>
internal sealed class Member(RunningServer server, string name, string? token, Browser? browser = null)
{
    private const string Password = "a password of a member 1";

    public string Name => name;

    /// <summary>Makes an account with these rights, and a token of it for <paramref name="scopes"/>.</summary>
    public static async Task<Member> JoinAsync(
        RunningServer server, string name, Roles roles, TokenScopes scopes = TokenScopes.All, string? standard = null, string? centre = null)
    {
        var operates = Actor.LocalOperator("test");
        var rights = new RightsRequest(roles, standard is null ? [] : [standard], centre);
        var created = await server.Services.GetRequiredService<ManageAccounts>().CreateAsync(name, rights, operates, CancellationToken.None);
        _ = created.Value;
        return new Member(server, name, await TokenAsync(server, name, scopes));
    }

    /// <summary>Makes an account with these rights, whose holder chooses a password in <paramref name="browser"/> and stays signed in there.</summary>
    public static async Task<Member> SignInAsync(RunningServer server, Browser browser, string name, Roles roles, string? standard = null)
    {
        var rights = new RightsRequest(roles, standard is null ? [] : [standard], null);
        var made = await server.Services.GetRequiredService<ManageAccounts>().CreateWithLinkAsync(name, rights, Actor.LocalOperator("test"), CancellationToken.None);
        var page = await browser.SendAsync(await browser.OpenAsync(ManageAccounts.LinkTo("", made.Value.Secret)), "/account/link", ("password", Password), ("again", Password));
        if (page.Path != "/account") throw new InvalidOperationException(page.Text);
        return new Member(server, name, token: null, browser);
    }

    /// <summary>Another token of an account.</summary>
    public static async Task<string> TokenAsync(RunningServer server, string name, TokenScopes scopes, Roles roles = Roles.None) =>
        (await server.Services.GetRequiredService<ManageTokens>().CreateAsync(
            name, new TokenRequest("test", roles, scopes, 1), Actor.LocalOperator("test"), CancellationToken.None)).Value.Secret;

    /// <summary>Posts a query and gives the answer's JSON.</summary>
    public async Task<JsonObject> QueryAsync(string query, object? variables = null)
    {
        using var request = RunningServer.Post(new { query, variables });
        using var response = await SendAsync(request);
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    /// <summary>Assembles a paper and locks it together with another paper setter.</summary>
    /// <returns>Its number.</returns>
    public async Task<string> AssembleAsync(string blueprint, Member partner, string more = "seed: 1")
    {
        var made = await QueryAsync($"mutation {{ assemblePaper(input: {{ blueprint: \"{blueprint}\", {more} }}) {{ draft {{ number }} errors {{ code message }} }} }}");
        var draft = (string?)made["data"]?["assemblePaper"]?["draft"]?["number"] ?? throw new InvalidOperationException(made.ToJsonString());
        var locked = await TogetherAsync(partner, $"lockDraft(input: {{ number: \"{draft}\", expectedRevision: 1, partner: \"{partner.Name}\" }})");
        return (string?)locked["paper"]?["number"] ?? throw new InvalidOperationException(locked.ToJsonString());
    }

    /// <summary>Asks for a step, which the other confirms; gives what became of it.</summary>
    public async Task<JsonNode> TogetherAsync(Member partner, string mutation)
    {
        var asked = await AskAsync(mutation);
        if (asked["step"] is not { } step) return asked;
        return await partner.AskAsync($"confirmStep(input: {{ number: \"{step["number"]}\" }})");
    }

    /// <summary>Asks for a change that two accounts make together.</summary>
    public async Task<JsonNode> AskAsync(string mutation)
    {
        var answer = await QueryAsync($"mutation {{ {mutation} {{ done step {{ number state }} paper {{ number }} release {{ number }} keyRevision errors {{ code path }} }} }}");
        return answer["data"]?.AsObject().Single().Value ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    /// <summary>Fetches what stands at a path.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path) => await SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Listens.</summary>
    public Task<ServerEvents> ListenAsync(string query)
    {
        var request = RunningServer.Post(new { query });
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return ServerEvents.OpenAsync(browser?.Client ?? server.Client, request);
    }

    /// <summary>Sends a request in this member's name.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
        return (browser?.Client ?? server.Client).SendAsync(request);
    }
}
