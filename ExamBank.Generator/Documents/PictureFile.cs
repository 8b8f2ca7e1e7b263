using System.Buffers.Binary;

namespace ExamBank.Generator.Documents;

/// <summary>A picture that can be printed: PNG or JPEG.</summary>
public sealed record PictureFile
{
    private const int MaximumPixels = 20_000;

    private PictureFile(byte[] bytes, string mediaType, int width, int height) =>
        (Bytes, MediaType, Width, Height) = (bytes, mediaType, width, height);

    /// <summary>The file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary><c>image/png</c> or <c>image/jpeg</c>.</summary>
    public string MediaType { get; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>The picture, or null where the bytes are none: their head is read, not the name of a file.</summary>
    public static PictureFile? TryRead(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return Size(bytes) is ({ } type, > 0 and <= MaximumPixels and var width, > 0 and <= MaximumPixels and var height) ? new PictureFile(bytes, type, width, height) : null;
    }

    private static (string? Type, int Width, int Height) Size(ReadOnlySpan<byte> bytes)
    {
        // PNG: the signature, then the IHDR chunk with width and height.
        if (bytes.Length >= 24 && IsPng(bytes))
            return ("image/png", BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
        return bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? JpegSize(bytes) : default;
    }

    private static bool IsPng(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && bytes[12..16].SequenceEqual("IHDR"u8);

    // JPEG: a chain of segments; a start of frame (C0–CF without C4, C8 and CC) holds height and width.
    private static (string? Type, int Width, int Height) JpegSize(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return ("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return default;
    }
}
