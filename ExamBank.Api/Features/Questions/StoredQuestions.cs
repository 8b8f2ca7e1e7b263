using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>Loads questions to be changed.</summary>
internal static class StoredQuestions
{
    /// <summary>The question with its revisions, periods and approvals, or null.</summary>
    public static async Task<Question?> FindAsync(BankContext bank, string number, CancellationToken cancellationToken) =>
        (await LoadAsync(bank, [number], cancellationToken)).Values.SingleOrDefault();

    /// <summary>Those of these numbers that there are.</summary>
    public static async Task<Dictionary<int, Question>> LoadAsync(BankContext bank, IReadOnlyCollection<string> numbers, CancellationToken cancellationToken)
    {
        var plain = numbers.Select(number => QuestionNumber.TryParse(number, out var value) ? value : (int?)null).OfType<int>().Distinct().ToList();
        return await bank.Questions
            .Include(q => q.StatePeriods)
            .Include(q => q.Revisions).ThenInclude(r => r.StatusPeriods)
            .Include(q => q.Revisions).ThenInclude(r => r.Approvals)
            .Where(q => plain.Contains(q.Number)).ToDictionaryAsync(q => q.Number, cancellationToken);
    }
}
