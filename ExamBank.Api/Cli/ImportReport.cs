using ExamBank.Api.Features.Media;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.Similarity;

namespace ExamBank.Api.Cli;

/// <summary>Tells what an import did: a line for each stimulus and question that is not as it was, and the sums.</summary>
internal static class ImportReport
{
    /// <summary>Pairs that are named one by one; after that a person wants the table.</summary>
    private const int MostPairs = 20;

    public static void Print(Terminal terminal, ImportedFiles report, IReadOnlyList<ReplacedSvg> replaced, bool dryRun)
    {
        foreach (var (file, svg, png) in replaced) terminal.Line(terminal.Text("cli.questions.svg", ("file", file), ("svg", svg), ("png", png)));
        foreach (var stimulus in report.Stimuli.Where(s => s.Outcome != ImportOutcome.Unchanged))
            terminal.Line(terminal.Text(
                "cli.questions.stimulus", ("file", stimulus.File), ("code", stimulus.Code), ("outcome", terminal.Text($"cli.outcome.{stimulus.Outcome}"))));
        foreach (var question in report.Questions.Where(q => q.Outcome != ImportOutcome.Unchanged))
            terminal.Line($"{question.File}: {question.Code} {terminal.Text($"cli.outcome.{question.Outcome}")}");
        int Stimuli(ImportOutcome outcome) => report.Stimuli.Count(s => s.Outcome == outcome);
        if (report.Stimuli.Count > 0)
        {
            terminal.Line(terminal.Text(
                "cli.questions.stimuli", ("created", Stimuli(ImportOutcome.Created)), ("revised", Stimuli(ImportOutcome.Revised)),
                ("unchanged", Stimuli(ImportOutcome.Unchanged)), ("left", Stimuli(ImportOutcome.LocallyEdited))));
        }

        int Questions(ImportOutcome outcome) => report.Questions.Count(q => q.Outcome == outcome);
        terminal.Line(terminal.Text(
            "cli.questions.imported", ("created", Questions(ImportOutcome.Created)), ("revised", Questions(ImportOutcome.Revised)),
            ("unchanged", Questions(ImportOutcome.Unchanged)), ("left", Questions(ImportOutcome.LocallyEdited))));
        if (Questions(ImportOutcome.Redrafted) is > 0 and var redrafted) terminal.Line(terminal.Text("cli.questions.redrafted", ("redrafted", redrafted)));
        if (Questions(ImportOutcome.Approved) is > 0 and var approved) terminal.Line(terminal.Text("cli.questions.approved", ("approved", approved)));
        if (report.Pictures > 0) terminal.Line(terminal.Text("cli.questions.pictures", ("pictures", report.Pictures)));
        if (dryRun) terminal.Line(terminal.Text("cli.dry-run"));
    }

    /// <summary>Tells how much there is to look at in the questions that the import has brought, and the verb that shows it.</summary>
    public static void PrintFindings(Terminal terminal, ImportedFiles report, LintReport lint, string path)
    {
        var brought = report.Questions.Select(q => (q.Code, q.Outcome)).Concat(report.Stimuli.Select(s => (s.Code, s.Outcome)))
            .Where(b => b.Outcome is not (ImportOutcome.Unchanged or ImportOutcome.LocallyEdited)).Select(b => b.Code).ToHashSet(StringComparer.Ordinal);
        var count = lint.Findings.Count(f => f.Question is { } code && brought.Contains(code));
        if (count > 0) terminal.Line(terminal.Text("cli.questions.findings", ("count", count), ("path", path)));
        foreach (var pair in report.Similar.Take(MostPairs))
            terminal.Line(terminal.Text("cli.questions.similar", ("first", pair.One.Code), ("second", pair.Other.Code), ("percent", SavedFindings.Percent(pair.Similarity))));
        if (report.Similar.Count > 0) terminal.Line(terminal.Text("cli.questions.similar-sum", ("count", report.Similar.Count)));
    }
}
