using System.IO.Compression;
using System.Text;
using NUnit.Framework;

namespace ExamBank.Tests.Support;

/// <summary>A finished file with one thing changed by hand, as a wrong writer would have written it.</summary>
internal static class Tampered
{
    /// <summary>The package with one of its parts changed; the change must change something.</summary>
    public static byte[] Part(byte[] package, string part, Func<string, string> change) => Entries(package, (name, bytes) =>
    {
        if (name != part) return bytes;
        var before = Encoding.UTF8.GetString(bytes);
        var after = change(before);
        Assert.That(after == before, Is.False, $"nothing was changed in {part}");
        return Encoding.UTF8.GetBytes(after);
    });

    /// <summary>The package with another part in it.</summary>
    public static byte[] With(byte[] package, string name, string text) => Entries(package, (_, bytes) => bytes, (name, Encoding.UTF8.GetBytes(text)));

    /// <summary>The text with the first occurrence after <paramref name="from"/> of <paramref name="old"/> replaced.</summary>
    public static string Once(string text, string old, string by, string from = "")
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        var at = start < 0 ? -1 : text.IndexOf(old, start, StringComparison.Ordinal);
        return at < 0 ? text : text[..at] + by + text[(at + old.Length)..];
    }

    private static byte[] Entries(byte[] package, Func<string, byte[], byte[]> change, params (string Name, byte[] Bytes)[] added)
    {
        using var result = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(package)))
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open()) stream.CopyTo(content);
                Write(target, entry.FullName, change(entry.FullName, content.ToArray()));
            }

            foreach (var (name, bytes) in added) Write(target, name, bytes);
        }

        return result.ToArray();
    }

    private static void Write(ZipArchive archive, string name, byte[] bytes)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(bytes);
    }
}
