using System.Text;
using ExamBank.Generator.Assembly;

namespace ExamBank.Generator.Exchange.ItemPools;

/// <summary>Takes the cells of a column of words, one after another. A word that was there before costs no string.</summary>
internal sealed class WordCells
{
    private readonly Dictionary<string, int> index = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<int> codes = [];
    private List<int>? starts;
    private char[] characters = new char[256];

    public WordCells() => lookup = index.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Takes a cell; several values are split by <c>|</c>, and one that is repeated counts once.</summary>
    public void Add(ReadOnlySpan<byte> cell)
    {
        var start = codes.Count;
        while (CellText.TryNext(ref cell, out var value))
        {
            var code = Code(value);
            if (codes.IndexOf(code, start) < 0) codes.Add(code);
        }

        if (starts is not null) starts.Add(codes.Count);
        else if (codes.Count == start) codes.Add(-1);
        else if (codes.Count > start + 1) BecomeSeveral(start);
    }

    /// <summary>Takes empty cells.</summary>
    public void AddEmpty(int count)
    {
        for (var i = 0; i < count; i++) Add(default);
    }

    /// <summary>The column.</summary>
    public WordColumn Column(string name) =>
        starts is null ? new WordColumn(name, [.. index.Keys], [.. codes]) : new WordColumn(name, [.. index.Keys], [.. starts], [.. codes]);

    /// <summary>The first cell with several values, at <paramref name="start"/>: from here on each item says where its values begin.</summary>
    private void BecomeSeveral(int start)
    {
        starts = new List<int>(start + 2) { 0 };
        var kept = 0;
        for (var i = 0; i < start; i++)
        {
            if (codes[i] >= 0) codes[kept++] = codes[i];
            starts.Add(kept);
        }

        codes.RemoveRange(kept, start - kept);
        starts.Add(codes.Count);
    }

    private int Code(ReadOnlySpan<byte> word)
    {
        if (characters.Length < word.Length) characters = new char[word.Length];
        var text = characters.AsSpan(0, Encoding.UTF8.GetChars(word, characters));
        if (lookup.TryGetValue(text, out var code)) return code;
        index.Add(text.ToString(), index.Count);
        return index.Count - 1;
    }
}
