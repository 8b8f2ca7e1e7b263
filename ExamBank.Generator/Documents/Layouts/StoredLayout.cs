using System.Text.Json;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Layouts;

/// <summary>A layout as a paper keeps it, so that what is printed later is laid out as what was printed when it was locked.</summary>
/// <param name="Document">What its file said.</param>
/// <param name="Mark">What tells it apart from other layouts of the name; null for one of the seed.</param>
/// <param name="Logo">The logo's file; null where there is none.</param>
public sealed record StoredLayout(LayoutDocument Document, string? Mark, byte[]? Logo)
{
    private static readonly JsonSerializerOptions Format = new(ContentJson.Compact) { RespectRequiredConstructorParameters = false };

    /// <summary>It as JSON.</summary>
    public string ToText() => JsonSerializer.Serialize(this, Format);

    /// <summary>The layout that <see cref="ToText"/> wrote.</summary>
    public static StoredLayout FromText(string text) => JsonSerializer.Deserialize<StoredLayout>(text, Format)!;
}
