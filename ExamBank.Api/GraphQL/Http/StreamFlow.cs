namespace ExamBank.Api.GraphQL.Http;

/// <summary>
/// Keeps the events of one stream from piling up where its client reads slowly: a source enters before each event, and may go on
/// only while few of them wait to be written. One a request.
/// </summary>
internal sealed class StreamFlow : IDisposable
{
    /// <summary>Events on their way at once.</summary>
    private const int OnTheWay = 16;

    private readonly SemaphoreSlim room = new(OnTheWay, OnTheWay);

    /// <summary>Waits for room for one more event.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => room.WaitAsync(cancellationToken);

    /// <summary>Makes room: an event has been written. Sources that know their own measure have not entered.</summary>
    public void Leave()
    {
        if (room.CurrentCount < OnTheWay) room.Release();
    }

    /// <inheritdoc/>
    public void Dispose() => room.Dispose();
}
