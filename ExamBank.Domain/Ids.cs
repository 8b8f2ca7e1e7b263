namespace ExamBank.Domain;

/// <summary>A version-7 Guid that can only be mixed up with an id of its own kind.</summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface ITypedId<TSelf> : IComparable<TSelf>
    where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>The Guid inside.</summary>
    Guid Value { get; }

    /// <summary>Wraps a Guid.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>Makes new ids.</summary>
public static class NewId
{
    /// <summary>A new id whose order follows time.</summary>
    public static TId Of<TId>(DateTimeOffset at)
        where TId : struct, ITypedId<TId> => TId.From(Guid.CreateVersion7(at));
}

/// <summary>Id of a standard.</summary>
public readonly record struct StandardId(Guid Value) : ITypedId<StandardId>
{
    /// <inheritdoc/>
    public static StandardId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(StandardId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a level.</summary>
public readonly record struct LevelId(Guid Value) : ITypedId<LevelId>
{
    /// <inheritdoc/>
    public static LevelId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(LevelId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a work area.</summary>
public readonly record struct WorkAreaId(Guid Value) : ITypedId<WorkAreaId>
{
    /// <inheritdoc/>
    public static WorkAreaId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(WorkAreaId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a work task.</summary>
public readonly record struct WorkTaskId(Guid Value) : ITypedId<WorkTaskId>
{
    /// <inheritdoc/>
    public static WorkTaskId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(WorkTaskId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a requirement.</summary>
public readonly record struct RequirementId(Guid Value) : ITypedId<RequirementId>
{
    /// <inheritdoc/>
    public static RequirementId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(RequirementId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a question.</summary>
public readonly record struct QuestionId(Guid Value) : ITypedId<QuestionId>
{
    /// <inheritdoc/>
    public static QuestionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(QuestionId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a revision.</summary>
public readonly record struct RevisionId(Guid Value) : ITypedId<RevisionId>
{
    /// <inheritdoc/>
    public static RevisionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(RevisionId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a stimulus.</summary>
public readonly record struct StimulusId(Guid Value) : ITypedId<StimulusId>
{
    /// <inheritdoc/>
    public static StimulusId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(StimulusId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a stimulus revision.</summary>
public readonly record struct StimulusRevisionId(Guid Value) : ITypedId<StimulusRevisionId>
{
    /// <inheritdoc/>
    public static StimulusRevisionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(StimulusRevisionId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a blueprint.</summary>
public readonly record struct BlueprintId(Guid Value) : ITypedId<BlueprintId>
{
    /// <inheritdoc/>
    public static BlueprintId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(BlueprintId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a blueprint revision.</summary>
public readonly record struct BlueprintRevisionId(Guid Value) : ITypedId<BlueprintRevisionId>
{
    /// <inheritdoc/>
    public static BlueprintRevisionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(BlueprintRevisionId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a paper.</summary>
public readonly record struct PaperId(Guid Value) : ITypedId<PaperId>
{
    /// <inheritdoc/>
    public static PaperId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(PaperId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a paper form.</summary>
public readonly record struct PaperFormId(Guid Value) : ITypedId<PaperFormId>
{
    /// <inheritdoc/>
    public static PaperFormId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(PaperFormId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a paper version.</summary>
public readonly record struct PaperVersionId(Guid Value) : ITypedId<PaperVersionId>
{
    /// <inheritdoc/>
    public static PaperVersionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(PaperVersionId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a review thread.</summary>
public readonly record struct ReviewThreadId(Guid Value) : ITypedId<ReviewThreadId>
{
    /// <inheritdoc/>
    public static ReviewThreadId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(ReviewThreadId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of an assignment.</summary>
public readonly record struct AssignmentId(Guid Value) : ITypedId<AssignmentId>
{
    /// <inheritdoc/>
    public static AssignmentId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(AssignmentId other) => Value.CompareTo(other.Value);
}
