namespace ExamBank.Generator.Assembly.Planning;

/// <summary>Exchanges what two forms share too much of: for free items, or with a third form.</summary>
internal sealed class FormSeparation(ExchangeState state, PairOverlaps close, CancellationToken stop)
{
    /// <summary>Separates forms until no two share too much; false when some cannot be.</summary>
    public bool Run()
    {
        for (var f = 0; f < state.Forms.Length; f++)
        {
            for (var g = 0; g < f; g++)
            {
                if (!close.AreTooClose(f, g)) continue;
                foreach (var item in state.Forms[f].Where(state.InForm[g].Contains).ToList())
                {
                    if (!close.AreTooClose(f, g)) break;
                    if (stop.IsCancellationRequested) return false;
                    if (!GiveAway(f, item, g)) GiveAway(g, item, f);
                }

                if (close.AreTooClose(f, g)) return false;
            }
        }

        return true;
    }

    /// <summary>Gives an item of a form away for one that another form does not have.</summary>
    private bool GiveAway(int form, int item, int other)
    {
        var place = state.Forms[form].IndexOf(item);
        var group = state.GroupOf(item);
        foreach (var near in state.Rules.Neighbours(group))
        {
            if (near != group && !state.Rules.Allow(form, (group, near))) continue;
            foreach (var free in state.Members(near))
            {
                if (state.InForm[other].Contains(free) || !state.IsFree(form, item, free)) continue;
                state.Take(form, state.Make(form, place, free));
                return true;
            }
        }

        for (var third = 0; third < state.Forms.Length; third++)
        {
            if (third == form || third == other || state.InForm[third].Contains(item)) continue;
            for (var theirs = state.Anchored[third]; theirs < state.Forms[third].Count; theirs++)
            {
                var counter = state.Forms[third][theirs];
                if (state.GroupOf(counter) != group || state.InForm[form].Contains(counter) || state.InForm[other].Contains(counter)) continue;
                if (!state.Holds(form, item, counter) || !state.Holds(third, counter, item) || !close.Allow(form, item, counter, third) || !close.Allow(third, counter, item, form)) continue;
                state.Take(form, state.Make(form, place, counter));
                state.Take(third, state.Make(third, theirs, item));
                return true;
            }
        }

        return false;
    }
}
