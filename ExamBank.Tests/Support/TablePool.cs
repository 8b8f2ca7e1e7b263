using System.Globalization;
using ExamBank.Generator.Assembly;

namespace ExamBank.Tests.Support;

/// <summary>A pool written down as a table, for tests that read as sentences.</summary>
internal static class TablePool
{
    /// <summary>
    /// Lines of cells parted by blanks, the first with the names of the columns and the first column with the ids. A dash is an
    /// empty cell, several words are parted by a bar, and a column is of numbers where every cell is one.
    /// </summary>
    public static ItemPool Of(string table)
    {
        var rows = table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var items = rows.Skip(1).ToList();
        return new ItemPool([.. items.Select(r => r[0])], Enumerable.Range(1, rows[0].Length - 1).Select(c => Column(rows[0][c], [.. items.Select(r => r[c])])));
    }

    private static ItemColumn Column(string name, string[] cells)
    {
        if (cells.All(c => c == "-" || decimal.TryParse(c, CultureInfo.InvariantCulture, out _)))
            return NumberColumn.Of(name, cells.Select(c => c == "-" ? null : (decimal?)decimal.Parse(c, CultureInfo.InvariantCulture)));
        var words = cells.Select(c => c == "-" ? [] : c.Split('|')).ToList();
        return words.Exists(w => w.Length > 1) ? WordColumn.OfSeveral(name, words) : WordColumn.Of(name, words.Select(w => w.FirstOrDefault()));
    }
}
