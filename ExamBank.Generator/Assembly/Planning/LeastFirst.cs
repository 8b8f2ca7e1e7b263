namespace ExamBank.Generator.Assembly.Planning;

/// <summary>
/// Items by what they add to a sum that should be as small as can be (least exposure): plans draw from those that add least
/// first, and from more only where these are not enough. O(items · log items).
/// </summary>
internal static class LeastFirst
{
    /// <summary>What to leave out of the pool, the most first; null for nothing.</summary>
    public static IEnumerable<Func<int, bool>?> Tiers(ItemPool pool, AssemblySpecification specification)
    {
        if ((specification.Objectives ?? []).Select(o => o.Minimize?.Sum).OfType<string>().FirstOrDefault() is { } name)
        {
            var values = ((NumberColumn)pool.Column(name)!).Multiples;
            var sorted = values.ToArray();
            Array.Sort(sorted);
            long? last = null;
            for (var enough = (long)TrivialBounds.LeastLength(specification) * (specification.Forms ?? 1); enough > 0 && enough <= sorted.Length; enough *= 2)
            {
                // An empty cell adds nothing; it is the mark of the smallest number, and stands first.
                var most = sorted[enough - 1] == NumberColumn.Missing ? 0 : sorted[enough - 1];
                if (most == last || most >= sorted[^1]) continue;
                last = most;
                yield return item => values[item] > most;
            }
        }

        yield return null;
    }
}
