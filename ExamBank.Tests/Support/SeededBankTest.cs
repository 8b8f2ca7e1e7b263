using NUnit.Framework;

namespace ExamBank.Tests.Support;

/// <summary>A test of the command line over a seeded bank of its own.</summary>
public abstract class SeededBankTest
{
    private TemporaryFolder? folder;

    private protected TemporaryFolder Folder => folder ?? throw new InvalidOperationException("The test has not begun.");

    private protected string Database => Folder.PathOf("bank.db");

    [SetUp]
    public async Task MakeBank()
    {
        folder = new TemporaryFolder();
        await SeededBank.CopyToAsync(Database);
    }

    [TearDown]
    public void RemoveBank() => folder?.Dispose();

    /// <summary>Runs a verb over the test's bank.</summary>
    private protected Task<CommandLineRun> RunAsync(params string[] arguments) => CommandLineHere.RunAsync([.. arguments, "--database", Database]);
}
