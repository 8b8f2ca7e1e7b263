using System.CommandLine;
using ExamBank.Api.Features.Similarity;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Questions.Similarity;

namespace ExamBank.Api.Cli;

/// <summary><c>questions judge</c>: what a person has decided of two questions that look alike.</summary>
internal static class JudgeCommand
{
    public static Command Create(Terminal terminal, SharedOptions shared)
    {
        var first = new Argument<string>("FIRST") { Description = terminal.Text("cli.argument.judged-question") };
        var second = new Argument<string>("SECOND") { Description = terminal.Text("cli.argument.judged-question") };
        var verdict = new Argument<string>("VERDICT") { Description = terminal.Text("cli.argument.verdict") };
        verdict.AcceptOnlyFromAmong("different", "enemies");
        var command = new Command("judge", terminal.Text("cli.questions.judge")) { first, second, verdict, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var decided = parsed.GetRequiredValue(verdict) == "enemies" ? PairVerdict.Enemies : PairVerdict.Different;
            var judged = await services.GetRequiredService<JudgePairs>().RunAsync(
                parsed.GetRequiredValue(first), parsed.GetRequiredValue(second), decided, Actor.LocalOperator("cli"), cancellationToken);
            if (!judged.TryGet(out var pair)) return terminal.Fail(judged.Errors);
            terminal.Line(terminal.Text(
                $"cli.judged.{decided}", ("first", pair.One.Code), ("second", pair.Other.Code), ("percent", SavedFindings.Percent(pair.Similarity))));
            return ExitCode.Done;
        });
        return command;
    }
}
