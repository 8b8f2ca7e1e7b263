using System.Text.Json;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents;

/// <summary>
/// The canonical JSON of a <see cref="PaperModel"/>: the same model gives the same bytes, and what is read back prints the same
/// paper. A member that a later build adds may be missing in the file.
/// </summary>
public static class PaperModelFile
{
    /// <summary>The schema version that <see cref="Write"/> writes.</summary>
    public const int CurrentSchemaVersion = 1;

    private static readonly JsonSerializerOptions Format = new(ContentJson.Compact) { RespectRequiredConstructorParameters = false };

    /// <summary>Writes the model.</summary>
    public static byte[] Write(PaperModel paper) => JsonSerializer.SerializeToUtf8Bytes(new Envelope(CurrentSchemaVersion, paper), Format);

    /// <summary>Reads a model; null when it is of a later schema, or none.</summary>
    public static PaperModel? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Envelope>(json, Format) is { SchemaVersion: CurrentSchemaVersion } file ? file.Paper : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Envelope(int SchemaVersion, PaperModel Paper);
}
