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
/// <param name="hits">The words.</param>
/// <param name="questions">The questions that meet every other condition; null for any.</param>
internal sealed class RelevancePages(BankView bank, TextHits hits, IQueryable<Question>? questions)
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

    // Ordered by the index's own number, and asked one by one whether the question fits, so that SQLite sorts nothing and stops early.
    private IQueryable<Hit> Numbers(TextPlace place, Cursor? start, int most)
    {
        var (found, rank) = (hits.At(place), (int)place);
        if (start is { } after && after.Value == rank) found = found.Where(hit => hit.Number > after.Number);
        if (questions is { } some) found = found.Where(hit => some.Any(question => question.Number == hit.Number));
        return found.OrderBy(hit => hit.Number).Take(most).Select(hit => new Hit { Place = rank, Number = hit.Number });
    }

    private sealed class Hit
    {
        public required int Place { get; init; }

        public required int Number { get; init; }
    }
}
