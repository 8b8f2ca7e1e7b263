using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Assembly;

/// <summary>The part of <see cref="SpecificationChecks"/> about items and sets of items.</summary>
internal sealed class SpecificationItemChecks
{
    private readonly ItemPool pool;
    private readonly AssemblySpecification specification;
    private readonly List<BankError> errors;
    private readonly SpecificationColumnChecks columns;
    private readonly Lazy<HashSet<string>> ids;

    public SpecificationItemChecks(ItemPool pool, AssemblySpecification specification, List<BankError> errors)
    {
        (this.pool, this.specification, this.errors) = (pool, specification, errors);
        columns = new SpecificationColumnChecks(pool, errors);
        // A pool may have a million items; most specifications name none of them.
        ids = new(() => pool.Ids.ToHashSet(StringComparer.Ordinal));
    }

    public void Run()
    {
        if (specification.Stimuli is { } stimuli)
        {
            columns.Single(stimuli.By, "stimuli.by");
            SpecificationChecks.CheckBounds(stimuli.Count, "stimuli.count", errors);
            SpecificationChecks.CheckBounds(stimuli.ItemsEach, "stimuli.itemsEach", errors);
        }

        columns.Any(specification.AllOrNone?.By, "allOrNone.by");
        columns.Any(specification.Order?.By, "order.by");
        CheckItems("enemies", [.. (specification.Enemies ?? []).Select((list, i) => (list, $"enemies[{i}]"))]);
        CheckEnemiesColumn();
        CheckItems("include", [(specification.Include ?? [], "include")]);
        CheckItems("exclude", [(specification.Exclude ?? [], "exclude")]);
        CheckKeep();
        CheckEarlier();
        CheckExcluded();
    }

    private void CheckItems(string kind, IReadOnlyList<(IReadOnlyList<string> Items, string Path)> lists)
    {
        var total = lists.Sum(list => list.Items.Count + 1L);
        if (total > SpecificationChecks.MostIds)
        {
            errors.Add(SpecificationErrors.TooMany(kind, (int)Math.Min(total, int.MaxValue), SpecificationChecks.MostIds));
            return;
        }

        foreach (var (items, path) in lists)
            for (var i = 0; i < items.Count; i++)
                if (!ids.Value.Contains(items[i]))
                    errors.Add(SpecificationErrors.UnknownItem($"{path}[{i}]", items[i]));
    }

    private void CheckEnemiesColumn()
    {
        if (columns.Any(specification.EnemiesColumn, "enemiesColumn") is not { } column) return;
        var unknown = column.Words.Select(word => !ids.Value.Contains(word)).ToArray();
        if (!unknown.Contains(true)) return;
        for (var item = 0; item < pool.Count; item++)
            foreach (var code in column.Codes(item))
                if (unknown[code])
                    errors.Add(SpecificationErrors.UnknownEnemy("enemiesColumn", SpecificationColumnChecks.Row(item), column.Name, column.Words[code]));
    }

    private void CheckKeep()
    {
        var forms = specification.Forms ?? 1;
        var keep = specification.Keep ?? new Dictionary<int, IReadOnlyList<string>>();
        foreach (var form in keep.Keys.Where(form => form < 1 || form > forms)) errors.Add(SpecificationErrors.UnknownForm($"keep.{form}", form, forms));
        CheckItems("keep", [.. keep.Select(kept => (kept.Value, $"keep.{kept.Key}"))]);
    }

    private void CheckEarlier()
    {
        var earlier = specification.Earlier ?? [];
        if (earlier.Count > SpecificationChecks.MostEarlierForms)
        {
            errors.Add(SpecificationErrors.TooMany("earlier", earlier.Count, SpecificationChecks.MostEarlierForms));
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < earlier.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(earlier[i].Name)) errors.Add(SpecificationErrors.NoName($"earlier[{i}].name"));
            else if (!names.Add(earlier[i].Name)) errors.Add(SpecificationErrors.DuplicateName($"earlier[{i}].name", earlier[i].Name));
            if (earlier[i].Max < 0) errors.Add(SpecificationErrors.Negative($"earlier[{i}].max", earlier[i].Max));
        }

        CheckItems("earlier", [.. earlier.Select((form, i) => (form.Items, $"earlier[{i}].items"))]);
    }

    private void CheckExcluded()
    {
        if (specification.Exclude is not { Count: > 0 } exclude) return;
        var excluded = exclude.ToHashSet(StringComparer.Ordinal);
        var wanted = (specification.Include ?? []).Select((id, i) => (id, $"include[{i}]"))
            .Concat((specification.Keep ?? new Dictionary<int, IReadOnlyList<string>>()).SelectMany(kept => kept.Value.Select((id, i) => (id, $"keep.{kept.Key}[{i}]"))));
        foreach (var (id, path) in wanted)
            if (excluded.Contains(id))
                errors.Add(SpecificationErrors.IncludedAndExcluded(path, id));
    }
}
