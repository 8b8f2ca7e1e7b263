using ExamBank.Domain.Questions.Quality;

namespace ExamBank.Api.Features.Questions;

/// <summary>The findings, in the order of the questions; those of stimuli follow, and those over all questions of a standard come last.</summary>
/// <param name="Questions">How many questions were checked.</param>
/// <param name="Findings">What there is to look at.</param>
internal sealed record LintReport(int Questions, IReadOnlyList<LintFinding> Findings)
{
    /// <summary>How many are of this severity.</summary>
    public int Count(QualitySeverity severity) => Findings.Count(f => f.Finding.Severity == severity);
}

/// <summary>A finding and whose it is.</summary>
/// <param name="Standard">Code of the standard.</param>
/// <param name="Group">The file, or the work task in the bank; null over all questions of the standard.</param>
/// <param name="Question">Code of the question or the stimulus; null over all.</param>
/// <param name="Finding">The finding.</param>
internal sealed record LintFinding(string Standard, string? Group, string? Question, QualityFinding Finding);
