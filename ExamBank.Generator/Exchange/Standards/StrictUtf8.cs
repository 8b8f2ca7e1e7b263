using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>UTF-8 that is read whole or not at all.</summary>
internal static class StrictUtf8
{
    /// <summary>
    /// The text without byte order mark; null when the bytes are not UTF-8, with the line (1 is the first) of the first wrong one.
    /// </summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, out int badLine)
    {
        badLine = 0;
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        var characters = new char[bytes.Length];
        var status = Utf8.ToUtf16(bytes, characters, out var read, out var written, replaceInvalidSequences: false);
        if (status == OperationStatus.Done) return new string(characters, 0, written);
        badLine = bytes[..read].Count((byte)'\n') + 1;
        return null;
    }
}
