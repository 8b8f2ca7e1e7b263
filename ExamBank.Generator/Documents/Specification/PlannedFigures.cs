using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Excel;

namespace ExamBank.Generator.Documents.Specification;

/// <summary>Finds what a blueprint planned for a cell of the specification table: by its sections for whole types, otherwise by its rules.</summary>
internal sealed class PlannedFigures(PaperModel paper, FormModel form)
{
    /// <summary>Limits of count and marks for the questions that have these values.</summary>
    public (PlannedRange? Questions, PlannedRange? Marks) Of(params (string Attribute, string Value)[] where)
    {
        switch (where)
        {
            case []:
                return Sections(paper.PlannedSections);
            case [(AttributeNames.Type, var type)]:
                return paper.PlannedSections.Where(s => s.Type.ToString() == type).ToList() is { Count: > 0 } sections ? Sections(sections) : (null, null);
        }

        var (questions, marks) = (Range(Plans.Find(paper, form, inMarks: false, where)), Range(Plans.Find(paper, form, inMarks: true, where)));
        // Areas and levels have their counts in the plan, which rules repeated for each of them fill too.
        if (questions is null && where is [(AttributeNames.WorkArea or AttributeNames.Level, var key)] && paper.Plan.FirstOrDefault(p => p.WorkArea == key) is { } plan)
            questions = Range(plan.MinimumCount, plan.MaximumCount);
        return (questions, marks);
    }

    private static (PlannedRange? Questions, PlannedRange? Marks) Sections(IReadOnlyList<PlannedSection> sections)
    {
        decimal count = sections.Sum(s => s.Count);
        var marks = Marks.Sum(sections.Select(s => s.Marks * s.Count)).Value;
        return (new PlannedRange(count, count), new PlannedRange(marks, marks));
    }

    private static PlannedRange? Range(PlannedShare? share) => share is null ? null : Range(share.Minimum, share.Maximum);

    private static PlannedRange? Range(decimal? min, decimal? max) => min is null && max is null ? null : new PlannedRange(min, max);
}
