using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ExamBank.Generator.Assembly;

/// <summary>
/// Random numbers that follow from a seed and a purpose on every machine and in every release: SplitMix64
/// (Steele, Lea and Flood 2014), started from a SHA-256.
/// </summary>
internal sealed class DeterministicRandom
{
    private ulong state;

    public DeterministicRandom(long seed, string purpose) => state = BinaryPrimitives.ReadUInt64LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{seed}\n{purpose}"))));

    /// <summary>A number from 0 to <paramref name="bound"/> − 1; every one alike, by rejection.</summary>
    public int Next(int bound)
    {
        var limit = ulong.MaxValue - (ulong.MaxValue % (ulong)bound);
        ulong value;
        do value = NextBits();
        while (value >= limit);
        return (int)(value % (ulong)bound);
    }

    /// <summary>Shuffles in place (Fisher–Yates).</summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private ulong NextBits()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
