using System.CommandLine;
using ExamBank.Api.Features.Papers;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Generator.Documents.Editions;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Exchange.Layouts;

namespace ExamBank.Api.Cli;

/// <summary>How <c>generate</c> prints papers, and what it writes beside the files that every paper has.</summary>
/// <param name="Layout">The layout; null where none is asked for.</param>
/// <param name="Demand">Editions and packages.</param>
/// <param name="Password">Encrypts the packages; null leaves them as they are.</param>
internal sealed record WantedEditions(LayoutProfile? Layout, EditionDemand Demand, string? Password);

/// <summary>The options <c>--layout</c>, <c>--editions</c>, <c>--bundle</c> and <c>--password-file</c>.</summary>
internal sealed class EditionOptions
{
    private readonly Option<string?> layout;
    private readonly Option<string?> editions;
    private readonly Option<bool> bundle;
    private readonly Option<string?> passwordFile;

    public EditionOptions(Terminal terminal)
    {
        layout = new Option<string?>("--layout") { Description = terminal.Text("cli.option.layout", ("usual", LayoutProfile.Default.Name)), HelpName = string.Join('|', LayoutCatalogue.Names.Append("FILE.json")) };
        editions = new Option<string?>("--editions") { Description = terminal.Text("cli.option.editions", ("known", Known)), HelpName = "LIST" };
        bundle = new Option<bool>("--bundle") { Description = terminal.Text("cli.option.bundle") };
        passwordFile = new Option<string?>("--password-file") { Description = terminal.Text("cli.option.password-file", ("shortest", PasswordFile.Shortest)), HelpName = "FILE" };
    }

    private static string Known => string.Join(", ", EditionNames.All.Select(EditionNames.NameOf));

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[layout, editions, bundle, passwordFile]) command.Options.Add(option);
    }

    /// <summary>Reads and checks them, the password file too, before anything is assembled.</summary>
    public Result<WantedEditions> Read(ParseResult parsed)
    {
        var errors = new List<BankError>();
        var drawn = parsed.GetValue(layout) is { } name ? LayoutFiles.Find(name, "--layout") : null;
        errors.AddRange(drawn?.Errors ?? []);
        // A paper that exists in another layout is printed in this one too.
        var chosen = new List<Edition>(drawn is null ? [] : [Edition.Paper]);
        foreach (var word in (parsed.GetValue(editions) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (EditionNames.Parse(word) is { } edition) chosen.Add(edition);
            else errors.Add(PaperErrors.EditionNotFound("--editions", word, Known));
        }

        string? password = null;
        if (parsed.GetValue(passwordFile) is { } file)
        {
            var read = parsed.GetValue(bundle) ? PasswordFile.Read(file) : CliErrors.PasswordWithoutBundle("--password-file");
            errors.AddRange(read.Errors);
            password = read.Succeeded ? read.Value : null;
        }

        return errors.Count > 0
            ? Result.Fail<WantedEditions>(errors)
            : new WantedEditions(drawn?.Value, new EditionDemand(chosen, parsed.GetValue(bundle) ? [PackageKind.Print, PackageKind.Marking] : []), password);
    }
}
