namespace ExamBank.Domain.Questions;

/// <summary>Valid content together with what its keys and codes mean in this bank. <see cref="ContentResolver"/> makes one, or a revision that has been resolved before.</summary>
public sealed record ResolvedContent
{
    internal ResolvedContent(QuestionContent content, string levelCode, IReadOnlyList<ResolvedTag> tags, StimulusRevision? stimulus) =>
        (Content, LevelCode, Tags, Stimulus) = (content, levelCode, tags, stimulus);

    /// <summary>The content.</summary>
    public QuestionContent Content { get; }

    /// <summary>Level of the primary requirement.</summary>
    public string LevelCode { get; }

    /// <summary>The tagged requirements, each once, the primary one first.</summary>
    public IReadOnlyList<ResolvedTag> Tags { get; }

    /// <summary>The text of the stimulus it hangs on.</summary>
    public StimulusRevision? Stimulus { get; }
}

/// <summary>A requirement that content is tagged with.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="IsPrimary">Whether it is the primary one.</param>
/// <param name="IsOfPart">Whether a part of a case question names it.</param>
public sealed record ResolvedTag(RequirementId Requirement, bool IsPrimary, bool IsOfPart);
