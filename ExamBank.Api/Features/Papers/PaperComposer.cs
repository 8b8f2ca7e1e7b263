using System.Collections.Immutable;
using ExamBank.Domain;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Standards;
using ExamBank.Domain.Values;
using ExamBank.Generator.Assembly.Papers;
using ExamBank.Generator.Documents;

namespace ExamBank.Api.Features.Papers;

/// <summary>A revision that a form holds, with its text.</summary>
internal sealed record ChosenRevision(
    RevisionId Id, string QuestionNumber, bool Published, QuestionContent Content, IReadOnlyList<string> Requirements, int? StimulusRevision, string? StimulusContent);

/// <summary>Names of the standard that a paper prints.</summary>
internal sealed record PaperNames(
    string StandardTitle, string LevelName, IReadOnlyList<PlaceModel> WorkAreas, IReadOnlyList<PlaceModel> Requirements);

/// <summary>Puts assembled forms together as the model that documents print and as the outcome that the bank stores. Pure.</summary>
internal sealed class PaperComposer(
    BlueprintDocument blueprint, int blueprintRevision, PaperInputs inputs, PaperNames names, Assembled assembled,
    IReadOnlyDictionary<string, ChosenRevision> chosen, IReadOnlyDictionary<string, byte[]> pictures, IReadOnlyList<RecentForm> recent)
{
    private readonly ImmutableArray<BlueprintSection> sections = [.. blueprint.Sections];

    /// <summary>Whether the paper is a sample paper: it holds a published question.</summary>
    public bool IsSample => assembled.Forms.SelectMany(f => f.Questions).Any(q => chosen[q.Code].Published);

    /// <summary>The model, under a paper number.</summary>
    public PaperModel Model(string number)
    {
        return new PaperModel(
            number, blueprint.Standard, names.StandardTitle, blueprint.Level, names.LevelName, blueprint.Name, blueprintRevision, blueprint.Title,
            IsSample, blueprint.Minutes, blueprint.TotalMarks, blueprint.PassMarks, blueprint.Notes ?? [], inputs.Seed, inputs.Engine, inputs.PoolHash,
            names.WorkAreas, names.Requirements, Plan(), [.. sections.Select(s => new PlannedSection(s.Type, s.Count, s.Marks))],
            [.. assembled.Forms.Select(form => new FormModel(form.Name, FacilityOf(form), [.. Enumerable.Range(1, inputs.Versions).Select(v => Version(form, v))]))])
        {
            Media = pictures,
            Recent = recent,
            Shares = PlannedRules.Shares(blueprint),
            MeanFacility = PlannedRules.MeanFacility(blueprint),
        };
    }

    /// <summary>What the bank stores, with the files that were rendered from <paramref name="model"/>.</summary>
    public PaperOutcome Outcome(PaperModel model, IReadOnlyList<(string Path, string Sha256)> files, IReadOnlyList<EditionOutcome> editions)
    {
        return new PaperOutcome(
            IsSample,
            model.Forms[0].Facility,
            System.Text.Json.JsonSerializer.Serialize(assembled.Certificate, ContentJson.Compact),
            [.. assembled.Forms.Zip(model.Forms, Outcome)],
            files)
        {
            Model = StoredModel.Of(model),
            Editions = editions,
        };
    }

    private FormOutcome Outcome(DrawnForm form, FormModel model)
    {
        var questions = form.Sections.SelectMany((section, s) => section.Select(q => (q.Code, Section: s))).ToList();
        var position = questions.Select((q, index) => (q.Code, Index: index)).ToDictionary(q => q.Code, q => q.Index, StringComparer.Ordinal);
        return new FormOutcome(
            form.Name,
            [.. questions.Select(q => new FormQuestionOutcome(chosen[q.Code].Id, q.Section, sections[q.Section].Marks))],
            [
                .. model.Versions.Select(v => new VersionOutcome(
                    v.Number, v.Fingerprint, [.. v.Questions.Select(q => new VersionQuestionOutcome(position[q.Code], q.OptionOrder))])),
            ]);
    }

    /// <summary>Σ marks · p ÷ Σ marks, rounded to a ten-thousandth.</summary>
    private Facility FacilityOf(DrawnForm form)
    {
        var items = form.Sections.SelectMany((section, s) => section.Select(q => (Marks: sections[s].Marks.Value, P: q.Facility.Value))).ToList();
        return Facility.From(Math.Round(items.Sum(i => i.Marks * i.P) / items.Sum(i => i.Marks), 4));
    }

    private VersionModel Version(DrawnForm form, int number)
    {
        var arranged = VersionArranger.Arrange(
            [.. form.Sections.Select(IReadOnlyList<QuestionContent> (s) => [.. s.Select(q => chosen[q.Code].Content)])], inputs.Seed, form.Name, number);
        var printed = 0;
        var parts = blueprint.Parts.SelectMany(p => p.Sections.Select(_ => p.Name)).ToList();
        SectionModel[] models =
        [
            .. sections.Select((section, s) => new SectionModel(
                parts[s], section.Type, section.Scoring, [.. arranged[s].Select(a => Question(++printed, form.Sections[s][a.Index], section, a.OptionOrder))])),
        ];
        return new VersionModel(form.Name, number, Fingerprint.Of(blueprint.Title, blueprint.Level, models), models);
    }

    private QuestionModel Question(int number, PoolQuestion question, BlueprintSection section, IReadOnlyDictionary<string, IReadOnlyList<string>> optionOrder)
    {
        var revision = chosen[question.Code];
        return new QuestionModel(
            number, revision.QuestionNumber, question.Code, question.Revision, revision.StimulusRevision, revision.StimulusContent, revision.Requirements,
            question.Place.WorkArea, question.CognitiveLevel, section.Marks, question.Minutes, question.Facility, revision.Content, optionOrder);
    }

    /// <summary>What the blueprint's rules say of each work area and level by itself.</summary>
    private IReadOnlyList<PlannedArea> Plan() =>
    [
        .. names.WorkAreas.Select(area => Planned(AttributeNames.WorkArea, area.Key)),
        .. LevelInclusion.CoveredBy(blueprint.Level).Reverse().Select(level => Planned(AttributeNames.Level, level)),
    ];

    private PlannedArea Planned(string attribute, string key)
    {
        var rule = blueprint.Rules.FirstOrDefault(r => r.Count == RuleCount.Items && r.Per is null && r.Where is { Count: 1 } where
            && where.TryGetValue(attribute, out var filter) && filter.Values is { Count: 1 } keys && keys[0] == key);
        return new PlannedArea(key, (int?)(rule?.EqualTo ?? rule?.Min), (int?)(rule?.EqualTo ?? rule?.Max));
    }
}
