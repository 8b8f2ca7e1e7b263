namespace ExamBank.Domain.Questions.Quality;

/// <summary>A rule over one question, after published guidelines for item writers (Haladyna, Downing and Rodriguez 2002; NBME).</summary>
internal interface IQuestionRule
{
    /// <summary>What the rule finds; nothing where all is well.</summary>
    IEnumerable<QualityFinding> Check(QuestionContent question);
}

/// <summary>A rule over what is asked and answered: a question, and each part of a case.</summary>
internal abstract class ResponseRule : IQuestionRule
{
    public IEnumerable<QualityFinding> Check(QuestionContent question) => Find(question).Concat(
        (question.Parts ?? []).SelectMany((part, index) => Find(part).Select(found => found.Within($"parts[{index}]"))));

    /// <summary>What the rule finds, with places relative to <paramref name="response"/>.</summary>
    protected abstract IEnumerable<QualityFinding> Find(ResponseContent response);
}

/// <summary>A rule over each text that is printed, wherever it stands.</summary>
internal abstract class TextRule : ResponseRule
{
    protected sealed override IEnumerable<QualityFinding> Find(ResponseContent response) =>
        Texts(response).Where(place => place.Text is not null).SelectMany(place => Find(place.Text!, place.Path));

    /// <summary>What the rule finds in a text that stands outside of questions, such as a stimulus.</summary>
    internal IEnumerable<QualityFinding> CheckText(string text, string path) => Find(text, path);

    /// <summary>What the rule finds in one text.</summary>
    protected abstract IEnumerable<QualityFinding> Find(string text, string path);

    private static IEnumerable<(string? Text, string Path)> Texts(ResponseContent response) =>
    [
        (response.Stem, "stem"),
        .. (response.Options ?? []).Select((option, i) => (option.Text, $"options[{i}].text")),
        (response.Answer, "answer"),
        (response.Explanation, "explanation"),
        .. (response.Rubric ?? []).Select((line, i) => (line.Criterion, $"rubric[{i}].criterion")),
        .. response is QuestionContent { Task: { } task } ? Texts(task) : [],
    ];

    private static IEnumerable<(string? Text, string Path)> Texts(PracticalTask task) =>
    [
        .. (task.Materials ?? []).Select((text, i) => (text, $"task.materials[{i}]")),
        .. (task.Equipment ?? []).Select((text, i) => (text, $"task.equipment[{i}]")),
        (task.Product, "task.product"),
        (task.Submission, "task.submission"),
    ];
}
