using System.Collections.Immutable;
using ExamBank.Generator.Assembly.Compiling;

namespace ExamBank.Generator.Assembly.Solving;

/// <summary>Puts items in the place of numbers of items by cell, and forms into printed order.</summary>
internal static class FormFiller
{
    /// <summary>
    /// Takes a cell's items in turns, in an order that the seed decides: so none stands in more forms than another by more
    /// than one, and none twice in a form. Items shared by all forms come first.
    /// </summary>
    public static List<int>[] Fill(CompiledAssembly assembly, long[][] own, long[]? anchors, long seed)
    {
        var forms = own.Select(_ => new List<int>()).ToArray();
        var random = new DeterministicRandom(seed, "items");
        for (var cell = 0; cell < assembly.Cells.Count; cell++)
        {
            var shared = (int)(anchors?[cell] ?? 0);
            if (shared == 0 && own.All(f => f[cell] == 0)) continue;
            var members = assembly.Cells.Members(cell).ToArray();
            random.Shuffle(members);
            foreach (var form in forms) form.AddRange(members.AsSpan(0, shared));
            var rest = members.AsSpan(shared);
            var next = 0;
            for (var form = 0; form < forms.Length; form++)
                for (var taken = 0; taken < own[form][cell]; taken++)
                    forms[form].Add(rest[next++ % rest.Length]);
        }

        return forms;
    }

    /// <summary>The printed order: by an attribute, then as in the pool; items of a stimulus at the place of its first.</summary>
    public static ImmutableArray<int> Order(ItemPool pool, AssemblySpecification specification, IEnumerable<int> items)
    {
        var by = specification.Order is { } order ? pool.Column(order.By) : null;
        var stimulus = specification.Stimuli is { } sets ? pool.Column(sets.By) : null;
        // Numbers, not their words; an empty cell stands last.
        (long Value, int Item) Place(int item) => by switch
        {
            null => (0, item),
            NumberColumn number => (number.Multiples[item] == NumberColumn.Missing ? long.MaxValue : number.Multiples[item], item),
            _ => (by.Codes(item) is { IsEmpty: false } codes ? codes[0] : long.MaxValue, item),
        };
        var sorted = items.OrderBy(Place).ToList();
        if (stimulus is null) return [.. sorted];
        return [.. sorted.GroupBy(i => stimulus.Codes(i) is { IsEmpty: false } codes ? codes[0] : -1 - i).SelectMany(g => g)];
    }
}
