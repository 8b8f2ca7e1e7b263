using System.Diagnostics;
using System.Globalization;
using ExamBank.Generator.Exchange.ItemPools;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Exchange;

/// <summary>A pool of a million items.</summary>
[NonParallelizable]
public sealed class ItemPoolFileSizeTests
{
    [Test]
    [Long]
    public void A_million_items_are_read_in_seconds_with_little_memory()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("pool.csv");
        using (var file = new StreamWriter(path))
        {
            file.WriteLine("id,domain,objective,p,minutes,marks,info0,passage");
            for (var i = 0; i < 1_000_000; i++)
                file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"item{i:D7},{i % 5},obj{i * 7 % 200},{i * 31 % 1000 / 1000m},{(i % 8 + 1) / 2m:0.0},{i % 3 + 1},{i * 7919L % 10_000_000 / 10_000_000m},{(i % 3 == 0 ? "p" + i % 4000 : "")}"));
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        using var stream = File.OpenRead(path);
        var pool = ItemPoolFile.Read(stream, null, CancellationToken.None).Value;
        watch.Stop();
        var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        TestContext.Out.WriteLine($"{watch.ElapsedMilliseconds} ms, {held:0} MB held");
        Assert.That(pool.Count, Is.EqualTo(1_000_000));
        Assert.That(pool.Numbers("info0")[12345], Is.EqualTo(12345 * 7919L % 10_000_000 / 10_000_000m));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
        Assert.That(held, Is.LessThan(200), "megabytes");
    }
}
