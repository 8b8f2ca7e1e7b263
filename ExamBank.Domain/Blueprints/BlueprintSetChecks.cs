using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Blueprints;

/// <summary>The part of <see cref="BlueprintValidator"/> about sets of questions, about forms together and about earlier papers.</summary>
internal sealed class BlueprintSetChecks(BlueprintDocument document, List<BankError> errors)
{
    /// <summary>How far back a blueprint may look: papers, uses or days.</summary>
    private const int Most = 10_000;

    public void Run()
    {
        CheckCodes();
        CheckSets();
        CheckForms();
        if (document.Earlier is { } earlier)
        {
            CheckNumber(earlier.Max, 0, "earlier.max");
            CheckNumber(earlier.Papers, 1, "earlier.papers");
        }

        if (document.Exposure is { } exposure)
        {
            CheckNumber(exposure.MaxUses, 0, "exposure.maxUses");
            if (exposure.WithinDays is { } days) CheckNumber(days, 1, "exposure.withinDays");
        }
    }

    private void CheckCodes()
    {
        var enemies = document.Enemies ?? [];
        for (var i = 0; i < enemies.Count; i++)
            if (enemies[i].Distinct(StringComparer.Ordinal).Count() < 2)
                errors.Add(BlueprintErrors.TooFewEnemies($"enemies[{i}]"));
        foreach (var (codes, path) in enemies.Select((codes, i) => (codes, $"enemies[{i}]")).Append((document.Include ?? [], "include")).Append((document.Exclude ?? [], "exclude")))
            for (var i = 0; i < codes.Count; i++)
                if (string.IsNullOrWhiteSpace(codes[i]))
                    errors.Add(BlueprintErrors.Missing($"{path}[{i}]"));
        foreach (var code in (document.Include ?? []).Intersect(document.Exclude ?? [], StringComparer.Ordinal))
            errors.Add(BlueprintErrors.IncludedAndExcluded("exclude", code));
    }

    private void CheckSets()
    {
        if (document.Stimuli is { } stimuli)
        {
            CheckAttribute(stimuli.By, "stimuli.by");
            CheckBounds(stimuli.Count, "stimuli.count");
            CheckBounds(stimuli.ItemsEach, "stimuli.itemsEach");
        }

        if (document.AllOrNone is { } sets) CheckAttribute(sets.By, "allOrNone.by");
    }

    private void CheckForms()
    {
        CheckBounds(document.Use, "use");
        CheckBounds(document.Overlap, "overlap");
        if (document.Anchors is { } anchors)
        {
            CheckNumber(anchors.Count, 0, "anchors.count");
            if (document.Use is not null || document.Overlap is not null) errors.Add(BlueprintErrors.AnchorsAlone("anchors"));
        }

        // A question that could stand in either of two sections is not one item to the engine, which counts items here.
        if (document.Sections.Select(s => s.Type).Distinct().Count() == document.Sections.Count()) return;
        foreach (var (given, member) in new[]
        {
            (document.AllOrNone is not null, "allOrNone"), (document.Overlap is not null, "overlap"), (document.Anchors is not null, "anchors"),
            (document.Objectives?.Any(o => o.EvenUse == true) == true, "evenUse"),
        })
        {
            if (given) errors.Add(BlueprintErrors.SectionsOfOneType(member == "evenUse" ? "objectives" : member, member));
        }
    }

    private void CheckAttribute(string attribute, string path)
    {
        if (!AttributeNames.Categorical.Contains(attribute)) errors.Add(BlueprintErrors.UnknownAttribute(path, attribute));
    }

    private void CheckBounds(Bounds? bounds, string path)
    {
        if (bounds is null) return;
        foreach (var (number, member) in new[] { (bounds.Min, "min"), (bounds.Max, "max"), (bounds.EqualTo, "equals") })
            if (number is { } given)
                CheckNumber(given, 0, $"{path}.{member}");
        var bounded = bounds.Min is not null || bounds.Max is not null;
        if (bounded == bounds.EqualTo is not null || bounds.Min > bounds.Max) errors.Add(BlueprintErrors.Limits(path));
    }

    private void CheckNumber(int number, int least, string path)
    {
        if (number < least || number > Most) errors.Add(BlueprintErrors.OutOfBounds(path, number, least, Most));
    }
}
