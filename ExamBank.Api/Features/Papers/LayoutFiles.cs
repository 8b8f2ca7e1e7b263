using ExamBank.Domain.Errors;
using ExamBank.Domain.Media;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Exchange;
using ExamBank.Generator.Exchange.Layouts;

namespace ExamBank.Api.Features.Papers;

/// <summary>Layouts as people choose them: by a name of the seed, or by a file of their own with its logo beside it.</summary>
internal static class LayoutFiles
{
    /// <summary>The layout that is meant; what ends in <c>.json</c> is a file.</summary>
    /// <param name="nameOrFile">Name or file.</param>
    /// <param name="path">Where it was asked for.</param>
    public static Result<LayoutProfile> Find(string nameOrFile, string path) =>
        nameOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Read(nameOrFile) : LayoutCatalogue.Find(nameOrFile, path);

    private static Result<LayoutProfile> Read(string file)
    {
        try
        {
            var bytes = Start(file, LayoutFile.MaximumBytes);
            return LayoutFile.ReadOwn(bytes, logo => Beside(file, logo)).Within(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ExchangeErrors.Unreadable(file, Word.OfReason(e, file));
        }
    }

    // The name of a file, and no way to another folder.
    private static byte[]? Beside(string file, string logo)
    {
        if (logo.AsSpan().IndexOfAny('/', '\\', ':') >= 0) return null;
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, logo);
        return File.Exists(beside) ? Start(beside, PictureFile.MaximumBytes) : null;
    }

    // One byte more than may be read tells that the file is too large.
    private static byte[] Start(string file, int maximum)
    {
        using var stream = File.OpenRead(file);
        var bytes = new byte[Math.Min(stream.Length, maximum + 1L)];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
