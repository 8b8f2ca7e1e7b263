using System.Globalization;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Keys;

/// <summary>Puts the changes of a key revision into the model of a paper: every version of every form that has the question is marked by them.</summary>
public static class KeyAmendments
{
    /// <summary>The paper as it is marked from now on, or what is wrong with the changes, each at <c>changes[i]</c>.</summary>
    public static Result<PaperModel> Apply(PaperModel paper, KeyRevisionModel revision, IReadOnlyList<KeyChange> changes)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Count == 0) return KeyErrors.Nothing("changes");
        var questions = paper.Forms.SelectMany(f => f.Versions[0].Questions).DistinctBy(q => q.Code).ToDictionary(q => q.Code, StringComparer.Ordinal);
        var errors = new List<BankError>();
        foreach (var (index, change) in changes.Index())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"changes[{index}]");
            if (!questions.TryGetValue(change.Question, out var question)) errors.Add(KeyErrors.NotInPaper($"{path}.question", change.Question));
            else if (Amended(question, change) is { Succeeded: false } refused) errors.AddRange(refused.Errors.Select(e => e.Path.Length == 0 ? e with { Path = path } : e.Within(path)));
            else questions[change.Question] = Amended(question, change).Value;
        }

        return errors.Count > 0 ? Result.Fail<PaperModel>(errors) : With(paper, revision, questions);
    }

    private static PaperModel With(PaperModel paper, KeyRevisionModel revision, Dictionary<string, QuestionModel> amended) => paper with
    {
        KeyRevision = revision,
        Forms =
        [
            .. paper.Forms.Select(form => form with
            {
                Versions =
                [
                    .. form.Versions.Select(version => version with
                    {
                        Sections =
                        [
                            .. version.Sections.Select(section => section with
                            {
                                Questions = [.. section.Questions.Select(q => q with { Content = amended[q.Code].Content, Amendment = amended[q.Code].Amendment })],
                            }),
                        ],
                    }),
                ],
            }),
        ],
    };

    private static Result<QuestionModel> Amended(QuestionModel question, KeyChange change)
    {
        var accepts = change.Accept is not null || change.Text is not null;
        if (change.Void == accepts || (change.Accept is not null && (change.Text is not null || change.Blank is not null)) || (change.Void && (change.Part ?? change.Blank) is not null))
            return KeyErrors.OneChange("");
        var before = question.Amendment ?? new KeyAmendment(IsVoid: false, []);
        if (before.IsVoid) return KeyErrors.Unchanged("question", question.Code);
        if (change.Void) return question with { Amendment = before with { IsVoid = true } };
        var part = change.Part ?? "";
        var parts = question.Content.Parts ?? [];
        var response = part.Length == 0 ? question.Content : (ResponseContent?)parts.FirstOrDefault(p => p.Id == part);
        if (response is null) return KeyErrors.NotInPaper("part", part);
        return change.Accept is { } key ? Further(question, before, part, response, key) : Filled(question, before, part, response, change.Blank, change.Text!);
    }

    private static Result<QuestionModel> Further(QuestionModel question, KeyAmendment before, string part, ResponseContent response, AnswerKey key)
    {
        if (response.Key is not { } locked || (key.Truth is null) != (locked.Truth is null)) return KeyErrors.Unsuited("accept", question.Code);
        if (key.Options is { } options)
        {
            var known = response.Options!.Select(o => o.Id).ToList();
            if (options.FirstOrDefault(o => !known.Contains(o)) is { } unknown) return KeyErrors.NotInPaper("accept", unknown);
            if (options.Count == 0 || options.Distinct().Count() != options.Count || (response.Type == QuestionType.SingleChoice && options.Count != 1))
                return KeyErrors.Unsuited("accept", question.Code);
        }

        var right = before.Further.Where(f => f.Part == part).Select(f => f.Key).OfType<AnswerKey>().Prepend(locked);
        if (right.Any(k => Same(k, key))) return KeyErrors.Unchanged("accept", question.Code);
        return question with { Amendment = before with { Further = [.. before.Further, new FurtherKey(part, key)] } };
    }

    private static bool Same(AnswerKey one, AnswerKey other) =>
        one.Truth == other.Truth && (one.Options ?? []).Order(StringComparer.Ordinal).SequenceEqual((other.Options ?? []).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static Result<QuestionModel> Filled(QuestionModel question, KeyAmendment before, string part, ResponseContent response, string? blank, string text)
    {
        var blanks = response.Blanks ?? [];
        if (blanks.Count == 0) return KeyErrors.Unsuited("text", question.Code);
        var id = blank ?? (blanks.Count == 1 ? blanks[0].Id : "");
        if (!blanks.Any(b => b.Id == id)) return KeyErrors.NotInPaper("blank", id);
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > 200 || trimmed.Any(char.IsControl)) return KeyErrors.Unsuited("text", question.Code);
        if (blanks.Single(b => b.Id == id).Accepted.Contains(trimmed, StringComparer.Ordinal)) return KeyErrors.Unchanged("text", question.Code);
        IReadOnlyList<Blank> filled = [.. blanks.Select(b => b.Id == id ? b with { Accepted = [.. b.Accepted, trimmed] } : b)];
        var content = part.Length == 0
            ? question.Content with { Blanks = filled }
            : question.Content with { Parts = [.. question.Content.Parts!.Select(p => p.Id == part ? p with { Blanks = filled } : p)] };
        return question with { Content = content, Amendment = before with { Further = [.. before.Further, new FurtherKey(part, null, id, trimmed)] } };
    }
}
