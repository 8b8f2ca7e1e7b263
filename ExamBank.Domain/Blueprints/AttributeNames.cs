namespace ExamBank.Domain.Blueprints;

/// <summary>The attributes of a question that rules may name.</summary>
public static class AttributeNames
{
    /// <summary>Level code of the primary requirement.</summary>
    public const string Level = "level";

    /// <summary>Key of the work area, such as <c>L1-3</c>.</summary>
    public const string WorkArea = "workArea";

    /// <summary>Key of the work task, such as <c>L1-3.2</c>.</summary>
    public const string WorkTask = "workTask";

    /// <summary>Key of the primary requirement.</summary>
    public const string Requirement = "requirement";

    /// <summary>The question type.</summary>
    public const string Type = "type";

    /// <summary>The cognitive level.</summary>
    public const string CognitiveLevel = "cognitiveLevel";

    /// <summary>The facility band for candidates of the blueprint's level.</summary>
    public const string FacilityBand = "facilityBand";

    /// <summary>The facility for candidates of the blueprint's level; a number.</summary>
    public const string Facility = "facility";

    /// <summary>Marks in the section that the question would stand in; a number.</summary>
    public const string Marks = "marks";

    /// <summary>Working time; a number.</summary>
    public const string Minutes = "minutes";

    /// <summary>In how many papers the question stands already; a number.</summary>
    public const string Exposure = "exposure";

    /// <summary>Permanent code of the question.</summary>
    public const string Code = "code";

    /// <summary>Code of the stimulus.</summary>
    public const string Stimulus = "stimulus";

    /// <summary>Attributes with words for values.</summary>
    public static IReadOnlyList<string> Categorical { get; } =
        [Level, WorkArea, WorkTask, Requirement, Type, CognitiveLevel, FacilityBand, Code, Stimulus];

    /// <summary>Attributes with numbers for values.</summary>
    public static IReadOnlyList<string> Numeric { get; } = [Facility, Marks, Minutes, Exposure];
}
