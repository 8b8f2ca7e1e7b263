using System.CommandLine;
using ExamBank.Api.Features.Papers;

namespace ExamBank.Api.Cli;

/// <summary><c>blueprint</c>: checks whether the bank can meet a blueprint.</summary>
internal static class BlueprintCommand
{
    public static Command Create(Terminal terminal, SharedOptions shared)
    {
        var name = new Argument<string>("NAME") { Description = terminal.Text("cli.argument.blueprint") };
        var forms = new Option<int>("--forms") { Description = terminal.Text("cli.option.forms"), HelpName = "N", DefaultValueFactory = _ => 1, CustomParser = terminal.WholeNumber<int> };
        var check = new Command("check", terminal.Text("cli.blueprint.check")) { name, forms, shared.Database };
        check.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var found = await services.GetRequiredService<CheckBlueprint>().RunAsync(parsed.GetRequiredValue(name), parsed.GetValue(forms), cancellationToken);
            return found.Succeeded ? Print(terminal, found.Value) : terminal.Fail(found.Errors);
        });
        return new Command("blueprint", terminal.Text("cli.blueprint")) { check };
    }

    private static int Print(Terminal terminal, BlueprintCheck check)
    {
        if (check.Feasible) terminal.Line(terminal.Text("cli.blueprint.feasible", ("blueprint", check.Blueprint), ("forms", check.Forms)));
        var disjoint = check.Disjoint;
        var code = disjoint.Count == disjoint.Limit ? "cli.blueprint.disjoint-limit" : disjoint.IsProven ? "cli.blueprint.disjoint" : "cli.blueprint.disjoint-found";
        terminal.Line(terminal.Text(code, ("count", disjoint.Count)));
        return check.Feasible ? ExitCode.Done : terminal.Fail(check.Reasons);
    }
}
