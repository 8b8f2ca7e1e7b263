using System.Text;
using ExamBank.Api.Cli;

namespace ExamBank.Tests.Support;

/// <summary>
/// The same command line within the test process, from the arguments to the exit code. A process of its own costs three seconds
/// of just-in-time compilation at each start; what only a process can show (working folder, fresh machine, kill) is tested
/// by <see cref="CommandLineProcess"/>. Everything else says its paths in full and runs here.
/// </summary>
internal static class CommandLineHere
{
    /// <summary>The console belongs to the whole process, and tests run beside each other: each hears what it has begun itself.</summary>
    private static readonly OwnConsole Output = OwnConsole.InPlaceOf(Console.Out, Console.SetOut);
    private static readonly OwnConsole Errors = OwnConsole.InPlaceOf(Console.Error, Console.SetError);

    /// <summary>Runs to the end.</summary>
    public static async Task<CommandLineRun> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        (Output.Own, Errors.Own) = (output, errors);
        // What is set here ends with this method, as it is asynchronous.
        var exitCode = await CommandLine.RunAsync(arguments);
        return new CommandLineRun(exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Writes where whoever has begun the work listens, and otherwise where the console did.</summary>
    private sealed class OwnConsole(TextWriter usual) : TextWriter
    {
        private readonly AsyncLocal<TextWriter?> own = new();

        public static OwnConsole InPlaceOf(TextWriter usual, Action<TextWriter> set)
        {
            var console = new OwnConsole(usual);
            set(console);
            return console;
        }

        public TextWriter Own
        {
            get => own.Value ?? usual;
            set => own.Value = value;
        }

        public override Encoding Encoding => usual.Encoding;

        public override void Write(char value) => Own.Write(value);

        public override void Write(char[] buffer, int index, int count) => Own.Write(buffer, index, count);

        public override void Write(string? value) => Own.Write(value);

        public override void Flush() => Own.Flush();
    }
}
