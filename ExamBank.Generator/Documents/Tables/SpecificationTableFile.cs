using ExamBank.Generator.Documents.Specification;

namespace ExamBank.Generator.Documents.Tables;

/// <summary>Specification tables as one table: a row for each form, row and what its questions are told apart by.</summary>
public static class SpecificationTableFile
{
    /// <summary>The table of all forms of a paper.</summary>
    public static Table Of(string paper, IReadOnlyList<SpecificationTable> forms, TableWords words)
    {
        ArgumentNullException.ThrowIfNull(forms);
        ArgumentNullException.ThrowIfNull(words);
        return Table.Of(
            $"{paper}-specification",
            words.Text("specification", ("paper", paper)),
            [
                words.Column("form", 6), words.Column("kind", 14), words.Column("key", 14), words.Column("title", 44), words.Column("of", 14), words.Column("questions"), words.Column("marks"),
                words.Column("planned-least"), words.Column("planned-most"), words.Column("planned-marks-least"), words.Column("planned-marks-most"),
            ],
            from form in forms
            from row in form.Rows
            from line in row.Types.Select(t => (Of: words.Of(t.Value), t.Figures)).Concat(row.CognitiveLevels.Select(c => (Of: words.Of(c.Value), c.Figures))).Prepend((Of: words.Text("all"), row.Figures))
            select (IReadOnlyList<object?>)
            [
                form.Form, words.Of(row.Group), row.Key, words.Title(row.Title, row.TitleEn), line.Of, line.Figures.Questions, line.Figures.Marks,
                line.Figures.PlannedQuestions?.Min, line.Figures.PlannedQuestions?.Max, line.Figures.PlannedMarks?.Min, line.Figures.PlannedMarks?.Max,
            ]);
    }
}
