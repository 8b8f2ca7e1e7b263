using System.Threading.Channels;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using GraphQL;
using GraphQL.SystemTextJson;

namespace ExamBank.Api.GraphQL.Http;

/// <summary>
/// Answers by server-sent events as the graphql-sse protocol has it, each operation over a connection of its own: <c>next</c>
/// for each result, <c>complete</c> at the end. The client ends a subscription by closing the connection.
/// </summary>
internal sealed class EventStream(GraphQLSerializer serializer, GraphQLLimits limits, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private static readonly ReadOnlyMemory<byte> Heartbeat = ":\n\n"u8.ToArray();
    private static readonly ReadOnlyMemory<byte> NextEvent = "event: next\ndata: "u8.ToArray();
    private static readonly ReadOnlyMemory<byte> EndOfEvent = "\n\n"u8.ToArray();

    // A browser hears only of events that carry data.
    private static readonly ReadOnlyMemory<byte> CompleteEvent = "event: complete\ndata: \n\n"u8.ToArray();

    /// <summary>Writes the result, or the results of its stream until one side ends it.</summary>
    public async Task WriteAsync(HttpContext http, ExecutionResult result)
    {
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        // Or a proxy may keep the events until it has a pageful.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            // Some browsers take the stream as open only when something has come.
            await http.Response.Body.WriteAsync(Heartbeat, ended.Token);
            if (result.Streams is { Count: > 0 } streams) await FollowAsync(http, streams.Values.Single(), ended.Token);
            else await NextAsync(http, result, ended.Token);
            await http.Response.Body.WriteAsync(CompleteEvent, ended.Token);
            await http.Response.Body.FlushAsync(ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client has closed the connection, or the server is closing.
        }
    }

    private async Task FollowAsync(HttpContext http, IObservable<ExecutionResult> stream, CancellationToken cancellationToken)
    {
        var flow = http.RequestServices.GetRequiredService<StreamFlow>();
        // StreamFlow bounds what waits here.
        var results = Channel.CreateUnbounded<ExecutionResult>(new UnboundedChannelOptions { SingleReader = true });
        using var subscription = stream.Subscribe(new Listener(results.Writer));
        await http.Response.Body.FlushAsync(cancellationToken);
        while (await WaitAsync(http, results.Reader, cancellationToken))
        {
            while (results.Reader.TryRead(out var result))
            {
                if (!await MayStillListenAsync(http, cancellationToken)) return;
                await NextAsync(http, result, cancellationToken);
                flow.Leave();
            }
        }
    }

    /// <summary>Waits for the next result, and keeps the connection alive meanwhile; false at the end of the stream.</summary>
    private async Task<bool> WaitAsync(HttpContext http, ChannelReader<ExecutionResult> results, CancellationToken cancellationToken)
    {
        var next = results.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            try
            {
                return await next.WaitAsync(limits.Heartbeat, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                if (!await MayStillListenAsync(http, cancellationToken)) return false;
                await http.Response.Body.WriteAsync(Heartbeat, cancellationToken);
                await http.Response.Body.FlushAsync(cancellationToken);
            }
        }
    }

    /// <summary>
    /// Whether the account may still see and do what it might when it began: asked before each event, and as long as there is none.
    /// If not, the stream ends, and whoever may begins another.
    /// </summary>
    private async Task<bool> MayStillListenAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (await http.RequestServices.GetRequiredService<CurrentActor>().IsUnchangedAsync()) return true;
        await NextAsync(http, new ExecutionResult(new BankExecutionError(AccessErrors.Denied("Subscription"))), cancellationToken);
        return false;
    }

    private async Task NextAsync(HttpContext http, ExecutionResult result, CancellationToken cancellationToken)
    {
        await http.Response.Body.WriteAsync(NextEvent, cancellationToken);
        // The serializer writes no line breaks, which would end the data.
        await serializer.WriteAsync(http.Response.Body, result, cancellationToken);
        await http.Response.Body.WriteAsync(EndOfEvent, cancellationToken);
        await http.Response.Body.FlushAsync(cancellationToken);
    }

    private sealed class Listener(ChannelWriter<ExecutionResult> results) : IObserver<ExecutionResult>
    {
        public void OnNext(ExecutionResult value) => results.TryWrite(value);

        // The engine gives errors of a stream in the form that the client may see.
        public void OnError(Exception error)
        {
            results.TryWrite(new ExecutionResult(error as ExecutionError ?? new BankExecutionError(BankError.Of("stream.broken", ""))));
            results.TryComplete();
        }

        public void OnCompleted() => results.TryComplete();
    }
}
