using ExamBank.Domain.Errors;
using ExamBank.Domain.Standards;

namespace ExamBank.Domain.Questions;

/// <summary>Checks content and looks up its requirements and stimulus, all problems at once.</summary>
/// <param name="requirements">Requirements of the standard by key (<c>L1-1.1.1</c>).</param>
/// <param name="levels">Codes of the standard's levels.</param>
/// <param name="stimuli">The newest text of each stimulus by code.</param>
public sealed class ContentResolver(
    IReadOnlyDictionary<string, RequirementId> requirements,
    IReadOnlyCollection<string> levels,
    IReadOnlyDictionary<string, StimulusRevision> stimuli)
{
    /// <summary>Resolves <paramref name="content"/>, or says everything that is wrong with it; paths are relative to the content.</summary>
    public Result<ResolvedContent> Resolve(QuestionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var errors = QuestionContentValidator.Check(content);
        var keys = new[] { (Path: "requirement", Key: content.Requirement) }
            .Concat((content.FurtherRequirements ?? []).Select((key, index) => (Path: $"furtherRequirements[{index}]", Key: key)))
            .ToList();
        var parts = (content.Parts ?? []).Select((part, index) => (Path: $"parts[{index}].requirement", Key: part.Requirement))
            .Where(p => p.Key is not null).Select(p => (p.Path, Key: p.Key!)).ToList();
        foreach (var (path, key) in keys.Concat(parts))
            if (!requirements.ContainsKey(key))
                errors.Add(QuestionErrors.UnknownRequirement(path, key));
        foreach (var level in content.Facility.Keys.Where(level => !levels.Contains(level, StringComparer.Ordinal)))
            errors.Add(QuestionErrors.UnknownLevel($"facility.{level}", level));
        StimulusRevision? stimulus = null;
        if (content.Stimulus is { } code && !stimuli.TryGetValue(code, out stimulus))
            errors.Add(QuestionErrors.UnknownStimulus("stimulus", code));
        // A facility without any level has been told already.
        if (StandardKey.TryParse(content.Requirement, out var primary) && content.Facility.Count > 0 && !content.Facility.ContainsKey(primary.Level))
            errors.Add(QuestionErrors.FacilityMissing("facility", primary.Level));
        if (errors.Count > 0 || primary is null) return Result.Fail<ResolvedContent>(errors);
        var ofParts = parts.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        var tags = keys.Concat(parts).Select(k => k.Key).Distinct(StringComparer.Ordinal)
            .Select((key, index) => new ResolvedTag(requirements[key], index == 0, ofParts.Contains(key)));
        return new ResolvedContent(content, primary.Level, [.. tags], stimulus);
    }
}
