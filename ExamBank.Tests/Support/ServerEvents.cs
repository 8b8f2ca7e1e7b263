using System.Text;
using System.Text.Json.Nodes;

namespace ExamBank.Tests.Support;

/// <summary>An event stream of the server, read event by event.</summary>
internal sealed class ServerEvents : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private ServerEvents(HttpResponseMessage response, StreamReader lines) => (this.response, this.lines) = (response, lines);

    /// <summary>How many signs of life have come between the events.</summary>
    public int Heartbeats { get; private set; }

    public HttpResponseMessage Response => response;

    /// <summary>Opens a stream by POST.</summary>
    public static Task<ServerEvents> OpenAsync(RunningServer server, string query, object? variables = null) =>
        OpenAsync(server, RunningServer.Post(new { query, variables }));

    /// <summary>Opens a stream by this request.</summary>
    public static Task<ServerEvents> OpenAsync(RunningServer server, HttpRequestMessage request) => OpenAsync(server.Client, request);

    /// <summary>The same by a client of its own, such as a browser that is signed in.</summary>
    public static async Task<ServerEvents> OpenAsync(HttpClient client, HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
            request.Headers.TryAddWithoutValidation("Accept-Language", "en");
            var opened = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return new ServerEvents(opened, new StreamReader(await opened.Content.ReadAsStreamAsync(), Encoding.UTF8));
        }
    }

    /// <summary>The next result, or null when the stream is complete.</summary>
    public async Task<JsonObject?> NextAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var kind = "";
        while (await lines.ReadLineAsync(limit.Token) is { } line)
        {
            if (line == ":") Heartbeats++;
            else if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line["event: ".Length..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) return kind == "complete" ? null : (JsonObject)JsonNode.Parse(line["data: ".Length..])!;
        }

        throw new EndOfStreamException("The stream ended without an event complete.");
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
    }
}
