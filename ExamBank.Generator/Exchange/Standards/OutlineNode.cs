namespace ExamBank.Generator.Exchange.Standards;

/// <summary>A level, area, task or requirement while the tables are read.</summary>
/// <param name="number">Full number such as <c>1.2</c>; empty for a level.</param>
/// <param name="own">The last part of the number; for a level its place in the rising order.</param>
/// <param name="line">Where it was first met.</param>
/// <param name="stray">Whether it is kept only to take up what belongs to it after an error.</param>
internal sealed class OutlineNode(string number, int own, int line, bool stray)
{
    public string Number => number;

    public int Own => own;

    public int Line => line;

    public bool Stray => stray;

    /// <summary>Name of an area or task, wording of a requirement.</summary>
    public string Text { get; set; } = "";

    public List<OutlineNode> Children { get; } = [];

    /// <summary>The number that the next child should have.</summary>
    public int Next => (Children.Count == 0 ? 0 : Children[^1].Own) + 1;

    public string NumberOf(int child) => number.Length == 0 ? $"{child}" : $"{number}.{child}";
}
