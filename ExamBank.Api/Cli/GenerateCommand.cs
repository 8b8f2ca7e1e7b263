using System.CommandLine;
using System.Globalization;
using ExamBank.Api.Features.Papers;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Api.Cli;

/// <summary><c>generate</c>: assembles papers and writes their files.</summary>
internal static class GenerateCommand
{
    public static Command Create(Terminal terminal, SharedOptions shared)
    {
        var standard = new Option<string?>("--standard") { Description = terminal.Text("cli.option.standard"), HelpName = "CODE" };
        var level = new Option<string>("--level") { Description = terminal.Text("cli.option.level"), HelpName = "L1|初级|…|all", DefaultValueFactory = _ => "all" };
        var blueprint = new Option<string?>("--blueprint") { Description = terminal.Text("cli.option.blueprint"), HelpName = "NAME" };
        var forms = new Option<int>("--forms") { Description = terminal.Text("cli.option.forms"), HelpName = "N", DefaultValueFactory = _ => 1, CustomParser = terminal.WholeNumber<int> };
        var versions = new Option<int>("--versions") { Description = terminal.Text("cli.option.versions"), HelpName = "N", DefaultValueFactory = _ => 1, CustomParser = terminal.WholeNumber<int> };
        var seed = new Option<long?>("--seed") { Description = terminal.Text("cli.option.seed"), HelpName = "N", CustomParser = terminal.OptionalWholeNumber };
        var folder = new Option<string>("--out") { Description = terminal.Text("cli.option.out"), HelpName = "DIR", DefaultValueFactory = _ => "papers" };
        var editions = new EditionOptions(terminal);
        var command = new Command("generate", terminal.Text("cli.generate")) { standard, level, blueprint, forms, versions, seed, folder, shared.Database };
        editions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var numbers = PaperRequest.Check(parsed.GetValue(forms), "--forms", parsed.GetValue(versions), "--versions", parsed.GetValue(seed), "--seed");
            if (numbers.Count > 0) return terminal.Fail(numbers);
            var wanted = editions.Read(parsed);
            if (!wanted.Succeeded) return terminal.Fail(wanted.Errors);
            var output = PaperFolder.Open(parsed.GetRequiredValue(folder));
            if (!output.Succeeded) return terminal.Fail(output.Errors);
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var names = await services.GetRequiredService<ChooseBlueprints>().RunAsync(
                parsed.GetValue(blueprint), parsed.GetValue(standard), parsed.GetRequiredValue(level), cancellationToken);
            if (!names.Succeeded) return terminal.Fail(names.Errors);
            var requests = names.Value.Select(name => new PaperRequest(name, parsed.GetValue(forms), parsed.GetValue(versions), parsed.GetValue(seed)) { Layout = wanted.Value.Layout ?? LayoutProfile.Default, Demand = wanted.Value.Demand }).ToList();
            return await RunAsync(terminal, services, requests, wanted.Value, output.Value, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, ServiceProvider services, IReadOnlyList<PaperRequest> requests, WantedEditions wanted, PaperFolder folder, CancellationToken cancellationToken)
    {
        var assemble = services.GetRequiredService<AssemblePaper>();
        var output = new PaperOutput(services.GetRequiredService<PaperDownloads>(), services.GetRequiredService<PaperEditions>(), wanted, folder);
        var done = new List<(AssembledPaper Paper, int Files)>();
        var errors = new List<BankError>();
        var begun = await assemble.BeginAsync(requests, cancellationToken);
        try
        {
            await terminal.ProgressAsync(
            [
                .. requests.Select((request, index) => (terminal.Text("cli.generate.step", ("blueprint", request.Blueprint)), (Func<Task>)(async () =>
                {
                    var paper = await assemble.StoreAsync(await begun[index], Actor.LocalOperator("cli"), cancellationToken);
                    if (!paper.Succeeded)
                    {
                        errors.AddRange(paper.Errors);
                        return;
                    }

                    var written = await output.WriteAsync(paper.Value.Number, cancellationToken);
                    errors.AddRange(written.Errors);
                    if (written.Succeeded) done.Add((paper.Value, written.Value));
                }))),
            ]);
        }
        finally
        {
            // A paper that is still being made uses the bank, which is about to be closed.
            await Task.WhenAll(begun.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (done.Count > 0)
        {
            terminal.Table(
                [.. "level paper forms questions marks areas requirements facility seed files".Split(' ').Select(h => terminal.Text($"cli.generate.{h}"))],
                done.Select(d => Row(terminal, d.Paper, d.Files, folder)));
            if (done.Exists(d => d.Paper.Existed)) terminal.Line(terminal.Text("cli.generate.existed"));
        }

        foreach (var (path, sha) in output.Encrypted) terminal.Line(terminal.Text("cli.generate.encrypted", ("file", path), ("sha", sha)));
        return errors.Count > 0 ? terminal.Fail(errors) : ExitCode.Done;
    }

    private static IReadOnlyList<string> Row(Terminal terminal, AssembledPaper paper, int files, PaperFolder folder)
    {
        var s = paper.Summary;
        var culture = CultureInfo.InvariantCulture;
        return
        [
            $"{s.Level} {terminal.Choose(s.LevelName, s.LevelNameEn)}",
            paper.Number + (s.Sample ? terminal.Text("cli.generate.sample") : "") + (paper.Existed ? " *" : ""),
            s.Forms.ToString(culture),
            s.Questions.ToString(culture),
            s.Marks.ToString("0.##", culture),
            string.Create(culture, $"{s.AreasCovered}/{s.Areas}"),
            string.Create(culture, $"{s.RequirementsCovered}/{s.Requirements}"),
            s.TargetFacility is { } target ? string.Create(culture, $"{s.Facility:0.000} → {target:0.000}") : s.Facility.ToString("0.000", culture),
            s.Seed.ToString(culture),
            string.Create(culture, $"{Path.Combine(folder.Name, paper.Number)} ({files})"),
        ];
    }
}
