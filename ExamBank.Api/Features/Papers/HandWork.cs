using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Assembly.Papers;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>What a person who puts a form together asks: does it keep the blueprint, and what could stand in a question's place. Nothing is stored.</summary>
internal sealed class HandWork(IDbContextFactory<BankContext> contexts, TimeProvider time)
{
    /// <summary>Most questions of a form; a blueprint's largest has fewer.</summary>
    public const int MostQuestions = 2000;

    /// <summary>Judges a form.</summary>
    public async Task<Result<CheckedForm>> CheckAsync(string blueprint, IReadOnlyList<string> questions, CancellationToken cancellationToken)
    {
        var form = await FormAsync(blueprint, questions, cancellationToken);
        return form.Succeeded
            ? await Task.Run(() => new CheckedForm(form.Value.Judge(), form.Value.Questions(cancellationToken)), cancellationToken)
            : form.Failed<CheckedForm>();
    }

    /// <summary>Questions that could stand in the place of one of the form's, best first.</summary>
    public async Task<Result<IReadOnlyList<Replacement>>> SwapAsync(
        string blueprint, IReadOnlyList<string> questions, string replace, CancellationToken cancellationToken)
    {
        if (!questions.Contains(replace, StringComparer.Ordinal)) return PaperErrors.NotInForm("replace", replace);
        var form = await FormAsync(blueprint, questions, cancellationToken);
        return form.Succeeded
            ? Result.Of(await Task.Run(() => form.Value.Replacements(replace, cancellationToken), cancellationToken))
            : form.Failed<IReadOnlyList<Replacement>>();
    }

    private async Task<Result<HandMadeForm>> FormAsync(string blueprint, IReadOnlyList<string> questions, CancellationToken cancellationToken)
    {
        if (questions.Count is 0 or > MostQuestions) return PaperErrors.QuestionsOutOfBounds("questions", questions.Count, MostQuestions);
        var repeated = questions.CountBy(code => code, StringComparer.Ordinal).Where(c => c.Value > 1).Select(c => PaperErrors.RepeatedQuestion("questions", c.Key)).ToList();
        if (repeated.Count > 0) return Result.Fail<HandMadeForm>(repeated);
        var source = await BlueprintSource.ReadAsync(contexts, blueprint, new PaperDemand(), time.GetUtcNow(), cancellationToken);
        if (!source.Succeeded) return source.Failed<HandMadeForm>();
        var form = HandMadeForm.Of(source.Value.Pool, source.Value.Blueprint, source.Value.Demand, questions, out var missing);
        return form is null ? Result.Fail<HandMadeForm>(missing.Select(code => PaperErrors.MissingQuestion("questions", code))) : form;
    }
}

/// <summary>A judged form with its questions.</summary>
internal sealed record CheckedForm(FormJudgement Judgement, IReadOnlyList<JudgedQuestion> Questions);
