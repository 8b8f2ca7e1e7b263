using ExamBank.Api.Features.Drafts;
using ExamBank.Api.Features.Keys;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>Sets the forms of a paper or draft, or of two of them, side by side: how hard, how long, about what, and what they share.</summary>
internal sealed class CompareForms(IDbContextFactory<BankContext> contexts)
{
    /// <summary>Compares.</summary>
    /// <param name="number">Number of a paper or draft.</param>
    /// <param name="other">Number of another; null to compare the forms of the first with each other.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Result<FormComparison>> RunAsync(string number, string? other, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.BeginReadAsync(cancellationToken);
        var forms = new List<ComparedForm>();
        foreach (var (path, wanted) in new[] { ("number", number), ("other", other) })
        {
            if (wanted is null || (path == "other" && string.Equals(wanted, number, StringComparison.OrdinalIgnoreCase))) continue;
            var read = DraftNumber.TryParse(wanted, out _) ? await DraftAsync(context, wanted, path, cancellationToken) : await PaperAsync(context, wanted, path, cancellationToken);
            if (!read.Succeeded) return read.Failed<FormComparison>();
            forms.AddRange(read.Value);
        }

        return new FormComparison(forms);
    }

    private static async Task<Result<IReadOnlyList<ComparedForm>>> PaperAsync(BankContext context, string number, string path, CancellationToken cancellationToken)
    {
        var model = await PaperModels.ReadAsync(context, number, KeyRevision.Locked, cancellationToken);
        if (!model.Succeeded) return Result.Fail<IReadOnlyList<ComparedForm>>(model.Errors.Select(e => e.Path == "number" ? e with { Path = path } : e));
        return Result.Of<IReadOnlyList<ComparedForm>>(
        [
            .. model.Value.Forms.Select(form => new ComparedForm(
                model.Value.Number, form.Name, [.. form.Versions[0].Questions.Select(q => new ComparedQuestion(q.Code, q.WorkArea, q.CognitiveLevel, q.Marks.Value, q.Minutes.Value, q.Facility.Value))])),
        ]);
    }

    private static async Task<Result<IReadOnlyList<ComparedForm>>> DraftAsync(BankContext context, string number, string path, CancellationToken cancellationToken)
    {
        if (await DraftPapers.FindAsync(context.DraftPapers.AsNoTracking(), number, cancellationToken) is not { } draft) return DraftErrors.NotFound(path, number);
        var sections = (await PaperSources.BlueprintAsync(context, draft.BlueprintRevisionId, cancellationToken)).Document.Sections.ToList();
        return Result.Of<IReadOnlyList<ComparedForm>>(
        [
            .. DraftContent.Read(draft.ContentText).Forms.Select(form => new ComparedForm(draft.DisplayNumber, form.Name,
            [
                .. form.Sections.Index().SelectMany(section => section.Item.Select(q => new ComparedQuestion(
                    q.Code, q.Place.WorkArea, q.CognitiveLevel, sections[section.Index].Marks.Value, q.Minutes.Value, q.Facility.Value))),
            ])),
        ]);
    }
}

/// <summary>Forms side by side.</summary>
internal sealed record FormComparison(IReadOnlyList<ComparedForm> Forms);

/// <summary>A form with what is compared of its questions.</summary>
internal sealed record ComparedForm(string Paper, string Name, IReadOnlyList<ComparedQuestion> Questions);

/// <summary>What is compared of a question.</summary>
internal sealed record ComparedQuestion(string Code, string WorkArea, CognitiveLevel CognitiveLevel, decimal Marks, decimal Minutes, decimal Facility);
