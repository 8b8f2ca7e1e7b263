namespace ExamBank.Domain.Coverage;

/// <summary>What coverage is asked for.</summary>
/// <param name="Standard">Code of the standard.</param>
/// <param name="Level">Code of the level.</param>
/// <param name="IncludeLower">Whether to count the lower levels that it covers too.</param>
/// <param name="AsOf">A past moment; null for now.</param>
/// <param name="Minimum">How many approved questions each requirement ought to have, from 0.</param>
public sealed record CoverageRequest(string Standard, string Level, bool IncludeLower = false, DateTimeOffset? AsOf = null, int Minimum = 1);

/// <summary>A place in the standard with its names.</summary>
public sealed record CoverageName(string Key, string Title, string? TitleEn);

/// <summary>A requirement with its task and area.</summary>
public sealed record CoveragePlace(CoverageName Area, CoverageName Task, CoverageName Requirement);

/// <summary>What was counted for a report.</summary>
/// <param name="Questions">Questions at their primary requirements.</param>
/// <param name="Parts">Parts of questions that name another requirement than the primary one.</param>
/// <param name="Uses">Which papers have a question of which requirement.</param>
public sealed record CountedCoverage(IEnumerable<CountedQuestions> Questions, IEnumerable<CountedPart> Parts, IEnumerable<CountedUse> Uses);

/// <summary>Questions that are alike, at their primary requirement.</summary>
public sealed record CountedQuestions(string Requirement, CoverageCell Cell);

/// <summary>A part that names another requirement than the primary one of its question.</summary>
/// <param name="Requirement">Key of the requirement that the part names.</param>
/// <param name="Question">Number of the question.</param>
/// <param name="Primary">Key of its primary requirement.</param>
/// <param name="Cell">The one question.</param>
public sealed record CountedPart(string Requirement, int Question, string Primary, CoverageCell Cell);

/// <summary>A paper with a question of the requirement.</summary>
public sealed record CountedUse(string Requirement, int Paper);
