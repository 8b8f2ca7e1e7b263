namespace ExamBank.Generator.Documents.Word.Editions;

/// <summary>Questions in blocks of five by their printed numbers (1–5, 6–10, …), as sheets and keys group them.</summary>
internal static class NumberBlocks
{
    /// <summary>Questions of a block.</summary>
    public const int Size = 5;

    /// <summary>The blocks of a section; the first and the last may be shorter.</summary>
    public static IEnumerable<IReadOnlyList<QuestionModel>> Of(IReadOnlyList<QuestionModel> questions) =>
        questions.GroupBy(q => (q.Number - 1) / Size).Select(block => (IReadOnlyList<QuestionModel>)[.. block]);
}
