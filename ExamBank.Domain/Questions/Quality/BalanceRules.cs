using System.Globalization;

namespace ExamBank.Domain.Questions.Quality;

/// <summary>The keys of single choices with equally many options do not spread evenly over the letters: guessing the favourite pays.</summary>
internal sealed class UnevenKeys : IQuestionSetRule
{
    private const int LeastQuestions = 20;
    private const double Points = 0.03;
    private const double Questions = 2;

    public IEnumerable<QualityFinding> Check(IReadOnlyList<QuestionInSet> questions) =>
        from question in questions
        where question.KeyPlace is not null
        group question.KeyPlace!.Value by (question.Level, question.Content.Options!.Count) into keys
        let total = keys.Count()
        where total >= LeastQuestions
        orderby keys.Key.Level, keys.Key.Count
        let counts = Enumerable.Range(0, keys.Key.Count).Select(place => keys.Count(key => key == place)).ToList()
        let even = (double)total / counts.Count
        where counts.Exists(count => Math.Abs(count - even) > Math.Max(Questions, Points * total))
        select QualityFinding.Warning(
            "quality.keys-uneven", keys.Key.Level, ("total", total), ("options", counts.Count), ("even", even.ToString("0.#", CultureInfo.InvariantCulture)),
            ("counts", string.Join(", ", counts.Select((count, place) => $"{(char)('A' + place)} {count}"))));
}

/// <summary>Many questions of a work task with the same key one after another.</summary>
internal sealed class KeyRuns : IQuestionSetRule
{
    private const int Longest = 4;

    public IEnumerable<QualityFinding> Check(IReadOnlyList<QuestionInSet> questions) => questions.GroupBy(q => q.Task, StringComparer.Ordinal).SelectMany(task =>
        Runs([.. task.Where(q => q.KeyPlace is not null)], q => ((char)('A' + q.KeyPlace!.Value)).ToString()));

    private static IEnumerable<QualityFinding> Runs(IReadOnlyList<QuestionInSet> questions, Func<QuestionInSet, string> key)
    {
        for (int from = 0, to; from < questions.Count; from = to)
        {
            for (to = from + 1; to < questions.Count && key(questions[to]) == key(questions[from]);) to++;
            if (to - from > Longest)
                yield return QualityFinding.Warning("quality.key-run", questions[from].Code, ("letter", key(questions[from])), ("count", to - from), ("last", questions[to - 1].Code));
        }
    }
}

/// <summary>True and false statements out of balance.</summary>
internal sealed class UnevenTruth : IQuestionSetRule
{
    private const int LeastQuestions = 10;
    private const double Points = 0.10;
    private const double Questions = 2;

    public IEnumerable<QualityFinding> Check(IReadOnlyList<QuestionInSet> questions) =>
        from question in questions
        where question.Content is { Type: QuestionType.TrueFalse, Key.Truth: not null }
        group question.Content.Key!.Truth!.Value by question.Level into statements
        let total = statements.Count()
        where total >= LeastQuestions
        orderby statements.Key
        let right = statements.Count(truth => truth)
        where Math.Abs(right - (total / 2.0)) > Math.Max(Questions, Points * total)
        select QualityFinding.Warning("quality.truth-uneven", statements.Key, ("right", right), ("wrong", total - right));
}

/// <summary>One requirement has far more questions than the others of its level.</summary>
internal sealed class DominatingRequirement : IQuestionSetRule
{
    private const int LeastRequirements = 3;
    private const int TimesTheMean = 2;
    private const int LeastMore = 3;

    public IEnumerable<QualityFinding> Check(IReadOnlyList<QuestionInSet> questions) =>
        from level in questions.GroupBy(q => q.Level, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
        let counts = level.CountBy(q => q.Content.Requirement, StringComparer.Ordinal).OrderBy(c => c.Key, StringComparer.Ordinal).ToList()
        where counts.Count >= LeastRequirements
        from requirement in counts
        let mean = (double)(level.Count() - requirement.Value) / (counts.Count - 1)
        where requirement.Value > mean * TimesTheMean && requirement.Value >= mean + LeastMore
        select QualityFinding.Warning(
            "quality.requirement-dominates", requirement.Key, ("count", requirement.Value), ("mean", mean.ToString("0.#", CultureInfo.InvariantCulture)));
}
