using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>Loads questions to be changed.</summary>
internal static class StoredQuestions
{
    /// <summary>The question with its revisions and periods, or null.</summary>
    public static async Task<Question?> FindAsync(BankContext bank, string number, CancellationToken cancellationToken) =>
        QuestionNumber.TryParse(number, out var plain)
            ? await bank.Questions
                .Include(q => q.StatePeriods)
                .Include(q => q.Revisions).ThenInclude(r => r.StatusPeriods)
                .SingleOrDefaultAsync(q => q.Number == plain, cancellationToken)
            : null;
}
