using System.Globalization;
using System.Text;
using ExamBank.Tests.Support;
using NUnit.Framework;
using static ExamBank.Tests.Support.CsvPool;

namespace ExamBank.Tests.Generator.Exchange;

/// <summary>Whatever a pool holds and however its file is set, the same is read.</summary>
public sealed class ItemPoolFilePropertyTests
{
    private static readonly string[] Pieces = ["a", "题", "\"", ",", "\n", "\r\n", " ", "7", ".", "𠀀", "'", ";", "\t", "=", "é"];

    [FsCheck.NUnit.Property(MaxTest = 300, EndSize = 200)]
    public void Words_are_read_as_they_were_written(byte[] choices)
    {
        var draw = new Draw(choices);
        var items = Enumerable.Range(0, draw.Take(6) + 1).Select(_ => Enumerable.Range(0, draw.Take(4)).Select(_ => Word(draw)).Distinct().ToList()).ToList();
        // A value that is no number in any case, so that the column is one of words.
        items.Add(["x"]);
        var pool = Of(Written(draw, items.Select(words => string.Join('|', words))));
        Assert.That(pool.Words("value"), Is.EqualTo(items.Select(words => string.Join('|', words.Where(w => w.Length > 0)))));
    }

    [FsCheck.NUnit.Property(MaxTest = 300, EndSize = 200)]
    public void Numbers_are_read_exactly(byte[] choices)
    {
        var draw = new Draw(choices);
        var numbers = Enumerable.Range(0, draw.Take(8) + 1)
            .Select(_ => draw.Take(5) == 0 ? (decimal?)null : new decimal(draw.Number(), 0, 0, draw.Take(2) == 0, (byte)draw.Take(9))).ToList();
        numbers.Add(1);
        var pool = Of(Written(draw, numbers.Select(n => n is null ? "" : Notation(draw, n.Value))));
        Assert.That(pool.Numbers("value"), Is.EqualTo(numbers));
    }

    private static string Word(Draw draw) => string.Concat(Enumerable.Range(0, draw.Take(5)).Select(_ => Pieces[draw.Take(Pieces.Length)])).Trim();

    private static string Notation(Draw draw, decimal number)
    {
        var shift = draw.Take(5);
        var plain = number.ToString(CultureInfo.InvariantCulture);
        return draw.Take(4) switch
        {
            0 => plain,
            1 => (plain.Contains('.', StringComparison.Ordinal) ? plain : plain + ".") + new string('0', shift),
            2 => string.Create(CultureInfo.InvariantCulture, $"{number * (decimal)Math.Pow(10, shift)}e-0{shift}"),
            _ => $" {(number >= 0 ? "+" : "")}{plain}",
        };
    }

    private static string Written(Draw draw, IEnumerable<string> cells)
    {
        var end = draw.Take(2) == 0 ? "\n" : "\r\n";
        var text = new StringBuilder(draw.Take(2) == 0 ? "\uFEFF" : "").Append("other,value,id");
        foreach (var (cell, i) in cells.Select((cell, i) => (cell, i)))
        {
            var quoted = cell.AsSpan().ContainsAny("\",\r\n") || draw.Take(2) == 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
            text.Append(end).Append("\"x,y\",").Append(quoted).Append(",i").Append(i);
        }

        return text.Append(draw.Take(2) == 0 ? end : "").ToString();
    }

    /// <summary>Choices from bytes, without end; all noughts when there are no more.</summary>
    private sealed class Draw(byte[] choices)
    {
        private int position;

        public int Take(int below) => position < choices.Length ? choices[position++] % below : 0;

        public int Number() => (Take(256) << 16) | (Take(256) << 8) | Take(256);
    }
}
