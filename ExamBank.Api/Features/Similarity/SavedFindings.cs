using System.Globalization;
using ExamBank.Domain;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Quality;
using ExamBank.Domain.Questions.Similarity;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Similarity;

/// <summary>What the author of a text that was just saved should look at: its quality, and questions that it is nearly the same as.</summary>
internal sealed class SavedFindings(BankView bank, SeenPairs seen)
{
    /// <summary>The findings of a question's newest text, worst first within each kind.</summary>
    public async Task<IReadOnlyList<QualityFinding>> OfAsync(QuestionId id, CancellationToken cancellationToken)
    {
        var saved = await (
            from question in bank.Questions
            where question.Id == id
            join revision in bank.Revisions on new { QuestionId = question.Id, Number = question.LatestRevision } equals new { revision.QuestionId, revision.Number }
            select new { question.Number, revision.ContentText }).SingleAsync(cancellationToken);
        var content = System.Text.Json.JsonSerializer.Deserialize<QuestionContent>(saved.ContentText, ContentJson.Compact)!;
        var similar = await seen.OfAsync([saved.Number], SimilarQuestions.Usual, cancellationToken);
        return [.. QuestionQuality.Check(content), .. similar.Select(Told)];
    }

    /// <summary>A pair as a finding about its first question.</summary>
    public static QualityFinding Told(SimilarPair pair) => new(QualitySeverity.Warning, BankError.Of(
        "similarity.near-duplicate", "", ("code", pair.Other.Code), ("percent", Percent(pair.Similarity))));

    /// <summary>A similarity in whole percent, rounded down: 100 are the same characters.</summary>
    public static string Percent(double similarity) => ((int)(similarity * 100)).ToString(CultureInfo.InvariantCulture);
}
