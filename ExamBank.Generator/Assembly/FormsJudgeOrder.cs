namespace ExamBank.Generator.Assembly;

/// <summary>Whether forms are printed in their order, and the questions of a stimulus together.</summary>
internal static class FormsJudgeOrder
{
    public static IEnumerable<string> Violations(ItemPool pool, AssemblySpecification specification, IReadOnlyList<IReadOnlyList<int>> forms)
    {
        var by = specification.Order is { } order ? Column(pool, order.By) : null;
        var stimuli = specification.Stimuli is { } sets ? Column(pool, sets.By) : null;
        for (var f = 0; f < forms.Count; f++)
        {
            var sorted = forms[f].OrderBy(i => Place(by, i)).ThenBy(i => i).ToList();
            var printed = stimuli is null ? sorted : [.. sorted.GroupBy(i => Stimulus(stimuli, i)).SelectMany(g => g)];
            if (printed.SequenceEqual(forms[f])) continue;
            var (should, stands) = printed.Zip(forms[f]).First(p => p.First != p.Second);
            yield return $"order ({FormsJudge.FormName(f)}): {pool.Ids[stands]} stands where {pool.Ids[should]} should";
        }
    }

    private static ItemColumn Column(ItemPool pool, string name) =>
        pool.Column(name) ?? throw new ArgumentException($"The pool has no column {name}.", nameof(name));

    /// <summary>Where an item's value comes: numbers as they are, words by the column, of several the first; last without one.</summary>
    private static (bool HasNone, decimal Value) Place(ItemColumn? by, int item) => by switch
    {
        null => default,
        NumberColumn numbers => (numbers.Value(item) is null, numbers.Value(item) ?? 0),
        _ => by.Codes(item) is [var first, ..] ? (false, first) : (true, 0),
    };

    /// <summary>What keeps an item together with others: its stimulus, or nothing but itself.</summary>
    private static (int Stimulus, int Item) Stimulus(ItemColumn stimuli, int item) => stimuli.Codes(item) is [var code, ..] ? (code, -1) : (-1, item);
}
