using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Standards;
using ExamBank.Generator.Exchange.Blueprints;
using ExamBank.Generator.Exchange.Questions;
using ExamBank.Generator.Exchange.Standards;

namespace ExamBank.Api.Features.Seeding;

/// <summary>The documents of the seed.</summary>
internal sealed record SeedDocuments(
    IReadOnlyList<StandardDocument> Standards, IReadOnlyList<(string Path, QuestionFile File)> Questions, IReadOnlyList<BlueprintDocument> Blueprints);

/// <summary>The seed that the built application carries with it, so that it runs from any folder.</summary>
internal static class EmbeddedSeed
{
    private const string Root = "seed/";

    /// <summary>Everything that a bank takes over.</summary>
    public static SeedDocuments Read() => new([.. Standards()], [.. Questions()], [.. Blueprints()]);

    /// <summary>Standards, in the order of their codes.</summary>
    public static IEnumerable<StandardDocument> Standards() =>
        Files("standards/").Select(file => StandardFile.Read(file.Bytes, file.Path)).Select(Valid);

    /// <summary>Blueprints, in the order of their names.</summary>
    public static IEnumerable<BlueprintDocument> Blueprints() =>
        Files("blueprints/").Select(file => BlueprintFile.Read(file.Bytes).Within(file.Path)).Select(Valid);

    /// <summary>Question files, in the order of their paths.</summary>
    public static IEnumerable<(string Path, QuestionFile File)> Questions() =>
        Files("questions/").Select(file => (file.Path, Valid(QuestionFile.Read(file.Bytes).Within(file.Path))));

    /// <summary>The bytes of one file, such as <c>schemas/questions.schema.json</c>.</summary>
    public static byte[] Bytes(string path)
    {
        using var stream = typeof(EmbeddedSeed).Assembly.GetManifestResourceStream(Root + path)
            ?? throw new InvalidOperationException($"The seed has no {path}.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static IEnumerable<(string Path, byte[] Bytes)> Files(string folder) => typeof(EmbeddedSeed).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Root + folder, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(name => (name[Root.Length..], Bytes(name[Root.Length..])));

    // A seed that is wrong is our fault, not the user's.
    private static T Valid<T>(Result<T> result) => result.Value;
}
