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
/// <param name="window">Which part of them.</param>
/// <param name="count">Counts them.</param>
internal sealed class RelevancePages(
    BankView bank, TextHits hits, IQueryable<Question>? questions, PageWindow window, Func<CancellationToken, Task<int>> count) : Pages<QuestionEdge>(window)
{
    private static readonly ListOrder<TextHit> InPlace = ListOrder<TextHit>.ByNumber(QuestionOrders.NameOf(QuestionOrder.Relevance), hit => hit.Number);

    /// <inheritdoc/>
    public override Task<int> CountAsync(CancellationToken cancellationToken) => count(cancellationToken);

    /// <summary>Two statements.</summary>
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<QuestionEdge>> ReadAsync(int most, CancellationToken cancellationToken)
    {
        if (Enum.GetValues<TextPlace>().Select(place => Between(place, most)).OfType<IQueryable<Hit>>().ToList() is not { Count: > 0 } places) return [];
        var all = places.Aggregate((some, more) => some.Concat(more));
        var sorted = Window.Backwards
            ? all.OrderByDescending(hit => hit.Place).ThenByDescending(hit => hit.Number)
            : all.OrderBy(hit => hit.Place).ThenBy(hit => hit.Number);
        var found = await sorted.Take(most).ToListAsync(cancellationToken);
        var numbers = found.ConvertAll(hit => hit.Number);
        var nodes = await bank.QuestionRows().Where(row => numbers.Contains(row.Question.Number))
            .Select(QuestionProjections.ToQuestion).ToDictionaryAsync(node => node.PlainNumber, cancellationToken);
        return found.ConvertAll(hit => new QuestionEdge(InPlace.CursorOf(hit.Place, hit.Number), nodes[hit.Number]));
    }

    /// <inheritdoc/>
    protected override async Task<bool> AnyAsync(Cursor place, bool later, bool inclusive, CancellationToken cancellationToken)
    {
        foreach (var other in Enum.GetValues<TextPlace>())
        {
            if (Beside(At(other), other, place, later, inclusive) is { } beside && await beside.AnyAsync(cancellationToken)) return true;
        }

        return false;
    }

    /// <summary>Those of a place that stand between the cursors; null where none can.</summary>
    private IQueryable<Hit>? Between(TextPlace place, int most)
    {
        var found = At(place);
        if (Window.After is { } start) found = Beside(found, place, start, later: true);
        if (Window.Before is { } end && found is not null) found = Beside(found, place, end, later: false);
        var rank = (int)place;
        // Ordered by the index's own number, so that SQLite sorts nothing and stops early.
        return found is null ? null : InPlace.Sort(found, Window.Backwards).Take(most).Select(hit => new Hit { Place = rank, Number = hit.Number });
    }

    /// <summary>Those of a place on one side of a cursor: all, none (null), or of its own place some.</summary>
    private static IQueryable<TextHit>? Beside(IQueryable<TextHit> found, TextPlace place, Cursor cursor, bool later, bool inclusive = false) => cursor.Value == (int)place
        ? InPlace.Beside(found, cursor, later, inclusive)
        : (int)place > cursor.Value == later ? found : null;

    /// <summary>Those of a place, each asked by itself whether the question fits.</summary>
    private IQueryable<TextHit> At(TextPlace place) => questions is { } some
        ? hits.At(place).Where(hit => some.Any(question => question.Number == hit.Number))
        : hits.At(place);

    private sealed class Hit
    {
        public required int Place { get; init; }

        public required int Number { get; init; }
    }
}
