using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Persistence.Search;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>
/// Pages through questions by where the words stand in them. The index hands out each place's questions by number and stops
/// where a page is full, so that words of half the bank cost no more than rare ones; a rank over all hits has to read them all.
/// </summary>
/// <param name="bank">The bank.</param>
/// <param name="at">The matching questions that have the words at a place.</param>
internal sealed class RelevancePages(BankContext bank, Func<TextPlace, IQueryable<Question>> at)
{
    private static readonly string Name = nameof(QuestionOrder.Relevance);

    /// <summary>Fetches a page, or as many rows as there are. Two statements.</summary>
    public async Task<Page<QuestionEdge>> FetchAsync(int size, Cursor? start, CancellationToken cancellationToken)
    {
        var found = await Places((TextPlace)Math.Clamp(start?.Value ?? 0, 0, (int)TextPlace.Explanation))
            .Select(place => Numbers(place, start, size + 1))
            .Aggregate((all, more) => all.Concat(more))
            .OrderBy(hit => hit.Place).ThenBy(hit => hit.Number)
            .Take(size + 1).ToListAsync(cancellationToken);
        var numbers = found.ConvertAll(hit => hit.Number);
        var nodes = await bank.QuestionRows().Where(row => numbers.Contains(row.Question.Number))
            .Select(QuestionProjections.ToQuestion).ToDictionaryAsync(node => node.PlainNumber, cancellationToken);
        return Page<QuestionEdge>.Of(
            [.. found.Select(hit => new QuestionEdge(new Cursor(Name, hit.Place, hit.Number).ToString(), nodes[hit.Number]))], size, start is not null);
    }

    private static IEnumerable<TextPlace> Places(TextPlace first) => Enum.GetValues<TextPlace>().Where(place => place >= first);

    private IQueryable<Hit> Numbers(TextPlace place, Cursor? start, int most)
    {
        var (questions, rank) = (at(place), (int)place);
        if (start is { } after && after.Value == rank) questions = questions.Where(question => question.Number > after.Number);
        return questions.OrderBy(question => question.Number).Take(most).Select(question => new Hit { Place = rank, Number = question.Number });
    }

    private sealed class Hit
    {
        public required int Place { get; init; }

        public required int Number { get; init; }
    }
}
