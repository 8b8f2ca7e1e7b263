using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Exchange.ItemPools;

/// <summary>The first row of a pool: names of columns.</summary>
internal sealed class PoolHeader
{
    private readonly ImmutableArray<string> names;

    private PoolHeader(ImmutableArray<string> names, int idIndex) => (this.names, IdIndex) = (names, idIndex);

    /// <summary>How many cells every row has.</summary>
    public int Width => names.Length;

    /// <summary>Which cell holds the id.</summary>
    public int IdIndex { get; }

    /// <summary>The columns that have a name, but for the ids.</summary>
    public IEnumerable<(string Name, int Index)> Columns => names.Select((name, index) => (name, index)).Where(c => c.name.Length > 0 && c.index != IdIndex);

    /// <summary>What to call a column in an error: its name, or its number from 1.</summary>
    public string NameOf(int index) => names[index].Length > 0 ? names[index] : (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads the header.</summary>
    public static Result<PoolHeader> Read(PoolRows rows)
    {
        if (!rows.Read(CancellationToken.None)) return rows.Error ?? ItemPoolErrors.Empty();
        var errors = new List<BankError>();
        var read = ImmutableArray.CreateBuilder<string>(rows.Cells);
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Cells; i++)
        {
            if (rows.Trouble(i, (i + 1).ToString(CultureInfo.InvariantCulture)) is { } trouble) errors.Add(trouble);
            var name = Encoding.UTF8.GetString(CellText.Trim(rows[i]));
            read.Add(name);
            if (name.Length > 0 && !first.TryAdd(name, i)) errors.Add(ItemPoolErrors.DuplicateColumn(name, first[name] + 1, i + 1));
        }

        if (!first.ContainsKey(ItemPoolFile.IdColumn)) errors.Add(ItemPoolErrors.NoIdColumn(string.Join(", ", first.Keys.Take(20))));
        return errors.Count > 0
            ? Result.Fail<PoolHeader>(errors.Take(ItemPoolFile.MostErrors))
            : new PoolHeader(read.ToImmutable(), first[ItemPoolFile.IdColumn]);
    }
}
