using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Similarity;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Similarity;

/// <summary>Remembers what a person has decided of two questions that look alike: that they are different, or enemies.</summary>
internal sealed class JudgePairs(BankWriter writer, TimeProvider time)
{
    /// <summary>Judges a pair, or judges it again.</summary>
    /// <param name="first">Number (<c>Q-000123</c>) or code of a question.</param>
    /// <param name="second">Number or code of another one of the same standard.</param>
    /// <param name="verdict">The decision.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="cancellationToken">Ends the wait for the writer.</param>
    public Task<Result<SimilarPair>> RunAsync(string first, string second, PairVerdict verdict, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync<SimilarPair>(async bank =>
        {
            var one = await FindAsync(bank, "first", first, cancellationToken);
            if (!one.Succeeded) return one.Failed<SimilarPair>();
            var other = await FindAsync(bank, "second", second, cancellationToken);
            if (!other.Succeeded) return other.Failed<SimilarPair>();
            var pair = new SimilarPair(one.Value, other.Value, one.Value.Text.SimilarityTo(other.Value.Text));
            if (pair.One.Id == pair.Other.Id) return SimilarityErrors.SameQuestion("second", pair.One.Code);
            if (pair.One.StandardId != pair.Other.StandardId) return SimilarityErrors.OtherStandard("second", pair.Other.Code);

            var judged = JudgedPair.Of(pair.One, pair.Other);
            if (await bank.JudgedPairs.SingleOrDefaultAsync(p => p.FirstId == judged.FirstId && p.SecondId == judged.SecondId, cancellationToken) is { } known) judged = known;
            else bank.JudgedPairs.Add(judged);
            judged.Judge(verdict, pair.One, pair.Other, actor, time.GetUtcNow());
            return pair;
        }, cancellationToken);

    private static async Task<Result<ComparedQuestion>> FindAsync(BankContext bank, string path, string given, CancellationToken cancellationToken)
    {
        var isNumber = QuestionNumber.TryParse(given, out var plain);
        var number = await bank.Questions.AsNoTracking().Where(q => isNumber ? q.Number == plain : q.Code == given).Select(q => (int?)q.Number).SingleOrDefaultAsync(cancellationToken);
        if (number is null) return QuestionErrors.NotFound(path, given);
        return (await SimilarQuestions.TextsAsync(bank, [number.Value], cancellationToken)) is [var found] ? found : SimilarityErrors.NotInUse(path, given);
    }
}
