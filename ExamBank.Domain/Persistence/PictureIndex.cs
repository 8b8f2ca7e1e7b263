using ExamBank.Domain.Media;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Domain.Persistence;

/// <summary>
/// Indexes of the texts that show pictures, with the texts in them: who asks for a picture by its hash is let have it where one of these names
/// it, and most texts show none. No model knows an index of some rows by what they say, and a migration that rebuilds a table would drop it
/// in silence, so both are made where they are missing, at every start.
/// </summary>
internal static class PictureIndex
{
    private const string Texts = $"""
        CREATE INDEX IF NOT EXISTS "IX_Revisions_Pictured" ON "Revisions" ("Id", "QuestionId", "ContentText") WHERE instr("ContentText", '{PictureReference.Prefix}') > 0;
        CREATE INDEX IF NOT EXISTS "IX_StimulusRevisions_Pictured" ON "StimulusRevisions" ("Id", "StimulusId", "Content") WHERE instr("Content", '{PictureReference.Prefix}') > 0;
        """;

    /// <summary>Makes them where they are missing.</summary>
    public static Task EnsureAsync(BankContext context, CancellationToken cancellationToken) => context.Database.ExecuteSqlRawAsync(Texts, cancellationToken);
}
