namespace ExamBank.Api.GraphQL.Paging;

/// <summary>What a client says of the page that it wants, unchecked; <see cref="PageWindow.Of"/> checks it. Every connection takes these four.</summary>
/// <param name="First">How many rows from the beginning.</param>
/// <param name="After">Cursor of the row after which to begin.</param>
/// <param name="Last">How many rows from the end.</param>
/// <param name="Before">Cursor of the row before which to end.</param>
internal sealed record PageArguments(int? First = null, string? After = null, int? Last = null, string? Before = null)
{
    /// <summary>Describes <c>first</c>.</summary>
    public const string FirstText = "How many rows from the beginning, 1 to 100; 20 when neither first nor last is given. 每页数量";

    /// <summary>Describes <c>after</c>.</summary>
    public const string AfterText = "Cursor of the row after which to begin. 起始游标";

    /// <summary>Describes <c>last</c>.</summary>
    public const string LastText = "How many rows from the end, 1 to 100, instead of first. 从末尾起的数量";

    /// <summary>Describes <c>before</c>.</summary>
    public const string BeforeText = "Cursor of the row before which to end. 结束游标";
}
