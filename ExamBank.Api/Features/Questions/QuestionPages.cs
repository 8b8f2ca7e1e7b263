using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>Pages through questions in an order, each page from where the last one ended.</summary>
internal sealed class QuestionPages(IQueryable<QuestionRow> matches, QuestionOrder order)
{
    private readonly string name = order.ToString();

    /// <summary>Fetches a page, or as many rows as there are.</summary>
    public async Task<Page<QuestionEdge>> FetchAsync(int size, Cursor? start, CancellationToken cancellationToken)
    {
        var nodes = await Ordered(start).Take(size + 1).Select(QuestionProjections.ToQuestion).ToListAsync(cancellationToken);
        return Page<QuestionEdge>.Of([.. nodes.Select(node => new QuestionEdge(CursorOf(node), node))], size, start is not null);
    }

    private string CursorOf(QuestionNode node) => new Cursor(
        name,
        order switch
        {
            QuestionOrder.UpdatedAsc or QuestionOrder.UpdatedDesc => node.LatestRevision.CreatedAt.UtcTicks,
            QuestionOrder.FacilityAsc or QuestionOrder.FacilityDesc => node.LatestRevision.OwnFacility.Scaled,
            _ => node.PlainNumber,
        },
        node.PlainNumber).ToString();

    private IQueryable<QuestionRow> Ordered(Cursor? start)
    {
        var number = start?.Number ?? 0;
        switch (order)
        {
            case QuestionOrder.NumberDesc:
                return (start is null ? matches : matches.Where(row => row.Question.Number < number)).OrderByDescending(row => row.Question.Number);
            case QuestionOrder.UpdatedAsc:
                var since = Moment(start);
                return (start is null ? matches : matches.Where(row =>
                        row.Latest.CreatedAt > since || (row.Latest.CreatedAt == since && row.Question.Number > number)))
                    .OrderBy(row => row.Latest.CreatedAt).ThenBy(row => row.Question.Number);
            case QuestionOrder.UpdatedDesc:
                var before = Moment(start);
                return (start is null ? matches : matches.Where(row =>
                        row.Latest.CreatedAt < before || (row.Latest.CreatedAt == before && row.Question.Number < number)))
                    .OrderByDescending(row => row.Latest.CreatedAt).ThenByDescending(row => row.Question.Number);
            case QuestionOrder.FacilityAsc:
                var above = Share(start);
                return (start is null ? matches : matches.Where(row =>
                        row.Latest.Facility.CompareTo(above) > 0 || (row.Latest.Facility == above && row.Question.Number > number)))
                    .OrderBy(row => row.Latest.Facility).ThenBy(row => row.Question.Number);
            case QuestionOrder.FacilityDesc:
                var below = Share(start);
                return (start is null ? matches : matches.Where(row =>
                        row.Latest.Facility.CompareTo(below) < 0 || (row.Latest.Facility == below && row.Question.Number < number)))
                    .OrderByDescending(row => row.Latest.Facility).ThenByDescending(row => row.Question.Number);
            default:
                return (start is null ? matches : matches.Where(row => row.Question.Number > number)).OrderBy(row => row.Question.Number);
        }
    }

    private static DateTimeOffset Moment(Cursor? start) =>
        new(Math.Clamp(start?.Value ?? 0, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);

    private static Facility Share(Cursor? start) => Facility.FromScaled((int)Math.Clamp(start?.Value ?? 0, 0, Facility.Scale));
}
