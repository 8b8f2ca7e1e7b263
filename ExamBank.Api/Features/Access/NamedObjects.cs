using ExamBank.Domain.Access;
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
            NamedKind.Question => await QuestionAsync(name, cancellationToken)
                ? null
                : QuestionErrors.NotFound(path, name),
            NamedKind.Blueprint => await bank.Blueprints.AnyAsync(b => b.Name == name, cancellationToken) ? null : BlueprintErrors.NotFound(path, name),
            NamedKind.Paper => PaperNumber.TryParse(name, out var number) && await bank.Papers.AnyAsync(p => p.Number == number, cancellationToken)
                ? null
                : PaperErrors.NotFound(path, name),
            NamedKind.ReadPaper => await UnreadAsync(name, path, cancellationToken),
            NamedKind.PaperToGrant => PaperNumber.TryParse(name, out var number) && await bank.PapersToGrant.AnyAsync(p => p.Number == number, cancellationToken)
                ? null
                : PaperErrors.NotFound(path, name),
            NamedKind.Grant => GrantNumber.TryParse(name, out var number) && await bank.PaperGrants.AnyAsync(g => g.Number == number, cancellationToken)
                ? null
                : GrantErrors.NotFound(path, name),
            NamedKind.Account => await AccountAsync(name, cancellationToken) ? null : AccessErrors.AccountNotFound(path, name),
            NamedKind.Token => AccessToken.TryParse(name, out var number) && await bank.AccessTokens.AnyAsync(t => t.Number == number, cancellationToken)
                ? null
                : AccessErrors.TokenNotFound(path, name),
            NamedKind.Draft => DraftNumber.TryParse(name, out var number) && await bank.DraftPapers.AnyAsync(d => d.Number == number, cancellationToken)
                ? null
                : DraftErrors.NotFound(path, name),
            NamedKind.OwnDraft => await NotOwnAsync(name, path, cancellationToken),
            NamedKind.PaperOrDraft => await MissingAsync(DraftNumber.TryParse(name, out _) ? NamedKind.Draft : NamedKind.Paper, name, path, cancellationToken),
            NamedKind.Release => ReleaseNumber.TryParse(name, out var number) && await bank.PaperReleases.AnyAsync(r => r.Number == number, cancellationToken)
                ? null
                : ReleaseErrors.NotFound(path, name),
            _ => throw new InvalidOperationException($"{kind} is no kind of object."),
        };
    }

    /// <summary>That an auditor sees a paper is no secret to them; that they need a grant for the rest they are told.</summary>
    private async Task<BankError?> UnreadAsync(string name, string path, CancellationToken cancellationToken)
    {
        var number = PaperNumber.TryParse(name, out var plain) ? plain : 0;
        if (await bank.ReadPapers.AnyAsync(p => p.Number == number, cancellationToken)) return null;
        return bank.Rights.Has(Roles.Auditor) && await bank.Papers.AnyAsync(p => p.Number == number, cancellationToken)
            ? GrantErrors.Needed(path, PaperNumber.Format(number))
            : PaperErrors.NotFound(path, name);
    }

    /// <summary>That somebody who is asked to confirm a step sees a draft is no secret to them.</summary>
    private async Task<BankError?> NotOwnAsync(string name, string path, CancellationToken cancellationToken)
    {
        var number = DraftNumber.TryParse(name, out var plain) ? plain : 0;
        if (await bank.OwnDraftPapers.AnyAsync(d => d.Number == number, cancellationToken)) return null;
        return await bank.DraftPapers.AnyAsync(d => d.Number == number, cancellationToken) ? DraftErrors.NotYours(path, DraftNumber.Format(number)) : DraftErrors.NotFound(path, name);
    }

    private Task<bool> AccountAsync(string name, CancellationToken cancellationToken)
    {
        var normalized = AccessNames.Normalized(name);
        return bank.Accounts.AnyAsync(a => a.NormalizedName == normalized, cancellationToken);
    }

    private Task<bool> QuestionAsync(string name, CancellationToken cancellationToken)
    {
        var number = QuestionNumber.TryParse(name, out var plain) ? plain : 0;
        return bank.Questions.AnyAsync(q => q.Number == number || q.Code == name, cancellationToken);
    }
}
