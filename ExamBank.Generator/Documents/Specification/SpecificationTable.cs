using System.Collections.Immutable;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Excel;

namespace ExamBank.Generator.Documents.Specification;

/// <summary>What a row of a specification table is about.</summary>
public enum SpecificationGroup
{
    /// <summary>全卷: the whole form.</summary>
    Form,

    /// <summary>等级: a level of the standard.</summary>
    Level,

    /// <summary>工作领域: a work area.</summary>
    WorkArea,

    /// <summary>职业技能要求: a requirement, by the questions whose primary one it is.</summary>
    Requirement,

    /// <summary>难度档: a facility band.</summary>
    FacilityBand,
}

/// <summary>The specification table (双向细目表) of a form: what the blueprint planned beside what the form holds, by type and cognitive level.</summary>
/// <param name="Form">Name of the form.</param>
/// <param name="Rows">The form, then levels, areas, requirements and facility bands, each in their order.</param>
public sealed record SpecificationTable(string Form, ImmutableArray<SpecificationRow> Rows)
{
    /// <summary>Makes the table. O(rows · questions).</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="form">The form.</param>
    /// <param name="english">English titles, which no paper prints: by level, work area and requirement, and by an empty key of the paper itself.</param>
    public static SpecificationTable Of(PaperModel paper, FormModel form, IReadOnlyDictionary<string, string> english)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(english);
        ArgumentNullException.ThrowIfNull(form);
        var planned = new PlannedFigures(paper, form);
        var questions = Plans.Questions(form);
        SpecificationRow Row(SpecificationGroup group, string key, string title, Func<QuestionModel, bool> belongs, params (string, string)[] where)
        {
            List<QuestionModel> held = [.. questions.Where(belongs)];
            return new SpecificationRow(
                group, key, title, english.GetValueOrDefault(group == SpecificationGroup.Form ? "" : key),
                Figures(held, planned.Of(where)),
                [.. Enum.GetValues<QuestionType>().Select(t => new SpecificationCell<QuestionType>(t, Figures(held.Where(q => q.Content.Type == t), planned.Of([.. where, (AttributeNames.Type, Plans.Value(t))])))).Where(c => !c.Figures.IsEmpty)],
                [.. Enum.GetValues<CognitiveLevel>().Select(c => new SpecificationCell<CognitiveLevel>(c, Figures(held.Where(q => q.CognitiveLevel == c), planned.Of([.. where, (AttributeNames.CognitiveLevel, Plans.Value(c))])))).Where(c => !c.Figures.IsEmpty)]);
        }

        var named = paper.WorkAreas.Select(a => a.Key).Concat(paper.Requirements.Select(r => r.Key)).ToHashSet(StringComparer.Ordinal);
        // A question of a place that the model does not name must not be lost from the sums.
        IEnumerable<PlaceModel> With(IReadOnlyList<PlaceModel> places, Func<QuestionModel, string> of) =>
            places.Concat(questions.Select(of).Distinct(StringComparer.Ordinal).Where(key => !named.Contains(key)).Order(StringComparer.Ordinal).Select(key => new PlaceModel(key, "")));
        return new SpecificationTable(form.Name,
        [
            Row(SpecificationGroup.Form, form.Name, paper.Title, _ => true),
            .. questions.Select(q => Plans.Level(q.WorkArea)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(level => Row(SpecificationGroup.Level, level, level == paper.LevelCode ? paper.LevelName : "", q => Plans.Level(q.WorkArea) == level, (AttributeNames.Level, level))),
            .. With(paper.WorkAreas, q => q.WorkArea).Select(area => Row(SpecificationGroup.WorkArea, area.Key, area.Title, q => q.WorkArea == area.Key, (AttributeNames.WorkArea, area.Key))),
            .. With(paper.Requirements, q => q.Requirements[0])
                .Select(r => Row(SpecificationGroup.Requirement, r.Key, r.Title, q => q.Requirements[0] == r.Key, (AttributeNames.Requirement, r.Key))),
            .. Enum.GetValues<FacilityBand>().Select(band => Row(SpecificationGroup.FacilityBand, band.ToString(), Terms.Of(band), q => q.Facility.Band == band, (AttributeNames.FacilityBand, Plans.Value(band)))),
        ]);
    }

    private static SpecificationFigures Figures(IEnumerable<QuestionModel> held, (PlannedRange? Questions, PlannedRange? Marks) plan)
    {
        List<QuestionModel> all = [.. held];
        return new SpecificationFigures(all.Count, Marks.Sum(all.Select(q => q.Marks)).Value, plan.Questions, plan.Marks);
    }
}

/// <summary>A row of a specification table.</summary>
/// <param name="Group">What it is about.</param>
/// <param name="Key">Key of the place, name of the form or the band.</param>
/// <param name="Title">Its Chinese title; empty where none is known.</param>
/// <param name="TitleEn">Its English title; null where none is known.</param>
/// <param name="Figures">All questions of the row.</param>
/// <param name="Types">By type, without those that are neither held nor planned.</param>
/// <param name="CognitiveLevels">By cognitive level, without those that are neither held nor planned.</param>
public sealed record SpecificationRow(
    SpecificationGroup Group, string Key, string Title, string? TitleEn, SpecificationFigures Figures,
    ImmutableArray<SpecificationCell<QuestionType>> Types, ImmutableArray<SpecificationCell<CognitiveLevel>> CognitiveLevels);

/// <summary>The figures of one value of an attribute in a row.</summary>
public sealed record SpecificationCell<T>(T Value, SpecificationFigures Figures)
    where T : struct, Enum;

/// <summary>What a form holds, beside what was planned.</summary>
/// <param name="Questions">Questions held.</param>
/// <param name="Marks">Their marks.</param>
/// <param name="PlannedQuestions">Limits of their number; null where the blueprint sets none.</param>
/// <param name="PlannedMarks">Limits of their marks; null where the blueprint sets none.</param>
public sealed record SpecificationFigures(int Questions, decimal Marks, PlannedRange? PlannedQuestions, PlannedRange? PlannedMarks)
{
    /// <summary>Whether nothing is held and nothing planned.</summary>
    public bool IsEmpty => Questions == 0 && PlannedQuestions is null && PlannedMarks is null;
}

/// <summary>Limits that a blueprint sets, both included; null for none.</summary>
public sealed record PlannedRange(decimal? Min, decimal? Max);
