using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Values;

namespace ExamBank.Api.Features.Questions;

/// <summary>The orders that questions are listed in by what stands in their rows; <see cref="RelevancePages"/> has the other one.</summary>
internal static class QuestionOrders
{
    /// <summary>The order by its name in the schema.</summary>
    public static ListOrder<QuestionRow> Of(QuestionOrder order) => order switch
    {
        QuestionOrder.NumberDesc => ListOrder<QuestionRow>.ByNumber(NameOf(order), row => row.Question.Number, descending: true),
        QuestionOrder.UpdatedAsc or QuestionOrder.UpdatedDesc => ListOrder<QuestionRow>.By(
            NameOf(order), row => row.Latest.CreatedAt, CursorTime.Read, row => row.Question.Number, order == QuestionOrder.UpdatedDesc),
        QuestionOrder.FacilityAsc or QuestionOrder.FacilityDesc => ListOrder<QuestionRow>.By(
            NameOf(order), row => row.Latest.Facility, Share, row => row.Question.Number, order == QuestionOrder.FacilityDesc),
        _ => ListOrder<QuestionRow>.ByNumber(NameOf(order), row => row.Question.Number),
    };

    /// <summary>The name that cursors of this order carry.</summary>
    public static string NameOf(QuestionOrder order) => order.ToString();

    /// <summary>The cursor of a question in this order.</summary>
    public static string CursorOf(QuestionNode node, QuestionOrder order)
    {
        var value = order switch
        {
            QuestionOrder.UpdatedAsc or QuestionOrder.UpdatedDesc => CursorTime.Of(node.LatestRevision.CreatedAt),
            QuestionOrder.FacilityAsc or QuestionOrder.FacilityDesc => node.LatestRevision.OwnFacility.Scaled,
            _ => node.PlainNumber,
        };
        return new Cursor(NameOf(order), value, node.PlainNumber).ToString();
    }

    private static Facility Share(long scaled) => Facility.FromScaled((int)Math.Clamp(scaled, 0, Facility.Scale));
}
