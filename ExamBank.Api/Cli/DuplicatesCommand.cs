using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ExamBank.Api.Features.Similarity;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Similarity;

namespace ExamBank.Api.Cli;

/// <summary><c>questions duplicates</c>: pairs of questions that are nearly the same.</summary>
internal static class DuplicatesCommand
{
    public static Command Create(Terminal terminal, SharedOptions shared)
    {
        var threshold = new Option<double>("--threshold")
        {
            Description = terminal.Text("cli.option.threshold", ("least", Text(SimilarQuestions.Least)), ("usual", Text(SimilarQuestions.Usual))),
            CustomParser = terminal.Fraction,
            DefaultValueFactory = _ => SimilarQuestions.Usual,
        };
        var json = new Option<bool>("--json") { Description = terminal.Text("cli.option.duplicates-json") };
        var command = new Command("duplicates", terminal.Text("cli.questions.duplicates")) { threshold, json, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var least = parsed.GetValue(threshold);
            if (least is not (>= SimilarQuestions.Least and <= 1)) return terminal.Fail([SimilarityErrors.Threshold("--threshold", least)]);
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var found = await services.GetRequiredService<FindDuplicates>().RunAsync(least, cancellationToken);
            if (parsed.GetValue(json)) PrintJson(terminal, found);
            else Print(terminal, found, least);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(Terminal terminal, IReadOnlyList<SimilarPair> pairs, double threshold)
    {
        if (pairs.Count > 0)
        {
            terminal.Table(
                [terminal.Text("cli.duplicates.similarity"), terminal.Text("cli.duplicates.first"), terminal.Text("cli.duplicates.second")],
                pairs.Select(p => (IReadOnlyList<string>)[$"{SavedFindings.Percent(p.Similarity)}%", p.One.Code, p.Other.Code]));
            terminal.Line(terminal.Text("cli.duplicates.alike"));
            foreach (var pair in pairs)
            {
                terminal.Line("");
                PrintTexts(terminal, pair.One, pair.Other);
                PrintTexts(terminal, pair.Other, pair.One);
            }

            terminal.Line("");
        }

        terminal.Line(terminal.Text("cli.duplicates.sum", ("count", pairs.Count), ("threshold", Text(threshold))));
    }

    private static void PrintTexts(Terminal terminal, ComparedQuestion one, ComparedQuestion other)
    {
        terminal.Line(one.Code);
        foreach (var text in AlikeText.Between(one.Text, other.Text))
            terminal.Line($"  {text.Place}: {string.Concat(text.Stretches.Select(s => s.IsAlike ? $"【{s.Text}】" : s.Text)).ReplaceLineEndings(" ")}");
    }

    private static void PrintJson(Terminal terminal, IReadOnlyList<SimilarPair> pairs) => terminal.Line(JsonSerializer.Serialize(
        pairs.Select(p => new Line(
            p.One.Code, p.Other.Code, Math.Round(p.Similarity, 4), AlikeText.Between(p.One.Text, p.Other.Text), AlikeText.Between(p.Other.Text, p.One.Text))),
        ContentJson.Indented));

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A pair as programs read it.</summary>
    private sealed record Line(string First, string Second, double Similarity, IReadOnlyList<AlikeText> FirstTexts, IReadOnlyList<AlikeText> SecondTexts);
}
