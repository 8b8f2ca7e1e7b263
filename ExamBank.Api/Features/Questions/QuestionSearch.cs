using ExamBank.Api.Features.Standards;
using ExamBank.Domain;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Persistence.Search;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Api.Features.Questions;

/// <summary>Finds the questions that a filter describes.</summary>
internal sealed class QuestionSearch(BankView bank, Places places, TimeProvider time)
{
    private const int LongestText = 200;
    private const int MostDays = 36_500;

    /// <summary>The matching questions, not yet ordered, or what is wrong with the filter.</summary>
    public async Task<Result<QuestionMatches>> MatchAsync(QuestionFilter filter, CancellationToken cancellationToken)
    {
        var errors = new List<BankError>();
        var all = bank.Questions;
        var questions = all;
        if (filter.Standard is { } code && Take(await places.StandardAsync(code, "standard", cancellationToken), errors) is { } standard)
            questions = questions.Where(question => question.StandardId == standard);
        if (filter.State is { } state) questions = questions.Where(question => question.State == state);
        if (filter.Code is { } exact) questions = questions.Where(question => question.Code == exact);
        questions = Lying(filter, questions, errors);

        var any = bank.Revisions;
        var revisions = await TaggedAsync(filter, Written(filter, any, errors), errors, cancellationToken);
        var hits = Hits(filter, errors);
        if (errors.Count > 0) return Result.Fail<QuestionMatches>(errors);
        // Without a condition on revisions, and as every question has one, the words alone decide.
        if (!ReferenceEquals(revisions, any)) questions = hits is null ? Having(questions, revisions) : Having(questions, revisions, hits);
        return new QuestionMatches(bank, ReferenceEquals(questions, all) && bank.SeesEveryQuestion ? null : questions, hits);
    }

    /// <summary>Conditions on what became of a question: how long nobody has touched it, how many papers hold it or have shown it.</summary>
    private IQueryable<Question> Lying(QuestionFilter filter, IQueryable<Question> questions, List<BankError> errors)
    {
        if (Number(filter.UntouchedForDays, "untouchedForDays", 1, MostDays, errors) is { } days)
        {
            var since = time.GetUtcNow().AddDays(-days);
            questions = questions.Where(question => bank.Revisions.Any(r => r.QuestionId == question.Id && r.Number == question.LatestRevision
                && r.StatusPeriods.Any(period => period.To == null && period.From <= since)));
        }

        questions = Within(filter.Uses, "uses", bank.Papers.SelectMany(paper => paper.Forms), questions, errors);
        return Within(filter.Exposure, "exposure", bank.ExposedForms, questions, errors);
    }

    /// <summary>Those that stand in so many papers, as far as these forms tell.</summary>
    private IQueryable<Question> Within(UsesRange? range, string path, IQueryable<PaperForm> forms, IQueryable<Question> questions, List<BankError> errors)
    {
        var uses = forms
            .SelectMany(form => form.Questions, (form, placed) => new { form.PaperId, placed.RevisionId })
            .Join(bank.Revisions, placed => placed.RevisionId, revision => revision.Id, (placed, revision) => new { placed.PaperId, revision.QuestionId })
            .Distinct().GroupBy(use => use.QuestionId);
        if (Number(range?.Min, $"{path}.min", 0, int.MaxValue, errors) is { } min and > 0)
        {
            var often = uses.Where(papers => papers.Count() >= min).Select(papers => papers.Key);
            questions = questions.Where(question => often.Contains(question.Id));
        }

        if (Number(range?.Max, $"{path}.max", 0, int.MaxValue, errors) is { } max)
        {
            var oftener = uses.Where(papers => papers.Count() > max).Select(papers => papers.Key);
            questions = questions.Where(question => !oftener.Contains(question.Id));
        }

        return questions;
    }

    private static int? Number(int? given, string path, int least, int most, List<BankError> errors)
    {
        if (given is null || (given >= least && given <= most)) return given;
        errors.Add(BankError.Of("filter.number", path, ("value", given), ("least", least), ("most", most)));
        return null;
    }

    /// <summary>Those whose newest or approved text is one of <paramref name="revisions"/>.</summary>
    private static IQueryable<Question> Having(IQueryable<Question> questions, IQueryable<Revision> revisions) =>
        questions.Where(question => revisions.Any(r => r.QuestionId == question.Id
            && (r.Number == question.LatestRevision || r.Number == question.ApprovedRevision)));

    /// <summary>Those of which it is the same text that is one of <paramref name="revisions"/> and has the words. Where there is one text alone, it has them.</summary>
    private static IQueryable<Question> Having(IQueryable<Question> questions, IQueryable<Revision> revisions, TextHits hits)
    {
        var (newer, approved) = (hits.InNewer(), hits.InApproved());
        return questions.Where(question => revisions.Any(r => r.QuestionId == question.Id
            && ((r.Number == question.LatestRevision
                    && (question.ApprovedRevision == null || question.ApprovedRevision == question.LatestRevision || newer.Any(hit => hit.Number == question.Number)))
                || (r.Number == question.ApprovedRevision && r.Number != question.LatestRevision && approved.Any(hit => hit.Number == question.Number)))));
    }

    /// <summary>The words that a text has to have; null for any.</summary>
    private TextHits? Hits(QuestionFilter filter, List<BankError> errors)
    {
        if (filter.Text is not { } text) return null;
        if (text.Length <= LongestText) return bank.Hits(text);
        errors.Add(BankError.Of("filter.text-too-long", "text", ("length", text.Length), ("maximum", LongestText)));
        return null;
    }

    /// <summary>Conditions on what a revision says of itself.</summary>
    private static IQueryable<Revision> Written(QuestionFilter filter, IQueryable<Revision> revisions, List<BankError> errors)
    {
        if (filter.Level is { } level) revisions = revisions.Where(r => r.LevelCode == level);
        if (filter.Types is { } types) revisions = revisions.Where(r => types.Contains(r.Type));
        if (filter.Statuses is { } statuses) revisions = revisions.Where(r => statuses.Contains(r.Status));
        if (filter.CognitiveLevels is { } cognitive) revisions = revisions.Where(r => cognitive.Contains(r.CognitiveLevel));
        if (Limit(filter.Facility?.Min, "facility.min", errors) is { } min) revisions = revisions.Where(r => r.Facility.CompareTo(min) >= 0);
        if (Limit(filter.Facility?.Max, "facility.max", errors) is { } max) revisions = revisions.Where(r => r.Facility.CompareTo(max) <= 0);
        return revisions;
    }

    /// <summary>Conditions on the requirements that a revision is tagged with.</summary>
    private async Task<IQueryable<Revision>> TaggedAsync(
        QuestionFilter filter, IQueryable<Revision> revisions, List<BankError> errors, CancellationToken cancellationToken)
    {
        if (filter.Requirement is { } key && Take(await places.RequirementAsync(key, "requirement", cancellationToken), errors) is { } requirement)
            revisions = revisions.Where(r => r.Requirements.Any(tag => tag.RequirementId == requirement));
        if (filter.Task is { } taskKey && Take(await places.TaskAsync(taskKey, "task", cancellationToken), errors) is { } task)
            revisions = revisions.Where(r => r.Requirements.Any(tag => tag.IsPrimary
                && bank.Requirements.Any(q => q.Id == tag.RequirementId && q.WorkTaskId == task)));
        if (filter.Area is { } areaKey && Take(await places.AreaAsync(areaKey, "area", cancellationToken), errors) is { } area)
            revisions = revisions.Where(r => r.Requirements.Any(tag => tag.IsPrimary
                && bank.Requirements.Any(q => q.Id == tag.RequirementId && bank.WorkTasks.Any(t => t.Id == q.WorkTaskId && t.WorkAreaId == area))));
        return revisions;
    }

    private static Facility? Limit(decimal? value, string path, List<BankError> errors)
    {
        if (value is null) return null;
        if (Facility.TryFrom(value.Value, out var facility)) return facility;
        errors.Add(BankError.Of("filter.facility", path, ("value", value)));
        return null;
    }

    private static TId? Take<TId>(Result<TId> found, List<BankError> errors)
        where TId : struct, ITypedId<TId>
    {
        if (found.Succeeded) return found.Value;
        errors.AddRange(found.Errors);
        return null;
    }
}
