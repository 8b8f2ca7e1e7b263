using System.Text.Json;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly.Papers;

namespace ExamBank.Api.Features.Papers;

/// <summary>Reads the pool that a paper was drawn from.</summary>
internal static class StoredPool
{
    /// <summary>The pool, if it still fits its hash.</summary>
    public static Result<Pool> Read(string paper, PoolSnapshot stored)
    {
        try
        {
            var content = JsonSerializer.Deserialize<Snapshot>(StoredModel.Decompressed(stored.Content), ContentJson.Compact);
            return content is not null && new Pool(content.Places, content.Questions) is var pool && pool.Hash == stored.Hash ? pool : PaperErrors.ModelUnreadable("paper", paper);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or InvalidDataException)
        {
            return PaperErrors.ModelUnreadable("paper", paper);
        }
    }

    private sealed record Snapshot(IReadOnlyList<PoolPlace> Places, IReadOnlyList<PoolQuestion> Questions);
}
