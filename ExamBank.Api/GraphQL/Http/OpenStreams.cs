using ExamBank.Domain.Audit;

namespace ExamBank.Api.GraphQL.Http;

/// <summary>Counts the event streams that are open, of all and of each actor, and lets no more be opened than <see cref="GraphQLLimits"/> allows.</summary>
internal sealed class OpenStreams(GraphQLLimits limits)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> byActor = new(StringComparer.Ordinal);
    private int all;

    /// <summary>How many are open.</summary>
    public int Count
    {
        get
        {
            lock (gate) return all;
        }
    }

    /// <summary>Takes a place, to be given back by disposing it; null when there is none.</summary>
    public IDisposable? TryOpen(Actor actor)
    {
        lock (gate)
        {
            var own = byActor.GetValueOrDefault(actor.Name);
            if (all >= limits.OpenStreams || own >= limits.OpenStreamsOfOne) return null;
            byActor[actor.Name] = own + 1;
            all++;
            return new Place(this, actor.Name);
        }
    }

    private void Close(string actor)
    {
        lock (gate)
        {
            all--;
            if (--byActor[actor] == 0) byActor.Remove(actor);
        }
    }

    private sealed class Place(OpenStreams streams, string actor) : IDisposable
    {
        private bool closed;

        public void Dispose()
        {
            if (closed) return;
            closed = true;
            streams.Close(actor);
        }
    }
}
