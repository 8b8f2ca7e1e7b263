using ExamBank.Domain.Persistence;

namespace ExamBank.Api.Cli;

/// <summary>A bank in a temporary folder of its own, which goes with it.</summary>
internal sealed class PassingBank : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("exambank-dry-run-");

    /// <summary>Where its file is.</summary>
    public string Path => System.IO.Path.Combine(folder.FullName, "exambank.db");

    /// <inheritdoc/>
    public void Dispose()
    {
        BankDatabase.CloseIdleConnections();
        folder.Delete(recursive: true);
    }
}
