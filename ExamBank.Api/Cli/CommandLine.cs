using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ExamBank.Api.Cli;

/// <summary>The command line: verbs, the options they share, and what becomes of a failure.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line and gives its exit code (<see cref="ExitCode"/>).</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        // Help is worded while the verbs are built, so the language is looked for before the line is parsed.
        CultureInfo.CurrentUICulture = LanguageOf(args);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var terminal = new Terminal(CultureInfo.CurrentUICulture);
        using var stop = new CancellationTokenSource();
        // One place hears that somebody wants the end, so that it is always told as such; asked again, the process ends at once.
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        void End(PosixSignalContext signal)
        {
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }

        try
        {
            var result = Build(terminal).Parse(args);
            if (result.Errors.Count > 0)
            {
                foreach (var error in result.Errors) terminal.Error(error.Message);
                terminal.Error(terminal.Text("cli.see-help"));
                return ExitCode.Usage;
            }

            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            terminal.Error(terminal.Text("cli.cancelled"));
            return ExitCode.Fault;
        }
#pragma warning disable CA1031 // The last line of defence: no stack trace reaches a user.
        catch (Exception e)
#pragma warning restore CA1031
        {
            terminal.Error(terminal.Text("cli.fault", ("type", e.GetType().Name), ("message", e.Message), ("report", FaultReport.Write(e))));
            return ExitCode.Fault;
        }
    }

    private static RootCommand Build(Terminal terminal)
    {
        var shared = new SharedOptions(terminal);
        var root = new RootCommand(terminal.Text("cli.root"))
        {
            GenerateCommand.Create(terminal, shared),
            ServeCommand.Create(terminal, shared),
            StandardCommand.Create(terminal, shared),
            QuestionsCommand.Create(terminal, shared),
            SeedCommand.Create(terminal, shared),
            CoverageCommand.Create(terminal, shared),
            BlueprintCommand.Create(terminal, shared),
            AssembleCommand.Create(terminal),
            BackupCommand.Create(terminal, shared),
            RestoreCommand.Create(terminal, shared),
            AccountCommand.Create(terminal, shared),
            CentreCommand.Create(terminal, shared),
            TokenCommand.Create(terminal, shared),
        };
        root.Options.Add(shared.Language);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = terminal.Text("cli.option.help");
        help.Action = new WordedHelp((SynchronousCommandLineAction)help.Action!, terminal);
        // Without a verb the service starts.
        ServeCommand.MakeDefault(root, terminal, shared);
        return root;
    }

    private static CultureInfo LanguageOf(string[] args)
    {
        var at = Array.FindIndex(args, a => a is "--language" || a.StartsWith("--language=", StringComparison.Ordinal));
        var value = at < 0 ? null : args[at].Contains('=', StringComparison.Ordinal) ? args[at].Split('=', 2)[1] : args.ElementAtOrDefault(at + 1);
        return CultureInfo.GetCultureInfo(value == "en" ? "en" : "zh-CN");
    }
}

/// <summary>The exit codes of every verb.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Our fault, or the person stopped it, or a search ended without an answer.</summary>
    public const int Fault = 1;

    /// <summary>Wrong usage or input.</summary>
    public const int Usage = 2;

    /// <summary>A blueprint that cannot be met.</summary>
    public const int Infeasible = 3;
}
