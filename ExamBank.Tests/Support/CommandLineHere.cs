using ExamBank.Api.Cli;

namespace ExamBank.Tests.Support;

/// <summary>
/// The same command line within the test process, from the arguments to the exit code. A process of its own costs three seconds
/// of just-in-time compilation at each start; what only a process can show (working folder, fresh machine, kill) is tested
/// by <see cref="CommandLineProcess"/>. Everything else says its paths in full and runs here.
/// </summary>
internal static class CommandLineHere
{
    /// <summary>Runs to the end. The console belongs to the whole process, so such tests never run beside each other.</summary>
    public static async Task<CommandLineRun> RunAsync(params string[] arguments)
    {
        var (usualOutput, usualErrors) = (Console.Out, Console.Error);
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        Console.SetOut(output);
        Console.SetError(errors);
        try
        {
            var exitCode = await CommandLine.RunAsync(arguments);
            return new CommandLineRun(exitCode, output.ToString(), errors.ToString());
        }
        finally
        {
            Console.SetOut(usualOutput);
            Console.SetError(usualErrors);
        }
    }
}
