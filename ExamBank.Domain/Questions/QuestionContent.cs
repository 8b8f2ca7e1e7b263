using System.Text.Json.Serialization;
using ExamBank.Domain.Values;

namespace ExamBank.Domain.Questions;

/// <summary>
/// What a candidate is asked and how the answer is marked: shared by a whole question and by a part of a case question.
/// Which members are set follows from <see cref="Type"/>; <see cref="QuestionContentValidator"/> checks it once.
/// Texts are Markdown with the tokens of <see cref="ContentToken"/>.
/// </summary>
public abstract record ResponseContent
{
    /// <summary>The question type.</summary>
    [JsonPropertyOrder(1)]
    public required QuestionType Type { get; init; }

    /// <summary>Default marks; a blueprint's section may set others.</summary>
    [JsonPropertyOrder(6)]
    public required Marks Marks { get; init; }

    /// <summary>The stem (题干).</summary>
    [JsonPropertyOrder(9)]
    public required string Stem { get; init; }

    /// <summary>Options of choice questions, in authored order.</summary>
    [JsonPropertyOrder(10)]
    public IReadOnlyList<Option>? Options { get; init; }

    /// <summary>False when the options keep their order in every version; null means true.</summary>
    [JsonPropertyOrder(11)]
    public bool? Shuffle { get; init; }

    /// <summary>Right options, or whether the statement is true.</summary>
    [JsonPropertyOrder(12)]
    public AnswerKey? Key { get; init; }

    /// <summary>Blanks of a fill-in question, in the order of their tokens in the stem.</summary>
    [JsonPropertyOrder(13)]
    public IReadOnlyList<Blank>? Blanks { get; init; }

    /// <summary>Model answer of written work.</summary>
    [JsonPropertyOrder(14)]
    public string? Answer { get; init; }

    /// <summary>Rubric (评分细则) of written and practical work; its lines sum to the marks.</summary>
    [JsonPropertyOrder(15)]
    public IReadOnlyList<RubricLine>? Rubric { get; init; }

    /// <summary>Why the key is right; names options by token.</summary>
    [JsonPropertyOrder(18)]
    public string? Explanation { get; init; }
}

/// <summary>The whole content of one revision of a question, as it stands in the question files and in the bank.</summary>
public sealed record QuestionContent : ResponseContent
{
    /// <summary>Key of the primary requirement within the standard, such as <c>L1-1.1.1</c>.</summary>
    [JsonPropertyOrder(2)]
    public required string Requirement { get; init; }

    /// <summary>Keys of further requirements that the question also tests.</summary>
    [JsonPropertyOrder(3)]
    public IReadOnlyList<string>? FurtherRequirements { get; init; }

    /// <summary>The cognitive level.</summary>
    [JsonPropertyOrder(4)]
    public required CognitiveLevel CognitiveLevel { get; init; }

    /// <summary>Estimated facility by level code, at least for the level of the primary requirement.</summary>
    [JsonPropertyOrder(5)]
    public required IReadOnlyDictionary<string, Facility> Facility { get; init; }

    /// <summary>Working time.</summary>
    [JsonPropertyOrder(7)]
    public required Minutes Minutes { get; init; }

    /// <summary>Code of the stimulus (材料) that a case question hangs on.</summary>
    [JsonPropertyOrder(8)]
    public string? Stimulus { get; init; }

    /// <summary>Findings of the quality checks that stand for a reason; never printed.</summary>
    [JsonPropertyOrder(20)]
    public IReadOnlyList<QualityWaiver>? QualityWaivers { get; init; }

    /// <summary>Parts (1)(2)… of a case question.</summary>
    [JsonPropertyOrder(16)]
    public IReadOnlyList<QuestionPart>? Parts { get; init; }

    /// <summary>The task of a practical question.</summary>
    [JsonPropertyOrder(17)]
    public PracticalTask? Task { get; init; }

    /// <summary>The sums behind its numbers, for whoever checks them; never printed.</summary>
    [JsonPropertyOrder(19)]
    public IReadOnlyList<CalculationStep>? Calculation { get; init; }
}

/// <summary>A part of a case question; tags that it lacks are those of the question.</summary>
public sealed record QuestionPart : ResponseContent
{
    /// <summary>Id within the question.</summary>
    [JsonPropertyOrder(0)]
    public required string Id { get; init; }

    /// <summary>Key of the requirement this part tests, when it differs.</summary>
    [JsonPropertyOrder(2)]
    public string? Requirement { get; init; }

    /// <summary>Cognitive level of this part, when it differs.</summary>
    [JsonPropertyOrder(4)]
    public CognitiveLevel? CognitiveLevel { get; init; }
}

/// <summary>An option with a stable id; its letter depends on the version.</summary>
/// <param name="Id">Id within the question, such as <c>a</c>.</param>
/// <param name="Text">Markdown.</param>
/// <param name="Shuffle">False when the option keeps its place in every version; null means true.</param>
public sealed record Option(string Id, string Text, bool? Shuffle = null);

/// <summary>A finding of the quality checks that stands for a reason, so that it is not told again.</summary>
/// <param name="Code">Code of the finding, such as <c>quality.key-longest</c>; all findings of the code are meant.</param>
/// <param name="Reason">Why it stands.</param>
public sealed record QualityWaiver(string Code, string Reason);

/// <summary>A blank (空): its accepted answers, the first of which the key prints, and its marks when they are not an equal share.</summary>
public sealed record Blank(string Id, IReadOnlyList<string> Accepted, Marks? Marks = null);

/// <summary>One line of a rubric: what earns the marks.</summary>
public sealed record RubricLine(string Criterion, Marks Marks);

/// <summary>A practical task: what the candidate gets, uses, makes and how it is handed in.</summary>
public sealed record PracticalTask
{
    /// <summary>Materials handed out.</summary>
    public IReadOnlyList<string>? Materials { get; init; }

    /// <summary>Equipment and software needed.</summary>
    public IReadOnlyList<string>? Equipment { get; init; }

    /// <summary>What the candidate hands in.</summary>
    public required string Product { get; init; }

    /// <summary>How it is handed in.</summary>
    public required string Submission { get; init; }
}
