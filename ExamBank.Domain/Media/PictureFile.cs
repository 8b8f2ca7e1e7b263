using System.Buffers.Binary;
using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Media;

/// <summary>A picture that can be printed: a whole PNG or JPEG, known by its content and not by the name of a file.</summary>
public sealed record PictureFile
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaximumBytes = 10 * 1024 * 1024;

    /// <summary>Longest side, in pixels.</summary>
    public const int MaximumSide = 20_000;

    /// <summary>Most pixels of a picture: whoever opens a document has to unpack all of them.</summary>
    public const int MaximumPixels = 64_000_000;

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

    /// <summary>The picture, or why the bytes are none that can be printed.</summary>
    public static Result<PictureFile> Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length > MaximumBytes) return MediaErrors.TooLarge("", bytes.Length, MaximumBytes);
        if (Size(bytes) is not ({ } type, var width, var height)) return MediaErrors.NotAPicture("");
        if (!IsWhole(bytes, type)) return MediaErrors.Broken("");
        return width > MaximumSide || height > MaximumSide || (long)width * height > MaximumPixels
            ? MediaErrors.TooManyPixels("", width, height, MaximumSide, MaximumPixels)
            : new PictureFile(bytes, type, width, height);
    }

    /// <summary>The picture, or null where the bytes are none that can be printed.</summary>
    public static PictureFile? TryRead(byte[] bytes) => Read(bytes).TryGet(out var picture) ? picture : null;

    private static (string? Type, int Width, int Height) Size(ReadOnlySpan<byte> bytes)
    {
        // PNG: the signature, then the IHDR chunk with width and height.
        if (bytes.Length >= 24 && IsPng(bytes))
            return Positive("image/png", BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
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
                return Positive("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return default;
    }

    private static (string? Type, int Width, int Height) Positive(string type, int width, int height) => width > 0 && height > 0 ? (type, width, height) : default;

    // A download that broke off has a sound head and no end.
    private static bool IsWhole(ReadOnlySpan<byte> bytes, string type) =>
        type == "image/png" ? HasPngEnd(bytes) : bytes.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) > 2;

    // A chunk: length, name, content, checksum.
    private static bool HasPngEnd(ReadOnlySpan<byte> bytes)
    {
        for (long at = 8; at + 12 <= bytes.Length;)
        {
            var chunk = bytes[(int)at..];
            var next = at + 12 + BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (chunk[4..8].SequenceEqual("IEND"u8)) return next <= bytes.Length;
            at = next;
        }

        return false;
    }
}
