using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Values;

namespace ExamBank.Api.Features.Questions;

/// <summary>The orders that questions are listed in, and the pages of such a list.</summary>
internal static class QuestionOrders
{
    /// <summary>The order by its name in the schema.</summary>
    public static ListOrder<QuestionRow> Of(QuestionOrder order) => order switch
    {
        QuestionOrder.NumberDesc => ListOrder<QuestionRow>.ByNumber(NameOf(order), row => row.Question.Number, descending: true),
        QuestionOrder.UpdatedAsc or QuestionOrder.UpdatedDesc => ListOrder<QuestionRow>.By(
            NameOf(order), row => row.Latest.CreatedAt, Moment, row => row.Question.Number, order == QuestionOrder.UpdatedDesc),
        QuestionOrder.FacilityAsc or QuestionOrder.FacilityDesc => ListOrder<QuestionRow>.By(
            NameOf(order), row => row.Latest.Facility, Share, row => row.Question.Number, order == QuestionOrder.FacilityDesc),
        _ => ListOrder<QuestionRow>.ByNumber(NameOf(order), row => row.Question.Number),
    };

    /// <summary>One page of the matches.</summary>
    public static QuestionConnection Pages(IQueryable<QuestionRow> matches, QuestionOrder order, PageWindow<QuestionRow> window) =>
        new(new ListPages<QuestionRow, QuestionNode, QuestionEdge>(
            matches, window, QuestionProjections.ToQuestion, node => new QuestionEdge(CursorOf(node, order).ToString(), node)));

    private static string NameOf(QuestionOrder order) => order.ToString();

    private static Cursor CursorOf(QuestionNode node, QuestionOrder order) => new(
        NameOf(order),
        order switch
        {
            QuestionOrder.UpdatedAsc or QuestionOrder.UpdatedDesc => node.LatestRevision.CreatedAt.UtcTicks,
            QuestionOrder.FacilityAsc or QuestionOrder.FacilityDesc => node.LatestRevision.OwnFacility.Scaled,
            _ => node.PlainNumber,
        },
        node.PlainNumber);

    private static DateTimeOffset Moment(long ticks) =>
        new(Math.Clamp(ticks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);

    private static Facility Share(long scaled) => Facility.FromScaled((int)Math.Clamp(scaled, 0, Facility.Scale));
}
