using System.Diagnostics.CodeAnalysis;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Api.Features.Questions;

/// <summary>Reads content as a client sends it, with line feeds for line ends; whether it makes a question the domain decides.</summary>
internal sealed class ContentReader
{
    private readonly List<BankError> errors = [];

    private ContentReader()
    {
    }

    /// <summary>The content, or every number in it that is no exact amount.</summary>
    public static Result<QuestionContent> Read(QuestionContentInput input)
    {
        var reader = new ContentReader();
        var content = reader.Content(input);
        return reader.errors.Count > 0 ? Result.Fail<QuestionContent>(reader.errors) : content;
    }

    private QuestionContent Content(QuestionContentInput input) => new()
    {
        Type = input.Type,
        Requirement = input.Requirement,
        FurtherRequirements = NoneIfEmpty(input.FurtherRequirements),
        CognitiveLevel = input.CognitiveLevel,
        Facility = FacilityOf(input.Facility),
        Marks = MarksOf(input.Marks, "marks"),
        Minutes = MinutesOf(input.Minutes),
        Stimulus = input.Stimulus,
        QualityWaivers = input.QualityWaivers is { Count: > 0 } waivers ? [.. waivers.Select(w => new QualityWaiver(w.Code, LineEnds.Normalise(w.Reason)))] : null,
        Stem = LineEnds.Normalise(input.Stem),
        Options = input.Options?.Select(o => new Option(o.Id, LineEnds.Normalise(o.Text), o.Shuffle)).ToList(),
        Shuffle = input.Shuffle,
        Key = Key(input.Key),
        Blanks = input.Blanks?.Select((b, i) => Blank(b, $"blanks[{i}]")).ToList(),
        Answer = LineEnds.Normalise(input.Answer),
        Rubric = input.Rubric?.Select((line, i) => Line(line, $"rubric[{i}]")).ToList(),
        Parts = input.Parts?.Select((part, i) => Part(part, $"parts[{i}].")).ToList(),
        Task = input.Task is { } task
            ? new PracticalTask
            {
                Materials = Texts(task.Materials),
                Equipment = Texts(task.Equipment),
                Product = LineEnds.Normalise(task.Product),
                Submission = LineEnds.Normalise(task.Submission),
            }
            : null,
        Explanation = LineEnds.Normalise(input.Explanation),
        Calculation = NoneIfEmpty(input.Calculation)?.Select(step => new CalculationStep(step.Expression, step.Value, LineEnds.Normalise(step.Printed))).ToList(),
    };

    private QuestionPart Part(QuestionPartInput input, string path) => new()
    {
        Id = input.Id,
        Type = input.Type,
        Requirement = input.Requirement,
        CognitiveLevel = input.CognitiveLevel,
        Marks = MarksOf(input.Marks, path + "marks"),
        Stem = LineEnds.Normalise(input.Stem),
        Options = input.Options?.Select(o => new Option(o.Id, LineEnds.Normalise(o.Text), o.Shuffle)).ToList(),
        Shuffle = input.Shuffle,
        Key = Key(input.Key),
        Blanks = input.Blanks?.Select((b, i) => Blank(b, $"{path}blanks[{i}]")).ToList(),
        Answer = LineEnds.Normalise(input.Answer),
        Rubric = input.Rubric?.Select((line, i) => Line(line, $"{path}rubric[{i}]")).ToList(),
        Explanation = LineEnds.Normalise(input.Explanation),
    };

    private static AnswerKey? Key(AnswerKeyInput? input) => input switch
    {
        { Options: { } options } => AnswerKey.Of([.. options]),
        { Truth: { } truth } => AnswerKey.Of(truth),
        _ => null,
    };

    private Blank Blank(BlankInput input, string path) =>
        new(input.Id, Texts(input.Accepted), input.Marks is { } marks ? MarksOf(marks, $"{path}.marks") : null);

    private RubricLine Line(RubricLineInput input, string path) => new(LineEnds.Normalise(input.Criterion), MarksOf(input.Marks, $"{path}.marks"));

    private Dictionary<string, Facility> FacilityOf(IReadOnlyList<FacilityInput> inputs)
    {
        var byLevel = new Dictionary<string, Facility>();
        for (var i = 0; i < inputs.Count; i++)
        {
            if (!Facility.TryFrom(inputs[i].Value, out var value)) errors.Add(BankError.Of("content.facility", $"facility[{i}].value", ("value", inputs[i].Value)));
            if (!byLevel.TryAdd(inputs[i].Level, value)) errors.Add(BankError.Of("content.level-repeated", $"facility[{i}].level", ("level", inputs[i].Level)));
        }

        return byLevel;
    }

    private Marks MarksOf(decimal value, string path)
    {
        if (!Marks.TryFrom(value, out var marks)) errors.Add(BankError.Of("content.amount", path, ("value", value)));
        return marks;
    }

    private Minutes MinutesOf(decimal value)
    {
        if (!Minutes.TryFrom(value, out var minutes)) errors.Add(BankError.Of("content.amount", "minutes", ("value", value)));
        return minutes;
    }

    [return: NotNullIfNotNull(nameof(texts))]
    private static List<string>? Texts(IReadOnlyList<string>? texts) => texts?.Select(text => LineEnds.Normalise(text)).ToList();

    private static IReadOnlyList<T>? NoneIfEmpty<T>(IReadOnlyList<T>? list) => list is { Count: 0 } ? null : list;
}
