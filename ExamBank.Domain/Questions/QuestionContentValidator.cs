using System.Text.RegularExpressions;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Values;

namespace ExamBank.Domain.Questions;

/// <summary>Checks content by itself, without a bank: the members that its type needs, ids, keys, tokens and sums.</summary>
public static partial class QuestionContentValidator
{
    private const int LongText = 20_000;
    private const int ShortText = 200;

    /// <summary>Everything that is wrong, with paths relative to the content; empty when nothing is.</summary>
    public static IList<BankError> Check(QuestionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var errors = new List<BankError>();
        CheckResponse(content, "", errors);
        var further = content.FurtherRequirements ?? [];
        for (var i = 0; i < further.Count; i++)
            if (further[i] == content.Requirement || further.Take(i).Contains(further[i], StringComparer.Ordinal))
                errors.Add(QuestionErrors.RepeatedRequirement($"furtherRequirements[{i}]", further[i]));
        if (content.Minutes.Scaled == 0) errors.Add(QuestionErrors.NotPositive("minutes"));
        for (var i = 0; i < (content.QualityWaivers?.Count ?? 0); i++)
        {
            CheckText(content.QualityWaivers![i].Code, $"qualityWaivers[{i}].code", ShortText, errors);
            CheckText(content.QualityWaivers[i].Reason, $"qualityWaivers[{i}].reason", ShortText, errors);
        }

        if (content.Facility.Count == 0) errors.Add(QuestionErrors.FieldMissing("facility", content.Type));

        var type = content.Type;
        Expect(content.Stimulus is not null, type == QuestionType.CaseAnalysis, "stimulus", type, errors);
        Expect(content.Parts is not null, type == QuestionType.CaseAnalysis, "parts", type, errors);
        Expect(content.Task is not null, type == QuestionType.Practical, "task", type, errors);
        if (type == QuestionType.CaseAnalysis && content.Parts is { } parts) CheckParts(content, parts, errors);
        if (type == QuestionType.Practical && content.Task is { } task) CheckTask(task, errors);
        CalculationRules.Check(content, errors);
        return errors;
    }

    private static void CheckParts(QuestionContent content, IReadOnlyList<QuestionPart> parts, List<BankError> errors)
    {
        if (parts.Count is < 1 or > 10) errors.Add(QuestionErrors.WrongCount("parts", parts.Count, 1, 10));
        CheckIds([.. parts.Select(p => p.Id)], "parts", errors);
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Type > QuestionType.ShortAnswer) errors.Add(QuestionErrors.FieldUnexpected($"parts[{i}].type", parts[i].Type));
            else CheckResponse(parts[i], $"parts[{i}].", errors);
        }

        var sum = parts.Sum(p => p.Marks.Value);
        if (sum != content.Marks.Value) errors.Add(QuestionErrors.MarksDoNotAddUp("parts", sum, content.Marks));
    }

    private static void CheckTask(PracticalTask task, List<BankError> errors)
    {
        CheckText(task.Product, "task.product", LongText, errors);
        CheckText(task.Submission, "task.submission", LongText, errors);
        foreach (var (texts, name) in new[] { (task.Materials, "materials"), (task.Equipment, "equipment") })
            for (var i = 0; i < (texts?.Count ?? 0); i++)
                CheckText(texts![i], $"task.{name}[{i}]", LongText, errors);
    }

    private static void CheckResponse(ResponseContent content, string path, List<BankError> errors)
    {
        var type = content.Type;
        var choice = type is QuestionType.SingleChoice or QuestionType.MultipleChoice;
        var written = type is QuestionType.ShortAnswer;
        CheckText(content.Stem, path + "stem", LongText, errors);
        if (content.Explanation is not null) CheckText(content.Explanation, path + "explanation", LongText, errors);
        if (content.Marks.Scaled == 0) errors.Add(QuestionErrors.NotPositive(path + "marks"));
        Expect(content.Options is not null, choice, path + "options", type, errors);
        Expect(content.Key is not null, choice || type == QuestionType.TrueFalse, path + "key", type, errors);
        Expect(content.Blanks is not null, type == QuestionType.FillBlank, path + "blanks", type, errors);
        Expect(content.Answer is not null, written, path + "answer", type, errors);
        Expect(content.Rubric is not null, written || type == QuestionType.Practical, path + "rubric", type, errors);
        if (content.Shuffle is not null && !choice) errors.Add(QuestionErrors.FieldUnexpected(path + "shuffle", type));

        if (content.Options is { } options) CheckOptions(options, path, errors);
        if (content.Key is { } key) CheckKey(content, key, path, errors);
        if (content.Blanks is { } blanks) CheckBlanks(content, blanks, path, errors);
        if (content.Answer is { } answer) CheckText(answer, path + "answer", LongText, errors);
        if (content.Rubric is { } rubric) CheckRubric(content.Marks, rubric, path, errors);
        CheckTokens(content, path, errors);
    }

    private static void CheckOptions(IReadOnlyList<Option> options, string path, List<BankError> errors)
    {
        if (options.Count is < 2 or > 10) errors.Add(QuestionErrors.WrongCount(path + "options", options.Count, 2, 10));
        CheckIds([.. options.Select(o => o.Id)], path + "options", errors);
        for (var i = 0; i < options.Count; i++)
        {
            CheckText(options[i].Text, $"{path}options[{i}].text", LongText, errors);
            if (options.Take(i).Any(o => o.Text == options[i].Text))
                errors.Add(QuestionErrors.DuplicateOption($"{path}options[{i}].text", options[i].Text));
        }
    }

    private static void CheckKey(ResponseContent content, AnswerKey key, string path, List<BankError> errors)
    {
        if (content.Type == QuestionType.TrueFalse ? key.Truth is null : key.Options is null)
        {
            errors.Add(QuestionErrors.KeyOfWrongKind(path + "key", content.Type));
            return;
        }

        if (key.Options is not { } ids) return;
        var (minimum, maximum) = content.Type == QuestionType.SingleChoice ? (1, 1) : (2, content.Options?.Count ?? 10);
        if (ids.Count < minimum || ids.Count > maximum) errors.Add(QuestionErrors.WrongCount(path + "key", ids.Count, minimum, maximum));
        for (var i = 0; i < ids.Count; i++)
        {
            if (content.Options?.Any(o => o.Id == ids[i]) != true) errors.Add(QuestionErrors.KeyOutsideOptions($"{path}key[{i}]", ids[i]));
            if (ids.Take(i).Contains(ids[i], StringComparer.Ordinal)) errors.Add(QuestionErrors.DuplicateId($"{path}key[{i}]", ids[i]));
        }
    }

    private static void CheckBlanks(ResponseContent content, IReadOnlyList<Blank> blanks, string path, List<BankError> errors)
    {
        if (blanks.Count is < 1 or > 20) errors.Add(QuestionErrors.WrongCount(path + "blanks", blanks.Count, 1, 20));
        CheckIds([.. blanks.Select(b => b.Id)], path + "blanks", errors);
        var places = ContentToken.In(content.Stem).Where(t => t.Kind == ContentToken.Blank).Select(t => t.Id).ToList();
        for (var i = 0; i < blanks.Count; i++)
        {
            if (places.Count(p => p == blanks[i].Id) != 1) errors.Add(QuestionErrors.BlankNotOnceInStem($"{path}blanks[{i}]", blanks[i].Id));
            if (blanks[i].Accepted.Count is < 1 or > 20) errors.Add(QuestionErrors.WrongCount($"{path}blanks[{i}].accepted", blanks[i].Accepted.Count, 1, 20));
            for (var j = 0; j < blanks[i].Accepted.Count; j++)
                CheckText(blanks[i].Accepted[j], $"{path}blanks[{i}].accepted[{j}]", ShortText, errors);
        }

        var own = blanks.Count(b => b.Marks is not null);
        var sum = blanks.Sum(b => (b.Marks ?? default).Value);
        // Either every blank has its own marks, or none has and they share equally.
        if (own > 0 && (own < blanks.Count || sum != content.Marks.Value))
            errors.Add(QuestionErrors.MarksDoNotAddUp(path + "blanks", sum, content.Marks));
        else if (own == 0 && blanks.Count > 0 && content.Marks.Scaled % blanks.Count != 0)
            errors.Add(QuestionErrors.MarksDoNotAddUp(path + "blanks", (Marks.FromScaled(content.Marks.Scaled / blanks.Count) * blanks.Count).Value, content.Marks));
    }

    private static void CheckRubric(Marks marks, IReadOnlyList<RubricLine> rubric, string path, List<BankError> errors)
    {
        if (rubric.Count is < 1 or > 50) errors.Add(QuestionErrors.WrongCount(path + "rubric", rubric.Count, 1, 50));
        for (var i = 0; i < rubric.Count; i++)
            CheckText(rubric[i].Criterion, $"{path}rubric[{i}].criterion", LongText, errors);
        var sum = rubric.Sum(r => r.Marks.Value);
        if (sum != marks.Value) errors.Add(QuestionErrors.MarksDoNotAddUp(path + "rubric", sum, marks));
    }

    private static void CheckTokens(ResponseContent content, string path, List<BankError> errors)
    {
        var answerPlaces = 0;
        foreach (var token in ContentToken.In(content.Stem))
        {
            var valid = token.Kind switch
            {
                ContentToken.Answer => content.Type <= QuestionType.TrueFalse && token.Id.Length == 0 && ++answerPlaces == 1,
                ContentToken.Blank => content.Blanks?.Any(b => b.Id == token.Id) == true,
                _ => false,
            };
            if (!valid) errors.Add(QuestionErrors.InvalidToken(path + "stem", token));
        }

        foreach (var token in ContentToken.In(content.Explanation))
            if (token.Kind != ContentToken.Option || content.Options?.Any(o => o.Id == token.Id) != true)
                errors.Add(QuestionErrors.InvalidToken(path + "explanation", token));
        var plain = (content.Options ?? []).Select((o, i) => (o.Text, Path: $"options[{i}].text")).Append((Text: content.Answer ?? "", Path: "answer"));
        foreach (var (text, place) in plain)
            foreach (var token in ContentToken.In(text))
                errors.Add(QuestionErrors.InvalidToken(path + place, token));
    }

    private static void CheckIds(IReadOnlyList<string> ids, string path, List<BankError> errors)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            if (!Id().IsMatch(ids[i])) errors.Add(QuestionErrors.InvalidId($"{path}[{i}].id", ids[i]));
            if (ids.Take(i).Contains(ids[i], StringComparer.Ordinal)) errors.Add(QuestionErrors.DuplicateId($"{path}[{i}].id", ids[i]));
        }
    }

    private static void Expect(bool present, bool wanted, string path, QuestionType type, List<BankError> errors)
    {
        if (wanted && !present) errors.Add(QuestionErrors.FieldMissing(path, type));
        if (!wanted && present) errors.Add(QuestionErrors.FieldUnexpected(path, type));
    }

    internal static void CheckText(string text, string path, int maximum, List<BankError> errors)
    {
        if (string.IsNullOrWhiteSpace(text)) errors.Add(QuestionErrors.TextMissing(path));
        else if (text.Length > maximum) errors.Add(QuestionErrors.TooLong(path, text.Length, maximum));
        else if (PrintedText.IsNothing(text)) errors.Add(QuestionErrors.NothingPrinted(path));
        // Tab and line feed are text; nothing else below space can be printed or stored in a Word file.
        if (text.Any(c => (char.IsControl(c) && c is not ('\n' or '\t')) || c is '\uFFFE' or '\uFFFF')) errors.Add(QuestionErrors.ControlCharacter(path));
    }

    [GeneratedRegex(@"^[a-z0-9]{1,8}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();
}

/// <summary>What a stimulus must be.</summary>
internal static class StimulusRules
{
    public static List<BankError> Check(string code, string title, string content)
    {
        var errors = new List<BankError>();
        if (!QuestionCode.IsValid(code)) errors.Add(QuestionErrors.InvalidCode("code", code));
        QuestionContentValidator.CheckText(title, "title", 200, errors);
        QuestionContentValidator.CheckText(content, "content", 20_000, errors);
        return errors;
    }
}
