using ExamBank.Domain.Values;

namespace ExamBank.Domain.Questions;

/// <summary>Where a facility value comes from.</summary>
public enum FacilitySource
{
    /// <summary>预估: an author's estimate.</summary>
    Estimate,

    /// <summary>实测: observed in results.</summary>
    Observed,
}

/// <summary>Facility of a revision for the candidates of one level. An observed value stands before an estimate.</summary>
public sealed class QuestionFacility
{
    private QuestionFacility()
    {
    }

    /// <summary>The revision.</summary>
    public RevisionId RevisionId { get; private set; }

    /// <summary>Level of the candidates.</summary>
    public string LevelCode { get; private set; } = "";

    /// <summary>Where the value comes from.</summary>
    public FacilitySource Source { get; private set; }

    /// <summary>Share of the marks earned under the section's scoring rule.</summary>
    public Facility Value { get; private set; }

    /// <summary>Number of candidates observed; null for an estimate.</summary>
    public int? SampleSize { get; private set; }

    /// <summary>When it was recorded, in UTC.</summary>
    public DateTimeOffset At { get; private set; }

    internal static QuestionFacility Estimate(RevisionId revision, string level, Facility value, DateTimeOffset at) => new()
    {
        RevisionId = revision,
        LevelCode = level,
        Source = FacilitySource.Estimate,
        Value = value,
        At = at,
    };
}
