using System.Data.Common;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ExamBank.Domain.Persistence.Search;

/// <summary>
/// The full-text index: two FTS5 tables without content of their own, whose row is the number of a question. <c>QuestionTrigrams</c>
/// answers for three characters and more, <c>QuestionGrams</c> for one and two. Each holds the approved text by its places and,
/// where the newest is another one, that draft in three columns of its own: a question is found once, whichever text has the words, and for
/// whom drafts do not exist they are not looked at.
/// <see cref="BankContext"/> keeps it right in the transaction that changes a text; a migration makes the tables, and the start that follows fills them.
/// </summary>
internal static class TextIndex
{
    /// <summary>How texts are folded and cut. A higher number makes the next start build the index anew.</summary>
    public const int Version = 1;

    // One statement reads so many questions; SQLite takes more parameters, but no faster.
    private const int Batch = 500;

    /// <summary>Builds the index anew where it is not of this build's <see cref="Version"/>, in one transaction.</summary>
    public static async Task EnsureAsync(BankContext context, CancellationToken cancellationToken)
    {
        if (await context.Database.SqlQueryRaw<int>("""SELECT "Version" AS "Value" FROM "TextIndexVersion" """).FirstOrDefaultAsync(cancellationToken) == Version) return;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync(
            """
            DELETE FROM "TextIndexVersion";
            INSERT INTO "QuestionTrigrams"("QuestionTrigrams") VALUES ('delete-all');
            INSERT INTO "QuestionGrams"("QuestionGrams") VALUES ('delete-all');
            """,
            cancellationToken);
        await UpdateAsync(context, await context.Questions.AsNoTracking().OrderBy(q => q.Number).Select(q => q.Id).ToListAsync(cancellationToken), cancellationToken);
        await context.Database.ExecuteSqlAsync($"""INSERT INTO "TextIndexVersion" VALUES ({Version})""", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Writes what the stored texts of these questions say into the index, inside the transaction that has begun.</summary>
    public static async Task UpdateAsync(BankContext context, IReadOnlyCollection<QuestionId> questions, CancellationToken cancellationToken)
    {
        if (questions.Count == 0) return;
        await using var trigrams = Rows.Of(context, "QuestionTrigrams");
        await using var grams = Rows.Of(context, "QuestionGrams");
        foreach (var some in questions.Chunk(Batch))
        {
            var texts = await (
                from question in context.Questions.AsNoTracking()
                where some.Contains(question.Id)
                join revision in context.Revisions.AsNoTracking() on question.Id equals revision.QuestionId
                where revision.Number == question.LatestRevision || revision.Number == question.ApprovedRevision
                orderby question.Number
                select new { question.Number, IsApproved = revision.Number == question.ApprovedRevision, revision.ContentText }).ToListAsync(cancellationToken);
            foreach (var question in texts.GroupBy(text => text.Number))
            {
                SearchableText Text(bool approved) => question.FirstOrDefault(text => text.IsApproved == approved) is { } text
                    ? SearchableText.Of(Revision.ReadContent(text.ContentText))
                    : SearchableText.Nothing;
                var (approved, draft) = (Text(approved: true), Text(approved: false));
                string[] columns = [approved.Stem, approved.Options, approved.Explanation, draft.Stem, draft.Options, draft.Explanation];
                await trigrams.WriteAsync(question.Key, columns, cancellationToken);
                await grams.WriteAsync(question.Key, [.. columns.Select(Grams.Of)], cancellationToken);
            }
        }
    }

    /// <summary>The prepared statement that puts a row in the place of the one with its number.</summary>
    private sealed class Rows : IAsyncDisposable
    {
        private readonly DbCommand insert;

        private Rows(DbCommand insert) => this.insert = insert;

        public static Rows Of(BankContext context, string table)
        {
            var command = context.Database.GetDbConnection().CreateCommand();
            command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = $"""INSERT OR REPLACE INTO "{table}"(rowid, Stem, Options, Explanation, DraftStem, DraftOptions, DraftExplanation) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)""";
            for (var i = 0; i <= 6; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@p{i}";
                command.Parameters.Add(parameter);
            }

            return new Rows(command);
        }

        public async Task WriteAsync(int number, string[] columns, CancellationToken cancellationToken)
        {
            insert.Parameters[0].Value = number;
            for (var i = 0; i < columns.Length; i++) insert.Parameters[i + 1].Value = columns[i];
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        public ValueTask DisposeAsync() => insert.DisposeAsync();
    }
}
