namespace ExamBank.Generator.Assembly.Planning;

/// <summary>How many items each two forms share, kept while items are exchanged. Memory: forms², and the items of all forms.</summary>
internal sealed class PairOverlaps
{
    private readonly int most;
    private readonly int[,] shared;
    private readonly Dictionary<int, List<int>> holders = [];

    public PairOverlaps(int most, IReadOnlyList<List<int>> forms)
    {
        this.most = most;
        shared = new int[forms.Count, forms.Count];
        for (var form = 0; form < forms.Count; form++)
            foreach (var item in forms[form])
                Add(form, item);
    }

    /// <summary>Whether two forms share too many items.</summary>
    public bool AreTooClose(int one, int other) => shared[one, other] > most;

    /// <summary>
    /// Whether a form may hold one item in another's place without coming too close to any form; a form that is too close
    /// already may, as long as it comes no closer.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="old">What it gives.</param>
    /// <param name="item">What it takes.</param>
    /// <param name="partner">The form it gives to and takes from, with which it shares as many as before; −1 for none.</param>
    public bool Allow(int form, int old, int item, int partner = -1)
    {
        if (!holders.TryGetValue(item, out var closer)) return true;
        var looser = holders[old];
        foreach (var other in closer)
            if (other != form && other != partner && shared[form, other] >= most && !looser.Contains(other))
                return false;
        return true;
    }

    /// <summary>Takes an exchange over.</summary>
    public void Exchange(int form, int old, int item)
    {
        holders[old].Remove(form);
        foreach (var other in holders[old]) Change(form, other, -1);
        Add(form, item);
    }

    private void Add(int form, int item)
    {
        if (!holders.TryGetValue(item, out var list)) holders.Add(item, list = []);
        foreach (var other in list) Change(form, other, 1);
        list.Add(form);
    }

    private void Change(int one, int other, int by)
    {
        shared[one, other] += by;
        shared[other, one] += by;
    }
}
