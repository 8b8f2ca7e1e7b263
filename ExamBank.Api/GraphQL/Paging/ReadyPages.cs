namespace ExamBank.Api.GraphQL.Paging;

/// <summary>Pages of a list that is there as a whole, because it is short and the bank cannot sort it.</summary>
/// <param name="all">All rows in their order, with rising cursors.</param>
/// <param name="window">Which part of them.</param>
internal sealed class ReadyPages<TEdge>(IReadOnlyList<TEdge> all, PageWindow window) : Pages<TEdge>(window)
    where TEdge : IEdge
{
    /// <inheritdoc/>
    public override Task<int> CountAsync(CancellationToken cancellationToken) => Task.FromResult(all.Count);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<TEdge>> ReadAsync(int most, CancellationToken cancellationToken)
    {
        var between = all.Where(edge => Window.Holds(Window.PlaceOf(edge)));
        return Task.FromResult<IReadOnlyList<TEdge>>([.. (Window.Backwards ? between.Reverse() : between).Take(most)]);
    }

    /// <inheritdoc/>
    protected override Task<bool> AnyAsync(Cursor place, bool later, bool inclusive, CancellationToken cancellationToken) =>
        Task.FromResult(all.Any(edge => Window.PlaceOf(edge).SideOf(place) is var side && (side == 0 ? inclusive : side > 0 == later)));
}
