using System.Diagnostics;
using System.Text;

namespace ExamBank.Tests.Support;

/// <summary>The built command line as a process of its own, as a user starts it.</summary>
internal sealed class CommandLineProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly Task<string> output;
    private readonly StringBuilder errors = new();
    private readonly Task errorsRead;

    private CommandLineProcess(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "ExamBank.Api.dll"))) start.ArgumentList.Add(argument);
        process = Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        output = process.StandardOutput.ReadToEndAsync();
        errorsRead = ReadErrorsAsync();
    }

    /// <summary>Runs to the end; a process that does not end is killed and fails the test.</summary>
    public static async Task<CommandLineRun> RunAsync(string folder, params string[] arguments)
    {
        using var started = new CommandLineProcess(folder, arguments);
        return await started.EndAsync();
    }

    /// <summary>Starts a process that the test watches, and ends or kills.</summary>
    public static CommandLineProcess Start(string folder, params string[] arguments) => new(folder, arguments);

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>How long it has kept processors busy; on a crowded machine less than it has run.</summary>
    public TimeSpan Worked
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Waits until something outside the process is so.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!holds()) await Task.Delay(1, limit.Token);
    }

    /// <summary>Waits for the end.</summary>
    public async Task<CommandLineRun> EndAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            Kill();
            throw new TimeoutException($"The command line did not end within {Patience}.", e);
        }

        await errorsRead;
        return new CommandLineRun(process.ExitCode, await output, errors.ToString());
    }

    /// <summary>Waits until the process has said <paramref name="word"/> on standard error.</summary>
    public async Task SaysAsync(string word)
    {
        await UntilAsync(() => errorsRead.IsCompleted || Said(word));
        if (!Said(word)) throw new InvalidOperationException($"The process ended without saying {word}: {errors}");
    }

    /// <summary>Ends the process at once, with no chance to tidy up (<c>kill -9</c>).</summary>
    public void Kill()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <summary>Interrupts the process as Ctrl+C does.</summary>
    public void Interrupt()
    {
        using var sender = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        sender.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private bool Said(string word)
    {
        lock (errors) return errors.ToString().Contains(word, StringComparison.Ordinal);
    }

    private async Task ReadErrorsAsync()
    {
        var buffer = new char[1024];
        int read;
        while ((read = await process.StandardError.ReadAsync(buffer)) > 0)
            lock (errors) errors.Append(buffer, 0, read);
    }
}
