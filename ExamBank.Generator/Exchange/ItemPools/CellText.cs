using System.Text;

namespace ExamBank.Generator.Exchange.ItemPools;

/// <summary>The text of a cell, as bytes that are not yet a string.</summary>
internal static class CellText
{
    /// <summary>Without white space of any script at its ends. Bytes that are not UTF-8 stay.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && Rune.DecodeFromUtf8(text, out var rune, out var length) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(rune))
            text = text[length..];
        while (!text.IsEmpty && Rune.DecodeLastFromUtf8(text, out var rune, out var length) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(rune))
            text = text[..^length];
        return text;
    }

    /// <summary>Takes the next of the values that <c>|</c> splits off <paramref name="rest"/>; false when there is none left.</summary>
    public static bool TryNext(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> value)
    {
        value = default;
        while (!rest.IsEmpty && value.IsEmpty)
        {
            var end = rest.IndexOf((byte)'|');
            value = Trim(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        return !value.IsEmpty;
    }
}
