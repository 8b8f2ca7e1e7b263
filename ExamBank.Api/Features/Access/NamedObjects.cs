using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Access;

/// <summary>Looks whether the object that an argument names exists for the account, before any use case hears of it. One statement.</summary>
internal sealed class NamedObjects(BankView bank)
{
    /// <summary>Null when it does, or when the account sees all of its kind and the use case finds out by itself; otherwise what the use case says of one that does not exist.</summary>
    public async Task<BankError?> MissingAsync(NamedKind kind, string name, string path, CancellationToken cancellationToken)
    {
        if (bank.Rights.IsOperator) return null;
        return kind switch
        {
            NamedKind.Standard => await bank.OwnStandards.AnyAsync(s => s.Code == name, cancellationToken) ? null : StandardErrors.NotFound(path, name),
            NamedKind.Question => QuestionNumber.TryParse(name, out var number) && await bank.Questions.AnyAsync(q => q.Number == number, cancellationToken)
                ? null
                : QuestionErrors.NotFound(path, name),
            NamedKind.Blueprint => await bank.Blueprints.AnyAsync(b => b.Name == name, cancellationToken) ? null : BlueprintErrors.NotFound(path, name),
            NamedKind.Paper => PaperNumber.TryParse(name, out var number) && await bank.Papers.AnyAsync(p => p.Number == number, cancellationToken)
                ? null
                : PaperErrors.NotFound(path, name),
            _ => throw new InvalidOperationException($"{kind} is no kind of object."),
        };
    }
}
