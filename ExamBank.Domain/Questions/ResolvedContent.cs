namespace ExamBank.Domain.Questions;

/// <summary>Valid content together with what its keys and codes mean in this bank. Only <see cref="ContentResolver"/> makes one.</summary>
public sealed record ResolvedContent
{
    internal ResolvedContent(QuestionContent content, string levelCode, IReadOnlyList<RequirementId> requirements, StimulusRevision? stimulus) =>
        (Content, LevelCode, Requirements, Stimulus) = (content, levelCode, requirements, stimulus);

    /// <summary>The content.</summary>
    public QuestionContent Content { get; }

    /// <summary>Level of the primary requirement.</summary>
    public string LevelCode { get; }

    /// <summary>The tagged requirements, the primary one first.</summary>
    public IReadOnlyList<RequirementId> Requirements { get; }

    /// <summary>The text of the stimulus it hangs on.</summary>
    public StimulusRevision? Stimulus { get; }
}
