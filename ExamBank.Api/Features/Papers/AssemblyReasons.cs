using System.Globalization;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Assembly.Papers;

namespace ExamBank.Api.Features.Papers;

/// <summary>Why there are no forms, as errors that people read.</summary>
internal static class AssemblyReasons
{
    /// <summary>The summary, then each clash, then each way out.</summary>
    public static IReadOnlyList<BankError> Of(AssemblyResult result, string blueprint) => result switch
    {
        Infeasible infeasible => [PaperErrors.Infeasible(blueprint), .. Clashes(infeasible.Clashes), .. infeasible.Remedies.Select(Remedy)],
        MissingQuestions missing => [.. missing.Codes.Select(code => PaperErrors.MissingQuestion("", code))],
        Unfit unfit => unfit.Errors,
        _ => [PaperErrors.Undecided(blueprint)],
    };

    private static IEnumerable<BankError> Clashes(IReadOnlyList<Clash> clashes)
    {
        foreach (var clash in clashes)
        {
            if (clash is not { Needed: { } needed, Available: { } available }) continue;
            yield return clash.Forms is { } forms
                ? PaperErrors.ClashOfForms(RuleNames.Told(clash.Rule), forms, Number(needed), Number(available))
                : PaperErrors.Clash(RuleNames.Told(clash.Rule), Number(needed), Number(available));
        }

        var together = clashes.Where(c => c.Needed is null).Select(c => c.Rule).ToList();
        if (together.Count == 1) yield return PaperErrors.ClashAlone(RuleNames.Told(together[0]));
        else if (together.Count > 1) yield return PaperErrors.ClashTogether(Together(together));
        else if (clashes.Count == 0) yield return PaperErrors.ClashOfSets();
    }

    private static Word Together(IReadOnlyList<string> rules)
    {
        var told = RuleNames.Told(rules[^1]);
        foreach (var rule in rules.Reverse().Skip(1))
            told = new Word("word.rules", $"{rule}；{told.Name}") { Facts = [("first", RuleNames.Told(rule)), ("others", told)] };
        return told;
    }

    private static BankError Remedy(Remedy remedy) => remedy switch
    {
        { Kind: RepairKind.RaiseMaximum } => PaperErrors.RaiseMaximum(RuleNames.Told(remedy.Rule), Number(remedy.From), Number(remedy.To)),
        { Write: { } write } => PaperErrors.WriteOrLowerMinimum(RuleNames.Told(remedy.Rule), write, Number(remedy.From), Number(remedy.To)),
        _ => PaperErrors.LowerMinimum(RuleNames.Told(remedy.Rule), Number(remedy.From), Number(remedy.To)),
    };

    private static string Number(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
