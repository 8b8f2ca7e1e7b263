using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Keys;

/// <summary>A key as people read it in one version, with what a later key has added to it.</summary>
public static class KeyWords
{
    /// <summary>Stands in the place of the key of a void question.</summary>
    public const string Void = "全员得分";

    /// <summary>Stands between keys each of which is right.</summary>
    public const string Or = "或";

    /// <summary>The key of a whole question.</summary>
    public static string Of(QuestionModel question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Amendment?.IsVoid == true ? Void
            : question.Content.Parts is { } parts
                ? string.Join('\n', parts.Select((part, index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"({index + 1}) {Of(question, part, part.Id)}")))
                : Of(question, question.Content, "");
    }

    /// <summary>The key of a question without parts, or of one part.</summary>
    public static string Of(QuestionModel question, ResponseContent content, string part)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Amendment?.IsVoid == true) return Void;
        var locked = PrintedAnswer.Key(question, content, part).Text;
        var further = Further(question, content, part);
        return further.Count == 0 ? locked : string.Join($" {Or} ", further.Prepend(locked));
    }

    /// <summary>Further right answers to a choice or statement, as this version prints them.</summary>
    public static IReadOnlyList<string> Further(QuestionModel question, ResponseContent content, string part)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(content);
        return
        [
            .. (question.Amendment?.Further ?? []).Where(f => f.Part == part && f.Key is not null).Select(f => f.Key!.Truth is { } truth
                ? Terms.Of(truth)
                : string.Concat(PrintedAnswer.Options(question, content, part).Where(o => f.Key.Options!.Contains(o.Option.Id, StringComparer.Ordinal)).Select(o => o.Letter))),
        ];
    }
}
