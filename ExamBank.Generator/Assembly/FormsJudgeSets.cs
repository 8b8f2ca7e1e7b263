using ExamBank.Domain.Blueprints;

namespace ExamBank.Generator.Assembly;

/// <summary>What a specification asks of sets of items and of forms, apart from its rules.</summary>
internal sealed class FormsJudgeSets
{
    private readonly ItemPool pool;
    private readonly AssemblySpecification specification;
    private readonly HashSet<int>[] forms;
    private readonly HashSet<string>[] ids;
    private readonly Dictionary<int, List<int>> formsOf = [];

    private FormsJudgeSets(ItemPool pool, AssemblySpecification specification, IReadOnlyList<IReadOnlyList<int>> forms)
    {
        (this.pool, this.specification) = (pool, specification);
        this.forms = [.. forms.Select(f => f.ToHashSet())];
        ids = [.. forms.Select(f => f.Select(i => pool.Ids[i]).ToHashSet(StringComparer.Ordinal))];
        for (var f = 0; f < this.forms.Length; f++)
        {
            foreach (var item in this.forms[f])
            {
                if (!formsOf.TryGetValue(item, out var standing)) formsOf.Add(item, standing = []);
                standing.Add(f);
            }
        }
    }

    public static IEnumerable<string> Violations(ItemPool pool, AssemblySpecification specification, IReadOnlyList<IReadOnlyList<int>> forms)
    {
        var sets = new FormsJudgeSets(pool, specification, forms);
        return Twice(pool, forms)
            .Concat(sets.Enemies())
            .Concat(sets.SameQuestion())
            .Concat(sets.Stimuli())
            .Concat(sets.AllOrNone())
            .Concat(sets.IncludedAndExcluded())
            .Concat(sets.Kept())
            .Concat(sets.Use())
            .Concat(sets.Overlap())
            .Concat(sets.Anchors())
            .Concat(sets.Earlier());
    }

    private static IEnumerable<string> Twice(ItemPool pool, IReadOnlyList<IReadOnlyList<int>> forms) =>
        from form in forms.Select((items, f) => (items, Name: FormsJudge.FormName(f)))
        from same in form.items.GroupBy(i => i)
        where same.Skip(1).Any()
        select $"{pool.Ids[same.Key]} stands twice in {form.Name}";

    private IEnumerable<string> Enemies()
    {
        foreach (var (list, f) in from list in specification.Enemies ?? [] from f in Enumerable.Range(0, forms.Length) select (list, f))
        {
            var met = list.Distinct(StringComparer.Ordinal).Where(ids[f].Contains).ToList();
            if (met.Count > 1) yield return $"enemies ({FormsJudge.FormName(f)}): {string.Join(", ", met)} meet";
        }

        if (specification.EnemiesColumn is not { } name) yield break;
        var column = Column(name);
        for (var f = 0; f < forms.Length; f++)
        {
            foreach (var item in forms[f])
            {
                foreach (var other in Words(column, item).Where(w => w != pool.Ids[item] && ids[f].Contains(w)))
                    yield return $"enemies ({FormsJudge.FormName(f)}): {pool.Ids[item]}, {other} meet";
            }
        }
    }

    private IEnumerable<string> SameQuestion() =>
        from list in specification.SameQuestion ?? []
        from f in Enumerable.Range(0, forms.Length)
        let places = list.Where(ids[f].Contains).ToList()
        where places.Count > 1
        select $"{string.Join(", ", places)} are one question ({FormsJudge.FormName(f)})";

    private IEnumerable<string> Stimuli()
    {
        if (specification.Stimuli is not { } stimuli) yield break;
        var column = Column(stimuli.By);
        for (var f = 0; f < forms.Length; f++)
        {
            var chosen = forms[f].SelectMany(i => Words(column, i)).GroupBy(w => w, StringComparer.Ordinal).ToList();
            if (Outside(chosen.Count, stimuli.Count)) yield return $"stimuli ({FormsJudge.FormName(f)}): {chosen.Count} stimuli";
            foreach (var stimulus in chosen.Where(s => Outside(s.Count(), stimuli.ItemsEach)))
                yield return $"stimuli ({FormsJudge.FormName(f)}): {stimulus.Count()} items of {stimulus.Key}";
        }
    }

    private IEnumerable<string> AllOrNone()
    {
        if (specification.AllOrNone is not { } sets) yield break;
        var column = Column(sets.By);
        var sizes = new int[column.Words.Length];
        for (var item = 0; item < pool.Count; item++)
            foreach (var code in column.Codes(item)) sizes[code]++;
        for (var f = 0; f < forms.Length; f++)
        {
            foreach (var set in forms[f].SelectMany(i => column.Codes(i).ToArray()).GroupBy(c => c).Where(g => g.Count() != sizes[g.Key]))
                yield return $"allOrNone ({FormsJudge.FormName(f)}): {set.Count()} of {sizes[set.Key]} items of {column.Words[set.Key]}";
        }
    }

    private IEnumerable<string> IncludedAndExcluded() =>
        (specification.Include ?? []).Where(id => !ids.Any(form => form.Contains(id))).Select(id => $"include: {id} stands in no form")
            .Concat((specification.Exclude ?? []).Where(id => ids.Any(form => form.Contains(id))).Select(id => $"exclude: {id} stands in a form"));

    private IEnumerable<string> Kept() =>
        from kept in specification.Keep ?? new Dictionary<int, IReadOnlyList<string>>()
        from id in kept.Value
        where kept.Key < 1 || kept.Key > ids.Length || !ids[kept.Key - 1].Contains(id)
        select $"keep ({FormsJudge.FormName(Math.Max(kept.Key - 1, 0))}): {id} is missing";

    private IEnumerable<string> Use()
    {
        // Items that stand in no form matter only where there is a least number.
        var items = specification.Use?.Least > 0 ? Enumerable.Range(0, pool.Count) : formsOf.Keys;
        return specification.Use is not { } use
            ? []
            : items.Select(i => (Id: pool.Ids[i], Uses: formsOf.TryGetValue(i, out var standing) ? standing.Count : 0))
                .Where(i => Outside(i.Uses, use))
                .Select(i => $"use: {i.Id} stands in {i.Uses} forms");
    }

    private IEnumerable<string> Overlap()
    {
        if (specification.Overlap is not { } overlap) yield break;
        var shared = new int[forms.Length, forms.Length];
        foreach (var standing in formsOf.Values)
            for (var a = 0; a < standing.Count; a++)
                for (var b = a + 1; b < standing.Count; b++)
                    shared[standing[a], standing[b]]++;
        for (var a = 0; a < forms.Length; a++)
            for (var b = a + 1; b < forms.Length; b++)
                if (Outside(shared[a, b], overlap))
                    yield return $"overlap: {FormsJudge.FormName(a)} and {FormsJudge.FormName(b)} share {shared[a, b]} items";
    }

    private IEnumerable<string> Anchors()
    {
        if (specification.Anchors is not { } anchors) yield break;
        var everywhere = formsOf.Count(i => i.Value.Count == forms.Length);
        if (everywhere != anchors.Count) yield return $"anchors: {everywhere} items instead of {anchors.Count} stand in all forms";
        foreach (var (item, standing) in formsOf.Where(i => i.Value.Count > 1 && i.Value.Count < forms.Length))
            yield return $"anchors: {pool.Ids[item]} stands in {standing.Count} forms, neither in one nor in all";
    }

    private IEnumerable<string> Earlier() =>
        from earlier in specification.Earlier ?? []
        from form in ids.Select((names, f) => (Name: FormsJudge.FormName(f), Shared: earlier.Items.Distinct(StringComparer.Ordinal).Count(names.Contains)))
        where form.Shared > earlier.Max
        select $"earlier ({form.Name}): {form.Shared} items of {earlier.Name}";

    private ItemColumn Column(string name) => pool.Column(name) ?? throw new ArgumentException($"The pool has no column {name}.", nameof(name));

    private static string[] Words(ItemColumn column, int item)
    {
        var codes = column.Codes(item);
        var words = new string[codes.Length];
        for (var i = 0; i < words.Length; i++) words[i] = column.Words[codes[i]];
        return words;
    }

    private static bool Outside(int value, Bounds? bounds) => value < bounds?.Least || value > bounds?.Greatest;
}
