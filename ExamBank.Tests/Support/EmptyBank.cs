using ExamBank.Domain.Persistence;

namespace ExamBank.Tests.Support;

/// <summary>Banks with nothing in them: migrations take a second, so one is made a test run, and every test gets a copy of its file.</summary>
internal static class EmptyBank
{
    private static readonly Lazy<Task<byte[]>> Template = new(MakeAsync);

    /// <summary>Writes an empty bank to <paramref name="path"/>.</summary>
    public static async Task CopyToAsync(string path) => await File.WriteAllBytesAsync(path, await Template.Value);

    private static async Task<byte[]> MakeAsync()
    {
        using var folder = new TemporaryFolder();
        var (made, copy) = (folder.PathOf("bank.db"), folder.PathOf("copy.db"));
        await BankDatabase.MigrateAsync(made, TimeProvider.System, CancellationToken.None);
        await BankDatabase.CopyAsync(made, copy, CancellationToken.None);
        return await File.ReadAllBytesAsync(copy);
    }
}
