using System.Text;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>A line of the file: its number (1 is the first) and its text without line break.</summary>
internal readonly record struct PublishedLine(int Number, string Text);

/// <summary>The bytes of a published standard as lines of text, or the reason why they are not text.</summary>
/// <param name="Lines">All lines, blank ones included.</param>
/// <param name="Encoding"><c>UTF-8</c> or <c>GB18030</c>.</param>
internal sealed record PublishedText(IReadOnlyList<PublishedLine> Lines, string Encoding)
{
    /// <summary>Largest text that is read, in megabytes; the published standards are below one.</summary>
    public const int MaxMegabytes = 10;

    /// <summary>Most lines that are read.</summary>
    public const int MaxLines = 50_000;

    /// <summary>Longest line that is read, in characters; a row of a table has a few thousand.</summary>
    public const int MaxLineLength = 20_000;

    /// <summary>First bytes of what people take for a text: the standards are published as PDF and passed on as pictures.</summary>
    private static readonly (byte[] Bytes, string Kind)[] Signatures =
    [
        ("%PDF"u8.ToArray(), "PDF"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "PNG"),
        ([0xFF, 0xD8, 0xFF], "JPEG"),
        ("GIF8"u8.ToArray(), "GIF"),
        ("II*\0"u8.ToArray(), "TIFF"),
        ("MM\0*"u8.ToArray(), "TIFF"),
        ("PK\x03\x04"u8.ToArray(), "Word / Excel / ZIP"),
        ([0xD0, 0xCF, 0x11, 0xE0], "Word 97–2003"),
        ("{\\rtf"u8.ToArray(), "RTF"),
    ];

    public static Result<PublishedText> Decode(ReadOnlySpan<byte> bytes, string fileName)
    {
        if (bytes.Length > MaxMegabytes * 1024 * 1024) return StandardTextErrors.TooLarge(fileName, MaxMegabytes);
        foreach (var (signature, kind) in Signatures)
        {
            if (bytes.StartsWith(signature)) return StandardTextErrors.NotText(fileName, kind);
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return StandardTextErrors.Utf16(fileName);
        var encoding = "UTF-8";
        var text = StrictUtf8.Decode(bytes, out var badLine);
        if (text is null)
        {
            encoding = "GB18030";
            text = DecodeGb18030(bytes);
            // GB18030 gives a meaning to nearly any bytes, so a damaged UTF-8 file would become nonsense instead of an error.
            if (text is null || !TableWords.SpeaksOfTables(text)) return StandardTextErrors.Encoding(fileName, badLine);
        }

        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        if (lines.Length > MaxLines) return StandardTextErrors.TooManyLines(fileName, MaxLines);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > MaxLineLength) return StandardTextErrors.LineTooLong(fileName, i + 1, MaxLineLength);
            if (lines[i].Any(c => char.IsControl(c) && !char.IsWhiteSpace(c))) return StandardTextErrors.ControlCharacter(fileName, i + 1);
        }

        return string.IsNullOrWhiteSpace(text)
            ? StandardTextErrors.Empty(fileName)
            : new PublishedText([.. lines.Select((line, i) => new PublishedLine(i + 1, PublishedWords.WithoutInvisible(line)))], encoding);
    }

    private static string? DecodeGb18030(ReadOnlySpan<byte> bytes)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(
            "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
