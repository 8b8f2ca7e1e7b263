using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Standards;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents;

namespace ExamBank.Tests.Support;

/// <summary>Builds a <see cref="PaperModel"/>: sections of given questions, in one or more forms and versions.</summary>
internal sealed class PaperBuilder
{
    private readonly List<(string Part, QuestionType Type, ScoringRule Scoring, List<BuiltQuestion> Questions)> sections = [];
    private string title = "社交电商运营（初级）理论";
    private string number = "P-000001";
    private int versions = 1;
    private bool sample = true;
    private IReadOnlyList<string> notes = ["请先填写姓名和准考证号。", "答案写在试卷上。"];

    public PaperBuilder Titled(string text)
    {
        title = text;
        return this;
    }

    public PaperBuilder Numbered(string text)
    {
        number = text;
        return this;
    }

    public PaperBuilder WithVersions(int count)
    {
        versions = count;
        return this;
    }

    public PaperBuilder NotSample()
    {
        sample = false;
        return this;
    }

    public PaperBuilder WithNotes(params string[] lines)
    {
        notes = lines;
        return this;
    }

    public PaperBuilder Section(QuestionType type, ScoringRule scoring, params BuiltQuestion[] questions) => Section("理论", type, scoring, questions);

    public PaperBuilder Section(string part, QuestionType type, ScoringRule scoring, params BuiltQuestion[] questions)
    {
        sections.Add((part, type, scoring, [.. questions]));
        return this;
    }

    /// <summary>A paper of one question.</summary>
    public static PaperModel Of(QuestionContent content, string? stimulus = null) => new PaperBuilder()
        .Section(content.Type, new ScoringRule(content.Type <= QuestionType.FillBlank ? ScoringMethod.AllOrNothing : ScoringMethod.Rubric), new BuiltQuestion(content, Stimulus: stimulus))
        .Build();

    public PaperModel Build()
    {
        var built = Enumerable.Range(1, versions).Select(Version).ToList();
        var questions = built[0].Questions.ToList();
        var areas = questions.Select(q => q.WorkArea).Distinct().Order(StringComparer.Ordinal).ToList();
        return new PaperModel(
            number,
            "SECO-2021",
            "社交电商运营",
            "L1",
            "初级",
            "SECO-2021-L1-theory",
            1,
            title,
            sample,
            Minutes.From(120),
            Marks.Sum(questions.Select(q => q.Marks)),
            Marks.From(60),
            notes,
            20210101,
            "test-engine",
            ContentJson.Hash("pool"),
            [.. areas.Select(a => new PlaceModel(a, $"领域 {a}"))],
            [.. questions.Select(q => q.Requirements[0]).Distinct().Order(StringComparer.Ordinal).Append("L1-9.9.9").Select(r => new PlaceModel(r, $"能完成 {r}"))],
            [.. areas.Select(a => new PlannedArea(a, Math.Max(0, questions.Count(q => q.WorkArea == a) - 1), questions.Count(q => q.WorkArea == a) + 1))],
            [.. built[0].Sections.Select(s => new PlannedSection(s.Type, s.Questions.Count, s.Questions[0].Marks))],
            [new FormModel("A", Facility.From(Math.Round(questions.Sum(q => q.Marks.Value * q.Facility.Value) / questions.Sum(q => q.Marks.Value), 4)), built)]);
    }

    private VersionModel Version(int version)
    {
        var next = 1;
        var printed = sections.Select(section =>
        {
            // The second version prints each section backwards and turns the options by one place.
            var order = version == 1 ? section.Questions : [.. section.Questions.AsEnumerable().Reverse()];
            return new SectionModel(section.Part, section.Type, section.Scoring, [.. order.Select(q => Question(q, next++, version))]);
        }).ToList();
        return new VersionModel("A", version, Fingerprint.Of(title, "L1", printed), printed);
    }

    private static QuestionModel Question(BuiltQuestion built, int number, int version)
    {
        var content = built.Content;
        _ = StandardKey.TryParse(content.Requirement, out var key);
        var order = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (content.Options is { } options) order[""] = Turn(options, version);
        foreach (var part in content.Parts ?? [])
            if (part.Options is { } partOptions)
                order[part.Id] = Turn(partOptions, version);
        return new QuestionModel(
            number,
            built.Number,
            built.Code,
            2,
            content.Stimulus is null ? null : 3,
            built.Stimulus,
            [content.Requirement, .. content.FurtherRequirements ?? []],
            $"{key!.Level}-{key.Number.Split('.')[0]}",
            content.CognitiveLevel,
            built.Marks ?? content.Marks,
            content.Minutes,
            content.Facility.Values.First(),
            content,
            order);
    }

    private static IReadOnlyList<string> Turn(IReadOnlyList<Option> options, int version)
    {
        var ids = options.Select(o => o.Id).ToList();
        var turn = (version - 1) % ids.Count;
        return [.. ids.Skip(turn), .. ids.Take(turn)];
    }
}

/// <summary>A question for a <see cref="PaperBuilder"/>.</summary>
internal sealed record BuiltQuestion(
    QuestionContent Content, string Code = "TEST-001", string Number = "Q-000001", Marks? Marks = null, string? Stimulus = null);
