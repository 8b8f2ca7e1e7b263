using System.Diagnostics;
using NUnit.Framework;

namespace ExamBank.Tests.Support;

/// <summary>
/// Public clients and auditors written for Node, as <c>ExamBank.Tests/Api/Clients</c> locks them. They are installed once a test
/// run; without Node, or where no package registry answers, the test is skipped as <see cref="OptionalTool"/> does it.
/// </summary>
internal static class NodeClients
{
    private static readonly Lazy<(string? Folder, string Problem)> Installed = new(Install);

    /// <summary>The folder with the scripts and their packages, or skips the running test.</summary>
    public static string Folder
    {
        get
        {
            OptionalTool.Find("node");
            OptionalTool.Find("npm");
            if (Installed.Value is { Folder: { } folder }) return folder;
            return OptionalTool.Missing($"Node is there, but npm ci could not install the packages, as where no package registry answers: {Installed.Value.Problem}");
        }
    }

    /// <summary>Runs one of the scripts and gives what it wrote.</summary>
    public static string Run(string script, params string[] arguments)
    {
        var folder = Folder;
        return OptionalTool.Run(OptionalTool.Find("node"), [Path.Combine(folder, script), .. arguments]);
    }

    private static (string? Folder, string Problem) Install()
    {
        var folder = Directory.CreateTempSubdirectory("exambank-clients-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(Repository.Path("ExamBank.Tests", "Api", "Clients")).Where(f => !f.EndsWith(".cs", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var start = new ProcessStartInfo(OptionalTool.Find("npm"), ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (process.WaitForExit(TimeSpan.FromMinutes(4))) return process.ExitCode == 0 ? (folder, "") : (null, errors.Result + output.Result);
        process.Kill(entireProcessTree: true);
        return (null, "npm ci did not end within four minutes.");
    }
}
