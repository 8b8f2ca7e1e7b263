using System.Text.Json.Nodes;
using ExamBank.Api.Features.Standards;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>Lists questions by the same filter as the graph does, for the command line.</summary>
internal sealed class ListQuestions(IDbContextFactory<BankContext> contexts, TimeProvider time)
{
    /// <summary>The first so many that match, and how many do.</summary>
    public async Task<Result<QuestionList>> RunAsync(QuestionFilter filter, int first, CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        var view = new BankView(bank, Rights.Operator, time.GetUtcNow());
        var matches = await new QuestionSearch(view, new Places(view), time).MatchAsync(filter, cancellationToken);
        if (!matches.Succeeded) return matches.Failed<QuestionList>();
        var page = matches.Value.ToConnection(asked: null, new PageArguments(first));
        var nodes = await page.NodesAsync(cancellationToken);
        return new QuestionList(
            [.. nodes.Select(node => new ListedQuestion(node.Number, node.Code, node.LatestRevision.Type, node.LatestRevision.Status, Stem(node.LatestRevision.ContentText)))],
            await page.TotalCountAsync(cancellationToken));
    }

    private static string Stem(string contentText) => (string)JsonNode.Parse(contentText)!["stem"]!;
}

/// <summary>A page of questions.</summary>
internal sealed record QuestionList(IReadOnlyList<ListedQuestion> Questions, int Total);

/// <summary>A line of the list; type, status and stem are of the newest revision.</summary>
internal sealed record ListedQuestion(string Number, string Code, QuestionType Type, RevisionStatus Status, string Stem);
