namespace ExamBank.Tests.Support;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class MovedClock(DateTimeOffset start) : TimeProvider
{
    private long ticks = start.UtcTicks;

    /// <summary>Moves it on.</summary>
    public void Move(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
}
