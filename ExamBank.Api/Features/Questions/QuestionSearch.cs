using ExamBank.Api.Features.Standards;
using ExamBank.Domain;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>Finds the questions that a filter describes.</summary>
internal sealed class QuestionSearch(BankView bank, Places places)
{
    private const int LongestText = 200;

    /// <summary>The matching questions, not yet ordered, or what is wrong with the filter.</summary>
    public async Task<Result<IQueryable<QuestionRow>>> MatchAsync(QuestionFilter filter, CancellationToken cancellationToken)
    {
        var errors = new List<BankError>();
        var rows = bank.QuestionRows();
        if (filter.Standard is { } code && Take(await places.StandardAsync(code, "standard", cancellationToken), errors) is { } standard)
            rows = rows.Where(row => row.Question.StandardId == standard);
        if (filter.State is { } state) rows = rows.Where(row => row.Question.State == state);
        if (filter.Code is { } exact) rows = rows.Where(row => row.Question.Code == exact);

        var revisions = Written(filter, errors);
        revisions = await TaggedAsync(filter, revisions, errors, cancellationToken);
        if (errors.Count > 0) return Result.Fail<IQueryable<QuestionRow>>(errors);
        return Result.Of(rows.Where(row => revisions.Any(r => r.QuestionId == row.Question.Id
            && (r.Number == row.Question.LatestRevision || r.Number == row.Question.ApprovedRevision))));
    }

    /// <summary>Conditions on what a revision says of itself.</summary>
    private IQueryable<Revision> Written(QuestionFilter filter, List<BankError> errors)
    {
        var revisions = bank.Revisions;
        if (filter.Level is { } level) revisions = revisions.Where(r => r.LevelCode == level);
        if (filter.Types is { } types) revisions = revisions.Where(r => types.Contains(r.Type));
        if (filter.Statuses is { } statuses) revisions = revisions.Where(r => statuses.Contains(r.Status));
        if (filter.CognitiveLevels is { } cognitive) revisions = revisions.Where(r => cognitive.Contains(r.CognitiveLevel));
        if (Limit(filter.Facility?.Min, "facility.min", errors) is { } min) revisions = revisions.Where(r => r.Facility.CompareTo(min) >= 0);
        if (Limit(filter.Facility?.Max, "facility.max", errors) is { } max) revisions = revisions.Where(r => r.Facility.CompareTo(max) <= 0);
        if (filter.Text?.Trim() is not { Length: > 0 } text) return revisions;
        if (text.Length > LongestText) errors.Add(BankError.Of("filter.text-too-long", "text", ("length", text.Length), ("maximum", LongestText)));
        var pattern = $"%{text.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
        return revisions.Where(r => EF.Functions.Like(r.SearchText, pattern, "\\"));
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
