using ExamBank.Domain.Errors;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Generator.Exchange.Layouts;

/// <summary>The layouts of the seed, which the built application carries with it, so that it prints from any folder.</summary>
public static class LayoutCatalogue
{
    private const string Root = "seed/layouts/";
    private const string Extension = ".json";

    private static readonly Lazy<Dictionary<string, LayoutProfile>> Layouts = new(ReadAll);

    /// <summary>All names, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. typeof(LayoutCatalogue).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Root, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal))
        .Select(name => name[Root.Length..^Extension.Length])
        .Order(StringComparer.Ordinal)];

    /// <summary>The layout of a name, or <c>layout.not-found</c> at <paramref name="path"/>.</summary>
    public static Result<LayoutProfile> Find(string name, string path) =>
        Layouts.Value.TryGetValue(name, out var layout) ? layout : LayoutErrors.NotFound(path, name, string.Join(", ", Names));

    // A layout of the seed that is wrong is our fault, not the user's.
    private static Dictionary<string, LayoutProfile> ReadAll() => Names
        .Select(name => Named(name, LayoutFile.Read(Bytes($"{name}{Extension}")!, Bytes)).Value)
        .ToDictionary(layout => layout.Name, StringComparer.Ordinal);

    private static Result<LayoutProfile> Named(string name, Result<LayoutProfile> layout) =>
        layout.Succeeded && layout.Value.Name != name ? LayoutErrors.FileName("name", layout.Value.Name, name + Extension) : layout.Within(name + Extension);

    private static byte[]? Bytes(string file)
    {
        using var stream = typeof(LayoutCatalogue).Assembly.GetManifestResourceStream(Root + file);
        if (stream is null) return null;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
