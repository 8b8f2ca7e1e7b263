using ExamBank.Api.Features.Media;
using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>Writes the texts of questions: a first draft, or a newer one.</summary>
internal sealed class WriteQuestions(BankWriter writer, TimeProvider time)
{
    private static readonly Dictionary<string, StimulusRevision> NoTexts = [];

    /// <summary>Creates a question with a first draft.</summary>
    /// <param name="standardCode">Code of its standard.</param>
    /// <param name="code">Permanent code; null makes one.</param>
    /// <param name="published">Whether the text is public.</param>
    /// <param name="content">The text; errors in it are named below <c>content</c>.</param>
    /// <param name="actor">Who writes it.</param>
    /// <param name="cancellationToken">Ends the wait for the writer.</param>
    public Task<Result<QuestionId>> CreateAsync(
        string standardCode, string? code, bool published, QuestionContent content, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync<QuestionId>(async bank =>
        {
            var standard = await bank.Standards.AsNoTracking().Where(s => s.Code == standardCode).Select(s => new { s.Id }).SingleOrDefaultAsync(cancellationToken);
            if (standard is null) return StandardErrors.NotFound("standard", standardCode);
            if (code is not null && await bank.Questions.AnyAsync(q => q.Code == code, cancellationToken)) return QuestionErrors.DuplicateCode("code", code);
            var resolved = await ResolveAsync(bank, standard.Id, content, cancellationToken);
            if (!resolved.Succeeded) return Result.Fail<QuestionId>(resolved.Errors.Select(error => error.Within("content")));
            var number = (await bank.Questions.MaxAsync(q => (int?)q.Number, cancellationToken) ?? 0) + 1;
            var question = Question.Create(number, code, standard.Id, resolved.Value, published, actor, time.GetUtcNow());
            if (!question.TryGet(out var created)) return question.Failed<QuestionId>();
            bank.Questions.Add(created);
            return created.Id;
        }, cancellationToken);

    /// <summary>Writes a new draft of a question.</summary>
    /// <param name="number">Number such as <c>Q-000123</c>.</param>
    /// <param name="expectedRevision">The newest revision that the author has seen.</param>
    /// <param name="content">The new text; errors in it are named below <c>content</c>.</param>
    /// <param name="actor">Who writes it.</param>
    /// <param name="cancellationToken">Ends the wait for the writer.</param>
    public Task<Result<QuestionId>> ReviseAsync(
        string number, int expectedRevision, QuestionContent content, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync<QuestionId>(async bank =>
        {
            if (await StoredQuestions.FindAsync(bank, number, cancellationToken) is not { } question) return QuestionErrors.NotFound("number", number);
            var resolved = await ResolveAsync(bank, question.StandardId, content, cancellationToken);
            if (!resolved.Succeeded) return Result.Fail<QuestionId>(resolved.Errors.Select(error => error.Within("content")));
            var revised = question.Revise(resolved.Value, expectedRevision, actor, time.GetUtcNow());
            return revised.Succeeded ? question.Id : revised.Failed<QuestionId>();
        }, cancellationToken);

    private static async Task<Result<ResolvedContent>> ResolveAsync(BankContext bank, StandardId standard, QuestionContent content, CancellationToken cancellationToken)
    {
        var pictures = await BankPictures.KnownAsync(bank, ContentTexts.Of(content).SelectMany(text => PictureRules.Hashes(text.Markdown)), cancellationToken);
        return (await ContentResolverFactory.CreateAsync(bank, standard, NoTexts, pictures, cancellationToken)).Resolve(content);
    }
}
