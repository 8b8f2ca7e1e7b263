using System.Linq.Expressions;
using ExamBank.Api.Features.Standards;
using ExamBank.Api.GraphQL.Loading;
using ExamBank.Api.GraphQL.Nodes;
using ExamBank.Domain;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

internal sealed class QuestionLoader(BankView bank) : NodeLoader<QuestionNode>("Question")
{
    protected override async Task<IReadOnlyList<QuestionNode>> FetchNodesAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(QuestionId.From).ToList();
        return await bank.QuestionRows().Where(row => ids.Contains(row.Question.Id)).Select(QuestionProjections.ToQuestion).ToListAsync(cancellationToken);
    }
}

internal sealed class RevisionLoader(BankView bank) : NodeLoader<RevisionNode>("Revision")
{
    protected override async Task<IReadOnlyList<RevisionNode>> FetchNodesAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(RevisionId.From).ToList();
        return await bank.Revisions.Where(r => ids.Contains(r.Id)).Select(QuestionProjections.ToRevision).ToListAsync(cancellationToken);
    }
}

internal sealed class StimulusRevisionLoader(BankView bank) : NodeLoader<StimulusRevisionNode>("StimulusRevision")
{
    protected override async Task<IReadOnlyList<StimulusRevisionNode>> FetchNodesAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(StimulusRevisionId.From).ToList();
        return await (
            from revision in bank.StimulusRevisions
            join stimulus in bank.Stimuli on revision.StimulusId equals stimulus.Id
            where ids.Contains(revision.Id)
            select new StimulusRevisionNode
            {
                RowId = revision.Id.Value,
                Code = stimulus.Code,
                Number = revision.Number,
                Title = revision.Title,
                Content = revision.Content,
            }).ToListAsync(cancellationToken);
    }
}

internal sealed class RevisionsOfQuestion(BankView bank) : ListLoader<Guid, RevisionNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, RevisionNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(QuestionId.From).ToList();
        var rows = await bank.Revisions.Where(r => ids.Contains(r.QuestionId)).OrderBy(r => r.Number)
            .Select(QuestionProjections.ToRevision).ToListAsync(cancellationToken);
        return [.. rows.Select(row => KeyValuePair.Create(row.QuestionRowId, row))];
    }
}

/// <summary>A revision of a question by its number, such as the approved one behind a newer draft.</summary>
internal sealed class RevisionByNumber(BankView bank) : BatchLoader<(Guid Question, int Number), RevisionNode?>
{
    protected override async Task<IReadOnlyDictionary<(Guid Question, int Number), RevisionNode?>> FetchAsync(
        IReadOnlyList<(Guid Question, int Number)> keys, CancellationToken cancellationToken)
    {
        // A pair cannot be looked up in a list: ask for all these numbers of all these questions and keep the pairs.
        var ids = keys.Select(key => QuestionId.From(key.Question)).Distinct().ToList();
        var numbers = keys.Select(key => key.Number).Distinct().ToList();
        var rows = await bank.Revisions.Where(r => ids.Contains(r.QuestionId) && numbers.Contains(r.Number))
            .Select(QuestionProjections.ToRevision).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => (row.QuestionRowId, row.Number), RevisionNode? (row) => row);
    }
}

/// <summary>A requirement that a revision is tagged with.</summary>
internal sealed record RequirementTag(Guid RevisionRowId, RequirementNode Requirement, bool IsPrimary);

/// <summary>A tag and where its requirement stands, for use inside a query.</summary>
internal sealed class TagPlace
{
    public required RevisionRequirement Tag { get; init; }

    public required RequirementPlace Place { get; init; }
}

internal sealed class RequirementsOfRevision(BankView bank) : ListLoader<Guid, RequirementTag>
{
    private static readonly Expression<Func<TagPlace, RequirementTag>> ToTag = ProjectionParts.Whole<TagPlace, RequirementTag>(row =>
        new RequirementTag(row.Tag.RevisionId.Value, StandardProjections.ToRequirement.Of(row.Place), row.Tag.IsPrimary));

    protected override async Task<IReadOnlyList<KeyValuePair<Guid, RequirementTag>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(RevisionId.From).ToList();
        var rows = await bank.RequirementPlaces()
            .Join(bank.RevisionRequirements, place => place.Requirement.Id, tag => tag.RequirementId, (place, tag) => new TagPlace { Tag = tag, Place = place })
            .Where(row => ids.Contains(row.Tag.RevisionId))
            .OrderBy(row => row.Place.Requirement.Position)
            .Select(ToTag).ToListAsync(cancellationToken);
        return [.. rows.Select(row => KeyValuePair.Create(row.RevisionRowId, row))];
    }
}

internal sealed class FacilitiesOfRevision(BankView bank) : ListLoader<Guid, FacilityNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, FacilityNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(RevisionId.From).ToList();
        var rows = await bank.Revisions.Where(r => ids.Contains(r.Id)).SelectMany(r => r.Facilities)
            .OrderBy(f => f.LevelCode).ThenBy(f => f.Source).ToListAsync(cancellationToken);
        return [.. rows.Select(f => KeyValuePair.Create(f.RevisionId.Value, new FacilityNode(f.LevelCode, f.Source, f.Value.Value, f.SampleSize, f.At)))];
    }
}

internal sealed class StatusPeriodsOfRevision(BankView bank) : ListLoader<Guid, StatusPeriodNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, StatusPeriodNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(RevisionId.From).ToList();
        var rows = await bank.Revisions.Where(r => ids.Contains(r.Id)).SelectMany(r => r.StatusPeriods)
            .OrderBy(p => p.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(p => KeyValuePair.Create(p.RevisionId.Value, new StatusPeriodNode(p.Status, p.From, p.To)))];
    }
}
