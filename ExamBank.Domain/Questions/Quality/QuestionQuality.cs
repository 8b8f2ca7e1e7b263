using System.Collections.Immutable;

namespace ExamBank.Domain.Questions.Quality;

/// <summary>Looks at questions as an experienced item writer would, one by one and as a set. Every rule is listed here and nowhere else.</summary>
public static class QuestionQuality
{
    /// <summary>The rules over one question, in the order in which their findings are told.</summary>
    internal static ImmutableArray<IQuestionRule> Rules { get; } =
    [
        new InvalidContent(),
        new ShortStem(), new GeneralStem(), new NegativeStem(), new TypedAnswerPlace(),
        new OptionsAlike(), new AllOrNoneOfTheAbove(), new OptionsUnequal(), new OptionsEndUnequally(),
        new OptionsOverlap(), new OptionsDisordered(), new OrderedOptionsShuffled(),
        new KeyIsLongest(), new KeyRepeatsStem(), new AbsoluteDistractors(), new AllOptionsRight(),
        new LetterForOption(), new TypedLabel(), new HalfWidthPunctuation(), new UnbalancedBrackets(), new StraySpaces(),
        new MissingExplanation(), new UnlikelyFacility(), new FallingFacility(), new CreateByChoice(),
    ];

    /// <summary>The rules over a set.</summary>
    internal static ImmutableArray<IQuestionSetRule> SetRules { get; } =
    [
        new UnevenKeys(), new KeyRuns(), new UnevenTruth(), new DominatingRequirement(), new StemGivesKeyAway(),
    ];

    /// <summary>
    /// What there is to look at in one question; places are paths within the content. It need not be valid: what the bank would refuse is
    /// among the findings, as errors. Warnings that the question waives with a reason are left out, and a waiver without its warning is told.
    /// </summary>
    public static IReadOnlyList<QualityFinding> Check(QuestionContent question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var found = Rules.SelectMany(rule => rule.Check(question)).ToList();
        if (question.QualityWaivers is not { } waivers) return found;
        bool IsWaived(QualityFinding finding) => finding.Severity == QualitySeverity.Warning && waivers.Any(w => w.Code == finding.Code);
        var waived = found.Where(IsWaived).Select(f => f.Code).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. found.Where(finding => !IsWaived(finding)),
            .. waivers.Select((waiver, index) => (waiver.Code, index)).Where(w => !waived.Contains(w.Code))
                .Select(w => QualityFinding.Warning("quality.waiver-unused", $"qualityWaivers[{w.index}]", ("code", w.Code))),
        ];
    }

    /// <summary>What there is to look at in a set as a whole, such as a file, a bank or a form; places are levels, requirements or codes of questions.</summary>
    public static IReadOnlyList<QualityFinding> CheckSet(IReadOnlyList<QuestionInSet> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return [.. SetRules.SelectMany(rule => rule.Check(questions))];
    }

    /// <summary>The same of a set whose standard is known: also where a requirement asks for more than its questions do.</summary>
    public static IReadOnlyList<QualityFinding> CheckSet(IReadOnlyList<QuestionInSet> questions, IReadOnlyList<RequirementText> requirements)
    {
        ArgumentNullException.ThrowIfNull(requirements);
        return [.. CheckSet(questions), .. RequirementBelowLevel.Check(questions, requirements)];
    }

    /// <summary>What there is to look at in a stimulus; places are <c>title</c> and <c>content</c>.</summary>
    public static IReadOnlyList<QualityFinding> CheckStimulus(string title, string content)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(content);
        return [.. Rules.OfType<TextRule>().SelectMany(rule => rule.CheckText(title, "title").Concat(rule.CheckText(content, "content"))), .. StimulusLength.Check(content)];
    }
}
