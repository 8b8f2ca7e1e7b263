using System.Linq.Expressions;
using System.Text.Json;
using ExamBank.Api.GraphQL.Loading;
using ExamBank.Api.GraphQL.Nodes;
using ExamBank.Domain;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

internal sealed class PaperLoader(BankView bank) : NodeLoader<PaperNode>("Paper")
{
    /// <summary>How a row becomes a node.</summary>
    public static readonly Expression<Func<Paper, PaperNode>> ToPaper = p => new PaperNode
    {
        RowId = p.Id.Value,
        StandardRowId = p.StandardId.Value,
        BlueprintRevisionRowId = p.BlueprintRevisionId.Value,
        PlainNumber = p.Number,
        ExactFacility = p.Facility,
        CertificateText = p.CertificateText,
        LevelCode = p.LevelCode,
        Seed = p.Seed,
        Engine = p.Engine,
        PoolHash = p.PoolHash,
        Sample = p.IsSample,
        LockedAt = p.LockedAt,
    };

    protected override async Task<IReadOnlyList<PaperNode>> FetchNodesAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(PaperId.From).ToList();
        return await bank.Papers.Where(p => ids.Contains(p.Id)).Select(ToPaper).ToListAsync(cancellationToken);
    }
}

internal sealed class FormsOfPaper(BankView bank) : ListLoader<Guid, PaperFormNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, PaperFormNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(PaperId.From).ToList();
        var rows = await bank.PaperForms.Where(f => ids.Contains(f.PaperId)).OrderBy(f => f.Name)
            .Select(f => new PaperFormNode { RowId = f.Id.Value, PaperRowId = f.PaperId.Value, Name = f.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => KeyValuePair.Create(row.PaperRowId, row))];
    }
}

internal sealed class FilesOfPaper(BankView bank) : ListLoader<Guid, PaperFileNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, PaperFileNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(PaperId.From).ToList();
        var rows = await bank.PaperFiles.Where(f => ids.Contains(f.PaperId)).OrderBy(f => f.Path).ToListAsync(cancellationToken);
        return [.. rows.Select(f => KeyValuePair.Create(f.PaperId.Value, new PaperFileNode(f.Path, f.Sha256)))];
    }
}

internal sealed class QuestionsOfForm(BankView bank) : ListLoader<Guid, FormQuestionNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, FormQuestionNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(PaperFormId.From).ToList();
        var rows = await bank.FormQuestions.Where(q => ids.Contains(q.PaperFormId)).OrderBy(q => q.Position)
            .Select(q => new FormQuestionNode
            {
                FormRowId = q.PaperFormId.Value,
                RevisionRowId = q.RevisionId.Value,
                Position = q.Position,
                Section = q.Section + 1,
                Marks = q.Marks.Value,
            }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => KeyValuePair.Create(row.FormRowId, row))];
    }
}

internal sealed class VersionsOfForm(BankView bank) : ListLoader<Guid, PaperVersionNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, PaperVersionNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(PaperFormId.From).ToList();
        var rows = await (
            from version in bank.PaperVersions
            join form in bank.PaperForms on version.PaperFormId equals form.Id
            join paper in bank.Papers on form.PaperId equals paper.Id
            where ids.Contains(version.PaperFormId)
            orderby version.Number
            select new PaperVersionNode
            {
                RowId = version.Id.Value,
                FormRowId = form.Id.Value,
                PaperNumber = paper.Number,
                FormName = form.Name,
                Number = version.Number,
                Fingerprint = version.Fingerprint,
            }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => KeyValuePair.Create(row.FormRowId, row))];
    }
}

internal sealed class QuestionsOfVersion(BankView bank) : ListLoader<Guid, PrintedQuestionNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, PrintedQuestionNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(PaperVersionId.From).ToList();
        var rows = await (
            from printed in bank.VersionQuestions
            join version in bank.PaperVersions on printed.PaperVersionId equals version.Id
            join question in bank.FormQuestions on new { version.PaperFormId, Position = printed.FormPosition } equals new { question.PaperFormId, question.Position }
            where ids.Contains(printed.PaperVersionId)
            orderby printed.Number
            select new { Version = printed.PaperVersionId, printed.Number, printed.OptionOrderText, Question = question }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => KeyValuePair.Create(row.Version.Value, new PrintedQuestionNode
            {
                VersionRowId = row.Version.Value,
                RevisionRowId = row.Question.RevisionId.Value,
                Orders = JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(row.OptionOrderText, ContentJson.Compact)!,
                Number = row.Number,
                Position = row.Question.Position,
                Section = row.Question.Section + 1,
                Marks = row.Question.Marks.Value,
            })),
        ];
    }
}
