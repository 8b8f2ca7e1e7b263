using System.Diagnostics;
using NUnit.Framework;

namespace ExamBank.Tests.Support;

/// <summary>
/// A program that a test needs and a machine may lack. Without it the test is skipped aloud; with
/// <c>EXAMBANK_REQUIRE_TOOLS=1</c> (as in <c>.ci/run</c>) it fails, so that nothing goes untested unseen.
/// </summary>
internal static class OptionalTool
{
    /// <summary>Gives the program's path, or skips the running test.</summary>
    public static string Find(string name)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        return path ?? Missing($"The program '{name}' is not installed.");
    }

    /// <summary>Skips the running test, or fails it where nothing may be missing; gives nothing back.</summary>
    public static string Missing(string message)
    {
        if (Environment.GetEnvironmentVariable("EXAMBANK_REQUIRE_TOOLS") == "1") Assert.Fail(message);
        Assert.Ignore(message);
        throw new UnreachableException();
    }

    /// <summary>Runs the program to its end and gives what it wrote; fails the test when it fails or takes more than two minutes.</summary>
    public static string Run(string path, params string[] arguments)
    {
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{path} did not end within two minutes.");
        }

        Assert.That(process.ExitCode, Is.Zero, errors.Result);
        return output.Result;
    }
}
