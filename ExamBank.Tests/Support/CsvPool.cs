using System.Text;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Exchange.ItemPools;
using NUnit.Framework;

namespace ExamBank.Tests.Support;

/// <summary>Item pools from CSV text, and what is in them.</summary>
internal static class CsvPool
{
    public static Result<ItemPool> Read(string csv, PoolColumnUses? uses = null) => Read(Encoding.UTF8.GetBytes(csv), uses);

    public static Result<ItemPool> Read(byte[] csv, PoolColumnUses? uses = null)
    {
        using var stream = new MemoryStream(csv);
        return ItemPoolFile.Read(stream, uses, CancellationToken.None);
    }

    /// <summary>A pool that must be readable.</summary>
    public static ItemPool Of(string csv)
    {
        var pool = Read(csv);
        Assert.That(pool.Errors, Is.Empty, csv);
        return pool.Value;
    }

    /// <summary>The numbers of a column; null for an empty cell.</summary>
    public static IReadOnlyList<decimal?> Numbers(this ItemPool pool, string column)
    {
        Assert.That(pool.Column(column), Is.InstanceOf<NumberColumn>(), column);
        return [.. Enumerable.Range(0, pool.Count).Select(((NumberColumn)pool.Column(column)!).Value)];
    }

    /// <summary>The words of a column, several joined by a stroke; empty for an empty cell.</summary>
    public static IReadOnlyList<string> Words(this ItemPool pool, string column)
    {
        Assert.That(pool.Column(column), Is.InstanceOf<WordColumn>(), column);
        return [.. Enumerable.Range(0, pool.Count).Select(item => string.Join('|', pool.Column(column)!.Codes(item).ToArray().Select(code => pool.Column(column)!.Words[code])))];
    }
}
