using ExamBank.Domain.Blueprints;
using Google.OrTools.Sat;

namespace ExamBank.Tests.Support;

/// <summary>Enemies, stimuli, use, overlap and the rest as constraints over booleans.</summary>
internal sealed partial class TextbookModel
{
    private void AddSets()
    {
        if (Keeps("enemies")) AddEnemies();
        if (Keeps("stimuli") && specification.Stimuli is { } stimuli)
            foreach (var form in chosen) AddStimuli(form, stimuli);
        if (Keeps("allOrNone") && specification.AllOrNone is { } sets)
        {
            foreach (var (form, set) in from form in chosen from set in ItemsBy(sets.By) select (form, set))
                foreach (var item in set.Skip(1)) model.Add(form[item] == form[set.First()]);
        }

        if (Keeps("include"))
            foreach (var id in specification.Include ?? []) model.AddBoolOr(itemOf.TryGetValue(id, out var item) ? chosen.Select(form => form[item]) : []);
        if (Keeps("exclude"))
            foreach (var id in specification.Exclude ?? []) foreach (var form in chosen) model.Add(form[itemOf[id]] == 0);
        if (Keeps("keep"))
            foreach (var (number, ids) in specification.Keep ?? new Dictionary<int, IReadOnlyList<string>>()) foreach (var id in ids) model.Add(chosen[number - 1][itemOf[id]] == 1);
        if (Keeps("use") && specification.Use is { } use)
            for (var i = 0; i < pool.Count; i++) Limit(Ones(chosen.Select(form => form[i])), "use", use);
        if (Keeps("overlap") && specification.Overlap is { } overlap) AddOverlap(overlap);
        if (Keeps("anchors") && specification.Anchors is { } anchors) AddAnchors(anchors.Count);
        if (!Keeps("earlier")) return;
        foreach (var earlier in specification.Earlier ?? [])
        {
            var items = earlier.Items.Distinct().Where(itemOf.ContainsKey).ToList();
            foreach (var form in chosen) Limit(Ones(items.Select(id => form[itemOf[id]])), "earlier", new Bounds(Max: earlier.Max));
        }
    }

    private void AddEnemies()
    {
        foreach (var form in chosen)
        {
            foreach (var list in specification.Enemies ?? []) model.AddAtMostOne(list.Distinct().Where(itemOf.ContainsKey).Select(id => form[itemOf[id]]));
            if (specification.EnemiesColumn is not { } column) continue;
            for (var i = 0; i < pool.Count; i++)
                foreach (var other in Words(column, i).Where(w => w != pool.Ids[i] && itemOf.ContainsKey(w)))
                    model.AddAtMostOne([form[i], form[itemOf[other]]]);
        }
    }

    private void AddStimuli(BoolVar[] form, StimulusSets stimuli)
    {
        var all = new List<BoolVar>();
        foreach (var items in ItemsBy(stimuli.By))
        {
            var taken = model.NewBoolVar($"stimulus {items.Key}");
            all.Add(taken);
            model.AddMaxEquality(taken, items.Select(i => form[i]));
            var count = LinearExpr.Sum(items.Select(i => form[i]));
            var (least, most) = Repaired("stimuli.itemsEach", null, stimuli.ItemsEach?.Least, stimuli.ItemsEach?.Greatest);
            if (least is { } min) model.Add(count >= (long)min * taken);
            if (most is { } max) model.Add(count <= (long)max * taken);
        }

        if (stimuli.Count is { } bounds) Limit(Ones(all), "stimuli", bounds);
    }

    private void AddOverlap(Bounds bounds)
    {
        for (var a = 0; a < chosen.Length; a++)
        {
            for (var b = a + 1; b < chosen.Length; b++)
            {
                var shared = chosen[a].Zip(chosen[b], (first, second) =>
                {
                    var both = model.NewBoolVar("both");
                    model.AddMinEquality(both, [first, second]);
                    return both;
                });
                Limit(Ones(shared), "overlap", bounds);
            }
        }
    }

    private void AddAnchors(int count)
    {
        var anchors = new List<BoolVar>();
        for (var i = 0; i < pool.Count; i++)
        {
            var anchor = model.NewBoolVar($"anchor {i}");
            anchors.Add(anchor);
            model.AddMinEquality(anchor, chosen.Select(form => form[i]));
            model.Add(LinearExpr.Sum(chosen.Select(form => form[i])) <= 1 + ((chosen.Length - 1) * anchor));
        }

        Limit(Ones(anchors), "anchors", new Bounds(EqualTo: count));
    }

    private void Limit(Terms terms, string name, Bounds bounds)
    {
        var (min, max) = Repaired(name, null, bounds.Least, bounds.Greatest);
        Limit(terms, min, max);
    }

    private IEnumerable<IGrouping<string, int>> ItemsBy(string column) =>
        Enumerable.Range(0, pool.Count).SelectMany(i => Words(column, i).Select(word => (word, i))).GroupBy(k => k.word, k => k.i, StringComparer.Ordinal);

    private static Terms Ones(IEnumerable<BoolVar> variables) => new(variables.Select(v => (v, 1m)));
}
