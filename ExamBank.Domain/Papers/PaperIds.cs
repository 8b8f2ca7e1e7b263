namespace ExamBank.Domain.Papers;

/// <summary>Id of a draft paper.</summary>
public readonly record struct DraftPaperId(Guid Value) : ITypedId<DraftPaperId>
{
    /// <inheritdoc/>
    public static DraftPaperId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(DraftPaperId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a joint step.</summary>
public readonly record struct JointStepId(Guid Value) : ITypedId<JointStepId>
{
    /// <inheritdoc/>
    public static JointStepId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(JointStepId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a release.</summary>
public readonly record struct PaperReleaseId(Guid Value) : ITypedId<PaperReleaseId>
{
    /// <inheritdoc/>
    public static PaperReleaseId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(PaperReleaseId other) => Value.CompareTo(other.Value);
}
