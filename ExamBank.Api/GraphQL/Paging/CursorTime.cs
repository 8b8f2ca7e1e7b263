namespace ExamBank.Api.GraphQL.Paging;

/// <summary>A moment as a cursor carries it: UTC ticks.</summary>
internal static class CursorTime
{
    /// <summary>The ticks of a moment.</summary>
    public static long Of(DateTimeOffset moment) => moment.UtcTicks;

    /// <summary>The moment of these ticks; of ticks that none has, the nearest one.</summary>
    public static DateTimeOffset Read(long ticks) => new(Math.Clamp(ticks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
}
