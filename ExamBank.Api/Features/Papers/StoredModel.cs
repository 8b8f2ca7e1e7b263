using System.IO.Compression;
using System.Security.Cryptography;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Generator.Documents;

namespace ExamBank.Api.Features.Papers;

/// <summary>The model of a paper as the bank keeps it: canonical JSON, named by its hash, compressed.</summary>
internal static class StoredModel
{
    /// <summary>What is stored of a model.</summary>
    public static ModelOutcome Of(PaperModel paper)
    {
        var json = PaperModelFile.Write(paper);
        return new ModelOutcome(Convert.ToHexStringLower(SHA256.HashData(json)), Compressed(json));
    }

    /// <summary>Reads a stored model.</summary>
    public static Result<PaperModel> Read(string number, LockedModel? stored)
    {
        if (stored is null) return PaperErrors.NoModel("number", number);
        try
        {
            var bytes = Decompressed(stored.Content);
            return Convert.ToHexStringLower(SHA256.HashData(bytes)) == stored.Sha256 && PaperModelFile.Read(bytes) is { } model
                ? model
                : PaperErrors.ModelUnreadable("number", number);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException)
        {
            return PaperErrors.ModelUnreadable("number", number);
        }
    }

    /// <summary>Bytes as they were before <see cref="Compressed"/>.</summary>
    /// <exception cref="InvalidOperationException">They are not compressed.</exception>
    public static byte[] Decompressed(byte[] compressed)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress)) brotli.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>Bytes compressed for the bank.</summary>
    public static byte[] Compressed(ReadOnlySpan<byte> bytes)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, CompressionLevel.Optimal)) brotli.Write(bytes);
        return memory.ToArray();
    }
}
