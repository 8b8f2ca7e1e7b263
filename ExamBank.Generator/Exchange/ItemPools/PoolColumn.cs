using ExamBank.Generator.Assembly;

namespace ExamBank.Generator.Exchange.ItemPools;

/// <summary>A column while it is read: numbers for as long as every value is one, words from the first that is none.</summary>
internal sealed class PoolColumn
{
    private NumberCells? numbers;
    private WordCells? words;
    private int rows;

    /// <param name="name">Name of the column.</param>
    /// <param name="index">Which cell of a row, from 0.</param>
    /// <param name="asWords">Whether its values are words whatever they look like.</param>
    public PoolColumn(string name, int index, bool asWords)
    {
        Name = name;
        Index = index;
        if (asWords) words = new WordCells();
        else numbers = new NumberCells();
    }

    /// <summary>Name of the column.</summary>
    public string Name { get; }

    /// <summary>Which cell of a row, from 0.</summary>
    public int Index { get; }

    /// <summary>Whether values were numbers at first and turned out to be words: as words they must be read again, as they are written.</summary>
    public bool MustBeReadAgain { get; private set; }

    /// <summary>The first number that cannot be held exactly beside the others; null when all can.</summary>
    public (long Row, string Value)? NotExact { get; private set; }

    /// <summary>Takes the next item's cell, white space at its ends already taken away.</summary>
    public void Add(ReadOnlySpan<byte> cell, long row)
    {
        rows++;
        if (words is not null)
        {
            words.Add(cell);
        }
        else if (numbers is null)
        {
            // It will be read again.
        }
        else if (cell.IsEmpty)
        {
            numbers.AddEmpty();
        }
        else if (!ExactNumber.TryParse(cell, out var number))
        {
            BecomeWords(cell);
        }
        else if (!numbers.TryAdd(number))
        {
            NotExact ??= (row, System.Text.Encoding.UTF8.GetString(cell));
        }
    }

    /// <summary>The column, when it need not be read again; one without any value is of words.</summary>
    public ItemColumn Finish() =>
        words is not null ? words.Column(Name)
        : numbers!.AllEmpty ? WordColumn.Of(Name, Enumerable.Repeat<string?>(null, rows))
        : numbers.Column(Name);

    private void BecomeWords(ReadOnlySpan<byte> cell)
    {
        if (numbers!.AllEmpty)
        {
            words = new WordCells();
            words.AddEmpty(rows - 1);
            words.Add(cell);
        }
        else
        {
            (MustBeReadAgain, NotExact) = (true, null);
        }

        numbers = null;
    }
}
