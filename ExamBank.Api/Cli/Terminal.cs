using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using ExamBank.Domain.Errors;
using Spectre.Console;

namespace ExamBank.Api.Cli;

/// <summary>Where a verb's words go: results to standard output, errors and progress to standard error.</summary>
internal sealed class Terminal
{
    private readonly CultureInfo culture;
    private readonly IAnsiConsole output;
    private readonly IAnsiConsole errors;

    public Terminal(CultureInfo culture)
    {
        this.culture = culture;
        output = Open(Console.Out, Console.IsOutputRedirected);
        errors = Open(Console.Error, Console.IsErrorRedirected);
        Messages = MessageCatalogue.Load(typeof(Terminal).Assembly, typeof(Generator.Assembly.Papers.PaperAssembler).Assembly);
    }

    /// <summary>Every sentence, in both languages.</summary>
    public MessageCatalogue Messages { get; }

    /// <summary>Whether sentences are English.</summary>
    public bool English => culture.TwoLetterISOLanguageName == "en";

    /// <summary>The Chinese or the English of a pair, whichever is asked for and there.</summary>
    public string Choose(string chinese, string? english) => English && english is not null ? english : chinese;

    /// <summary>A sentence in the chosen language.</summary>
    public string Text(string code, params (string Name, object Value)[] facts) => Messages.Text(code, culture, facts);

    /// <summary>A sentence about an error or an oddity.</summary>
    public string Text(BankError error) => Messages.Text(error, culture);

    /// <summary>Reads the number of an option; the parser's own words would speak of .NET types.</summary>
    public T WholeNumber<T>(ArgumentResult given)
        where T : struct, INumberBase<T>
    {
        var text = given.Tokens[0].Value;
        if (T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        given.AddError(Text("cli.not-a-number", ("option", (given.Parent as OptionResult)?.IdentifierToken?.Value ?? ""), ("text", text)));
        return default;
    }

    /// <summary>The same for a number that may have decimals.</summary>
    public double Fraction(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return number;
        given.AddError(Text("cli.not-a-decimal", ("option", (given.Parent as OptionResult)?.IdentifierToken?.Value ?? ""), ("text", text)));
        return default;
    }

    /// <summary>The same for an option that may be left out.</summary>
    public long? OptionalWholeNumber(ArgumentResult given) => WholeNumber<long>(given);

    /// <summary>Writes a line to standard output.</summary>
    public void Line(string text) => output.Profile.Out.Writer.WriteLine(text);

    /// <summary>Writes a file's UTF-8 text to standard output as it is.</summary>
    public void Write(ReadOnlySpan<byte> utf8) => output.Profile.Out.Writer.Write(System.Text.Encoding.UTF8.GetString(utf8));

    /// <summary>Writes a line to standard error.</summary>
    public void Error(string text) => errors.Profile.Out.Writer.WriteLine(text);

    /// <summary>Tells each error with its code and place, and gives the exit code for them.</summary>
    public int Fail(IEnumerable<BankError> failures)
    {
        var list = failures.ToList();
        foreach (var failure in list)
            Error(failure.Path.Length == 0 ? $"{Text(failure)} [{failure.Code}]" : $"{failure.Path}: {Text(failure)} [{failure.Code}]");
        if (list.Exists(f => f.Code == "paper.infeasible")) return ExitCode.Infeasible;
        // Files that disagree with their paper are our fault, whoever asked for them.
        return list.Exists(f => f.Code == "paper.undecided" || f.Code.StartsWith("paper-check.", StringComparison.Ordinal)) ? ExitCode.Fault : ExitCode.Usage;
    }

    /// <summary>Writes a table to standard output.</summary>
    public void Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = output.Profile.Capabilities.Ansi ? TableBorder.Rounded : TableBorder.Ascii };
        foreach (var header in headers) table.AddColumn(new TableColumn(Markup.Escape(header)).NoWrap());
        foreach (var row in rows) table.AddRow([.. row.Select(cell => new Text(cell))]);
        output.Write(table);
    }

    /// <summary>Does steps one after another: with a progress display on a terminal, plain lines otherwise.</summary>
    public async Task ProgressAsync(IReadOnlyList<(string Name, Func<Task> Work)> steps)
    {
        if (Console.IsErrorRedirected || !errors.Profile.Capabilities.Interactive)
        {
            foreach (var (name, work) in steps)
            {
                Error(name);
                await work();
            }

            return;
        }

        await errors.Progress().AutoClear(false).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new SpinnerColumn()).StartAsync(async progress =>
        {
            var tasks = steps.Select(s => progress.AddTask(Markup.Escape(s.Name), autoStart: false, maxValue: 1)).ToList();
            for (var i = 0; i < steps.Count; i++)
            {
                tasks[i].StartTask();
                await steps[i].Work();
                tasks[i].Increment(1);
            }
        });
    }

    private static IAnsiConsole Open(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        // A pipe has no width; a table in a file must not be folded to 80 columns.
        if (redirected) console.Profile.Width = 400;
        return console;
    }
}
