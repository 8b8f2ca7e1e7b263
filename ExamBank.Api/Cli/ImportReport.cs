using ExamBank.Api.Features.Questions;

namespace ExamBank.Api.Cli;

/// <summary>Tells what an import did: a line for each question that is not as it was, and the sums.</summary>
internal static class ImportReport
{
    public static void Print(Terminal terminal, IReadOnlyList<ImportedQuestion> report, bool dryRun)
    {
        foreach (var question in report.Where(q => q.Outcome != ImportOutcome.Unchanged))
            terminal.Line($"{question.File}: {question.Code} {terminal.Text($"cli.outcome.{question.Outcome}")}");
        int Count(ImportOutcome outcome) => report.Count(q => q.Outcome == outcome);
        terminal.Line(terminal.Text(
            "cli.questions.imported", ("created", Count(ImportOutcome.Created)), ("revised", Count(ImportOutcome.Revised)),
            ("unchanged", Count(ImportOutcome.Unchanged)), ("left", Count(ImportOutcome.LocallyEdited))));
        if (Count(ImportOutcome.Approved) > 0) terminal.Line(terminal.Text("cli.questions.approved", ("approved", Count(ImportOutcome.Approved))));
        if (dryRun) terminal.Line(terminal.Text("cli.dry-run"));
    }
}
