using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Keys;

namespace ExamBank.Generator.Documents.Excel.Marking;

/// <summary>
/// What the marking sheets of a paper are laid out by. Questions stand by printed number, which is the same column in every form
/// and version; keys and marks are looked up by the candidate's own version.
/// </summary>
internal sealed record MarkingPlan(
    PaperModel Paper, IReadOnlyList<VersionModel> Versions, IReadOnlyList<MarkedSection> Sections, Marks PassMarks, Marks Step)
{
    /// <summary>How many rows are ready for candidates.</summary>
    public const int Candidates = 200;

    /// <summary>How far formulas look that compare or count rows, so that rows which are added by copying are seen.</summary>
    public const int LastRow = 2_000;

    /// <summary>The steps marks come in, of which the widest that all lines of all rubrics are made of is taken.</summary>
    private static readonly int[] Steps = [50, 25, 10, 5, 1];

    /// <summary>All questions by number.</summary>
    public IEnumerable<MarkedQuestion> Questions => Sections.SelectMany(s => s.Questions);

    /// <summary>The plan of a paper.</summary>
    /// <exception cref="ArgumentException">Sections differ from version to version, so that a number means another scoring rule.</exception>
    public static MarkingPlan Of(PaperModel paper)
    {
        var versions = paper.Forms.SelectMany(f => f.Versions).ToList();
        var first = versions[0];
        if (versions.Any(v => !v.Sections.Select(Shape).SequenceEqual(first.Sections.Select(Shape))))
            throw new ArgumentException("Forms and versions of one paper have the same sections.", nameof(paper));

        var column = EntrySheet.FixedColumns;
        var sections = first.Sections.Select((section, index) => new MarkedSection(
            index + 1, section.Type, section.Scoring, [.. section.Questions.Select(q => Question(section, q.Number, versions, ref column))]));
        return new MarkingPlan(paper, versions, [.. sections], paper.PassMarks ?? SixtyPercent(paper), StepOf(versions));
    }

    private static MarkedQuestion Question(SectionModel section, int number, List<VersionModel> versions, ref int column)
    {
        var typed = section.Type <= QuestionType.TrueFalse && section.Scoring.Rule != ScoringMethod.Rubric;
        var cells = section.Type == QuestionType.Practical ? MarkedQuestion.Assessors : 1;
        var entry = column + 1;
        column += cells;
        return new MarkedQuestion(number, section.Type, typed, entry, cells, versions.SelectMany(v => v.Questions).Where(q => q.Number == number).Max(q => q.Marks))
        {
            MayBeVoid = Numbered(versions, number).Any(q => q.Amendment?.IsVoid == true),
            FurtherKeys = typed ? Numbered(versions, number).Max(q => KeyWords.Further(q, q.Content, "").Count) : 0,
        };
    }

    private static IEnumerable<QuestionModel> Numbered(List<VersionModel> versions, int number) => versions.SelectMany(v => v.Questions).Where(q => q.Number == number);

    private static (QuestionType, ScoringRule, int Count, int First) Shape(SectionModel section) =>
        (section.Type, section.Scoring, section.Questions.Count, section.Questions.Count == 0 ? 0 : section.Questions[0].Number);

    private static Marks SixtyPercent(PaperModel paper) => Marks.FromScaled(paper.TotalMarks.Scaled * 3 / 5);

    private static Marks StepOf(List<VersionModel> versions)
    {
        var lines = versions.SelectMany(v => v.Questions).SelectMany(Lines).Select(m => m.Scaled).ToList();
        return Marks.FromScaled(Steps.First(step => lines.TrueForAll(line => line % step == 0)));
    }

    private static IEnumerable<Marks> Lines(QuestionModel question)
    {
        var parts = question.Content.Parts ?? [];
        return parts.Zip(SharedMarks.OfParts(question), (part, marks) => Lines(part, marks)).SelectMany(l => l).Concat(Lines(question.Content, question.Marks));
    }

    private static IEnumerable<Marks> Lines(ResponseContent content, Marks printed) =>
        [printed, .. SharedMarks.OfBlanks(content, printed), .. SharedMarks.OfRubric(content, printed)];
}

/// <summary>A section as it is marked.</summary>
internal sealed record MarkedSection(int Number, QuestionType Type, ScoringRule Scoring, IReadOnlyList<MarkedQuestion> Questions)
{
    /// <summary>Its heading, such as 一、单项选择题.</summary>
    public string Heading => $"{Terms.Numeral(Number)}、{Terms.Of(Type)}";
}

/// <summary>A question as it is marked.</summary>
/// <param name="Number">Printed number.</param>
/// <param name="Type">The question type.</param>
/// <param name="IsTyped">Whether the candidate's answer is typed and scored by the key; otherwise its marks are typed.</param>
/// <param name="EntryColumn">Its first column in the entry sheet.</param>
/// <param name="EntryCells">How many columns it has there.</param>
/// <param name="Largest">The most it carries in any version.</param>
internal sealed record MarkedQuestion(int Number, QuestionType Type, bool IsTyped, int EntryColumn, int EntryCells, Marks Largest)
{
    /// <summary>How many assessors can enter marks for a practical task.</summary>
    public const int Assessors = 3;

    /// <summary>Whether a later key has made it void in some version.</summary>
    public bool MayBeVoid { get; init; }

    /// <summary>The most further keys that a later key gives it in any version.</summary>
    public int FurtherKeys { get; init; }

    /// <summary>Its column in the tables of keys and marks.</summary>
    public int KeyColumn => KeyTables.FixedColumns + Number;

    /// <summary>Its column in the sheet of scores.</summary>
    public int ScoreColumn => ScoreSheet.FixedColumns + Number;
}
